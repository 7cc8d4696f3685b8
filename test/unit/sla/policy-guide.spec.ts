import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidDocument } from '../../../src/kernel/invalid-document';
import { validateCalendar, validatePolicies } from '../../../src/sla';
import { DEPLOY } from '../../kit/hanyin';

const GUIDE = readFileSync(join(__dirname, '../../../docs/reference/writing-a-policy.md'), 'utf8');

type Json = Record<string, unknown>;
interface Policy {
  readonly rules: { warnAtPercent: number[]; urgency?: string; period: object }[];
  readonly ladder: { act: string; tiers?: string[]; every?: object; atPercent: number }[];
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(DEPLOY, file), 'utf8')) as T;
const hotline = (): Policy => read<Policy>('policies/hotline.json');
const policies = (change: (policy: Policy) => void) => {
  const policy = hotline();
  change(policy);
  return () => validatePolicies({ policies: [policy] });
};
const calendar = (change: (document: Json) => Json) => () =>
  validateCalendar(change(read<Json>('calendars/610921-2024-2026.json')));

/** What the guide says is refused, each done to what Hanyin has. */
const mistakes: Readonly<Record<string, () => unknown>> = {
  'a rule removed that nothing else covers': policies(({ rules }) => void rules.pop()),
  'a rule behind one that matches before it': policies(({ rules }) => void rules.push(rules[2]!)),
  'a warning at 120 percent': policies(({ rules }) => void (rules[0]!.warnAtPercent = [50, 120])),
  'working time for what is critical': policies(
    ({ rules }) => void (rules[0] = { ...rules[0]!, period: { unit: 'working-hours', amount: 1 } }),
  ),
  'no climb below the county': policies(({ ladder }) =>
    ladder.splice(0, ladder.length, ...ladder.filter(({ act }) => act !== 'climb')),
  ),
  'a climb at the county': policies(({ ladder }) => void ladder.push({ act: 'climb', atPercent: 300 })),
  'an urge that repeats in the towns': policies(({ ladder }) =>
    ladder.push({ act: 'urge', tiers: ['town'], atPercent: 110, every: { unit: 'days', amount: 1 } }),
  ),
  'a rung at 60 percent, where no rule warns': policies(({ ladder }) =>
    ladder.push({ act: 'notify', atPercent: 60 }),
  ),
  'two windows that overlap': calendar((document) => ({
    ...document,
    weekdays: [
      [
        { from: 510, to: 720 },
        { from: 700, to: 1080 },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ],
  })),
  'a horizon without the holidays of its year': calendar((document) => ({
    ...document,
    horizon: '2027-12-31',
  })),
};

const refusalOf = (mistake: () => unknown): string => {
  try {
    mistake();
  } catch (error) {
    if (error instanceof InvalidDocument) return `\`${error.pointer}\` | ${error.reason}`;
    throw error;
  }
  return 'is taken';
};

describe('the guide to writing a policy', () => {
  it.each(Object.entries(mistakes))('says what is refused: %s', (said, mistake) => {
    const rows = GUIDE.split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replace(/^\| |\s*\|$/g, '').replace(/\s+\| /g, ' | '));
    expect(rows).toContain(`${said} | ${refusalOf(mistake)}`);
  });

  it('shows rules and rungs that are taken', () => {
    const shown = [...GUIDE.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => JSON.parse(text!) as Json);
    const [rules, rungs] = shown as unknown as [Policy['rules'], Policy['ladder']];
    expect(policies((policy) => void policy.rules.unshift(...rules))).not.toThrow();
    expect(policies((policy) => void policy.ladder.push(...rungs))).not.toThrow();
  });
});
