import { resolve } from 'node:path';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { freshFolder, removeFolder, type Service } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import type { LoadResult } from './load/load';
import type { Scenario } from './load/scenarios';
import { scenarioTokens } from './load/tokens';
import { buildAt, processorTime, runnersAtHead, type Build } from './support/builds';
import { firstAnswer } from './support/first-answer';
import type { BenchProcess } from './support/process';
import { interleaved, medianRatio, medianOf, type Round } from './support/statistics';

type Side = 'ours' | 'base';
const CONNECTIONS = { report: 64, lifecycle: 64, visible: 32 } as const satisfies Partial<
  Record<Scenario, number>
>;

/**
 * This build against another commit's, by turns in one run: `BASE=/work/base npm run bench -- base`. What is judged on
 * a machine with other work is the processor that a request takes, all threads and the runners' work included.
 * `--seconds` a round, `--appeals` in the store of whole lives; `--file 0` leaves that one out, `--file 9` makes nine rounds.
 */
const base: Measure = async function* (options) {
  const root = process.env['BASE'];
  if (root === undefined)
    throw new Error('BASE says where the other checkout is, with its packages and built');
  const builds = { ours: buildAt(resolve(__dirname, '..')), base: buildAt(resolve(root)) };
  const seconds = options.number('seconds', 4);
  const rounds = (name: string) => options.number(name, 6);
  const appeals = options.number('appeals', 2_000);
  yield* loaded('file', builds, { scenario: 'report', rounds: rounds('file'), seconds, appeals: 0 });
  yield* loaded('lifecycle', builds, {
    scenario: 'lifecycle',
    rounds: rounds('lifecycle'),
    seconds,
    appeals,
  });
  yield* loaded('visible', builds, { scenario: 'visible', rounds: rounds('visible'), seconds, appeals: 0 });
  yield* started(builds, rounds('start'));
};

export default base;

interface Plan {
  readonly scenario: keyof typeof CONNECTIONS;
  readonly rounds: number;
  readonly seconds: number;
  /** In the store before. */
  readonly appeals: number;
}

async function* loaded(
  name: string,
  builds: Readonly<Record<Side, Build>>,
  plan: Plan,
): AsyncIterable<Measured> {
  if (plan.rounds === 0) return;
  const ours = await Contestant.start(builds.ours, plan);
  const base = await Contestant.start(builds.base, plan);
  try {
    const all = { ours: () => ours.play(), base: () => base.play() };
    await interleaved(1, all);
    for (const side of [ours, base]) side.costs.length = 0;
    const rates = await interleaved(plan.rounds, all);
    const costs = zipped({ ours: ours.costs, base: base.costs });
    yield* compared(name, rates, costs);
  } finally {
    await ours.stop();
    await base.stop();
  }
}

/** The first answer of a process on a folder that its own build has made. */
async function* started(builds: Readonly<Record<Side, Build>>, rounds: number): AsyncIterable<Measured> {
  if (rounds === 0) return;
  const costs: Record<Side, number[]> = { ours: [], base: [] };
  const contestant = async (side: Side) => {
    const { root, main, start } = builds[side];
    const folder = freshFolder();
    await (await start(folder)).stop();
    const seen = (pid: number) => costs[side].push(processorTime(pid));
    return { folder, play: () => firstAnswer(main, { DATA_FOLDER: folder }, { root, seen }) };
  };
  const ours = await contestant('ours');
  const base = await contestant('base');
  const starts = await interleaved(rounds, {
    ours: async () => 1000 / (await ours.play()),
    base: async () => 1000 / (await base.play()),
  });
  yield* compared('start', starts, zipped(costs));
  for (const { folder } of [ours, base]) removeFolder(folder);
}

const zipped = ({ ours, base }: Readonly<Record<Side, readonly number[]>>): readonly Round<Side>[] =>
  ours.map((cost, n) => ({ ours: cost, base: base[n] ?? NaN }));

function* compared(
  name: string,
  rates: readonly Round<Side>[],
  costs: readonly Round<Side>[],
): Iterable<Measured> {
  yield measured(`base: ${name}, this build`, medianOf(rates, 'ours'), '1/s');
  yield measured(`base: ${name}, the other`, medianOf(rates, 'base'), '1/s');
  yield measured(`base: ${name}, of the other`, medianRatio(rates, 'ours', 'base'), 'ratio', '>= 0.97');
  yield measured(`base: ${name}, processor each, this build`, medianOf(costs, 'ours'), 'ms');
  yield measured(`base: ${name}, processor each, the other`, medianOf(costs, 'base'), 'ms');
  yield measured(
    `base: ${name}, the other’s processor of this one’s`,
    medianRatio(costs, 'base', 'ours'),
    'ratio',
  );
}

class Contestant {
  /** Milliseconds of processor a scenario, by round. */
  readonly costs: number[] = [];

  private constructor(
    private readonly folder: string,
    private readonly service: Service,
    private readonly load: BenchProcess,
    private readonly plan: object,
  ) {}

  static async start(build: Build, { scenario, seconds, appeals }: Plan): Promise<Contestant> {
    const folder = freshFolder();
    if (appeals > 0) build.seed(folder, appeals);
    const tokens = await scenarioTokens(await issuerOf(folder));
    const service = await build.start(folder);
    await runnersAtHead(service.url);
    const plan = { scenario, seconds, tokens, url: service.url, connections: CONNECTIONS[scenario] };
    return new Contestant(folder, service, await build.load(), plan);
  }

  /** Scenarios a second; what they cost is taken once the runners have seen all of them. */
  async play(): Promise<number> {
    const before = processorTime(this.service.pid);
    const { done, failed, firstFailure, perSecond } = await this.load.ask<LoadResult>(this.plan);
    if (failed > 0) throw new Error(`${failed} failed: ${firstFailure}`);
    await runnersAtHead(this.service.url);
    this.costs.push((processorTime(this.service.pid) - before) / done);
    return perSecond;
  }

  async stop(): Promise<void> {
    await this.load.stop();
    await this.service.stop();
    removeFolder(this.folder);
  }
}
