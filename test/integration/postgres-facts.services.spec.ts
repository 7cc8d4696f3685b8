import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openPostgresDatabase } from '../../src/adapters/postgres/database/open';
import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { openPostgresPrimaryData } from '../../src/adapters/postgres/primary-data/primary-data';
import { BEFORE_ALL, NO_STREAM, type Position } from '../../src/kernel/ids';
import { OutcomeUnknown, type EventStore } from '../../src/kernel/ports/event-store';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import { at, events, newStream } from '../contract/event-store.given';
import { eventually } from '../kit/eventually';
import {
  freshDatabase,
  freshSchema,
  onPostgres,
  onServer,
  postgresUnderTest,
  type Schema,
} from '../kit/postgres/server-under-test';

const lease = { name: 'queue', partition: 'all', owner: '县一号', token: 1, expires: 0 };

onPostgres('what PostgreSQL does that others do not', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let schema: Schema;
  const closing: { close(): Promise<void> }[] = [];
  const toClose = <One extends { close(): Promise<void> }>(one: One): One => {
    closing.push(one);
    return one;
  };
  const openLog = async (): Promise<EventStore> =>
    toClose(await openPostgresEventStore({ connection: schema.connection }));
  const openDatabase = (limits = {}) =>
    toClose(openPostgresDatabase({ connection: schema.connection, limits }));
  const doing = (text: string) => onServer((client) => client.query(text), schema.connection);
  const endSessionsOf = (purpose: string) =>
    doing(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'suqiu ${purpose}' and datname = current_database()`,
    );

  beforeAll(async () => (database = await freshDatabase()));
  beforeEach(async () => (schema = await freshSchema(database.connection)));
  afterAll(() => database.drop());
  afterEach(async () => {
    for (const one of closing.splice(0)) await one.close();
    await schema.drop();
  });

  it('commits that would come out of order skip no reader', async () => {
    const nodes = [await openLog(), await openLog(), await openLog()];
    // Positions are given out, and then each commit takes a time of its own.
    await doing(`
      create function dawdle() returns trigger language plpgsql as
        'begin perform pg_sleep(random() * 0.02); return null; end';
      create constraint trigger dawdling after insert on event deferrable initially deferred
        for each row when (new.revision = 0) execute function dawdle()`);
    const seen: Position[] = [];
    let isWriting = true;
    const reading = (async () => {
      for (let last = false; !last;) {
        last = !isWriting;
        const page = await nodes[0]!.readAll(seen.at(-1) ?? BEFORE_ALL, 500);
        seen.push(...page.map(({ position }) => position));
        await pause(1);
      }
    })();
    const written = await Promise.all(
      nodes.flatMap((node) =>
        Array.from({ length: 4 }, async () => {
          const positions: Position[] = [];
          for (let nth = 0; nth < 12; nth++)
            positions.push((await node.append(newStream(), NO_STREAM, events(1))).position);
          return positions;
        }),
      ),
    );
    isWriting = false;
    await reading;
    expect(seen).toEqual(written.flat().sort((a, b) => a - b));
  });

  it('a writing transaction that somebody leaves open holds no reader back', async () => {
    const log = await openLog();
    await doing('create table elsewhere (n integer)');
    await onServer(async (client) => {
      await client.query('begin');
      await client.query('insert into elsewhere values (1)');
      const { position } = await log.append(newStream(), NO_STREAM, events(1));
      expect((await log.readAll(BEFORE_ALL, 10)).map((event) => event.position)).toEqual([position]);
    }, schema.connection);
  });

  it('a dump that was restored elsewhere is another log, and gives no position out twice', async () => {
    const log = await openLog();
    const before = await log.append(newStream(), NO_STREAM, events(3));
    const epoch = await log.epoch();
    await log.close();
    await doing(`update event_log set place = 'another server'; select setval('event_position', 1)`);
    const restored = await openLog();
    expect(await restored.epoch()).not.toBe(epoch);
    const { position } = await restored.append(newStream(), NO_STREAM, events(1));
    expect(position).toBeGreaterThan(before.position);
    const name = await restored.epoch();
    expect(await (await openLog()).epoch()).toBe(name);
  });

  it('sessions that the server ends cost neither the process nor a read nor an acknowledged append', async () => {
    const log = await openLog();
    log.onAppended(() => undefined);
    const stream = newStream();
    let revision = NO_STREAM;
    for (let round = 0; round < 5; round++) {
      await endSessionsOf('log');
      expect(await log.readStream(stream, at(0), 100)).toHaveLength(revision + 1);
      ({ revision } = await log.append(stream, revision, events(1)));
    }
    expect(await log.readStream(stream, at(0), 100)).toHaveLength(5);
  });

  it('another node hears of an append, also after its line was cut', async () => {
    const [writer, listener] = [await openLog(), await openLog()];
    let heard = 0;
    listener.onAppended(() => heard++);
    for (let round = 0; round < 2; round++) {
      await eventually(
        async () => {
          const before = heard;
          await writer.append(newStream(), NO_STREAM, events(1));
          await pause(50);
          return heard - before;
        },
        (more) => more > 0,
      );
      await endSessionsOf('log');
    }
  });

  it('the commit of a transaction in which a statement failed is no success', async () => {
    const database = openDatabase();
    await createRuntimeTables(database);
    const failing = database.transaction(async (tx) => {
      await tx.kysely.insertInto('runner_lease').values(lease).execute();
      await sql`insert into nowhere values (1)`.execute(tx.kysely).catch(() => undefined);
    });
    await expect(failing).rejects.toThrow(/rolled back/);
    expect(await database.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([]);
  });

  it('a commit whose answer was lost is unknown, and the next transaction works', async () => {
    const database = openDatabase();
    await createRuntimeTables(database);
    const put = (before: () => Promise<unknown>) =>
      database.transaction(async (tx) => {
        await tx.kysely.insertInto('runner_lease').values(lease).execute();
        await before();
      });
    await expect(put(() => endSessionsOf('runners'))).rejects.toThrow(OutcomeUnknown);
    await put(async () => undefined);
  });

  it('a transaction that a paused node leaves open is ended, and what it held is free', async () => {
    const [paused, other] = [openDatabase({ idleInTransaction: 200 }), openDatabase()];
    await createRuntimeTables(other);
    await other.kysely.insertInto('runner_lease').values(lease).execute();
    const take = sql`update runner_lease set token = token + 1`;
    const holding = paused.transaction(async (tx) => {
      await take.execute(tx.kysely);
      await pause(600);
    });
    const outcome = holding.then(
      () => 'committed',
      (error: unknown) => error,
    );
    await pause(50);
    await take.execute(other.kysely);
    expect(await outcome).toBeInstanceOf(OutcomeUnknown);
    expect(await other.kysely.selectFrom('runner_lease').select('token').execute()).toEqual([{ token: 2 }]);
  });

  it('text is in the order of its bytes, whatever the database was made with', async () => {
    const database = openDatabase();
    await database.migration(({ kysely }) =>
      kysely.schema.createTable('words').addColumn('word', 'text').execute(),
    );
    await sql`insert into words values ('b'), ('B'), ('ä'), ('镇'), ('a-1'), ('a 2')`.execute(
      database.kysely,
    );
    const { rows } = await sql<{ word: string }>`select word from words order by word`.execute(
      database.kysely,
    );
    expect(rows.map(({ word }) => word)).toEqual(['B', 'a 2', 'a-1', 'b', 'ä', '镇']);
    const { rows: kinds } = await sql<{ name: string }>`
      select collation_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = 'words'`.execute(database.kysely);
    expect(kinds).toEqual([{ name: 'C' }]);
  });

  it('nodes that start at once make the tables once', async () => {
    const masterKey = randomBytes(32);
    const start = async () => {
      const [log, primary] = await Promise.all([
        openLog(),
        openPostgresPrimaryData({ connection: schema.connection, masterKey }),
      ]);
      toClose(primary);
      await createRuntimeTables(openDatabase());
      return log.epoch();
    };
    const epochs = await Promise.all([start(), start(), start()]);
    expect(new Set(epochs).size).toBe(1);
  });

  it('a key that another node destroyed is forgotten within a minute', async () => {
    const masterKey = randomBytes(32);
    const open = async () =>
      toClose(await openPostgresPrimaryData({ connection: schema.connection, masterKey }));
    const [one, two] = [await open(), await open()];
    const { id } = await one.keys.take();
    expect((await two.keys.find(id))?.id).toBe(id);
    await one.keys.destroy(id);
    const later = performance.now() + 60_001;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
    try {
      expect(await two.keys.find(id)).toBeUndefined();
    } finally {
      clock.mockRestore();
    }
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, /refuses the password: set POSTGRES_URL right/],
    ['nobody there', { port: '1' }, /cannot be reached: start it, or set POSTGRES_URL right \(ECONNREFUSED/],
    ['no such database', { pathname: '/nowhere' }, /has no such database: create it/],
  ])('is told in a sentence: %s', async (_, change, sentence) => {
    const url = Object.assign(new URL(postgresUnderTest()!), change);
    const connection = url.toString();
    await expect(openPostgresEventStore({ connection })).rejects.toThrow(sentence);
    await expect(openPostgresPrimaryData({ connection, masterKey: randomBytes(32) })).rejects.toThrow(
      sentence,
    );
    await expect(openPostgresEventStore({ connection })).rejects.not.toThrow(/suqiu:|wrong/);
  });

  it('keys of another master key are told in a sentence', async () => {
    const open = () => openPostgresPrimaryData({ connection: schema.connection, masterKey: randomBytes(32) });
    toClose(await open());
    await expect(open()).rejects.toThrow(/were written under another master key/);
  });
});
