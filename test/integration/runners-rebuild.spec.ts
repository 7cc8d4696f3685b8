import { sql } from 'kysely';
import { activeTables } from '../../src/runtime/projections/active-tables';
import { physicalName } from '../../src/runtime/projections/layout';
import { eventually } from '../kit/eventually';
import { databaseIsAFile } from '../kit/back-end';
import { Station, type Running } from '../kit/running';
import { cleared, ended, found, grid, patrolBook, started, unreadable } from '../kit/toy-runners';

describe('rebuilding a projection', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  const name = 'patrol-book';
  const book = (running: Running) => running.rows(name, 'patrol');
  const rebuilt = (running: Running) => running.until(name, ({ state }) => state === 'running');
  const differs = (running: Running) => running.until(name, ({ state }) => state === 'differs');

  async function patrols(count: number): Promise<void> {
    for (let n = 1; n <= count; n++)
      await station.log.record(grid(n), [
        started(),
        found('电杆倾斜'),
        found('井盖缺失'),
        cleared('电杆倾斜'),
      ]);
  }

  const tablesThere = async ({ database }: Running): Promise<readonly string[]> => {
    const { rows } = await (
      databaseIsAFile
        ? sql<{ name: string }>`
            select name from sqlite_master where type = 'table' and name like 'patrol!_!_%' escape '!' order by name`
        : sql<{ name: string }>`
            select tablename as name from pg_tables
            where schemaname = current_schema() and tablename like 'patrol!_!_%' escape '!' order by tablename`
    ).execute(database.kysely);
    return rows.map((row) => row.name);
  };

  it('under live writes ends in the same rows, swapped in without an operator', async () => {
    await patrols(40);
    const running = await station.start({
      projections: [patrolBook()],
      limits: { batch: 5, comparePage: 10 },
    });
    await running.caughtUp(name);
    await running.runners.rebuild(name);
    for (let n = 41; n <= 70; n++) {
      await station.log.record(grid(n), [started('周永强'), found('电杆倾斜')]);
      await station.log.record(grid(n - 40), [ended]);
      if (n % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await rebuilt(running);
    await running.caughtUp(name);
    const rows = await book(running);
    expect(rows).toHaveLength(70);
    expect(rows[0]).toEqual({ stream: grid(1), worker: '陈桂芳', found: 2, open: 1, ended: 1 });
    expect(rows[69]).toEqual({ stream: grid(70), worker: '周永强', found: 1, open: 1, ended: 0 });
    const tables = await eventually(
      () => activeTables(running.database.kysely, name),
      ({ patrol }) => patrol === 'patrol__g2',
    );
    expect(tables).toEqual({ patrol: 'patrol__g2', entry: 'entry__g2' });
  });

  it('drops the old tables once no reader can be using them', async () => {
    await patrols(2);
    const running = await station.start({ projections: [patrolBook()] });
    await running.caughtUp(name);
    await running.runners.rebuild(name);
    await rebuilt(running);
    await eventually(
      () => tablesThere(running),
      (tables) => tables.join() === 'patrol__g2',
    );
    await running.runners.rebuild(name);
    await eventually(
      () => tablesThere(running),
      (tables) => tables.join() === 'patrol__g3',
    );
  });

  it('has its indexes before anybody reads it', async () => {
    await patrols(2);
    const running = await station.start({ projections: [patrolBook()] });
    await running.caughtUp(name);
    await running.runners.rebuild(name);
    await rebuilt(running);
    const { rows } = await (
      databaseIsAFile
        ? sql<{ name: string }>`
            select name from sqlite_master where type = 'index' and tbl_name = 'patrol__g2' and sql is not null`
        : sql<{ name: string }>`
            select indexname as name from pg_indexes
            where schemaname = current_schema() and tablename = 'patrol__g2' and indexname not like '%_key'`
    ).execute(running.database.kysely);
    expect(rows).toEqual([{ name: 'patrol__g2_worker' }]);
  });

  it('begins by itself when the version was raised, and keeps the live rows fresh meanwhile', async () => {
    await patrols(3);
    const before = await station.start({ projections: [patrolBook()] });
    await before.caughtUp(name);
    await before.runners.stop();
    const after = await station.start({ projections: [{ ...withRemarks(), version: 2 }] });
    await rebuilt(after);
    await station.log.record(grid(1), [ended]);
    await after.caughtUp(name);
    const rows = await eventually(
      () => book(after),
      ([row]) => row !== undefined && 'remark' in row,
    );
    expect(rows[0]).toMatchObject({ ended: 1, remark: '已巡查' });
  });

  /** A later build adds a column; what was shown before stays the same. */
  const withRemarks = () => {
    const old = patrolBook();
    const [patrol, entry] = old.tables as [(typeof old.tables)[number], (typeof old.tables)[number]];
    return patrolBook({
      tables: [{ ...patrol, columns: { ...patrol.columns, remark: 'text' } }, entry],
      project: (...event) =>
        old
          .project(...event)
          .map((change) =>
            change.kind === 'insert' && change.table === 'patrol'
              ? { ...change, row: { ...change.row, remark: '已巡查' } }
              : change,
          ),
    });
  };

  describe('with another result', () => {
    /** A later build writes the worker's surname only. */
    const bySurname = patrolBook({
      version: 2,
      project: (...event) =>
        patrolBook()
          .project(...event)
          .map((change) =>
            change.kind === 'insert' && change.table === 'patrol'
              ? { ...change, row: { ...change.row, worker: String(change.row['worker']).slice(0, 1) } }
              : change,
          ),
    });

    async function waiting(patrolled = 25): Promise<Running> {
      await patrols(patrolled);
      const before = await station.start({ projections: [patrolBook()] });
      await before.caughtUp(name);
      await before.runners.stop();
      const after = await station.start({ projections: [bySurname], limits: { comparePage: 4 } });
      await differs(after);
      return after;
    }

    it('shows a bounded sample and waits', async () => {
      const running = await waiting();
      const difference = running.status(name).rebuild?.difference;
      expect(difference).toMatchObject({
        reason: 'rows differ',
        tables: [{ table: 'patrol', liveRows: 25, rebuiltRows: 25 }],
      });
      expect(difference?.tables[0]?.sample).toHaveLength(10);
      expect(difference?.tables[0]?.sample[0]).toMatchObject([{ worker: '陈桂芳' }, { worker: '陈' }]);
      expect((await book(running))[0]).toMatchObject({ worker: '陈桂芳' });
    });

    it('is swapped in when an operator accepts it, as fresh as the live rows were', async () => {
      const running = await waiting();
      await station.log.record(grid(1), [ended]);
      await running.runners.accept(name);
      await rebuilt(running);
      const rows = await eventually(
        () => book(running),
        ([row]) => row?.['worker'] === '陈',
      );
      expect(rows[0]).toMatchObject({ worker: '陈', ended: 1 });
      expect(running.status(name)).toMatchObject({ state: 'running' });
    });

    it('is dropped when an operator discards it; the live rows go on', async () => {
      const running = await waiting();
      await running.runners.discard(name);
      await station.log.record(grid(1), [ended]);
      await running.caughtUp(name);
      expect((await book(running))[0]).toMatchObject({ worker: '陈桂芳' });
      expect(await tablesThere(running)).toEqual(['patrol__g1']);
      await expect(running.runners.accept(name)).rejects.toThrow(/not being rebuilt/);
    });

    it('still waits after a restart', async () => {
      const before = await waiting();
      await before.runners.stop();
      const after = await station.start({ projections: [bySurname] });
      const status = await differs(after);
      expect(status.rebuild?.difference?.tables).toHaveLength(1);
      await after.runners.accept(name);
      await rebuilt(after);
    });
  });

  it('finds rows that were added, lost or changed behind its back', async () => {
    await patrols(30);
    const running = await station.start({ projections: [patrolBook()], limits: { comparePage: 7 } });
    await running.caughtUp(name);
    const live = physicalName('patrol', 1);
    const { kysely } = running.database;
    await sql`delete from ${sql.table(live)} where stream = ${grid(3)}`.execute(kysely);
    await sql`insert into ${sql.table(live)} (stream, worker) values (${grid(99)}, '查无此人')`.execute(
      kysely,
    );
    await sql`update ${sql.table(live)} set "found" = 9 where stream = ${grid(20)}`.execute(kysely);
    await running.runners.rebuild(name);
    const { rebuild } = await differs(running);
    const sample = rebuild?.difference?.tables[0]?.sample.map(
      ([before, after]) => [before?.['stream'], after?.['stream']] as const,
    );
    expect(new Set(sample)).toEqual(
      new Set([
        [undefined, grid(3)],
        [grid(20), grid(20)],
        [grid(99), undefined],
      ]),
    );
  });

  it('goes on where it was after a crash', async () => {
    await patrols(60);
    const first = await station.start({ projections: [patrolBook()], limits: { batch: 3 } });
    await first.caughtUp(name);
    await first.runners.rebuild(name);
    await first.until(name, ({ rebuild }) => (rebuild?.position ?? 0) > 0);
    await first.runners.stop();
    const came = first.status(name).rebuild?.position ?? 0;
    const second = await station.start({ projections: [patrolBook()], limits: { batch: 3 } });
    const resumed = await second.until(name, ({ rebuild }) => rebuild !== undefined);
    expect(resumed.rebuild?.position).toBeGreaterThanOrEqual(came);
    expect(resumed.rebuild?.generation).toBe(2);
    await rebuilt(second);
    expect(await book(second)).toHaveLength(60);
  });

  it('of a store that was changed shows itself to an operator before it goes live', async () => {
    await patrols(2);
    const before = await station.start({ projections: [patrolBook()] });
    await before.caughtUp(name);
    await before.runners.stop();
    station.log.name = 'restored-from-tape';
    const after = await station.start({ projections: [patrolBook()] });
    await after.until(name, ({ state }) => state === 'store-changed');
    await after.runners.rebuild(name);
    await after.until(name, ({ rebuild }) => rebuild?.phase === 'differs');
    await after.runners.accept(name);
    await rebuilt(after);
    expect(await book(after)).toHaveLength(2);
  });

  it('is given up, with the reason, when more fails than may be parked', async () => {
    for (const n of [1, 2, 3]) await station.log.record(grid(n), [started(), found(unreadable)]);
    let broken = false;
    const running = await station.start({
      projections: [patrolBook({ throws: () => broken })],
      limits: { parked: 2 },
    });
    await running.caughtUp(name);
    broken = true;
    await running.runners.rebuild(name);
    const { error } = await running.until(name, (status) => status.error !== undefined && !status.rebuild);
    expect(error).toMatch(/^rebuild given up: 3 are parked and 2 may be/);
    expect(await book(running)).toHaveLength(3);
  });

  it('refuses tables that were changed under the same version', async () => {
    await patrols(1);
    const before = await station.start({ projections: [patrolBook()] });
    await before.caughtUp(name);
    await before.runners.stop();
    const after = await station.start({ projections: [withRemarks()] });
    const { error } = await after.until(name, (status) => status.error !== undefined);
    expect(error).toMatch(/raise its version above 1/);
  });
});
