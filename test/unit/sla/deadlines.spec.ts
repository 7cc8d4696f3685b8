import * as fc from 'fast-check';
import { urgencies, type Urgency } from '../../../src/catalogue';
import type { RegionCode } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import {
  applyClocks,
  dayOf,
  deadlineKinds,
  handOver,
  minutesLeft,
  startDeadlineAt,
  townOf,
  windowEnd,
  workingMinutesBetween,
} from '../../../src/sla';
import type { Deadline, StartDeadline } from '../../../src/sla';
import { PUXI, SHUANGHEKOU, calendar, onTheWall, rules, seasonalCalendar, start, town, wall } from './hanyin';

describe('a deadline that starts', () => {
  it('is written whole', () => {
    expect(start({ kind: 'respond', at: wall('2026-07-01 17:00'), tier: 'town' })).toEqual({
      id: '1/respond/-/1',
      kind: 'respond',
      owner: town,
      startedAt: wall('2026-07-01 17:00'),
      dueAt: wall('2026-07-02 11:30'),
      warnAt: [wall('2026-07-02 09:30'), wall('2026-07-02 10:42')],
      policy: 'hotline@3',
      calendar: '610921@1',
      period: { unit: 'working-hours', amount: 4 },
      provisional: false,
    });
  });

  it('takes the first rule that matches urgency and tier', () => {
    const due = (over: Partial<StartDeadline>): string =>
      onTheWall(start({ at: wall('2026-07-01 10:00'), ...over }).dueAt);
    expect(due({ tier: 'village' })).toBe('2026-07-06 18:00');
    expect(due({ tier: 'town' })).toBe('2026-07-08 18:00');
    expect(due({})).toBe('2026-07-08 18:00');
    expect(due({ tier: 'village', urgency: 'urgent' })).toBe('2026-07-02 18:00');
    expect(due({ tier: 'village', urgency: 'critical' })).toBe('2026-07-02 10:00');
  });

  it('carries its subject and ordinal', () => {
    expect(start({ at: wall('2026-07-01 10:00'), round: 2, subject: town, ordinal: 3 }).id).toBe(
      `2/handle/${town}/3`,
    );
  });

  it('runs through nights and holidays when critical', () => {
    const due = start({ at: wall('2026-10-01 22:00'), urgency: 'critical' });
    expect([onTheWall(due.dueAt), due.calendar, due.provisional]).toEqual([
      '2026-10-02 22:00',
      'none',
      false,
    ]);
  });

  it('warns when a share of its days is over, so never on a Sunday', () => {
    for (const at of ['2026-07-03 08:00', '2026-07-03 10:00', '2026-07-05 10:00'])
      expect(start({ at: wall(at) }).warnAt.map(onTheWall)).toEqual(['2026-07-08 12:00', '2026-07-09 18:00']);
  });

  it("names its owner's town, whose hours count", () => {
    const inTown = { ...rules, calendar: seasonalCalendar };
    const respond = { kind: 'respond', tier: 'town', at: wall('2025-07-08 09:00') } as const;
    const due = (place?: RegionCode): readonly string[] => {
      const { dueAt, calendar: named } = start({ ...respond, town: townOf(place) }, inTown);
      return [onTheWall(dueAt), named];
    };
    expect(due()).toEqual(['2025-07-08 16:00', '610921@1']);
    expect(due('610921' as RegionCode)).toEqual(['2025-07-08 16:00', '610921@1']);
    expect(due(SHUANGHEKOU)).toEqual(['2025-07-08 17:00', `610921/${SHUANGHEKOU}@1`]);
    expect(due(`${PUXI}206` as RegionCode)).toEqual(['2025-07-08 16:30', `610921/${PUXI}@1`]);
  });

  it.each(['hotline', 'petition', 'violation', 'consultation', 'epidemic'])('%s has every kind', (policy) => {
    for (const kind of deadlineKinds)
      expect(start({ kind, policy, at: wall('2026-07-01 10:00') }).dueAt > wall('2026-07-01 10:00')).toBe(
        true,
      );
  });

  it('is refused under a policy that is not there', () => {
    expect(() => start({ at: wall('2026-07-01 10:00'), policy: '信访' })).toThrow(
      expect.objectContaining({ code: 'sla/no-rule', details: expect.objectContaining({ policy: '信访' }) }),
    );
  });
});

describe('a calendar period that ends on a day off', () => {
  it('rolls to the opening of the next working day and keeps where it ended', () => {
    const whole = start({ kind: 'whole', policy: 'petition', at: wall('2026-08-06 10:00') });
    expect([onTheWall(whole.dueAt), onTheWall(whole.rolledFrom!), whole.calendar]).toEqual([
      '2026-10-08 08:30',
      '2026-10-05 10:00',
      '610921@1',
    ]);
  });

  it('stays on a working day, also late in the evening, and on a make-up Saturday', () => {
    const rate = (at: string): Deadline => start({ kind: 'rate', at: wall(at) });
    expect(onTheWall(rate('2026-07-01 22:00').dueAt)).toBe('2026-07-08 22:00');
    expect(onTheWall(rate('2026-10-03 10:00').dueAt)).toBe('2026-10-10 10:00');
    expect(rate('2026-10-03 10:00').rolledFrom).toBeUndefined();
  });

  it('rolls from the night after a day off, which belongs to it, but from no other night', () => {
    const rate = (at: string): string => onTheWall(start({ kind: 'rate', at: wall(at) }).dueAt);
    expect(rate('2026-06-29 02:00')).toBe('2026-07-06 08:30');
    expect(rate('2026-06-30 02:00')).toBe('2026-07-07 02:00');
  });

  it.each(deadlineKinds)('or anywhere: who starts later is never due earlier (%s)', (kind) => {
    fc.assert(
      fc.property(
        fc.constantFrom('hotline', 'petition', 'epidemic'),
        fc.constantFrom(...urgencies),
        fc.nat(1_500_000),
        fc.nat(4_000),
        (policy, urgency, minute, later) => {
          const at = addMillis(wall('2024-01-01 00:00'), minute * 60_000);
          const due = start({ kind, policy, urgency, at }).dueAt;
          expect(due <= start({ kind, policy, urgency, at: addMillis(at, later * 60_000) }).dueAt).toBe(true);
        },
      ),
    );
  });

  it('does not roll when it is shorter than a day or critical', () => {
    const friday = wall('2026-07-03 20:00');
    expect(
      onTheWall(start({ kind: 'respond', policy: 'epidemic', at: wall('2026-07-05 20:00') }).dueAt),
    ).toBe('2026-07-05 21:00');
    expect(onTheWall(start({ kind: 'information', policy: 'epidemic', at: friday }).dueAt)).toBe(
      '2026-07-04 08:00',
    );
    expect(onTheWall(start({ kind: 'handle', policy: 'epidemic', at: friday }).dueAt)).toBe(
      '2026-07-06 08:30',
    );
    expect(
      onTheWall(start({ kind: 'review', urgency: 'critical', at: wall('2026-07-03 20:00') }).dueAt),
    ).toBe('2026-08-02 20:00');
  });
});

describe('beyond the published calendar', () => {
  it.each([
    ['2026-12-22 10:00', '2026-12-29 18:00', false],
    ['2026-12-24 10:00', '2026-12-31 18:00', false],
    ['2026-12-25 10:00', '2027-01-01 18:00', true],
  ])('handle from %s is due %s, provisional: %p', (at, due, provisional) => {
    const handle = start({ at: wall(at) });
    expect([onTheWall(handle.dueAt), handle.provisional]).toEqual([due, provisional]);
  });

  it('critical time is never provisional', () => {
    expect(start({ at: wall('2026-12-31 22:00'), urgency: 'critical' }).provisional).toBe(false);
  });
});

describe('a date that a person chose', () => {
  const revisit = (dueAt: string, urgency: Urgency = 'routine'): Deadline =>
    startDeadlineAt(
      {
        round: 1,
        kind: 'revisit',
        owner: town,
        policy: 'hotline',
        urgency,
        at: wall('2026-07-01 10:00'),
        dueAt: wall(dueAt),
      },
      rules,
    );

  it('is kept to the minute on a day that is worked', () => {
    const deadline = revisit('2026-09-30 19:20');
    expect([onTheWall(deadline.dueAt), deadline.calendar]).toEqual(['2026-09-30 19:20', '610921@1']);
    expect(onTheWall(addMillis(deadline.startedAt, deadline.period.amount * 60_000))).toBe(
      '2026-09-30 19:20',
    );
    expect(deadline.warnAt.map((warn) => warn < deadline.dueAt)).toEqual([true, true]);
  });

  it('never falls on a day off', () => {
    expect(onTheWall(revisit('2026-10-01 09:00').dueAt)).toBe('2026-10-08 08:30');
    expect(onTheWall(revisit('2026-10-10 09:00').dueAt)).toBe('2026-10-10 09:00');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 180 * 1440 }),
        fc.constantFrom(...urgencies),
        (ahead, urgency) => {
          const dueAt = addMillis(wall('2026-07-01 10:00'), ahead * 60_000);
          const { dueAt: due } = revisit(onTheWall(dueAt), urgency);
          expect(due >= dueAt).toBe(true);
          expect(
            workingMinutesBetween(wall(`${dayOf(due)} 00:00`), wall(`${dayOf(due)} 24:00`), calendar),
          ).toBe(420);
        },
      ),
    );
  });

  it('lies ahead, and no further than the policy lets a matter rest', () => {
    expect(() => revisit('2026-07-01 10:00')).toThrow(
      expect.objectContaining({ code: 'sla/due-before-start' }),
    );
    expect(onTheWall(revisit('2026-12-28 10:00').dueAt)).toBe('2026-12-28 10:00');
    expect(() => revisit('2026-12-28 10:01')).toThrow(
      expect.objectContaining({
        code: 'sla/due-too-late',
        details: expect.objectContaining({ latest: wall('2026-12-28 10:00') }),
      }),
    );
  });
});

describe('what is left', () => {
  const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });

  it('counts working minutes, whole ones, and is negative exactly when overdue', () => {
    expect(minutesLeft(handle, wall('2026-07-03 17:00'), calendar)).toBe(60 + 420);
    expect(minutesLeft(handle, handle.dueAt, calendar)).toBe(0);
    expect(minutesLeft(handle, addMillis(handle.dueAt, -1), calendar)).toBe(0);
    expect(minutesLeft(handle, addMillis(handle.dueAt, 1), calendar)).toBe(-1);
    expect(minutesLeft(handle, wall('2026-07-07 11:00'), calendar)).toBe(-150);
  });

  it('counts every minute of a calendar period', () => {
    const rate = start({ kind: 'rate', at: wall('2026-07-01 10:00') });
    expect(minutesLeft(rate, wall('2026-07-07 10:00'), calendar)).toBe(1440);
  });
});

it('another owner takes over the same deadline', () => {
  const handle = start({ at: wall('2026-07-01 10:00') });
  const handed = handOver(handle, 'reporter');
  expect(handed).toEqual({ ...handle, owner: 'reporter' });
  const clocks = applyClocks({}, { started: [handle] }, handle.startedAt);
  expect(applyClocks(clocks, { changed: [handed] }, wall('2026-07-02 10:00'))).toEqual({
    [handle.id]: { deadline: handed, status: 'running' },
  });
});

describe('windows', () => {
  it.each([
    ['return', '2026-07-03 17:00', '2026-07-06 18:00'],
    ['reopen', '2026-07-03 17:00', '2026-07-20 08:30'],
    ['rate', '2026-07-03 17:00', '2026-07-10 17:00'],
    ['review', '2026-07-03 17:00', '2026-08-03 08:30'],
    ['urge', '2026-07-03 17:00', '2026-07-04 17:00'],
  ] as const)('%s from %s ends %s', (window, from, end) => {
    expect(onTheWall(windowEnd(window, wall(from), 'hotline', rules))).toBe(end);
  });

  it('need a policy', () => {
    expect(() => windowEnd('reopen', wall('2026-07-03 17:00'), '信访', rules)).toThrow(
      expect.objectContaining({ code: 'sla/no-rule' }),
    );
  });
});
