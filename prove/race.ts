import { measured, type Measure } from '../test/kit/measured';
import { nothingFound } from './load/findings';
import { Instances } from './load/instances';
import { each } from './load/repeat';
import { accepting } from './load/stories';
import { judgeDeadlines } from './verify/deadlines';

/**
 * Officers accept and call at the very moment at which the respond deadline is due, while two runner instances record its miss: the
 * log decides, and whoever loses changes nothing. `--completions 400`
 */
const race: Measure = async function* (options) {
  const completions = options.number('completions', 400);
  const county = await Instances.open('2026-03-02T09:00:00+08:00');
  try {
    const filed = await county.files(completions);
    await county.startOne();
    // Four working hours from nine: over at half past three. The clock runs on through that moment while they are at it.
    county.set('2026-03-02T15:29:58.500+08:00', 1);
    const answers = await each(filed, async ({ appeal, town }) => {
      const { status } = await (await accepting(county, appeal, town)).send();
      return status;
    });
    const proof = await county.proven();
    const { missed, missedByActs, doubled, early, hidden } = judgeDeadlines(county.rows(), county.now());
    const isMet = ({ type, data }: { readonly type: string; readonly data: string }) =>
      type !== 'DeadlineMissed' && data.includes('"met":["1/respond/-/1"]');
    const met = county.rows().filter(isMet).length;
    const failed = answers.filter((status) => status >= 500).length;
    yield measured('race: completions that failed', failed, 'answers', '= 0');
    yield measured('race: met, in time or late', met, 'deadlines', '>= 1');
    yield measured('race: missed', missed, 'deadlines', '>= 1');
    yield measured('race: in time', filed.length - missed, 'deadlines', '>= 1');
    yield measured('race: misses recorded by the completion itself', missedByActs, 'misses');
    yield measured('race: missed twice', doubled.length, 'deadlines', '= 0');
    yield measured('race: missed before the due time', early.length, 'deadlines', '= 0');
    yield measured('race: met late and hidden', hidden.length, 'deadlines', '= 0');
    yield* nothingFound('race', proof);
  } finally {
    await county.close();
  }
};
export default race;
