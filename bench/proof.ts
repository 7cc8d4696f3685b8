import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openReader } from '../src/adapters/sqlite/connection';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import { openSqliteEventStore } from '../src/adapters/sqlite/event-store/event-store';
import { Audited } from '../src/appeals/audit/audited';
import { States } from '../src/appeals/audit/states';
import type { AppealPorts } from '../src/appeals/application/ports';
import { AppealReader } from '../src/appeals/application/queries/appeal-reader';
import type { Envelope } from '../src/kernel/envelope';
import { appealOf, BEFORE_ALL, type RegionCode, type Revision } from '../src/kernel/ids';
import type { Instant } from '../src/kernel/time';
import { Export } from '../src/proof/export/export';
import { planFor } from '../src/proof/export/plan';
import { HeadsAtHand } from '../src/proof/heads-at-hand';
import { measured, type Measure, type Measured, type Options } from '../test/kit/measured';
import { freshFolder, removeFolder, startService } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { seedHandled } from './seed/handled-appeals';
import { seedFolder } from './seed/seed-folder';
import { BENCH_ENV, logOf, NODE_ARGS } from './support/bench-service';
import { processorTime, runnersAtHead } from './support/builds';
import { readRaw } from './support/raw-read';
import { signLog } from './support/sign-log';
import { interleaved, median, medianInterval, medianOf, medianRatio } from './support/statistics';
import { verifying } from './support/verifying';

const COUNTY = '610921' as RegionCode;
const ROUNDS = 5;
const EVENTS_PER_APPEAL = 8.6;
const LENGTHS = [10, 100, 1000] as const;

/**
 * What proof costs: heads beside the lives of appeals, an export beside a read of the same log, the check of an export by
 * the program for auditors, the state of an appeal at a moment. `--events 1000000`, `--seconds 4`, `--pairs 20`; `--heads 0` leaves out the first, `--others 0` the rest
 */
const proof: Measure = async function* (options) {
  if (options.number('others', 1) > 0) {
    yield* momentOf();
    yield* exportAndCheck(options.number('events', 1_000_000));
  }
  if (options.number('heads', 1) > 0) yield* headsBeside(options);
};

export default proof;

/** `at=` on the last event but one, folded from the report on; in this process, its record left out. */
async function* momentOf(): AsyncIterable<Measured> {
  const perEvent: number[] = [];
  for (const length of LENGTHS) {
    const folder = freshFolder();
    const file = join(folder, 'events.db');
    const { streams, reference } = await seedHandled(file, 20, length);
    const store = await openSqliteEventStore({ file });
    const rows = openReader(file);
    try {
      const select = rows.prepare('SELECT * FROM event WHERE stream = ? ORDER BY revision').raw();
      const states = statesOn({ log: store, reference });
      const at = { revision: (length - 2) as Revision };
      const times = 10_000 / length;
      const all = {
        state: () =>
          each(times, streams, (stream) => {
            const appeal = appealOf(stream);
            return states.at(
              at,
              { appeal, view: 'state', asked: {}, from: { actor: auditor } as Envelope },
              'zh',
            );
          }),
        rows: () => each(times, streams, (stream) => select.all(stream)),
      };
      await interleaved(1, all);
      const rounds = await interleaved(ROUNDS, all);
      perEvent.push(medianOf(rounds, 'state') / length);
      yield measured(`proof: at= on ${length} events`, medianOf(rounds, 'state'), 'ms');
      yield measured(
        `proof: at= on ${length} events, of the rows alone`,
        medianRatio(rounds, 'state', 'rows'),
        'ratio',
      );
    } finally {
      rows.close();
      await store.close();
      removeFolder(folder);
    }
  }
  const [ten = NaN, , thousand = NaN] = perEvent;
  yield measured('proof: at=, an event of a thousand, of one of ten', thousand / ten, 'ratio', '<= 1.2');
}

const auditor = {
  id: 'auditor-610921',
  role: 'auditor',
  unit: 'dept-audit',
  region: '610921',
} as unknown as Envelope['actor'];

function statesOn({ log, reference }: { readonly log: object; readonly reference: object }): States {
  const ports = {
    log,
    inForce: () => reference,
    inForceAt: async () => reference,
    clock: { now: () => new Date().toISOString() as Instant },
    // The keys of seeded texts are nowhere.
    sealer: { open: async () => undefined },
  } as unknown as AppealPorts;
  const reads = { ofAppeal: async () => undefined };
  return new States(new Audited(new AppealReader(ports, new Map()), reads as never));
}

async function each<Stream>(
  times: number,
  streams: readonly Stream[],
  read: (stream: Stream) => unknown,
): Promise<number> {
  const startedAt = performance.now();
  for (let time = 0; time < times; time++) await read(streams[time % streams.length] as Stream);
  return (performance.now() - startedAt) / times;
}

async function* exportAndCheck(events: number): AsyncIterable<Measured> {
  const folder = freshFolder();
  try {
    await seedFolder(folder, Math.ceil(events / EVENTS_PER_APPEAL));
    const heads = await signLog(logOf(folder), COUNTY);
    const reader = openSqliteEventReader({ file: logOf(folder) });
    const head = (await reader.newest())?.position ?? BEFORE_ALL;
    const chunks = async () => {
      const atHand = await new HeadsAtHand(reader, COUNTY).look();
      const plan = await planFor({}, reader, atHand);
      return new Export(reader, COUNTY, atHand, { plan, at: '' as Instant, had: 0 }).chunks();
    };
    const exported = async () => {
      let lines = 0;
      for await (const text of await chunks()) lines += text.split('"line":"event"').length - 1;
      return lines;
    };
    const rounds = await interleaved(3, {
      exported: () => perSecond(exported),
      raw: () => perSecond(() => readRaw(reader, head)),
    });
    yield measured('proof: heads over the log', heads, 'heads');
    yield measured('proof: events exported', medianOf(rounds, 'exported'), '1/s');
    yield measured('proof: events read and parsed', medianOf(rounds, 'raw'), '1/s');
    yield measured('proof: export of a raw read', medianRatio(rounds, 'exported', 'raw'), 'ratio', '>= 0.5');
    const file = join(folder, 'export.ndjson');
    await pipeline(Readable.from(await chunks()), createWriteStream(file));
    await reader.close();
    const { seconds, peakMegabytes, verdict } = await verifying(file);
    if (verdict !== 'holds') throw new Error(`the export does not hold: ${verdict}`);
    yield measured('proof: events verified', heads * 1000, 'events');
    yield measured('proof: verification took', seconds, 's');
    yield measured('proof: verified', (heads * 1000) / seconds, '1/s');
    yield measured('proof: most memory of the verifier', peakMegabytes, 'MB', '<= 512');
  } finally {
    removeFolder(folder);
  }
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const events = await work();
  return (events * 1000) / (performance.now() - startedAt);
}

/**
 * Whole lives of appeals by two services in turn, with heads and without: AB, BA, AB, … Each pair is compared within itself, since what
 * disturbs the machine lasts longer than a pair; of the pairs the median counts, and how surely it is that.
 */
async function* headsBeside(options: Options): AsyncIterable<Measured> {
  const seconds = options.number('seconds', 4);
  const load = await Load.start();
  const contestants = {
    signed: await contestant(load, seconds, []),
    unsigned: await contestant(load, seconds, ['-r', resolve(__dirname, 'support/without-heads.js')]),
  };
  try {
    const both = async (): Promise<{ readonly [N in Contestant]: Play }> => ({
      signed: await contestants.signed.play(),
      unsigned: await contestants.unsigned.play(),
    });
    const turned = async () => {
      const unsigned = await contestants.unsigned.play();
      return { signed: await contestants.signed.play(), unsigned };
    };
    await both();
    await turned();
    const pairs: Awaited<ReturnType<typeof both>>[] = [];
    for (let pair = 0; pair < options.number('pairs', 20); pair++)
      pairs.push(await (pair % 2 === 0 ? both : turned)());
    for (const what of ['processor', 'wall'] as const) {
      const costs = pairs.map(({ signed, unsigned }) => 100 * (signed[what] / unsigned[what] - 1));
      const [low, high] = medianInterval(costs);
      const named = what === 'processor' ? 'heads cost of a life' : 'heads cost, by the clock';
      yield measured(
        `proof: ${what} of a life, heads on`,
        median(pairs.map(({ signed }) => signed[what])),
        'ms',
      );
      yield measured(
        `proof: ${what} of a life, no heads`,
        median(pairs.map(({ unsigned }) => unsigned[what])),
        'ms',
      );
      yield measured(`proof: ${named}`, median(costs), '%', what === 'processor' ? '<= 3' : undefined);
      yield measured(`proof: ${named}, at least (95 %)`, low, '%');
      yield measured(`proof: ${named}, at most (95 %)`, high, '%');
    }
  } finally {
    await load.stop();
    for (const { stop } of Object.values(contestants)) await stop();
  }
}
type Contestant = 'signed' | 'unsigned';
/** Of one life, milliseconds. */
interface Play {
  readonly processor: number;
  readonly wall: number;
}

async function contestant(load: Load, seconds: number, nodeArgs: readonly string[]) {
  const folder = freshFolder();
  const service = await startService({
    folder,
    main: resolve(__dirname, '../build/main.js'),
    env: BENCH_ENV,
    nodeArgs: [...NODE_ARGS, ...nodeArgs],
  });
  const tokens = await scenarioTokens(await issuerOf(folder));
  return {
    play: async (): Promise<Play> => {
      const [before, startedAt] = [processorTime(service.pid), performance.now()];
      const { done } = await load.run({
        ...{ scenario: 'lifecycle', url: service.url, connections: 32, seconds, tokens },
      });
      await runnersAtHead(service.url);
      return {
        processor: (processorTime(service.pid) - before) / done,
        wall: (performance.now() - startedAt) / done,
      };
    },
    stop: async () => {
      await service.stop();
      removeFolder(folder);
    },
  };
}
