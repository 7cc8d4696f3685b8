import * as fc from 'fast-check';
import { addMillis, instantOf, millisOf } from '../../../src/kernel/time';
import type { Instant } from '../../../src/kernel/time';
import { addWorkingDays, addWorkingMinutes, dayOf, workingMinutesBetween } from '../../../src/sla';
import type { Calendar } from '../../../src/sla';
import { calendar, countedByMinute, minutes, onTheWall, unevenCalendar, wall } from './hanyin';

const calendars: readonly (readonly [string, Calendar])[] = [
  ["Hanyin's calendar", calendar],
  ['a calendar whose days differ', unevenCalendar],
];

const instants = fc
  .integer({ min: millisOf(wall('2023-12-20 00:00')), max: millisOf(wall('2027-03-01 00:00')) })
  .map(instantOf);
const lengths = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 60_000 })).map(minutes);
const dayCounts = fc.integer({ min: 0, max: 90 });

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
    ['the same time of day', '2026-07-01 10:20', 2, '2026-07-03 10:20'],
    ['over a weekend', '2026-07-03 10:20', 1, '2026-07-06 10:20'],
    ['from the noon break, as from half past two', '2026-07-01 13:00', 1, '2026-07-02 14:30'],
    ['from a Sunday, as from Monday morning', '2026-07-05 20:00', 1, '2026-07-07 08:30'],
    [
      'over the National Day of 2024, in step with its make-up days',
      '2024-09-27 15:00',
      5,
      '2024-10-10 15:00',
    ],
    ['onto a make-up Saturday', '2024-10-11 15:00', 1, '2024-10-12 15:00'],
    ['none, from a holiday', '2025-10-05 10:00', 0, '2025-10-09 08:30'],
    ['over a leap day', '2024-02-28 09:00', 2, '2024-03-01 09:00'],
  ])('%s', (_, from, count, due) => {
    expect(onTheWall(addWorkingDays(wall(from), count, calendar))).toBe(due);
  });

  it('where the later day is shorter, ends with it; where it has a break, after it', () => {
    expect(onTheWall(addWorkingDays(wall('2025-03-06 10:00'), 1, unevenCalendar))).toBe('2025-03-07 10:00');
    expect(onTheWall(addWorkingDays(wall('2025-03-05 17:00'), 2, unevenCalendar))).toBe('2025-03-07 12:00');
    expect(onTheWall(addWorkingDays(wall('2025-03-04 20:00'), 1, unevenCalendar))).toBe('2025-03-05 18:00');
    expect(onTheWall(addWorkingDays(wall('2025-03-06 00:00'), 2, unevenCalendar))).toBe('2025-03-08 09:00');
  });

  it.each([-1, 0.5, Number.NaN])('refuses %p days', (count) => {
    expect(() => addWorkingDays(wall('2026-07-01 09:00'), count, calendar)).toThrow(RangeError);
  });
});

describe.each(calendars)('whatever the time, on %s', (_, county) => {
  const add = (at: Instant, length: number): Instant => addWorkingMinutes(at, minutes(length), county);
  const between = (from: Instant, to: Instant): number => workingMinutesBetween(from, to, county);
  /** A working moment, ends of windows included: working time touches it on one side at least. */
  const isWorking = (at: Instant): boolean => between(addMillis(at, -1), addMillis(at, 1)) > 0;

  it('measuring agrees with a count of every minute', () => {
    fc.assert(
      fc.property(
        instants.map((at) => instantOf(Math.floor(millisOf(at) / 60_000) * 60_000)),
        fc.integer({ min: 0, max: 20 * 1440 }),
        (from, length) => {
          const to = addMillis(from, length * 60_000);
          expect(between(from, to)).toBe(countedByMinute(from, to, county));
        },
      ),
      { numRuns: 60 },
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
        for (const due of [add(at, length), addWorkingDays(at, count, county)]) {
          expect(isWorking(due)).toBe(true);
          expect(due >= at).toBe(true);
        }
      }),
    );
  });

  it('working days are monotone in both, and pass exactly that many working days', () => {
    fc.assert(
      fc.property(instants, fc.nat(200_000_000), dayCounts, dayCounts, (at, later, count, more) => {
        const due = addWorkingDays(at, count, county);
        expect(due <= addWorkingDays(addMillis(at, later), count, county)).toBe(true);
        expect(due <= addWorkingDays(at, count + more, county)).toBe(true);
        const start = addWorkingDays(at, 0, county);
        let passed = 0;
        for (let day = start; dayOf(day) < dayOf(due); day = addMillis(day, 86_400_000)) {
          const midnight = wall(`${dayOf(day)} 00:00`);
          if (between(midnight, addMillis(midnight, 86_400_000)) > 0) passed++;
        }
        expect(passed).toBe(count);
      }),
    );
  });
});

it('where all working days are alike, working days split and measure like minutes', () => {
  fc.assert(
    fc.property(instants, dayCounts, dayCounts, (at, a, b) => {
      const due = addWorkingDays(at, a + b, calendar);
      expect(addWorkingDays(addWorkingDays(at, a, calendar), b, calendar)).toBe(due);
      expect(workingMinutesBetween(at, due, calendar)).toBeCloseTo((a + b) * 420, 6);
    }),
  );
});
