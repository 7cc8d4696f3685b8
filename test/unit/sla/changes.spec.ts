import * as fc from 'fast-check';
import { urgencies } from '../../../src/catalogue';
import { addMillis, instantOf, millisOf } from '../../../src/kernel/time';
import { extendDeadline, hastenDeadline, indexPolicies } from '../../../src/sla';
import type { Deadline, Period, StartDeadline } from '../../../src/sla';
import { onTheWall, policyFiles, readJson, rules, start, town, wall } from './hanyin';

const minute = fc.integer({
  min: millisOf(wall('2024-01-01 00:00')) / 60_000,
  max: millisOf(wall('2026-11-01 00:00')) / 60_000,
});
const days = (amount: number): Period => ({ unit: 'working-days', amount });

describe('an extension', () => {
  const handle = start({ at: wall('2026-07-01 10:00') });
  const routine = { at: wall('2026-07-07 10:00'), urgency: 'routine' } as const;

  it('adds whole working days to the day it was due on, and is kept in the deadline', () => {
    const longer = extendDeadline(handle, days(3), routine, rules);
    expect(onTheWall(handle.dueAt)).toBe('2026-07-08 18:00');
    expect(onTheWall(longer.dueAt)).toBe('2026-07-13 18:00');
    expect(longer).toEqual({ ...handle, dueAt: longer.dueAt, warnAt: longer.warnAt, extensions: [days(3)] });
    const twice = extendDeadline(longer, days(1), routine, rules);
    expect([onTheWall(twice.dueAt), twice.extensions]).toEqual(['2026-07-14 18:00', [days(3), days(1)]]);
  });

  it('moves the warnings to the same shares of the longer period; one that lies ahead again is given again', () => {
    expect(handle.warnAt.map(onTheWall)).toEqual(['2026-07-06 12:00', '2026-07-07 18:00']);
    const early = extendDeadline(handle, days(5), { ...routine, at: wall('2026-07-02 10:00') }, rules);
    expect(early.warnAt.map(onTheWall)).toEqual(['2026-07-08 18:00', '2026-07-13 18:00']);
    const late = extendDeadline(handle, days(1), { ...routine, at: wall('2026-07-08 16:00') }, rules);
    expect(late.warnAt.map(onTheWall)).toEqual(['2026-07-06 12:00', '2026-07-08 16:36']);
  });

  it('is capped by the policy for its urgency', () => {
    expect(() => extendDeadline(handle, days(6), routine, rules)).toThrow(
      expect.objectContaining({
        code: 'sla/due-too-late',
        details: { kind: 'handle', latest: wall('2026-07-15 18:00') },
      }),
    );
    expect(() => extendDeadline(handle, days(2), { ...routine, urgency: 'urgent' }, rules)).toThrow(
      expect.objectContaining({ code: 'sla/due-too-late' }),
    );
  });

  it('of a petition: sixty days and at most thirty more', () => {
    const whole = start({ kind: 'whole', policy: 'petition', at: wall('2026-08-06 10:00') });
    expect(onTheWall(whole.rolledFrom!)).toBe('2026-10-05 10:00');
    const most = extendDeadline(whole, { unit: 'days', amount: 30 }, routine, rules);
    expect(onTheWall(most.dueAt)).toBe('2026-11-04 10:00');
    expect(most).not.toHaveProperty('rolledFrom');
    expect(() => extendDeadline(whole, { unit: 'days', amount: 31 }, routine, rules)).toThrow(
      expect.objectContaining({ code: 'sla/due-too-late' }),
    );
  });

  it('is refused under policies from before there were extensions', () => {
    const {
      extension: _,
      ladder: __,
      ...before
    } = readJson('policies/hotline.json') as Record<string, never>;
    const policies = indexPolicies({ policies: [before as never] }, 1);
    expect(() => extendDeadline(handle, days(1), routine, { ...rules, policies })).toThrow(
      expect.objectContaining({ code: 'sla/no-rule' }),
    );
  });

  it('never shortens, whatever the period and the moment', () => {
    const longer = fc.constantFrom(
      days(1),
      days(5),
      { unit: 'days', amount: 3 } as const,
      {
        unit: 'working-minutes',
        amount: 61,
      } as const,
    );
    fc.assert(
      fc.property(minute, longer, fc.nat(20_000), (at, by, ran) => {
        const deadline = start({ at: instantOf(at * 60_000) });
        const granted = { ...routine, at: addMillis(deadline.startedAt, ran * 60_000) };
        const extended = extendDeadline(deadline, by, granted, rules);
        expect(extended.dueAt > deadline.dueAt).toBe(true);
        extended.warnAt.forEach((warn, n) => expect(warn >= deadline.warnAt[n]!).toBe(true));
      }),
    );
  });
});

describe('a raised urgency', () => {
  const input = (over: Partial<StartDeadline> & Pick<StartDeadline, 'at'>): StartDeadline => ({
    round: 1,
    kind: 'handle',
    owner: town,
    policy: 'hotline',
    urgency: 'critical',
    ...over,
  });

  it('starts the new period at the moment of raising', () => {
    const handle = start({ at: wall('2026-07-01 10:00'), ordinal: 2, town: '610921100' as never });
    const raised = hastenDeadline(handle, input({ at: wall('2026-07-02 16:00') }), rules);
    expect(raised).toMatchObject({
      id: '1/handle/-/2',
      startedAt: handle.startedAt,
      countsFrom: wall('2026-07-02 16:00'),
      dueAt: wall('2026-07-03 16:00'),
      period: { unit: 'hours', amount: 24 },
      calendar: 'none',
    });
    expect(raised.warnAt.map(onTheWall)).toEqual(['2026-07-03 04:00', '2026-07-03 11:12']);
  });

  it('never makes a due time later: then all stays as it was', () => {
    const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });
    expect(hastenDeadline(handle, input({ at: wall('2026-07-05 18:00') }), rules)).toBe(handle);
    expect(hastenDeadline(handle, input({ at: wall('2026-07-05 17:59') }), rules)).not.toBe(handle);
  });

  it('is never overdue at once, and never later, whatever was and comes', () => {
    const policies = fc.constantFrom(...policyFiles().map((file) => file.replace('.json', '')));
    const kinds = fc.constantFrom(
      'dispatch' as const,
      'respond' as const,
      'handle' as const,
      'whole' as const,
    );
    fc.assert(
      fc.property(
        minute,
        fc.nat(20_000),
        policies,
        kinds,
        fc.constantFrom(...urgencies),
        fc.constantFrom(...urgencies),
        (from, ran, policy, kind, before, urgency) => {
          const deadline: Deadline = start({ at: instantOf(from * 60_000), policy, kind, urgency: before });
          const at = addMillis(deadline.startedAt, ran * 60_000);
          const { dueAt } = hastenDeadline(deadline, input({ at, policy, kind, urgency }), rules);
          expect(dueAt <= deadline.dueAt).toBe(true);
          if (deadline.dueAt > at) expect(dueAt > at).toBe(true);
        },
      ),
    );
  });
});
