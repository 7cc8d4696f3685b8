import { setTimeout as pause } from 'node:timers/promises';
import { defaultLimits } from '../src/runtime/runners/limits';
import { measured, type Measure } from '../test/kit/measured';
import { nothingFound } from './load/findings';
import { Instances } from './load/instances';
import { concern } from './load/stories';

/** What a person at a screen bears, on two cores that also do all the rest. */
const BEARABLE_MS = 2_000;

/**
 * All is due at once, half of it an hour before the other half, and found late: worked off soonest due first, in batches, while
 * people report and look. `--appeals 1000`
 */
const herd: Measure = async function* (options) {
  const appeals = options.number('appeals', 1_000);
  const half = Math.floor(appeals / 2);
  const county = await Instances.open('2026-03-02T10:00:00+08:00', {
    appeals,
    reportedAt: (ordinal) => (ordinal < half ? '2026-03-02T09:00:00+08:00' : '2026-03-02T10:00:00+08:00'),
  });
  try {
    const before = county.newest();
    county.set('2026-03-02T16:31:00+08:00');
    const startedAt = performance.now();
    let isOver = false;
    const waits: number[] = [];
    const watching = (async () => {
      for (let at = 0; !isOver; at++) {
        waits.push(await answeredWithin(county, at));
        await pause(50);
      }
    })();
    await county.until(appeals, isMissOfRespond, before);
    const seconds = (performance.now() - startedAt) / 1000;
    isOver = true;
    await watching;
    const dueTimes = county
      .rows(before)
      .filter(isMissOfRespond)
      .map(({ data }) => (JSON.parse(data) as { dueAt: string }).dueAt);
    const [soon] = [...new Set(dueTimes)].sort();
    const firstLater = dueTimes.findIndex((dueAt) => dueAt !== soon);
    const overtaken = dueTimes.slice(firstLater).filter((dueAt) => dueAt === soon).length;
    yield measured('herd: misses', dueTimes.length, 'misses', `= ${appeals}`);
    yield measured('herd: worked off in', seconds, 's');
    yield measured('herd: misses a second', dueTimes.length / seconds, 'misses/s');
    yield measured(
      'herd: due sooner and recorded after one that was due later',
      overtaken,
      'misses',
      `<= ${defaultLimits.timers}`,
    );
    yield measured('herd: longest wait of a caller meanwhile', Math.max(...waits), 'ms', `<= ${BEARABLE_MS}`);
    yield measured('herd: callers answered meanwhile', waits.length, 'answers', '>= 5');
    yield* nothingFound('herd', await county.proven());
  } finally {
    await county.close();
  }
};
export default herd;

const isMissOfRespond = ({ type, data }: { readonly type: string; readonly data: string }): boolean =>
  type === 'DeadlineMissed' && data.includes('"1/respond/-/1"');

/** A report and a list, by turns. @throws Error when it is refused */
async function answeredWithin({ client, towns }: Instances, at: number): Promise<number> {
  const startedAt = performance.now();
  const reporter = await client.as('citizen', `138916${String(at % 50).padStart(5, '0')}`);
  if (at % 2 === 0) await reporter.reports(concern(towns[at % towns.length]!));
  else {
    const { response } = await reporter.api.GET('/api/v1/appeals', { params: { query: {} } });
    if (response.status !== 200) throw new Error(`the list answers ${response.status}`);
  }
  return performance.now() - startedAt;
}
