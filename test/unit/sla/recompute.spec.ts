import * as fc from 'fast-check';
import { addMillis, instantOf, millisOf, type Instant } from '../../../src/kernel/time';
import {
  addWorkingDays,
  indexCalendar,
  minutesLeft,
  recompute,
  resumeDeadline,
  startDeadlineAt,
  workingDaysBetween,
} from '../../../src/sla';
import type { Calendar, Clock, Deadline, Period, Rules } from '../../../src/sla';
import { PUXI, calendar, handlingIn, nextCalendar, onTheWall, rules, start, town, wall } from './hanyin';

const running = (deadline: Deadline): Clock => ({ deadline, status: 'running' });
const year2027 = nextCalendar({ '2027-01-01': '元旦', '2027-02-05': '春节' });
/** Offices that close at noon from August on: a version that changes hours, not days. */
const shorter = nextCalendar(
  {},
  {
    horizon: calendar.document.horizon,
    weekdays: calendar.document.weekdays.map((windows) => windows.slice(0, 1)),
  },
);

/** The hotline's routine handling with another period. */
const handling = (period: Period, warnAtPercent?: readonly number[]): Rules => ({
  ...rules,
  policies: handlingIn(period, 4, warnAtPercent),
});

const publish = (
  clock: Clock,
  at: string | Instant,
  is: Partial<Rules>,
  pauses: { from: Instant; to: Instant }[] = [],
) =>
  recompute(clock, {
    at: at.includes('T') ? (at as Instant) : wall(at),
    was: rules,
    is: { ...rules, ...is },
    urgency: 'routine',
    pauses,
  });

describe('a year that is published over what runs', () => {
  const handle = start({ at: wall('2026-12-25 10:00') });

  it('makes provisional deadlines definite', () => {
    expect(handle).toMatchObject({ dueAt: wall('2027-01-01 18:00'), provisional: true });
    expect(publish(running(handle), '2026-12-28 10:00', { calendar: year2027 })).toEqual({
      causes: ['calendar'],
      deadline: {
        ...handle,
        dueAt: wall('2027-01-04 18:00'),
        warnAt: handle.warnAt,
        calendar: '610921@2',
        provisional: false,
      },
    });
  });

  it('is a change also where the due time stays', () => {
    const found = publish(running(handle), '2026-12-28 10:00', {
      calendar: nextCalendar({ '2027-02-05': '春节' }),
    });
    expect(found!.deadline).toEqual({ ...handle, calendar: '610921@2', provisional: false });
  });

  it('leaves alone what ends before it, what is over, and what no calendar moves', () => {
    const early = start({ at: wall('2026-12-21 10:00') });
    const critical = start({ at: wall('2026-12-31 10:00'), urgency: 'critical' });
    for (const clock of [
      running(early),
      running(critical),
      { ...running(handle), missedAt: handle.dueAt },
      { deadline: handle, status: 'met', endedAt: wall('2026-12-28 10:00') } as const,
    ])
      expect(publish(clock, '2026-12-28 10:00', { calendar: year2027 })).toBeUndefined();
  });

  it('rolls a calendar period anew', () => {
    const rate = start({ kind: 'rate', at: wall('2026-12-25 10:00') });
    expect(onTheWall(rate.dueAt)).toBe('2027-01-01 10:00');
    const { deadline } = publish(running(rate), '2026-12-28 10:00', { calendar: year2027 })!;
    expect(deadline).toMatchObject({ dueAt: wall('2027-01-04 08:30'), rolledFrom: wall('2027-01-01 10:00') });
  });

  it('counts in the town of the deadline', () => {
    const snow = nextCalendar(
      {},
      {
        horizon: '2026-12-31' as never,
        closures: [{ name: '大雪', from: '2026-07-03' as never, towns: [PUXI] }],
      },
    );
    const in蒲溪 = start({ at: wall('2026-07-01 10:00'), town: PUXI });
    const { deadline } = publish(running(in蒲溪), '2026-07-02 10:00', { calendar: snow })!;
    expect([onTheWall(deadline.dueAt), deadline.calendar]).toEqual(['2026-07-09 18:00', `610921/${PUXI}@2`]);
    expect(
      publish(running(start({ at: wall('2026-07-01 10:00') })), '2026-07-02 10:00', { calendar: snow }),
    ).toBeUndefined();
  });

  it('keeps a paused clock paused, its pause so far made good', () => {
    const pausedAt = wall('2026-12-28 10:00');
    const clock: Clock = { deadline: handle, status: 'paused', pausedAt };
    const at = wall('2026-12-30 10:00');
    const { deadline, causes } = publish(clock, at, { calendar: year2027 })!;
    expect(causes).toEqual(['calendar']);
    // Two days were paused, so it would be due on 5 January; New Year's Day does not count any more.
    expect(onTheWall(deadline.dueAt)).toBe('2027-01-06 18:00');
  });
});

describe('another calendar keeps what was used', () => {
  const instants = fc
    .integer({
      min: millisOf(wall('2024-01-01 00:00')) / 60_000,
      max: millisOf(wall('2026-11-01 00:00')) / 60_000,
    })
    .map((minutes) => instantOf(minutes * 60_000));
  const lived = fc
    .tuple(instants, fc.nat(10_000), fc.nat(4000), fc.nat(4000))
    .map(([at, ran, rested, later]) => {
      const pausedAt = addMillis(at, ran * 60_000);
      const resumedAt = addMillis(pausedAt, rested * 60_000);
      return { at, pausedAt, resumedAt, publishedAt: addMillis(resumedAt, later * 60_000) };
    });

  it('in working hours: as many minutes are left as were', () => {
    fc.assert(
      fc.property(lived, ({ at, pausedAt, resumedAt, publishedAt }) => {
        const respond = start({ kind: 'respond', tier: 'town', at });
        const resumed = resumeDeadline({ deadline: respond, status: 'paused', pausedAt }, resumedAt, rules);
        const found = publish(running(resumed), publishedAt, { calendar: shorter });
        if (found === undefined || resumed.dueAt <= publishedAt) return;
        expect(minutesLeft(found.deadline, publishedAt, shorter)).toBe(
          minutesLeft(resumed, publishedAt, calendar),
        );
      }),
    );
  });

  it('in working days: as many days are left as were, and closes stay closes', () => {
    fc.assert(
      fc.property(instants, fc.nat(8000), (at, later) => {
        const handle = start({ at });
        const publishedAt = addMillis(at, later * 60_000);
        const found = publish(running(handle), publishedAt, { calendar: shorter });
        if (handle.dueAt <= publishedAt) expect(found).toBeUndefined();
        else if (found !== undefined) {
          const { dueAt } = found.deadline;
          const left = workingDaysBetween(publishedAt, handle.dueAt, calendar);
          if (left > 0) expect(dueAt).toBe(addWorkingDays(publishedAt, left, shorter));
          expect(dueAt > publishedAt).toBe(true);
        }
      }),
    );
  });

  it('the same calendar under another version changes nothing', () => {
    const again = indexCalendar(calendar.document, 2);
    fc.assert(
      fc.property(
        lived,
        fc.constantFrom('handle' as const, 'respond' as const, 'rate' as const),
        (life, kind) => {
          const deadline = start({ kind, at: life.at, tier: 'town' });
          const paused: Clock = { deadline, status: 'paused', pausedAt: life.pausedAt };
          const resumed = resumeDeadline(paused, life.resumedAt, rules);
          expect(publish(running(resumed), life.publishedAt, { calendar: again })).toBeUndefined();
        },
      ),
    );
  });

  it('more days off never make it due earlier', () => {
    fc.assert(
      fc.property(
        lived,
        fc.subarray(['2025-03-03', '2025-03-04', '2026-03-05', '2026-06-03']),
        (life, off) => {
          const holidays = Object.fromEntries(off.map((day) => [day, '停工']));
          const next: Calendar = nextCalendar(holidays, { horizon: calendar.document.horizon });
          const paused: Clock = {
            deadline: start({ at: life.at }),
            status: 'paused',
            pausedAt: life.pausedAt,
          };
          const resumed = resumeDeadline(paused, life.resumedAt, rules);
          const found = publish(running(resumed), life.publishedAt, { calendar: next });
          expect((found?.deadline ?? resumed).dueAt >= resumed.dueAt).toBe(true);
        },
      ),
    );
  });

  it('a day that was closed while it ran: the rest of today is what is left, else the next day', () => {
    const handle = start({ at: wall('2026-07-01 10:00'), urgency: 'urgent' });
    expect(onTheWall(handle.dueAt)).toBe('2026-07-02 18:00');
    const due = (at: string): string =>
      onTheWall(publish(running(handle), at, { calendar: shorter })!.deadline.dueAt);
    expect(due('2026-07-02 09:00')).toBe('2026-07-02 12:00');
    expect(due('2026-07-02 15:00')).toBe('2026-07-03 12:00');
  });
});

describe('another policy', () => {
  const handle = start({ at: wall('2026-07-01 10:00') });
  const eight = handling({ unit: 'working-days', amount: 8 });

  it('counts the new period from the start, and names it', () => {
    const { deadline, causes } = publish(running(handle), '2026-07-02 10:00', eight)!;
    expect(causes).toEqual(['policy']);
    expect(deadline).toMatchObject({
      dueAt: wall('2026-07-13 18:00'),
      policy: 'hotline@4',
      period: { unit: 'working-days', amount: 8 },
    });
    expect(deadline.warnAt.map(onTheWall)).toEqual(['2026-07-07 18:00', '2026-07-10 11:18']);
  });

  it('keeps pauses and extensions', () => {
    const pause = { from: wall('2026-07-02 09:00'), to: wall('2026-07-03 09:00') };
    const resumed = resumeDeadline(
      { deadline: handle, status: 'paused', pausedAt: pause.from },
      pause.to,
      rules,
    );
    const extended = { ...resumed, extensions: [{ unit: 'working-days', amount: 2 }] as const };
    const { deadline } = publish(running(extended), '2026-07-06 10:00', eight, [pause])!;
    // Eight days end on 13 July, two more on the 15th, and one was paused.
    expect(onTheWall(deadline.dueAt)).toBe('2026-07-16 18:00');
  });

  it('that has been used up already is over now, not before', () => {
    const one = handling({ unit: 'working-days', amount: 1 });
    expect(onTheWall(publish(running(handle), '2026-07-06 10:00', one)!.deadline.dueAt)).toBe(
      '2026-07-06 10:00',
    );
    expect(onTheWall(publish(running(handle), '2026-07-02 10:00', one)!.deadline.dueAt)).toBe(
      '2026-07-02 18:00',
    );
  });

  it('from working days to calendar time, and with a calendar at once', () => {
    const calm = handling({ unit: 'days', amount: 30 });
    const { deadline } = publish(running(handle), '2026-07-02 10:00', calm)!;
    expect(deadline).toMatchObject({ dueAt: wall('2026-07-31 10:00'), calendar: '610921@1' });
    const both = {
      ...handling({ unit: 'working-days', amount: 8 }),
      calendar: nextCalendar({ '2026-07-08': '停电' }, { horizon: '2026-12-31' as never }),
    };
    const found = publish(running(handle), '2026-07-02 10:00', both)!;
    expect([found.causes, onTheWall(found.deadline.dueAt)]).toEqual([
      ['policy', 'calendar'],
      '2026-07-14 18:00',
    ]);
  });

  it('changes only what follows the rule that changed', () => {
    const revisit = startDeadlineAt(
      {
        round: 1,
        kind: 'revisit',
        owner: town,
        policy: 'hotline',
        urgency: 'routine',
        at: wall('2026-07-01 10:00'),
        dueAt: wall('2026-07-08 10:00'),
      },
      rules,
    );
    for (const deadline of [
      revisit,
      start({ at: wall('2026-07-01 10:00'), kind: 'whole' }),
      start({ at: wall('2026-07-01 10:00'), tier: 'village' }),
      { ...handle, period: { unit: 'working-days', amount: 7 } as const },
    ])
      expect(publish(running(deadline), '2026-07-02 10:00', eight)).toBeUndefined();
  });

  it('of other warnings only moves those', () => {
    const { deadline } = publish(running(handle), '2026-07-02 10:00', handling(handle.period, [60]))!;
    expect(deadline).toEqual({ ...handle, policy: 'hotline@4', warnAt: [wall('2026-07-06 18:00')] });
  });
});
