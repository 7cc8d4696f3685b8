import type { AppealContext } from '../../../src/appeals/domain/context';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Day, Instant } from '../../../src/kernel/time';
import {
  indexCalendar,
  indexPolicies,
  publicationsOf,
  type Calendar,
  type Policies,
  type Reach,
} from '../../../src/sla';
import { as, countyDispatcher, hanyin, townDispatcher, villageOfficer } from '../../kit/appeal-context';
import { ask, by, handling, reported, routed, sealed, told } from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const wall = (text: string): Instant => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString() as Instant;
/** The flood: Thursday 2 July 2026 is off, as the county says on Wednesday at 11:00. */
const flooded: Calendar = indexCalendar(
  {
    ...hanyin.calendar.document,
    holidays: { ...hanyin.calendar.document.holidays, ['2026-07-02' as Day]: '防汛' },
  },
  2,
);
const ANNOUNCED = wall('2026-07-01 11:00');

const since = (now: string, reach: Reach = 'open'): Partial<AppealContext> => ({
  ...as(SYSTEM, wall(now)),
  calendar: flooded,
  published: {
    policies: publicationsOf([]),
    calendar: publicationsOf([
      { version: 1, at: hanyin.now, reach: 'new', rules: () => hanyin.calendar },
      { version: 2, at: ANNOUNCED, reach, rules: () => flooded },
    ]),
  },
});

const recount = ask('recountDeadlines', { document: 'calendar', version: 2 });
const WHOLE = '1/whole/-/1' as DeadlineId;
/** Accepted at ten on Wednesday, and handled within five working days. */
const accepted = told(reported(), routed, by(villageOfficer, 'accept', { assignee: villageOfficer.id }));
const HANDLE = '1/handle/-/1' as DeadlineId;
const recounted = (now: Partial<AppealContext>) => accepted.when(recount, now).events;
const dueOf = ({ state }: { readonly state: typeof accepted.state }, id: DeadlineId) =>
  state.status === 'none' ? undefined : state.clocks[id]?.deadline.dueAt;

describe('a holiday that is announced while clocks run', () => {
  it('given handling · when a day off is published over what runs · then each deadline is changed, once', () => {
    const outcome = accepted.when(recount, since('2026-07-01 11:00'));
    outcome.thenMatching(
      {
        type: 'DeadlineChanged',
        data: {
          ...{ kind: 'whole', causes: ['calendar'], since: ANNOUNCED },
          ...{ was: wall('2026-07-15 18:00'), dueAt: wall('2026-07-16 18:00'), calendar: '610921@2' },
        },
      },
      {
        type: 'DeadlineChanged',
        data: { kind: 'handle', was: wall('2026-07-06 18:00'), dueAt: wall('2026-07-07 18:00') },
      },
    );
    outcome.when(recount, since('2026-07-01 11:00')).then();
  });

  it('when it is published for new deadlines alone · then those that run stay', () => {
    accepted.when(recount, since('2026-07-01 11:00', 'new')).then();
    accepted.when(recount, since('2026-07-01 11:00', 'provisional')).then();
  });

  it('when nobody has come to it by the old due time · then nothing is missed by the rules of before', () => {
    const late = accepted.when(ask('recordMisses', { deadline: HANDLE }), since('2026-07-06 18:00'));
    late.thenRefused('appeal/deadline-not-due', ...recounted(since('2026-07-06 18:00')));
    expect(dueOf(late, HANDLE)).toBe(wall('2026-07-07 18:00'));
  });

  it('a deadline that stands still goes on standing still, and its pause so far is made good', () => {
    const asked = accepted
      .when(ask('recordContact', { means: 'phone', reached: true }), as(villageOfficer))
      .when(
        ask('requestInformation', { question: sealed('是哪一根杆？') }),
        as(villageOfficer, wall('2026-07-01 10:30')),
      );
    const outcome = asked.when(recount, since('2026-07-01 11:00'));
    const { state } = outcome;
    if (state.status === 'none') throw new Error('nothing was reported');
    expect(state.clocks[WHOLE]).toMatchObject({ status: 'paused', pausedAt: ANNOUNCED });
    expect(state.pauses[WHOLE]).toEqual([{ from: wall('2026-07-01 10:30'), to: ANNOUNCED }]);
  });
});

describe('a policy that is published while clocks run', () => {
  /** So many working days for what the village handles. */
  const policiesWith = (amount: number): Policies =>
    indexPolicies(
      {
        policies: hanyin.policies.all().map((policy) => ({
          ...policy,
          rules: policy.rules.map((rule) =>
            rule.kind === 'handle' && rule.tier === 'village'
              ? { ...rule, period: { unit: 'working-days', amount } as const }
              : rule,
          ),
        })),
      },
      2,
    );
  const under = (policies: Policies, publishedAt: string, now: string): Partial<AppealContext> => ({
    ...as(SYSTEM, wall(now)),
    policies,
    published: {
      calendar: publicationsOf([]),
      policies: publicationsOf([
        { version: 1, at: hanyin.now, reach: 'new', rules: () => hanyin.policies },
        { version: 2, at: wall(publishedAt), reach: 'open', rules: () => policies },
      ]),
    },
  });
  const again = ask('recountDeadlines', { document: 'policies', version: 2 });
  const reason = sealed('司法鉴定');

  it('given suspended · when eight days are published in its middle · then the pause so far and the rest are both made good', () => {
    const until = wall('2026-07-13 09:00');
    const eight = policiesWith(8);
    const suspended = told(
      ...handling,
      by(villageOfficer, 'requestSuspension', { until, reason }, wall('2026-07-02 09:00')),
      by(townDispatcher, 'decideSuspension', { granted: true, reason }),
    );
    const published = suspended.when(again, under(eight, '2026-07-03 10:00', '2026-07-03 10:00'));
    published.thenMatching({
      type: 'DeadlineChanged',
      data: { kind: 'handle', causes: ['policy'], clocks: { paused: [HANDLE] } },
    });
    const resumed = published.when(ask('resume', {}), {
      ...under(eight, '2026-07-03 10:00', '2026-07-06 09:00'),
      ...as(villageOfficer, wall('2026-07-06 09:00')),
    });
    // Eight days from the start end on 13 July, and two working days were paused.
    expect(dueOf(resumed, HANDLE)).toBe(wall('2026-07-15 18:00'));
    expect(dueOf(resumed, WHOLE)).toBe(wall('2026-07-17 18:00'));
  });

  it('given a helper · when the lead is due sooner by it · then the helper’s part is, too', () => {
    const water = unitId('dept-water');
    const helped = told(
      ...handling,
      by(countyDispatcher, 'nameHelpers', { helpers: [{ unit: water, task: reason }] }),
    );
    const changed = helped.when(again, under(policiesWith(2), '2026-07-01 11:00', '2026-07-01 11:00'));
    changed.thenMatching(
      { type: 'DeadlineChanged', data: { kind: 'handle', dueAt: wall('2026-07-03 18:00') } },
      {
        type: 'DeadlineChanged',
        data: { deadline: `1/co-handle/${water}/1`, causes: ['policy'], dueAt: wall('2026-07-03 18:00') },
      },
    );
    changed.when(again, under(policiesWith(2), '2026-07-01 11:00', '2026-07-01 11:00')).then();
  });
});
