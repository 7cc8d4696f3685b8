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
import { interleaved, medianOf, medianRatio } from './support/statistics';
import { verifying } from './support/verifying';

const COUNTY = '610921' as RegionCode;
const ROUNDS = 5;
const EVENTS_PER_APPEAL = 8.6;
const LENGTHS = [10, 100, 1000] as const;

/**
 * What proof costs: heads beside the lives of appeals, an export beside a read of the same log, the check of an export by
 * the program for auditors, the state of an appeal at a moment. `--events 1000000`, `--seconds 6`, `--heads 0` leaves out the first
 */
const proof: Measure = async function* (options) {
  yield* momentOf();
  yield* exportAndCheck(options.number('events', 1_000_000));
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

/** Processor time of whole lives of appeals, by two services at once in turn: with heads, and without. */
async function* headsBeside(options: Options): AsyncIterable<Measured> {
  const seconds = options.number('seconds', 6);
  const load = await Load.start();
  const contestants = {
    signed: await contestant(load, seconds, []),
    unsigned: await contestant(load, seconds, ['-r', resolve(__dirname, 'support/without-heads.js')]),
  };
  try {
    const all = { signed: () => contestants.signed.play(), unsigned: () => contestants.unsigned.play() };
    await interleaved(1, all);
    const rounds = await interleaved(options.number('rounds', 8), all);
    yield measured('proof: processor of a life, heads on', medianOf(rounds, 'signed'), 'ms');
    yield measured('proof: processor of a life, no heads', medianOf(rounds, 'unsigned'), 'ms');
    yield measured(
      'proof: heads cost of a life',
      100 * (medianRatio(rounds, 'signed', 'unsigned') - 1),
      '%',
      '<= 3',
    );
  } finally {
    await load.stop();
    for (const { stop } of Object.values(contestants)) await stop();
  }
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
    play: async () => {
      const before = processorTime(service.pid);
      const { done } = await load.run({
        ...{ scenario: 'lifecycle', url: service.url, connections: 32, seconds, tokens },
      });
      await runnersAtHead(service.url);
      return (processorTime(service.pid) - before) / done;
    },
    stop: async () => {
      await service.stop();
      removeFolder(folder);
    },
  };
}
