import { sql } from 'kysely';
import { LeaseKeeper } from '../../src/runtime/leases/lease-keeper';
import { LeaseLost, Leases } from '../../src/runtime/leases/leases';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import type { Database } from '../../src/runtime/runners/database';
import { databaseIsAFile } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { Station } from '../kit/running';
import { clearanceWatch, found, grid, patrolBook, started } from '../kit/toy-runners';

/** The database takes no lease back. */
const refusingOnAFile = [
  sql`create trigger locked before update on runner_lease when new.expires = 0
      begin select raise(abort, 'database is locked'); end`,
];
const refusingOnPostgres = [
  sql`create function locked() returns trigger language plpgsql as $$ begin raise exception 'locked'; end $$`,
  sql`create trigger locked before update on runner_lease for each row when (new.expires = 0)
      execute function locked()`,
];

describe('leases', () => {
  let station: Station;
  let database: Database;
  beforeEach(async () => {
    station = new Station();
    database = station.database();
    await createRuntimeTables(database);
  });
  afterEach(() => station.close());

  const leases = (owner: string, ttl = 60_000, partition = 'all') =>
    new Leases(database, { owner, partition, ttl });
  /** The database's clock passes the end of every lease. */
  const expire = () => database.kysely.updateTable('runner_lease').set({ expires: 1 }).execute();
  const write = (by: Leases, lease: { name: string; token: number }) =>
    database.transaction((tx) => by.hold(tx, lease));

  it('have one owner until they run out, judged by the database', async () => {
    const [one, two] = [leases('县一号'), leases('县二号')];
    const first = await one.acquire('queue');
    expect(first).toEqual({ name: 'queue', token: 1 });
    expect(await two.acquire('queue')).toBeUndefined();
    expect(await leases('县二号', 60_000, '610922').acquire('queue')).toEqual({ name: 'queue', token: 1 });
    await expire();
    expect(await two.acquire('queue')).toEqual({ name: 'queue', token: 2 });
  });

  it('shut the earlier owner out once a later one has them', async () => {
    const [one, two] = [leases('县一号'), leases('县二号')];
    const first = (await one.acquire('queue'))!;
    await write(one, first);
    await expire();
    const second = (await two.acquire('queue'))!;
    await expect(write(one, first)).rejects.toThrow(LeaseLost);
    expect(await one.renew(first)).toBe(false);
    await write(two, second);
  });

  it('are renewed and let go by their owner alone', async () => {
    const [one, two] = [leases('县一号'), leases('县二号')];
    const first = (await one.acquire('queue'))!;
    await expire();
    expect(await one.renew(first)).toBe(true);
    expect(await two.acquire('queue')).toBeUndefined();
    await one.giveUp(first);
    const second = (await two.acquire('queue'))!;
    await one.giveUp(first);
    expect(await one.acquire('queue')).toBeUndefined();
    await write(two, second);
  });

  it('are renewed by who writes under them, together with what is written', async () => {
    const [one, two] = [leases('县一号'), leases('县二号')];
    const first = (await one.acquire('queue'))!;
    await expire();
    await write(one, first);
    expect(await two.acquire('queue')).toBeUndefined();
    await expire();
    const failing = database.transaction(async (tx) => {
      await one.hold(tx, first);
      throw new Error('rows do not fit');
    });
    await expect(failing).rejects.toThrow('rows do not fit');
    expect(await two.acquire('queue')).toMatchObject({ token: 2 });
  });

  it('are not renewed once more by who has worked under them a moment ago', async () => {
    const keeper = new LeaseKeeper(leases('县一号'), 'queue', 60_000, false);
    await keeper.ensure();
    await expire();
    keeper.worked(performance.now());
    expect(await keeper.renew()).toBe(true);
    const ends = () => database.kysely.selectFrom('runner_lease').select('expires').executeTakeFirst();
    expect(await ends()).toEqual({ expires: 1 });
    keeper.worked(performance.now() - 60_000);
    expect(await keeper.renew()).toBe(true);
    expect((await ends())?.expires).toBeGreaterThan(Date.parse('2020-01-01T00:00:00Z'));
  });

  it('are taken over at once where a killed process can be the only other owner', async () => {
    await leases('县一号').acquire('queue');
    expect(await leases('县二号').acquire('queue', true)).toEqual({ name: 'queue', token: 2 });
  });

  const both = () => ({ projections: [patrolBook()], sagas: [clearanceWatch()] });

  it('stop a runner that lost its own from writing, and let it wait', async () => {
    const first = await station.start({ ...both(), limits: { leaseTtl: 60_000 } });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await first.caughtUp('patrol-book');
    await first.caughtUp('clearance');
    const second = await station.start({ ...both(), limits: { leaseTtl: 60_000 } });
    for (const name of ['patrol-book', 'clearance'])
      await second.until(name, ({ state }) => state !== 'waiting-for-lease');
    await station.log.record(grid(1), [found('井盖缺失')]);
    for (const name of ['patrol-book', 'clearance']) {
      await second.caughtUp(name);
      await first.until(name, ({ state }) => state === 'waiting-for-lease');
    }
    expect(await second.rows('patrol-book', 'patrol')).toMatchObject([{ stream: grid(1), found: 2 }]);
    expect(await second.instance('clearance', grid(1))).toMatchObject({ open: ['电杆倾斜', '井盖缺失'] });
  });

  it('lost to another leave no failure behind, and none where nobody could be asked', async () => {
    let isAway = false;
    const reader = Object.assign(Object.create(station.log) as typeof station.log, {
      readAll: (...asked: Parameters<typeof station.log.readAll>) =>
        isAway ? Promise.reject(new Error('the log is away')) : station.log.readAll(...asked),
    });
    const first = await station.start({ ...both(), reader, limits: { leaseTtl: 300 } });
    await station.log.record(grid(1), [started()]);
    for (const name of ['patrol-book', 'clearance']) await first.caughtUp(name);
    isAway = true;
    for (const name of ['patrol-book', 'clearance'])
      await first.until(name, ({ state }) => state === 'failing');
    const second = await station.start({ ...both(), limits: { leaseTtl: 60_000 } });
    for (const name of ['patrol-book', 'clearance']) {
      await second.until(name, ({ state }) => state === 'running');
      const { error } = await first.until(name, ({ state }) => state === 'waiting-for-lease');
      expect(error).toBeUndefined();
    }
    const keeper = new LeaseKeeper(
      { acquire: () => Promise.reject(new Error('away')) } as unknown as Leases,
      ...(['queue', 60_000, false] as const),
    );
    // Twice in the time in which another owner would not be asked again.
    for (const _ of ['at once', 'again']) await expect(keeper.ensure()).rejects.toThrow('away');
  });

  it('let the one that waits take over where the other stopped', async () => {
    const limits = { leaseTtl: 300 };
    const first = await station.start({ ...both(), limits });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await first.caughtUp('clearance');
    const second = await station.start({ ...both(), limits, takeOverLeases: false });
    await second.until('clearance', ({ state }) => state === 'waiting-for-lease');
    await first.runners.stop();
    await station.log.record(grid(1), [found('井盖缺失')]);
    for (const name of ['patrol-book', 'clearance']) await second.caughtUp(name);
    expect(await second.instance('clearance', grid(1))).toMatchObject({ open: ['电杆倾斜', '井盖缺失'] });
  });

  it('that the database does not take back hold up no stop: they run out by themselves', async () => {
    const limits = { leaseTtl: 300 };
    const first = await station.start({ ...both(), limits });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await first.caughtUp('clearance');
    for (const statement of databaseIsAFile ? refusingOnAFile : refusingOnPostgres)
      await statement.execute(database.kysely);
    await first.runners.stop();
    const second = await station.start({ ...both(), limits, takeOverLeases: false });
    await second.until('clearance', ({ state }) => state === 'running');
  });

  it('are kept by renewal far beyond their time', async () => {
    const running = await station.start({ ...both(), limits: { leaseTtl: 60 } });
    await running.until('clearance', ({ state }) => state === 'running');
    const expiries = () =>
      database.kysely.selectFrom('runner_lease').select('expires').orderBy('name').execute();
    const [{ expires: atFirst } = { expires: 0 }] = await expiries();
    await eventually(expiries, ([row]) => (row?.expires ?? 0) > atFirst + 200);
    const tokens = await database.kysely.selectFrom('runner_lease').select('token').execute();
    expect(tokens).toEqual([{ token: 1 }, { token: 1 }]);
  });
});
