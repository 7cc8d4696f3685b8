import type { Urgency } from '../../catalogue';
import { urgencies } from '../../catalogue';
import type { Tier } from '../../kernel/tier';
import { tiers } from '../../kernel/tier';
import type { DeadlineKind } from './model';
import { deadlineKinds } from './model';
import type { Policies, PoliciesDocument, Policy, PolicyRule } from './policy';

export const tiersAndNone = [undefined, ...tiers] as const;

/** Every answer is looked up once, when the document comes into force: deadlines start on the way of each command. */
export function indexPolicies(document: PoliciesDocument, version: number): Policies {
  const byName = new Map(
    document.policies.map((policy) => [policy.name, { policy, rules: tableOf(policy) }]),
  );
  return {
    version,
    policy: (name) => byName.get(name)?.policy,
    all: () => document.policies,
    rule: (name, kind, urgency, tier) => byName.get(name)?.rules[kind]?.[urgency][tier ?? 'none'],
  };
}

type Table = {
  readonly [Kind in DeadlineKind]?: Readonly<
    Record<Urgency, Readonly<Record<Tier | 'none', PolicyRule | undefined>>>
  >;
};

const tableOf = (policy: Policy): Table =>
  Object.fromEntries(
    deadlineKinds.map((kind) => [
      kind,
      Object.fromEntries(
        urgencies.map((urgency) => [
          urgency,
          Object.fromEntries(
            tiersAndNone.map((tier) => [tier ?? 'none', ruleOf(policy, kind, urgency, tier)]),
          ),
        ]),
      ),
    ]),
  );

/** What a policy of before there was such a deadline says of it: as shipped. */
const unlessSaid: readonly PolicyRule[] = [
  { kind: 'accusation', urgency: 'critical', period: { unit: 'hours', amount: 72 }, warnAtPercent: [50, 80] },
  {
    kind: 'accusation',
    urgency: 'urgent',
    period: { unit: 'working-days', amount: 5 },
    warnAtPercent: [50, 80],
  },
  { kind: 'accusation', period: { unit: 'working-days', amount: 15 }, warnAtPercent: [50, 80] },
];

/** The first rule that matches. */
export const ruleOf = (
  policy: Policy,
  kind: DeadlineKind,
  urgency: Urgency,
  tier: Tier | undefined,
): PolicyRule | undefined =>
  [...policy.rules, ...unlessSaid].find(
    (rule) =>
      rule.kind === kind &&
      (rule.urgency === undefined || rule.urgency === urgency) &&
      (rule.tier === undefined || rule.tier === tier),
  );
