import type { Urgency } from '../../catalogue';
import { urgencies } from '../../catalogue';
import { InvalidDocument, below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import type { Tier } from '../../kernel/tier';
import { tiers } from '../../kernel/tier';
import { deadlineKinds, windowNames } from './model';
import type {
  DeadlineKind,
  Period,
  Policies,
  PoliciesDocument,
  Policy,
  PolicyRule,
  WindowName,
} from './model';
import { isWorkingTime, periodUnits } from './period';

export function indexPolicies(document: PoliciesDocument, version: number): Policies {
  const byName = new Map(document.policies.map((policy) => [policy.name, policy]));
  return { version, policy: (name) => byName.get(name) };
}

/** The first rule that matches; a rule for a tier does not speak of an appeal that has none yet. */
export const ruleOf = (
  policy: Policy,
  kind: DeadlineKind,
  urgency: Urgency,
  tier: Tier | undefined,
): PolicyRule | undefined =>
  policy.rules.find(
    (rule) =>
      rule.kind === kind &&
      (rule.urgency === undefined || rule.urgency === urgency) &&
      (rule.tier === undefined || rule.tier === tier),
  );

/** What a policy leaves open or gets wrong as a whole; empty when it may come into force. */
export function policyIssues(policy: Policy): readonly string[] {
  const issues: string[] = [];
  for (const kind of deadlineKinds)
    for (const urgency of urgencies)
      for (const tier of [undefined, ...tiers]) {
        const rule = ruleOf(policy, kind, urgency, tier);
        const where = `${kind}, ${urgency}, ${tier ?? 'no tier yet'}`;
        if (rule === undefined) issues.push(`has no rule for ${where}`);
        else if (urgency === 'critical' && isWorkingTime(rule.period))
          issues.push(`counts working time for ${where}: what is critical runs on calendar time`);
      }
  policy.rules.forEach((rule, at) => {
    const shadow = policy.rules.findIndex((other) => covers(other, rule));
    if (shadow < at) issues.push(`never reaches rule ${at}: rule ${shadow} matches before it`);
  });
  return issues;
}

const covers = (a: PolicyRule, b: PolicyRule): boolean =>
  a.kind === b.kind &&
  (a.urgency === undefined || a.urgency === b.urgency) &&
  (a.tier === undefined || a.tier === b.tier);

/** The stream's document: every policy of the county. @throws InvalidDocument with the pointer of the first fault */
export function validatePolicies(value: unknown): PoliciesDocument {
  const policies = listAt(fieldsAt(value, '', ['policies'])['policies'], '/policies', policyAt);
  policies.forEach(({ name }, at) => {
    if (policies.findIndex((policy) => policy.name === name) < at)
      throw new InvalidDocument(`/policies/${at}/name`, `${name} is there twice`);
  });
  return { policies };
}

function policyAt(value: unknown, pointer: string): Policy {
  const fields = fieldsAt(value, pointer, ['name', 'rules', 'windows']);
  const policy = {
    name: textAt(fields['name'], `${pointer}/name`),
    rules: listAt(fields['rules'], `${pointer}/rules`, ruleAt),
    windows: windowsAt(fields['windows'], `${pointer}/windows`),
  };
  const [issue, ...others] = policyIssues(policy);
  if (issue === undefined) return policy;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new InvalidDocument(`${pointer}/rules`, `${policy.name} ${issue}${more}`);
}

function ruleAt(value: unknown, pointer: string): PolicyRule {
  const fields = fieldsAt(value, pointer, ['kind', 'urgency', 'tier', 'period', 'warnAtPercent']);
  const { urgency, tier } = fields;
  return {
    kind: oneOfAt(fields['kind'], `${pointer}/kind`, deadlineKinds),
    ...(urgency === undefined ? {} : { urgency: oneOfAt(urgency, `${pointer}/urgency`, urgencies) }),
    ...(tier === undefined ? {} : { tier: oneOfAt(tier, `${pointer}/tier`, tiers) }),
    period: periodAt(fields['period'], `${pointer}/period`),
    warnAtPercent: percentsAt(fields['warnAtPercent'], `${pointer}/warnAtPercent`),
  };
}

function periodAt(value: unknown, pointer: string): Period {
  const fields = fieldsAt(value, pointer, ['unit', 'amount']);
  const amount = fields['amount'];
  if (!Number.isInteger(amount) || (amount as number) < 1)
    throw new InvalidDocument(below(pointer, 'amount'), 'must be a whole number above zero');
  return { unit: oneOfAt(fields['unit'], below(pointer, 'unit'), periodUnits), amount: amount as number };
}

function percentsAt(value: unknown, pointer: string): readonly number[] {
  const percents = listAt(value, pointer, (percent, at) => {
    if (!Number.isInteger(percent) || (percent as number) < 1 || (percent as number) > 99)
      throw new InvalidDocument(at, 'must be a whole percentage, 1 to 99');
    return percent as number;
  });
  if (percents.some((percent, at) => at > 0 && percent <= percents[at - 1]!))
    throw new InvalidDocument(pointer, 'must rise');
  return percents;
}

function windowsAt(value: unknown, pointer: string): Readonly<Record<WindowName, Period>> {
  const fields = fieldsAt(value, pointer, windowNames);
  const windows: Partial<Record<WindowName, Period>> = {};
  for (const name of windowNames) windows[name] = periodAt(fields[name], below(pointer, name));
  return windows as Record<WindowName, Period>;
}
