import { urgencies } from '../../../src/catalogue';
import { tiers } from '../../../src/kernel/tier';
import {
  deadlineKinds,
  hasLadder,
  indexPolicies,
  ladderOf,
  policyIssues,
  validatePolicies,
  windowNames,
} from '../../../src/sla';
import type { DeadlineKind, Policy, PolicyRule } from '../../../src/sla';
import { policyFiles, readJson, rules, start, wall } from './hanyin';

const read = (policy: unknown): Policy => validatePolicies({ policies: [policy] }).policies[0]!;
const hotline = read(readJson('policies/hotline.json'));
const withRules = (change: (rules: readonly PolicyRule[]) => readonly unknown[]): unknown => ({
  ...hotline,
  rules: change(hotline.rules),
});

describe('the policies of Hanyin', () => {
  it.each(policyFiles())('%s is sound and named as its file', (file) => {
    expect(read(readJson(`policies/${file}`)).name).toBe(file.replace('.json', ''));
  });

  it('cover what the services need', () => {
    for (const name of ['hotline', 'petition', 'violation', 'consultation', 'epidemic'])
      expect(rules.policies.policy(name)?.name).toBe(name);
    expect(rules.policies.policy('信访')).toBeUndefined();
  });

  it('say of each rule, window and extension where it comes from', () => {
    for (const file of policyFiles()) {
      const { rules: lines, windows, extension } = read(readJson(`policies/${file}`));
      const all = [...lines, ...Object.values(windows), ...Object.values(extension!)];
      expect(all.filter(({ source }) => source === undefined)).toEqual([]);
    }
  });

  it('follow the law where it sets a period', () => {
    const of = (kind: DeadlineKind) => rules.policies.rule('petition', kind, 'routine', 'county')!.period;
    expect(of('respond')).toEqual({ unit: 'days', amount: 15 });
    expect(of('whole')).toEqual({ unit: 'days', amount: 60 });
    expect(of('review')).toEqual({ unit: 'days', amount: 30 });
    const petition = rules.policies.policy('petition')!;
    expect(petition.extension!.routine).toMatchObject({ unit: 'days', amount: 30 });
    expect(petition.windows.review).toMatchObject({ unit: 'days', amount: 30 });
  });

  it('give a longer time to nobody because it is more urgent', () => {
    for (const file of policyFiles()) {
      const policy = file.replace('.json', '');
      for (const kind of deadlineKinds)
        for (const tier of [undefined, ...tiers]) {
          const at = wall('2026-07-01 10:00');
          const [routine, urgent, critical] = urgencies.map(
            (urgency) => start({ policy, kind, tier, urgency, at }).dueAt,
          );
          expect([policy, kind, tier, critical! <= urgent!, urgent! <= routine!]).toEqual([
            policy,
            kind,
            tier,
            true,
            true,
          ]);
        }
    }
  });

  it('leave nothing open, and count what is critical by the clock on the wall', () => {
    for (const file of policyFiles()) {
      const policy = read(readJson(`policies/${file}`));
      for (const kind of deadlineKinds)
        for (const urgency of urgencies)
          for (const tier of [undefined, ...tiers]) {
            const rule = policy.rules.find(
              (line) =>
                line.kind === kind &&
                [undefined, urgency].includes(line.urgency) &&
                (line.tier === undefined || line.tier === tier),
            );
            expect(rule?.period.unit).toMatch(urgency === 'critical' ? /^(minutes|hours|days)$/ : /./);
          }
      expect(Object.keys(policy.windows).sort()).toEqual([...windowNames].sort());
    }
  });
});

describe('a policy that must not come into force', () => {
  const [dispatch, ...others] = hotline.rules;

  it.each([
    [
      'a kind without a rule',
      withRules((all) => all.filter(({ kind }) => kind !== 'rate')),
      '/rules',
      /no rule for rate/,
    ],
    [
      'a rule for one tier only',
      withRules((all) => all.map((rule) => (rule.kind === 'rate' ? { ...rule, tier: 'town' } : rule))),
      '/rules',
      /no rule for rate, routine, no tier yet \(and 8 more\)/,
    ],
    [
      'critical on working time',
      withRules(() => [{ ...dispatch!, period: { unit: 'working-hours', amount: 1 } }, ...others]),
      '/rules',
      /working time for dispatch, critical/,
    ],
    [
      'a rule that is never reached',
      withRules((all) => [...all, { ...dispatch!, tier: 'village' }]),
      '/rules',
      new RegExp(`never reaches rule ${hotline.rules.length}: rule 0`),
    ],
    [
      'an unknown kind',
      withRules(() => [{ ...dispatch!, kind: 'handel' }]),
      '/rules/0/kind',
      /one of dispatch/,
    ],
    [
      'an unknown urgency',
      withRules(() => [{ ...dispatch!, urgency: 'high' }]),
      '/rules/0/urgency',
      /routine/,
    ],
    ['an unknown tier', withRules(() => [{ ...dispatch!, tier: 'city' }]), '/rules/0/tier', /village/],
    [
      'a period of nothing',
      withRules(() => [{ ...dispatch!, period: { unit: 'hours', amount: 0 } }]),
      '/rules/0/period/amount',
      /above zero/,
    ],
    [
      'an unknown unit',
      withRules(() => [{ ...dispatch!, period: { unit: 'weeks', amount: 1 } }]),
      '/rules/0/period/unit',
      /working-days/,
    ],
    [
      'a late warning',
      withRules(() => [{ ...dispatch!, warnAtPercent: [80, 100] }]),
      '/rules/0/warnAtPercent/1',
      /99/,
    ],
    [
      'falling warnings',
      withRules(() => [{ ...dispatch!, warnAtPercent: [80, 50] }]),
      '/rules/0/warnAtPercent',
      /rise/,
    ],
    ['a misspelt field', withRules(() => [{ ...dispatch!, teir: 'town' }]), '/rules/0/teir', /known/],
    [
      'a window too few',
      { ...hotline, windows: { ...hotline.windows, urge: undefined } },
      '/windows/urge',
      /object/,
    ],
    ['an empty source', withRules(() => [{ ...dispatch!, source: '' }]), '/rules/0/source', /empty/],
    [
      'an extension that forgets an urgency',
      { ...hotline, extension: { ...hotline.extension, urgent: undefined } },
      '/extension/urgent',
      /object/,
    ],
    [
      'a critical extension in working time',
      { ...hotline, extension: { ...hotline.extension, critical: hotline.extension!.routine } },
      '/extension/critical/unit',
      /calendar time/,
    ],
    ['no ladder', { ...hotline, ladder: undefined }, '/ladder', /list/],
    ['no name', { ...hotline, name: ' ' }, '/name', /empty/],
    ['no rules', { ...hotline, rules: null }, '/rules', /list/],
  ])('%s', (_, policy, pointer, reason) => {
    expect(() => read(policy)).toThrow(
      expect.objectContaining({
        name: 'InvalidDocument',
        pointer: `/policies/0${pointer}`,
        reason: expect.stringMatching(reason),
      }),
    );
  });

  it('names the place in the whole document', () => {
    expect(() => validatePolicies({ policies: [hotline, { ...hotline, name: '' }] })).toThrow(
      '#/policies/1/name',
    );
    expect(() => validatePolicies({ policies: [hotline, hotline] })).toThrow('hotline is there twice');
  });

  it('says of an accusation what is shipped where it was written before there was one', () => {
    const older: Policy = { ...hotline, rules: hotline.rules.filter(({ kind }) => kind !== 'accusation') };
    expect(policyIssues(older)).toEqual([]);
    for (const urgency of urgencies)
      expect(
        indexPolicies({ policies: [older] }, 1).rule('hotline', 'accusation', urgency, 'county'),
      ).toMatchObject({
        period: indexPolicies({ policies: [hotline] }, 1).rule('hotline', 'accusation', urgency, 'county')!
          .period,
      });
    const kinds = deadlineKinds.filter((kind) => hasLadder(kind) && kind !== 'accusation');
    const named = { ...older, ladder: older.ladder!.map((rung) => ({ kinds, ...rung })) };
    expect(ladderOf(named, 'accusation', 'routine', 'county').map(({ act }) => act)).toEqual([
      'notify',
      'notify',
      'supervise',
    ]);
    expect(() => validatePolicies({ policies: [older] })).not.toThrow();
  });

  it('lists every issue', () => {
    const bare: Policy = { ...hotline, rules: [] };
    // An accusation is answered for: policies of before it say nothing of it.
    const kinds = deadlineKinds.length - 1;
    expect(policyIssues(bare)).toHaveLength(kinds * urgencies.length * (tiers.length + 1));
    expect(policyIssues(hotline)).toEqual([]);
  });
});
