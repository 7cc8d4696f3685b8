import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteDatabase } from '../src/adapters/sqlite/database/open';
import { openSqliteEventStore } from '../src/adapters/sqlite/event-store/event-store';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { appealAggregate } from '../src/appeals/application/aggregate';
import { appealsProjection } from '../src/appeals/read-models/appeals.projection';
import type { Actor } from '../src/kernel/actor';
import {
  BEFORE_ALL,
  type CommandId,
  type CorrelationId,
  type PersonId,
  type RegionCode,
  type StreamName,
  type UnitId,
} from '../src/kernel/ids';
import type { EventStore } from '../src/kernel/ports/event-store';
import type { Row } from '../src/kernel/projection';
import { CommandExecutor } from '../src/runtime/executor';
import { activeTables } from '../src/runtime/projections/active-tables';
import { createTables, dropTables } from '../src/runtime/projections/layout';
import { RowStatements } from '../src/runtime/projections/row-statements';
import { untyped, type Database } from '../src/runtime/runners/database';
import { inGroups } from '../src/runtime/runners/in-lists';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { progress } from './seed/handled-appeals';
import { seedFolder } from './seed/seed-folder';
import { importHanyin } from './seed/world';
import { logOf } from './support/bench-service';
import { Projecting } from './support/projecting';
import { readRaw } from './support/raw-read';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 3;
const EVENTS_PER_APPEAL = 8.6;
const WRITES_PER_SECOND = 50;
/** A generation that no runner uses. */
const BULK = 9_999;

/** Lists and queues filled anew beside the live ones while people write; against the least that could be done. */
const rebuild: Measure = async function* (options) {
  const events = options.number('events', 100_000);
  const folder = freshFolder();
  await seedFolder(folder, Math.ceil(events / EVENTS_PER_APPEAL));
  const store = await openSqliteEventStore({ file: logOf(folder) });
  const projecting = await Projecting.start(store, openSqliteDatabase({ file: join(folder, 'rebuild.db') }));
  try {
    const head = (await store.newest())?.position ?? BEFORE_ALL;
    await projecting.until(({ position }) => position >= head);
    const writer = await LiveWriter.start(store, projecting.database);
    let differed = 0;
    const rounds = await interleaved(ROUNDS, {
      rebuild: () =>
        millisecondsOf(async () => {
          if ((await rebuildOnce(projecting)) === 'differs') differed++;
        }),
      raw: () => readAndUpsert(store, projecting.database),
    });
    const written = await writer.stop();
    yield measured(`rebuild: ${head} events under live writes`, medianOf(rounds, 'rebuild'), 'ms');
    yield measured('rebuild: raw read and bulk upsert of the same rows', medianOf(rounds, 'raw'), 'ms');
    yield measured('rebuild: events written meanwhile', written, 'events');
    yield measured(
      'rebuild: of raw read and bulk upsert',
      medianRatio(rounds, 'rebuild', 'raw'),
      'ratio',
      '<= 2',
    );
    yield measured('rebuild: generations that differed from the live one', differed, 'generations', '= 0');
  } finally {
    await projecting.stop();
    await store.close();
    removeFolder(folder);
  }
};

export default rebuild;

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The runner compares both generations by digest at one position before it swaps; one that differs is dropped. */
async function rebuildOnce(projecting: Projecting): Promise<'swapped' | 'differs'> {
  await projecting.rebuild();
  await projecting.until(({ rebuild: running }) => running !== undefined);
  let differs = false;
  await projecting.until(({ rebuild: running, state }) => {
    differs = state === 'differs' || running?.difference !== undefined;
    return differs || running === undefined;
  });
  if (differs) await projecting.discard();
  return differs ? 'differs' : 'swapped';
}

/** Milliseconds to read and parse the log, and to write the rows that are live now into empty tables, at once. */
async function readAndUpsert(store: EventStore, database: Database): Promise<number> {
  const kysely = untyped(database.kysely);
  const { tables } = appealsProjection;
  const live = await activeTables(database.kysely, appealsProjection.name);
  const rows = await Promise.all(
    tables.map(({ name }) =>
      kysely
        .selectFrom(live[name] as string)
        .selectAll()
        .execute(),
    ),
  );
  await createTables(kysely, tables, BULK);
  const head = (await store.newest())?.position ?? BEFORE_ALL;
  const took = await millisecondsOf(async () => {
    await readRaw(store, head);
    await database.transaction(async (tx) => {
      for (const [index, table] of tables.entries()) {
        const statements = new RowStatements(untyped(tx.kysely), table, BULK);
        const written = inGroups((rows[index] ?? []) as readonly Row[]);
        await tx.run(written.map((some) => statements.upsert(some, statements.rest, [])));
      }
    });
  });
  await dropTables(kysely, tables, BULK);
  return took;
}

const officer: Actor = {
  id: 'officer-ent-power' as PersonId,
  role: 'officer',
  unit: 'ent-power' as UnitId,
  region: '610921' as RegionCode,
};

/** An officer who notes progress on the open appeals, some fifty times a second. */
class LiveWriter {
  private stopping = false;
  private written = 0;

  private constructor(private readonly running: { done: Promise<void> }) {}

  static async start(store: EventStore, database: Database): Promise<LiveWriter> {
    const clock = new SystemClock();
    const reference = await importHanyin(new CommandExecutor({ store, clock }), store);
    const executor = new CommandExecutor({ store, clock, inForce: () => reference, cachedEvents: 100_000 });
    const aggregate = appealAggregate;
    const { appeals } = await activeTables(database.kysely, appealsProjection.name);
    const open = await untyped(database.kysely)
      .selectFrom(appeals as string)
      .select('appeal')
      .where('status', '=', 'handling')
      .limit(500)
      .execute();
    const writer = new LiveWriter({ done: Promise.resolve() });
    writer.running.done = (async () => {
      for (let at = 0; !writer.stopping; at++) {
        const commandId = randomUUID() as string as CommandId;
        const stream = `appeal-${String(open[at % open.length]?.['appeal'])}` as StreamName;
        const correlationId = commandId as string as CorrelationId;
        await executor.execute(aggregate, { stream, commandId, correlationId, actor: officer }, progress());
        writer.written++;
        await pause(1000 / WRITES_PER_SECOND);
      }
    })();
    return writer;
  }

  async stop(): Promise<number> {
    this.stopping = true;
    await this.running.done;
    return this.written;
  }
}
