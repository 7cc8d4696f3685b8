import * as fc from 'fast-check';
import { addMillis, instantOf, millisOf } from '../../../src/kernel/time';
import { indexCalendar, minutesLeft, resumeDeadline, workingMinutesBetween } from '../../../src/sla';
import type { Clock, Deadline } from '../../../src/sla';
import { calendar, onTheWall, rules, start, wall } from './hanyin';

const pausedSince = (deadline: Deadline, at: Clock['pausedAt']): Clock => ({
  deadline,
  status: 'paused',
  pausedAt: at,
});

describe('a pause', () => {
  const kinds = ['handle', 'whole', 'rate'] as const;
  const minute = fc.integer({
    min: millisOf(wall('2024-01-01 00:00')) / 60_000,
    max: millisOf(wall('2026-12-01 00:00')) / 60_000,
  });

  it('adds the working time between question and answer', () => {
    const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });
    const resumed = resumeDeadline(
      pausedSince(handle, wall('2026-07-03 11:00')),
      wall('2026-07-06 09:30'),
      rules,
    );
    expect(onTheWall(handle.dueAt)).toBe('2026-07-06 10:00');
    expect(onTheWall(resumed.dueAt)).toBe('2026-07-06 18:00');
    expect(resumed).toEqual({ ...handle, dueAt: resumed.dueAt, warnAt: resumed.warnAt });
    // Half the time was gone before the pause: that warning has been given and stays.
    expect(resumed.warnAt.map(onTheWall)).toEqual([onTheWall(handle.warnAt[0]!), '2026-07-06 11:18']);
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
        const left = minutesLeft(
          { ...resumed, dueAt: resumed.rolledFrom ?? resumed.dueAt },
          resumedAt,
          calendar,
        );
        const before = minutesLeft(
          { ...deadline, dueAt: deadline.rolledFrom ?? deadline.dueAt },
          pausedAt,
          calendar,
        );
        expect(left).toBe(before);
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

  it('under a newer calendar keeps what was used and names the calendar', () => {
    const handle = start({ at: wall('2026-12-24 15:00'), tier: 'village' });
    const published = {
      ...calendar.document,
      holidays: { ...calendar.document.holidays, '2027-01-01': '元旦' },
    };
    const next = { ...rules, calendar: indexCalendar({ ...published, horizon: '2027-12-31' as never }, 2) };
    const resumed = resumeDeadline(
      pausedSince(handle, wall('2026-12-28 15:00')),
      wall('2026-12-31 15:00'),
      next,
    );
    expect(resumed).toMatchObject({
      dueAt: wall('2027-01-04 15:00'),
      calendar: '610921@2',
      provisional: false,
    });
    const unpublished = resumeDeadline(
      pausedSince(handle, wall('2026-12-28 15:00')),
      wall('2026-12-31 15:00'),
      rules,
    );
    expect(unpublished).toMatchObject({
      dueAt: wall('2027-01-01 15:00'),
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
