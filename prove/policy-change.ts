import { measured, type Measure } from '../test/kit/measured';
import { nothingFound } from './load/findings';
import { Instances } from './load/instances';
import { changedTwice, changesIn, inForce, publishes, type Json } from './load/publishing';
import { each } from './load/repeat';
import { accepting } from './load/stories';

interface Policy {
  readonly rules: readonly {
    readonly kind: string;
    readonly period: { readonly unit: string; readonly amount: number };
  }[];
}

/**
 * A policy that gives twice as much time is published, for new deadlines alone and then over those that run, while officers accept
 * and some appeals wait for their reporter: what runs is changed once, what stands still goes on standing still.
 * `--appeals 150`
 */
const policyChange: Measure = async function* (options) {
  const appeals = options.number('appeals', 150);
  const county = await Instances.open('2026-03-02T09:00:00+08:00');
  try {
    const filed = await county.files(appeals);
    await county.startOne();
    // A third waits for its reporter: their whole deadline stands still.
    const waiting = filed.filter((_, at) => at % 3 === 0);
    await each(waiting, async ({ appeal, town }) => {
      await (await accepting(county, appeal, town)).send();
      const officer = await county.client.as('officer', town.centre);
      await officer.does(appeal, 'information', { question: '请问树倒在哪一侧？' });
    });
    county.set('2026-03-02T11:00:00+08:00');
    const doubled = await twiceAsLong(county);
    const before = county.newest();
    const forNew = await publishes(county, 'policies', doubled, 'new');
    yield measured(
      'policy-change: moved by a version for new deadlines',
      Number(forNew.preview['deadlines']),
      'deadlines',
      '= 0',
    );

    const forOpen = await publishes(county, 'policies', doubled, 'open');
    const accepted = filed.filter((_, at) => at % 3 === 1);
    const answers = await each(
      accepted,
      async ({ appeal, town }) => (await (await accepting(county, appeal, town)).send()).status,
    );
    const proof = await county.proven();
    const changes = changesIn(county.rows(before));
    yield measured(
      'policy-change: deadlines that it moves by the preview',
      Number(forOpen.preview['deadlines']),
      'deadlines',
      `>= ${appeals}`,
    );
    yield measured('policy-change: changed', changes.length, 'deadlines', `>= ${appeals}`);
    yield measured('policy-change: changed twice', changedTwice(changes), 'deadlines', '= 0');
    yield measured(
      'policy-change: made sooner',
      changes.filter(({ was, dueAt }) => dueAt < was).length,
      'deadlines',
      '= 0',
    );
    yield measured(
      'policy-change: acts meanwhile that failed',
      answers.filter((status) => status >= 400).length,
      'answers',
      '= 0',
    );
    const paused = new Set(
      county
        .rows()
        .filter(({ type }) => type === 'InformationRequested')
        .map(({ stream }) => stream),
    );
    yield measured('policy-change: waited for their reporter', paused.size, 'appeals', `= ${waiting.length}`);
    yield* nothingFound('policy-change', proof);
  } finally {
    await county.close();
  }
};
export default policyChange;

async function twiceAsLong(county: Instances): Promise<Json> {
  const { policies } = (await inForce(county, 'policies')) as { readonly policies: readonly Policy[] };
  const rules = ({ rules: all }: Policy) =>
    all.map((rule) => ({ ...rule, period: { ...rule.period, amount: rule.period.amount * 2 } }));
  return { policies: policies.map((policy) => ({ ...policy, rules: rules(policy) })) };
}
