import { join, resolve } from 'node:path';
import { measured, type Measure } from '../test/kit/measured';
import { county } from '../test/kit/postgres/nodes';
import type { Service } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { withPostgres } from '../prove/load/postgres';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { BENCH_ENV, NODE_ARGS, refuseSick } from './support/bench-service';
import { buildAt, processorTime, runnersAtHead } from './support/builds';
import { interleaved, median, medianRatio, percentile } from './support/statistics';

const CONNECTIONS = 32;

/**
 * From the answer to a report at one node until the list of another shows it, where the runners are a node of their own
 * and PostgreSQL has everything. `--rate 30` reports a second, `--rounds 5` of `--seconds 10`. With `BASE=/work/base`
 * another commit's build takes turns with this one: on a machine with other work only their ratio says something.
 */
const nodes: Measure = (options) =>
  withPostgres(async function* () {
    const rate = options.number('rate', 30);
    const seconds = options.number('seconds', 10);
    const rounds = options.number('rounds', 5);
    const ours = await Trio.start(resolve(__dirname, '..'), { rate, seconds });
    const { BASE } = process.env;
    const base = BASE === undefined ? undefined : await Trio.start(resolve(BASE), { rate, seconds });
    try {
      const sides = base === undefined ? { ours } : { ours, base };
      const plays = Object.fromEntries(
        Object.entries(sides).map(([name, trio]) => [name, () => trio.play()]),
      );
      await interleaved(1, plays);
      for (const trio of Object.values(sides)) trio.forget();
      const played = await interleaved(rounds, plays);
      for (const [name, trio] of Object.entries(sides)) {
        const whose = name === 'ours' ? '' : ', the other build';
        const told = `nodes: append to list at ${rate}/s${whose}`;
        yield measured(`${told}, median`, percentile(trio.samples, 0.5), 'ms');
        const p99 = percentile(trio.samples, 0.99);
        yield measured(`${told}, p99`, p99, 'ms', name === 'ours' ? '<= 150' : undefined);
        yield measured(`${told}, p99 of the best round`, Math.min(...trio.p99s), 'ms');
        yield measured(`${told}, processor of the runners each`, median(trio.costs), 'ms');
      }
      if (base !== undefined)
        yield measured('nodes: p99 of the other build’s', medianRatio(played, 'ours', 'base'), 'ratio');
    } finally {
      await Promise.all([ours.stop(), base?.stop()]);
    }
  });
export default nodes;

interface Plan {
  readonly rate: number;
  readonly seconds: number;
}

/** One node that is told, another that is read at, and a third that runs the runners. */
class Trio {
  readonly samples: number[] = [];
  readonly p99s: number[] = [];
  /** Milliseconds of processor of the runners' node for a report, by round. */
  readonly costs: number[] = [];

  private constructor(
    private readonly nodes: Awaited<ReturnType<typeof county>>,
    private readonly runners: Service,
    private readonly load: Load,
    private readonly plan: Parameters<Load['run']>[0],
  ) {}

  static async start(root: string, { rate, seconds }: Plan): Promise<Trio> {
    const { main } = buildAt(root);
    const nodes = await county({
      ...BENCH_ENV,
      // A machine that is too slow is to give a figure and no refusal.
      ...{ FRESHNESS_WAIT_MS: '20000', DEPLOY_FOLDER: join(root, 'deploy') },
    });
    const start = (role: 'api' | 'runners') => nodes.start(role, { main, nodeArgs: NODE_ARGS });
    const runners = await start('runners');
    const [told, read] = [await start('api'), await start('api')];
    const tokens = await scenarioTokens(await issuerOf(nodes.folder));
    return new Trio(nodes, runners, await Load.start(), {
      ...{ scenario: 'visible', url: told.url, readAt: read.url, connections: CONNECTIONS, tokens },
      ...{ rate, seconds },
    });
  }

  /** @returns milliseconds, the p99 of the round */
  async play(): Promise<number> {
    const before = processorTime(this.runners.pid);
    const { samples, done } = await this.load.run(this.plan);
    await runnersAtHead(this.runners.url);
    await refuseSick(this.runners.url);
    this.samples.push(...samples);
    this.costs.push((processorTime(this.runners.pid) - before) / done);
    const p99 = percentile(samples, 0.99);
    this.p99s.push(p99);
    return p99;
  }

  /** The first round is for the compiler. */
  forget(): void {
    for (const kept of [this.samples, this.p99s, this.costs]) kept.length = 0;
  }

  async stop(): Promise<void> {
    await this.load.stop();
    await this.nodes.close();
  }
}
