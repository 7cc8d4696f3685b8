import type { Urgency } from '../../catalogue';
import { urgencies } from '../../catalogue';
import { InvalidDocument, below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import { tiers } from '../../kernel/tier';
import { ladderIssues } from './ladder';
import { deadlineKinds, type Period } from './model';
import { isWorkingTime, periodUnits } from './period';
import { ruleOf, tiersAndNone } from './policies';
import { ladderActs, notified, windowNames } from './policy';
import type { PoliciesDocument, Policy, PolicyRule, Rung, SourcedPeriod } from './policy';

/** The stream's document: every policy of the county. @throws InvalidDocument with the pointer of the first fault */
export function validatePolicies(value: unknown): PoliciesDocument {
  const policies = listAt(fieldsAt(value, '', ['policies'])['policies'], '/policies', policyAt);
  policies.forEach(({ name }, at) => {
    if (policies.findIndex((policy) => policy.name === name) < at)
      throw new InvalidDocument(`/policies/${at}/name`, `${name} is there twice`);
  });
  return { policies };
}

/** What a policy's rules leave open or get wrong as a whole; empty when they may come into force. */
export function policyIssues(policy: Policy): readonly string[] {
  const issues: string[] = [];
  for (const kind of deadlineKinds)
    for (const urgency of urgencies)
      for (const tier of tiersAndNone) {
        const rule = ruleOf(policy, kind, urgency, tier);
        const where = tier ?? 'no tier yet';
        if (rule === undefined) issues.push(`has no rule for ${kind}, ${urgency}, ${where}`);
        else if (urgency === 'critical' && isWorkingTime(rule.period))
          issues.push(
            `counts working time for ${kind}, ${urgency}, ${where}: what is critical runs on calendar time`,
          );
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

function policyAt(value: unknown, pointer: string): Policy {
  const fields = fieldsAt(value, pointer, ['name', 'rules', 'windows', 'extension', 'ladder']);
  const policy = {
    name: textAt(fields['name'], `${pointer}/name`),
    rules: listAt(fields['rules'], `${pointer}/rules`, ruleAt),
    windows: periodsAt(fields['windows'], `${pointer}/windows`, windowNames),
    extension: extensionAt(fields['extension'], `${pointer}/extension`),
    ladder: listAt(fields['ladder'], `${pointer}/ladder`, rungAt),
  };
  refuse(policy, policyIssues(policy), `${pointer}/rules`);
  const faults = ladderIssues(policy);
  const rung = faults[0]?.rung;
  refuse(
    policy,
    faults.map(({ issue }) => issue),
    rung === undefined ? `${pointer}/ladder` : `${pointer}/ladder/${rung}`,
  );
  return policy;
}

function refuse({ name }: Policy, [issue, ...others]: readonly string[], pointer: string): void {
  if (issue === undefined) return;
  const first = `${name} ${issue}`;
  throw new InvalidDocument(pointer, others.length > 0 ? `${first} (and ${others.length} more)` : first);
}

function ruleAt(value: unknown, pointer: string): PolicyRule {
  const fields = fieldsAt(value, pointer, ['kind', 'urgency', 'tier', 'period', 'warnAtPercent', 'source']);
  const { urgency, tier, source } = fields;
  return {
    kind: oneOfAt(fields['kind'], `${pointer}/kind`, deadlineKinds),
    ...(urgency === undefined ? {} : { urgency: oneOfAt(urgency, `${pointer}/urgency`, urgencies) }),
    ...(tier === undefined ? {} : { tier: oneOfAt(tier, `${pointer}/tier`, tiers) }),
    period: periodAt(fields['period'], `${pointer}/period`),
    warnAtPercent: percentsAt(fields['warnAtPercent'], `${pointer}/warnAtPercent`),
    ...(source === undefined ? {} : { source: textAt(source, `${pointer}/source`) }),
  };
}

function periodAt(value: unknown, pointer: string, ...more: readonly string[]): Period {
  const fields = fieldsAt(value, pointer, ['unit', 'amount', ...more]);
  const amount = fields['amount'];
  if (!Number.isInteger(amount) || (amount as number) < 1)
    throw new InvalidDocument(below(pointer, 'amount'), 'must be a whole number above zero');
  return { unit: oneOfAt(fields['unit'], below(pointer, 'unit'), periodUnits), amount: amount as number };
}

function percentAt(value: unknown, pointer: string, to: number, reason: string): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > to)
    throw new InvalidDocument(pointer, reason);
  return value as number;
}

function percentsAt(value: unknown, pointer: string): readonly number[] {
  const percents = listAt(value, pointer, (percent, at) =>
    percentAt(percent, at, 99, 'must be a whole percentage, 1 to 99'),
  );
  if (percents.some((percent, at) => at > 0 && percent <= percents[at - 1]!))
    throw new InvalidDocument(pointer, 'must rise');
  return percents;
}

/** A period for each name, with where it comes from. */
function periodsAt<Name extends string>(
  value: unknown,
  pointer: string,
  names: readonly Name[],
): Readonly<Record<Name, SourcedPeriod>> {
  const fields = fieldsAt(value, pointer, names);
  const periods: Partial<Record<Name, SourcedPeriod>> = {};
  for (const name of names) {
    const at = below(pointer, name);
    const period = periodAt(fields[name], at, 'source');
    const { source } = fields[name] as SourcedPeriod;
    periods[name] = source === undefined ? period : { ...period, source: textAt(source, `${at}/source`) };
  }
  return periods as Record<Name, SourcedPeriod>;
}

function extensionAt(value: unknown, pointer: string): Readonly<Record<Urgency, SourcedPeriod>> {
  const extension = periodsAt(value, pointer, urgencies);
  if (isWorkingTime(extension.critical))
    throw new InvalidDocument(`${pointer}/critical/unit`, 'must be calendar time, as all that is critical');
  return extension;
}

const OF_A_RUNG = 'must be a whole percentage, 1 to 1000; 100 is the due time';

function rungAt(value: unknown, pointer: string): Rung {
  const names = ['kinds', 'urgencies', 'tiers', 'atPercent', 'act', 'to', 'every'] as const;
  const fields = fieldsAt(value, pointer, names);
  const some = <Choice extends string>(name: string, choices: readonly Choice[]): readonly Choice[] =>
    listAt(fields[name], `${pointer}/${name}`, (item, at) => oneOfAt(item, at, choices));
  const has = (name: (typeof names)[number]): boolean => fields[name] !== undefined;
  return {
    ...(has('kinds') ? { kinds: some('kinds', deadlineKinds) } : {}),
    ...(has('urgencies') ? { urgencies: some('urgencies', urgencies) } : {}),
    ...(has('tiers') ? { tiers: some('tiers', tiers) } : {}),
    atPercent: percentAt(fields['atPercent'], `${pointer}/atPercent`, 1000, OF_A_RUNG),
    act: oneOfAt(fields['act'], `${pointer}/act`, ladderActs),
    ...(has('to') ? { to: some('to', notified) } : {}),
    ...(has('every') ? { every: periodAt(fields['every'], `${pointer}/every`) } : {}),
  };
}
