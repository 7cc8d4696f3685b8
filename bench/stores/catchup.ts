import { openPostgresDatabase } from '../../src/adapters/postgres/database/open';
import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import { BEFORE_ALL, type Position } from '../../src/kernel/ids';
import type { EventReader, EventStore } from '../../src/kernel/ports/event-store';
import { copyLog } from '../../src/runtime/copy-log';
import { measured, type Measure } from '../../test/kit/measured';
import { freshSchema, type Schema } from '../../test/kit/postgres/server-under-test';
import { freshFolder, removeFolder } from '../../test/kit/service';
import { seedFolder } from '../seed/seed-folder';
import { logOf } from '../support/bench-service';
import { Projecting } from '../support/projecting';
import { interleaved, medianOf, medianRatio } from '../support/statistics';
import { RawLists } from './raw-lists';

const ROUNDS = 4;
const EVENTS_PER_APPEAL = 8.6;

/** The lists' projection from the beginning of a log, both in PostgreSQL; against raw SQL that reads and writes the same rows. */
export const catchup: Measure = async function* (options) {
  const events = options.number('events', 30_000);
  const schema = await freshSchema();
  const store = await openPostgresEventStore({ connection: schema.connection });
  let raw: RawLists | undefined;
  try {
    await seed(store, Math.ceil(events / EVENTS_PER_APPEAL));
    const head = (await store.newest())?.position ?? BEFORE_ALL;
    const lists = await projected(store, head, (_, { connection }) =>
      RawLists.copy(connection, schema.connection),
    );
    raw = lists;
    const rounds = await interleaved(ROUNDS, {
      catchup: () => projected(store, head, async (perSecond) => perSecond),
      raw: async () => (head * 1000) / (await lists.fill(head)),
    });
    yield measured('stores: catchup: events projected', medianOf(rounds, 'catchup'), '1/s');
    yield measured(
      'stores: catchup: raw SQL, read, parsed and the same rows inserted',
      medianOf(rounds, 'raw'),
      '1/s',
    );
    yield measured('stores: catchup: of raw SQL', medianRatio(rounds, 'catchup', 'raw'), 'ratio');
  } finally {
    await raw?.close();
    await store.close();
    await schema.drop();
  }
};

/** The lives of appeals as a county had them, played into a file and copied. */
async function seed(store: EventStore, appeals: number): Promise<void> {
  const folder = freshFolder();
  await seedFolder(folder, appeals);
  const from = openSqliteEventReader({ file: logOf(folder) });
  try {
    await copyLog({ from, to: store });
  } finally {
    await from.close();
    removeFolder(folder);
  }
}

/** In a schema of its own, which `then` still finds. */
async function projected<T>(
  reader: EventReader,
  head: Position,
  then: (perSecond: number, schema: Schema) => Promise<T>,
): Promise<T> {
  const schema = await freshSchema();
  const projecting = await Projecting.start(reader, openPostgresDatabase({ connection: schema.connection }));
  try {
    const startedAt = performance.now();
    await projecting.until(({ position }) => position >= head);
    return await then((head * 1000) / (performance.now() - startedAt), schema);
  } finally {
    await projecting.stop();
    await schema.drop();
  }
}
