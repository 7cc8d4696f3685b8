import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealContext } from '../../../src/appeals/domain/context';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { indexPolicies, publicationsOf } from '../../../src/sla';
import {
  COUNTY_CENTRE,
  as,
  countyDispatcher,
  hanyin,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  reporting,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';

const reason = sealed('配件外地调运');
const ASKED = '1/extension-decision/-/1' as DeadlineId;
const HANDLE = '1/handle/-/1' as DeadlineId;
const asking = (at?: Instant) =>
  by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 2 }, reason }, at);
const silence = ask('decideExtension', { granted: false, reason: '逾期未批' });
const dueOf = ({ state }: Told, id: DeadlineId): Instant => (state as Appeal).clocks[id]!.deadline.dueAt;
const decidesNoLater = (story: Told): void => {
  expect(dueOf(story, ASKED) <= dueOf(story, HANDLE)).toBe(true);
};

/** One working day to decide, three to handle. */
describe('the decision on more time, when handling is due sooner than it was', () => {
  const asked = told(...handling, asking());

  it('comes before the end of a raised urgency’s period', () => {
    const raised = asked.when(
      ask('classify', { service: reporting().service!, urgency: 'critical', reason: sealed('墙要倒') }),
      as(townDispatcher, hoursLater(1)),
    );
    decidesNoLater(raised);
  });

  it('comes before what a merged appeal has left', () => {
    const left = [{ kind: 'handle', dueAt: hoursLater(3), owner: COUNTY_CENTRE }] as const;
    const absorbed = asked.when(ask('absorb', { source: OTHER, left }), as(countyDispatcher, hoursLater(1)));
    expect(dueOf(absorbed, HANDLE)).toBe(hoursLater(3));
    decidesNoLater(absorbed);
    // Silence refuses it then, and nobody is asked any more to make later what is over.
    const over = absorbed.when(silence, as(SYSTEM, hoursLater(3)));
    expect(over.events.map(({ type }) => type)).toEqual([
      'DeadlineMissed',
      'DeadlineMissed',
      'ExtensionRefused',
    ]);
  });

  it('comes before what a shorter policy leaves, published over what runs', () => {
    const shorter = indexPolicies(
      {
        policies: hanyin.policies.all().map((policy) => ({
          ...policy,
          rules: policy.rules.map((rule) =>
            rule.kind === 'handle' && rule.tier === 'village'
              ? { ...rule, period: { unit: 'working-hours', amount: 2 } as const }
              : rule,
          ),
        })),
      },
      2,
    );
    const now = hoursLater(1);
    const under: Partial<AppealContext> = {
      ...as(SYSTEM, now),
      policies: shorter,
      published: {
        calendar: publicationsOf([]),
        policies: publicationsOf([
          { version: 1, at: hanyin.now, reach: 'new', rules: () => hanyin.policies },
          { version: 2, at: now, reach: 'open', rules: () => shorter },
        ]),
      },
    };
    const again = ask('recountDeadlines', { document: 'policies', version: 2 });
    const published = asked.when(again, under);
    expect(published.events.map(({ data }) => 'kind' in data && data.kind)).toEqual([
      'handle',
      'extension-decision',
    ]);
    decidesNoLater(published);
    published.when(again, under).then();
  });

  it('asked for while handling stands still, comes before handling is due as soon as that runs on', () => {
    const suspending = [
      by(villageOfficer, 'requestSuspension', { until: daysLater(9), reason }, hoursLater(125)),
      by(townDispatcher, 'decideSuspension', { granted: true, reason }),
    ] as const;
    // Three hours before handling is due: less than the working day for the decision.
    const during = told(...handling, ...suspending, asking());
    const resumed = during.when(ask('resume', {}), as(villageOfficer, hoursLater(125)));
    decidesNoLater(resumed);
    expect(dueOf(during, ASKED) > dueOf(resumed, HANDLE)).toBe(true);
  });
});
