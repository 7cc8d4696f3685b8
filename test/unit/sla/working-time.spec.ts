import * as fc from 'fast-check';
import { addMillis, instantOf, millisOf } from '../../../src/kernel/time';
import type { Instant } from '../../../src/kernel/time';
import type { RegionCode } from '../../../src/kernel/ids';
import {
  addWorkingDays,
  addWorkingMinutes,
  dayOf,
  isProvisional,
  isWorkingMoment,
  workingDaysBetween,
  workingMinutesBetween,
} from '../../../src/sla';
import type { Calendar } from '../../../src/sla';
import {
  PUXI,
  SHUANGHEKOU,
  calendar,
  countedByMinute,
  minutes,
  onTheWall,
  seasonalCalendar,
  unevenCalendar,
  wall,
} from './hanyin';
import { runs } from '../../kit/runs';

const calendars: readonly (readonly [string, Calendar, RegionCode | undefined])[] = [
  ["Hanyin's calendar", calendar, undefined],
  ['a calendar whose days differ', unevenCalendar, undefined],
  ['a calendar of seasons', seasonalCalendar, undefined],
  ['a town with hours and closures of its own', seasonalCalendar, PUXI],
  ['a town with a closure', seasonalCalendar, SHUANGHEKOU],
];

const instants = fc
  .integer({ min: millisOf(wall('2023-12-20 00:00')), max: millisOf(wall('2027-03-01 00:00')) })
  .map(instantOf);
const lengths = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 60_000 })).map(minutes);
const dayCounts = fc.integer({ min: 1, max: 90 });

describe('adding working minutes', () => {
  it.each([
    ['within a window', '2026-07-01 09:00', 30, '2026-07-01 09:30'],
    ['over the noon break', '2026-07-01 11:50', 30, '2026-07-01 14:50'],
    ['to the very end of a window', '2026-07-01 17:00', 60, '2026-07-01 18:00'],
    ['over a night', '2026-07-01 17:50', 30, '2026-07-02 08:50'],
    ['from the night before', '2026-07-01 22:00', 30, '2026-07-02 09:00'],
    ['over a weekend', '2026-07-03 17:50', 30, '2026-07-06 08:50'],
    ['over the Spring Festival and its make-up Sunday', '2025-01-24 17:50', 30, '2025-01-26 08:50'],
    ['from the last day before the Spring Festival', '2025-01-27 17:50', 30, '2025-02-05 08:50'],
    ['over the year end', '2025-12-31 17:50', 30, '2026-01-04 08:50'],
    ['beyond the horizon, by plain weekdays', '2027-01-01 09:00', 30, '2027-01-01 09:30'],
    ['nothing, in working time', '2026-07-01 09:00', 0, '2026-07-01 09:00'],
    ['nothing, at the end of the day', '2026-07-01 18:00', 0, '2026-07-01 18:00'],
    ['nothing, on a Sunday', '2026-07-05 09:00', 0, '2026-07-06 08:30'],
  ])('%s', (_, from, length, due) => {
    expect(onTheWall(addWorkingMinutes(wall(from), minutes(length), calendar))).toBe(due);
  });

  it('refuses to go back', () => {
    expect(() => addWorkingMinutes(wall('2026-07-01 09:00'), minutes(-1), calendar)).toThrow(RangeError);
  });
});

describe('adding working days', () => {
  it.each([
    ['the day of the start does not count', '2026-07-01 10:20', 2, '2026-07-03 18:00'],
    ['nor before the offices open', '2026-07-01 07:00', 2, '2026-07-03 18:00'],
    ['nor after they have closed', '2026-07-01 22:00', 2, '2026-07-03 18:00'],
    ['nor in the noon break', '2026-07-01 13:00', 1, '2026-07-02 18:00'],
    ['over a weekend', '2026-07-03 10:20', 1, '2026-07-06 18:00'],
    ['from a Sunday: Monday is the first', '2026-07-05 20:00', 1, '2026-07-06 18:00'],
    ['from a holiday: the day after it is the first', '2025-10-05 10:00', 1, '2025-10-09 18:00'],
    ['over the National Day of 2024 with its make-up days', '2024-09-27 15:00', 5, '2024-10-10 18:00'],
    ['onto a make-up Saturday', '2024-10-11 15:00', 1, '2024-10-12 18:00'],
    ['over a leap day', '2024-02-28 09:00', 2, '2024-03-01 18:00'],
  ])('%s', (_, from, count, due) => {
    expect(onTheWall(addWorkingDays(wall(from), count, calendar))).toBe(due);
  });

  it('ends with the last window of the last day, however short or long that is', () => {
    expect(onTheWall(addWorkingDays(wall('2025-03-06 10:00'), 1, unevenCalendar))).toBe('2025-03-07 12:00');
    expect(onTheWall(addWorkingDays(wall('2025-03-03 20:00'), 1, unevenCalendar))).toBe('2025-03-05 00:00');
    expect(onTheWall(addWorkingDays(wall('2025-03-06 00:00'), 2, unevenCalendar))).toBe('2025-03-08 11:30');
  });

  it.each([-1, 0, 0.5, Number.NaN])('refuses %p days', (count) => {
    expect(() => addWorkingDays(wall('2026-07-01 09:00'), count, calendar)).toThrow(RangeError);
  });
});

describe('seasons, towns and closures', () => {
  const close = (at: string, town?: RegionCode): string =>
    onTheWall(addWorkingDays(wall(at), 1, seasonalCalendar, town));

  it.each([
    ['the last day of spring', '2025-04-29 10:00', '2025-04-30 18:00'],
    ['the first of summer', '2025-04-30 10:00', '2025-05-01 18:30'],
    ['the last of winter', '2025-02-27 10:00', '2025-02-28 17:30'],
    ['winter over the year end', '2025-12-31 10:00', '2026-01-01 17:30'],
    ['summer of any year', '2031-07-01 10:00', '2031-07-02 18:30'],
    ['winter of any year', '2399-12-30 10:00', '2399-12-31 17:30'],
    ['summer before the published years', '1968-07-01 10:00', '1968-07-02 18:30'],
  ])('%s', (_, at, due) => {
    expect(close(at)).toBe(due);
  });

  it('a town with hours of its own keeps no season of the county', () => {
    expect(close('2025-07-01 10:00', PUXI)).toBe('2025-07-02 18:00');
    expect(close('2025-05-01 10:00', PUXI)).toBe('2025-05-02 12:00');
    expect(close('2025-05-02 10:00', PUXI)).toBe('2025-05-03 11:00');
    expect(close('2025-05-02 10:00', SHUANGHEKOU)).toBe('2025-05-05 18:30');
  });

  it('a make-up day is worked like its weekday, as the season and the town work it', () => {
    expect(close('2025-01-25 10:00')).toBe('2025-01-26 17:30');
    expect(close('2025-01-25 10:00', PUXI)).toBe('2025-01-26 12:00');
    expect(close('2025-10-10 10:00')).toBe('2025-10-11 18:00');
  });

  it('a closure takes a part of a day, or the days of one town', () => {
    expect(close('2025-03-24 10:00')).toBe('2025-03-25 12:00');
    expect(close('2025-01-20 10:00')).toBe('2025-01-21 17:30');
    expect(close('2025-01-20 10:00', PUXI)).toBe('2025-01-24 12:00');
    const hour = [wall('2025-07-08 10:00'), wall('2025-07-08 11:00')] as const;
    expect(workingMinutesBetween(...hour, seasonalCalendar, SHUANGHEKOU)).toBe(0);
    expect(workingMinutesBetween(...hour, seasonalCalendar)).toBe(60);
  });

  it("towns without hours or closures of their own keep the county's", () => {
    expect(seasonalCalendar.hoursOf('610921100' as RegionCode)).toBe(seasonalCalendar.hours);
    expect(seasonalCalendar.hoursOf(PUXI)).not.toBe(seasonalCalendar.hours);
  });
});

describe('what a front end asks', () => {
  it.each([
    ['2026-07-01 08:29', false],
    ['2026-07-01 08:30', true],
    ['2026-07-01 12:00', true],
    ['2026-07-01 13:00', false],
    ['2026-07-01 18:00', true],
    ['2026-07-01 18:01', false],
    ['2026-07-05 10:00', false],
    ['2026-10-01 10:00', false],
    ['2026-10-10 10:00', true],
  ])('is %s a working moment: %p', (at, answer) => {
    expect(isWorkingMoment(wall(at), calendar)).toBe(answer);
  });

  it('how many working days lie between, and whether a time may still move', () => {
    expect(workingDaysBetween(wall('2026-09-30 23:00'), wall('2026-10-12 01:00'), calendar)).toBe(4);
    expect(workingDaysBetween(wall('2026-07-01 10:00'), wall('2026-07-01 17:00'), calendar)).toBe(0);
    expect(isProvisional(wall('2026-12-31 23:59'), calendar)).toBe(false);
    expect(isProvisional(wall('2027-01-01 00:00'), calendar)).toBe(true);
  });
});

describe.each(calendars)('whatever the time, on %s', (_, county, town) => {
  const add = (at: Instant, length: number): Instant => addWorkingMinutes(at, minutes(length), county, town);
  const between = (from: Instant, to: Instant): number => workingMinutesBetween(from, to, county, town);
  it('a working moment has working time on one side at least', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(isWorkingMoment(at, county, town)).toBe(between(addMillis(at, -1), addMillis(at, 1)) > 0);
      }),
    );
  });

  it('measuring agrees with a count of every minute', () => {
    fc.assert(
      fc.property(
        instants.map((at) => instantOf(Math.floor(millisOf(at) / 60_000) * 60_000)),
        fc.integer({ min: 0, max: 20 * 1440 }),
        (from, length) => {
          const to = addMillis(from, length * 60_000);
          expect(between(from, to)).toBe(countedByMinute(from, to, county, town));
        },
      ),
      { numRuns: runs(20) },
    );
  });

  it('what was added is what is measured, to the millisecond', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000_000_000 }), (at, length) => {
        expect(between(at, add(at, length / 60_000)) * 60_000).toBeCloseTo(length, 3);
      }),
    );
  });

  it('a later start or a longer time is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.nat(200_000_000), lengths, lengths, (at, later, length, more) => {
        expect(add(at, length) <= add(addMillis(at, later), length)).toBe(true);
        expect(add(at, length) <= add(at, length + more)).toBe(true);
      }),
    );
  });

  it('adding in two parts is adding the whole', () => {
    fc.assert(
      fc.property(instants, lengths, lengths, (at, a, b) => {
        expect(add(add(at, a), b)).toBe(add(at, a + b));
      }),
    );
  });

  it('measuring over any point between adds up, and backwards is negative', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 6);
        expect(between(a, b)).toBe(-between(b, a) + 0);
      }),
    );
  });

  it('minutes and days end in working time and not before they began', () => {
    fc.assert(
      fc.property(instants, lengths, dayCounts, (at, length, count) => {
        for (const due of [add(at, length), addWorkingDays(at, count, county, town)]) {
          expect(isWorkingMoment(due, county, town)).toBe(true);
          expect(due >= at).toBe(true);
        }
      }),
    );
  });

  it('working days are monotone in both, split, and end when exactly that many are over', () => {
    const close = (at: Instant, count: number): Instant => addWorkingDays(at, count, county, town);
    fc.assert(
      fc.property(instants, fc.nat(200_000_000), dayCounts, dayCounts, (at, later, count, more) => {
        const due = close(at, count);
        expect(due <= close(addMillis(at, later), count)).toBe(true);
        // A close at 24:00 belongs to the day that it ends.
        expect(workingDaysBetween(at, addMillis(due, -1), county, town)).toBe(count);
        expect(close(addMillis(due, -1), more)).toBe(close(at, count + more));
        let passed = 0;
        for (let day = nextMidnight(at); day < due; day = addMillis(day, 86_400_000))
          if (between(day, addMillis(day, 86_400_000)) > 0) passed++;
        expect(passed).toBe(count);
        expect(between(due, nextMidnight(addMillis(due, -1)))).toBe(0);
      }),
    );
  });
});

const nextMidnight = (at: Instant): Instant => addMillis(wall(`${dayOf(at)} 00:00`), 86_400_000);
