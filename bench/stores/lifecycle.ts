import { availableParallelism } from 'node:os';
import { measured, type Measure } from '../../test/kit/measured';
import { county } from '../../test/kit/postgres/nodes';
import { issuerOf } from '../../test/kit/tokens';
import { Load } from '../load/load';
import { scenarioTokens } from '../load/tokens';
import { BENCH_ENV, NODE_ARGS, refuseSick } from '../support/bench-service';
import { caughtUp } from '../support/caught-up';
import { interleaved, medianOf, medianRatio, percentile } from '../support/statistics';

const CONNECTIONS = 64;
const ROUNDS = 4;
const LOOKS_PER_SECOND = 10;
/** Two nodes that answer, one of runners, the server, and who loads them: on fewer cores a second node has none of its own. */
const CORES_FOR_TWO = 6;

/**
 * Whole lives of appeals on nodes that share a PostgreSQL: by one node that answers, and by two; the runners are a node
 * of their own. And from an append at one node to the list that another filled.
 */
export const lifecycle: Measure = async function* (options) {
  const seconds = options.number('seconds', 5);
  const nodes = await county(BENCH_ENV);
  const loads = await Promise.all([Load.start(), Load.start()]);
  try {
    const start = (role: 'api' | 'runners') => nodes.start(role, { nodeArgs: NODE_ARGS });
    const runners = await start('runners');
    const [first, second] = [await start('api'), await start('api')];
    const tokens = await scenarioTokens(await issuerOf(nodes.folder));
    const lives = (at: readonly string[]) => async () => {
      const done = await Promise.all(
        at.map((url, which) =>
          loads[which]!.run({
            ...{ scenario: 'lifecycle', url, connections: CONNECTIONS / at.length, seconds, tokens },
          }),
        ),
      );
      await caughtUp(runners.url, 60_000);
      return done.reduce((sum, { perSecond }) => sum + perSecond, 0);
    };
    const all = { one: lives([first.url]), two: lives([first.url, second.url]) };
    await interleaved(1, all);
    const rounds = await interleaved(ROUNDS, all);
    for (const { url } of [first, second, runners]) await refuseSick(url);
    yield measured('stores: lifecycle: one node that answers', medianOf(rounds, 'one'), '1/s');
    yield measured('stores: lifecycle: two nodes that answer', medianOf(rounds, 'two'), '1/s');
    const cores = availableParallelism();
    yield measured(
      `stores: lifecycle: two nodes, of one, on ${cores} cores`,
      medianRatio(rounds, 'two', 'one'),
      'ratio',
      cores >= CORES_FOR_TWO ? '>= 1.5' : undefined,
    );
    const { samples } = await loads[0].run({
      ...{ scenario: 'visible', url: first.url, connections: CONNECTIONS / 2, seconds: seconds * 2, tokens },
      rate: LOOKS_PER_SECOND,
    });
    yield measured('stores: append to list across nodes, median', percentile(samples, 0.5), 'ms');
    yield measured('stores: append to list across nodes, p99', percentile(samples, 0.99), 'ms', '<= 150');
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
    await nodes.close();
  }
};
