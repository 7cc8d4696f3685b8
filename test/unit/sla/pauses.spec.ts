import * as fc from 'fast-check';
import { addMillis, instantOf, millisOf, type Instant } from '../../../src/kernel/time';
import {
  addWorkingDays,
  addWorkingMinutes,
  endBeforeRoll,
  resumeDeadline,
  workingMinutesBetween,
} from '../../../src/sla';
import type { Clock, Deadline } from '../../../src/sla';
import {
  PUXI,
  calendar,
  minutes,
  nextCalendar,
  onTheWall,
  rules,
  seasonalCalendar,
  start,
  wall,
} from './hanyin';
import { Story } from './story';

const pausedSince = (deadline: Deadline, at: Clock['pausedAt']): Clock => ({
  deadline,
  status: 'paused',
  pausedAt: at,
});

/** Minutes to where the period ends, in its own measure. */
const leftOf = (kind: string, deadline: Deadline, at: Instant): number =>
  kind === 'rate'
    ? (millisOf(endBeforeRoll(deadline)) - millisOf(at)) / 60_000
    : workingMinutesBetween(at, deadline.dueAt, calendar);

describe('a pause', () => {
  const kinds = ['handle', 'whole', 'rate'] as const;
  const minute = fc.integer({
    min: millisOf(wall('2024-01-01 00:00')) / 60_000,
    max: millisOf(wall('2026-12-01 00:00')) / 60_000,
  });

  it('adds the working time between question and answer', () => {
    const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });
    const resumed = resumeDeadline(
      pausedSince(handle, wall('2026-07-03 15:00')),
      wall('2026-07-06 09:30'),
      rules,
    );
    expect(onTheWall(handle.dueAt)).toBe('2026-07-06 18:00');
    expect(onTheWall(resumed.dueAt)).toBe('2026-07-07 15:00');
    expect(resumed).toEqual({ ...handle, dueAt: resumed.dueAt, warnAt: resumed.warnAt });
    // Half the time was gone before the pause: that warning has been given and stays.
    expect(handle.warnAt.map(onTheWall)).toEqual(['2026-07-03 12:00', '2026-07-06 11:18']);
    expect(resumed.warnAt.map(onTheWall)).toEqual(['2026-07-03 12:00', '2026-07-06 17:48']);
  });

  it('over a night costs and adds nothing', () => {
    const handle = start({ at: wall('2026-07-01 10:00') });
    expect(
      resumeDeadline(pausedSince(handle, wall('2026-07-01 19:00')), wall('2026-07-02 07:00'), rules),
    ).toEqual(handle);
  });

  it.each(kinds)('of any length leaves the minutes that were left: %s', (kind) => {
    fc.assert(
      fc.property(minute, fc.nat(30_000), fc.nat(60_000), (at, ran, rested) => {
        const deadline = start({ kind, at: instantOf(at * 60_000), policy: 'hotline' });
        const pausedAt = addMillis(deadline.startedAt, ran * 60_000);
        const resumedAt = addMillis(pausedAt, rested * 60_000);
        const resumed = resumeDeadline(pausedSince(deadline, pausedAt), resumedAt, rules);
        const left = leftOf(kind, resumed, resumedAt);
        const before = leftOf(kind, deadline, pausedAt);
        expect(left).toBeCloseTo(before, 6);
        expect(resumed.dueAt >= deadline.dueAt).toBe(true);
        expect([...resumed.warnAt].sort()).toEqual(resumed.warnAt);
      }),
    );
  });

  it('twice adds what both took, the same as one pause of their working time', () => {
    const handle = start({ at: wall('2026-07-01 10:00') });
    const once = resumeDeadline(
      pausedSince(handle, wall('2026-07-01 15:00')),
      wall('2026-07-02 15:00'),
      rules,
    );
    const twice = resumeDeadline(
      pausedSince(once, wall('2026-07-03 09:00')),
      wall('2026-07-03 10:00'),
      rules,
    );
    expect(workingMinutesBetween(handle.dueAt, twice.dueAt, calendar)).toBe(420 + 60);
  });

  it('of a rolled period counts from where the period ended, and rolls anew', () => {
    const rate = start({ kind: 'rate', at: wall('2026-06-27 10:00') });
    expect(onTheWall(rate.dueAt)).toBe('2026-07-06 08:30');
    const toSunday = resumeDeadline(
      pausedSince(rate, wall('2026-06-28 10:00')),
      wall('2026-06-29 10:00'),
      rules,
    );
    expect(toSunday).toMatchObject({ dueAt: wall('2026-07-06 08:30'), rolledFrom: wall('2026-07-05 10:00') });
    const toTuesday = resumeDeadline(
      pausedSince(toSunday, wall('2026-07-01 10:00')),
      wall('2026-07-03 10:00'),
      rules,
    );
    expect(onTheWall(toTuesday.dueAt)).toBe('2026-07-07 10:00');
    expect(toTuesday).not.toHaveProperty('rolledFrom');
  });

  it('of whole working days moves the due day by as many, wherever it falls', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 40 }), (at, days) => {
        const handle = start({ at: instantOf(at * 60_000) });
        const pausedAt = addMillis(handle.startedAt, 60_000);
        const working = addWorkingMinutes(pausedAt, minutes(0), calendar);
        const resumedAt = addWorkingMinutes(working, minutes(days * 420), calendar);
        const { dueAt } = resumeDeadline(pausedSince(handle, pausedAt), resumedAt, rules);
        expect(dueAt).toBe(addWorkingDays(handle.dueAt, days, calendar));
      }),
    );
  });

  it.each(kinds)('never shortens, and a longer one never less: %s', (kind) => {
    fc.assert(
      fc.property(minute, fc.nat(20_000), fc.nat(30_000), fc.nat(10_000), (at, ran, rested, more) => {
        const deadline = start({ kind, at: instantOf(at * 60_000) });
        const pausedAt = addMillis(deadline.startedAt, ran * 60_000);
        const due = (length: number) =>
          resumeDeadline(pausedSince(deadline, pausedAt), addMillis(pausedAt, length * 60_000), rules).dueAt;
        expect(deadline.dueAt <= due(rested)).toBe(true);
        expect(due(rested) <= due(rested + more)).toBe(true);
      }),
    );
  });

  it.each(kinds)('that is split adds what it would have added whole: %s', (kind) => {
    fc.assert(
      fc.property(minute, fc.nat(20_000), fc.nat(20_000), fc.nat(20_000), (at, ran, rested, more) => {
        const deadline = start({ kind, at: instantOf(at * 60_000) });
        const pausedAt = addMillis(deadline.startedAt, ran * 60_000);
        const middle = addMillis(pausedAt, rested * 60_000);
        const end = addMillis(middle, more * 60_000);
        const half = resumeDeadline(pausedSince(deadline, pausedAt), middle, rules);
        const both = resumeDeadline(pausedSince(half, middle), end, rules);
        expect(both.dueAt).toBe(resumeDeadline(pausedSince(deadline, pausedAt), end, rules).dueAt);
      }),
    );
  });

  it('that overlaps another counts once: the first begins it, the resumption ends it', () => {
    const story = new Story(wall('2026-07-01 10:00'));
    story.pause(wall('2026-07-01 15:00')).pause(wall('2026-07-02 09:00')).resume(wall('2026-07-02 15:00'));
    story.resume(wall('2026-07-02 16:00'));
    expect(story.explain(wall('2026-07-02 16:00')).paused).toBe(420);
    expect(onTheWall(story.deadline.dueAt)).toBe('2026-07-09 18:00');
  });

  it('in a town counts as the town works', () => {
    const inTown = { ...rules, calendar: seasonalCalendar };
    const handle = start({ at: wall('2025-05-01 10:00'), town: PUXI }, inTown);
    expect(onTheWall(handle.dueAt)).toBe('2025-05-07 18:00');
    // A Friday morning of four hours and a Saturday of three.
    const resumed = resumeDeadline(
      pausedSince(handle, wall('2025-05-02 07:00')),
      wall('2025-05-04 10:00'),
      inTown,
    );
    expect(onTheWall(resumed.dueAt)).toBe('2025-05-08 17:30');
  });

  it('under a newer calendar names it', () => {
    const handle = start({ at: wall('2026-12-24 15:00'), tier: 'village' });
    const published = { ...rules, calendar: nextCalendar({ '2027-01-01': '元旦' }) };
    const pause = pausedSince(handle, wall('2026-12-28 15:00'));
    expect(resumeDeadline(pause, wall('2026-12-31 15:00'), published)).toMatchObject({
      dueAt: wall('2027-01-04 18:00'),
      calendar: '610921@2',
      provisional: false,
    });
    expect(resumeDeadline(pause, wall('2026-12-31 15:00'), rules)).toMatchObject({
      dueAt: wall('2027-01-01 18:00'),
      calendar: '610921@1',
      provisional: true,
    });
  });

  it('that is none changes nothing', () => {
    const handle = start({ at: wall('2026-07-01 10:00') });
    expect(resumeDeadline({ deadline: handle, status: 'running' }, wall('2026-07-03 10:00'), rules)).toBe(
      handle,
    );
  });
});
