import fc from 'fast-check';
import { happened, replayed } from '../../../src/appeals/simulation/replay';
import { compared, Totals } from '../../../src/appeals/simulation/totals';
import type { AppealContext } from '../../../src/appeals/domain/context';
import type { AppealId } from '../../../src/kernel/ids';
import { indexPolicies, type Policy } from '../../../src/sla';
import { hanyin } from '../../kit/appeal-context';
import { asRecorded, lived, lives } from '../../kit/appeal-life';
import { leftAlone } from '../../kit/left-alone';

/** Hanyin with each of its policies changed. */
const under = (change: (policy: Policy) => Policy): AppealContext => ({
  ...hanyin,
  policies: indexPolicies({ policies: hanyin.policies.all().map(change) }, 2),
  published: {
    ...hanyin.published,
    policies: { of: () => hanyin.policies, over: () => undefined },
  },
});
const threeTimes = under((policy) => ({
  ...policy,
  rules: policy.rules.map((rule) => ({
    ...rule,
    period: { ...rule.period, amount: rule.period.amount * 3 },
  })),
}));
const withoutLadder = under((policy) => ({ ...policy, ladder: [] }));

describe('an appeal that is played once more', () => {
  const left = leftAlone('neighbour-dispute', 'routine', 80);
  const events = asRecorded(left.log);

  /** Just after the third miss. */
  const soon = events.filter(({ event }) => event.type === 'DeadlineMissed')[2]!.metadata.occurredAt;

  it('goes as it went, under the rules that it went by', () => {
    const [was, is] = [happened(events, left.now), replayed(events, hanyin, left.now)];
    expect(is).toEqual(was);
    expect(was.late.length).toBeGreaterThan(3);
    expect(was.climbs.map(({ to }) => to)).toEqual(['centre-610921102', 'centre-610921']);
  });

  it('is missed as often when nobody’s ladder acted, whatever people did', () => {
    fc.assert(
      fc.property(
        lives
          .map((steps) => lived(steps))
          .filter(({ log }) => log.every(({ event }) => event.type !== 'LadderStepped')),
        ({ log, now }) => {
          const recorded = asRecorded(log);
          const keys = ({ late }: ReturnType<typeof happened>) =>
            late.map(({ deadline, dueAt }) => `${deadline} ${dueAt}`).sort();
          expect(keys(replayed(recorded, withoutLadder, now))).toEqual(keys(happened(recorded, now)));
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is late later, and climbs later, when three times as much time is given', () => {
    expect(replayed(events, threeTimes, soon).late.length).toBeLessThan(happened(events, soon).late.length);
    const [is, was] = [replayed(events, threeTimes, left.now), happened(events, left.now)];
    expect(is.climbs[0]!.at > was.climbs[0]!.at).toBe(true);
    const dispatch = ({ late }: typeof was) =>
      late.find(({ deadline }) => deadline === '1/respond/-/1')!.dueAt;
    expect(dispatch(is) > dispatch(was)).toBe(true);
  });

  it('never climbs where no ladder is', () => {
    expect(replayed(events, withoutLadder, left.now).climbs).toEqual([]);
  });

  it('is compared deadline by deadline, and counted by kind and unit', () => {
    const rows = compared('a' as AppealId, happened(events, soon), replayed(events, threeTimes, soon));
    const totals = new Totals();
    totals.add(rows, events.length);
    const { late, spared, added, byKind, climbs } = totals.sum();
    expect(late.happened - spared + added).toBe(late.simulated);
    expect(spared).toBeGreaterThan(0);
    expect(byKind['respond']).toBeDefined();
    expect(climbs.happened).toBe(happened(events, soon).climbs.length);
  });
});
