import type { Position, StreamName } from '../../src/kernel/ids';
import { Station, type Running } from '../kit/running';
import { whereFound } from '../kit/toy-index';
import { cleared, ended, found, grid, patrolBook, started, unreadable } from '../kit/toy-runners';

describe('the projection runner', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  /** A second book beside the first. */
  function inTablesOfIts(over: { readonly name: string; readonly isBackground?: true }) {
    const one = patrolBook(over);
    const named = (table: string) => `${table}_${over.name}`;
    return {
      ...one,
      tables: one.tables.map((table) => ({ ...table, name: named(table.name) })),
      project: (...event: Parameters<typeof one.project>) =>
        one.project(...event).map((change) => ({ ...change, table: named(change.table) })),
    };
  }

  const book = (running: Running) => running.rows('patrol-book', 'patrol');

  it('projects what is in the log and what comes, in log order', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜'), found('井盖缺失')]);
    const running = await station.start({ projections: [patrolBook()] });
    await running.caughtUp('patrol-book');
    await station.log.record(grid(1), [cleared('井盖缺失'), ended]);
    await running.caughtUp('patrol-book');
    expect(await book(running)).toEqual([{ stream: grid(1), worker: '陈桂芳', found: 2, open: 1, ended: 1 }]);
    expect(await running.rows('patrol-book', 'entry')).toEqual([
      { stream: grid(1), revision: 1, hazard: '电杆倾斜' },
    ]);
  });

  it('goes on from its checkpoint after a restart, so that a redelivery changes nothing', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const first = await station.start({ projections: [patrolBook()] });
    await first.caughtUp('patrol-book');
    await first.runners.stop();
    await station.log.record(grid(1), [found('井盖缺失')]);
    const second = await station.start({ projections: [patrolBook()] });
    await second.caughtUp('patrol-book');
    expect(await book(second)).toEqual([{ stream: grid(1), worker: '陈桂芳', found: 2, open: 2, ended: 0 }]);
  });

  it('writes rows and checkpoint together: a commit that fails is done again, once', async () => {
    const database = station.database();
    let failures = 0;
    const flaky = {
      ...database,
      transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
        database.transaction<T>(async (tx) => {
          const result = await work(tx);
          const { found: rows } = await tx.kysely
            .selectFrom('runner_checkpoint')
            .select((e) => e.fn.max<number>('position').as('found'))
            .executeTakeFirstOrThrow();
          if (rows === 2 && failures++ < 3) throw new Error('disk I/O error');
          return result;
        }),
    };
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const running = await station.start({ projections: [patrolBook()], database: flaky });
    await running.caughtUp('patrol-book');
    expect(failures).toBeGreaterThanOrEqual(3);
    expect(await book(running)).toEqual([{ stream: grid(1), worker: '陈桂芳', found: 1, open: 1, ended: 0 }]);
  });

  it('reads further rows as all before have left them, be they of the same batch', async () => {
    for (let n = 1; n <= 3; n++) await station.log.record(grid(n), [started(), found('电杆倾斜')]);
    await station.log.record(grid(2), [found('井盖缺失'), ended]);
    await station.log.record(grid(1), [ended]);
    const running = await station.start({ projections: [whereFound] });
    await running.caughtUp('where-found');
    expect(running.status('where-found').parked).toEqual([]);
    expect(await running.rows('where-found', 'hazard', 'hazard')).toEqual([
      { hazard: '电杆倾斜', grids: `${grid(3)} ` },
    ]);
  });

  it('lets those go first that somebody waits for, and sees all the same in the end', async () => {
    for (let n = 1; n <= 50; n++) await station.log.record(grid(n), [started(), found('电杆倾斜')]);
    const reached = new Map<string, Position>();
    let leftBehind: Position | undefined;
    const running = await station.start({
      projections: [patrolBook(), inTablesOfIts({ name: 'statistics', isBackground: true })],
      limits: { batch: 20, batchYielding: 2 },
      onStatus: ({ name, position }) => {
        reached.set(name, position);
        if (name === 'patrol-book' && position >= station.log.end) leftBehind ??= reached.get('statistics');
      },
    });
    await running.caughtUp('patrol-book');
    await running.caughtUp('statistics');
    expect(leftBehind).toBeDefined();
    expect(leftBehind! < station.log.end).toBe(true);
    expect(await running.rows('statistics', 'patrol_statistics')).toEqual(await book(running));
  });

  it('reads the log once for projections at one position', async () => {
    for (let n = 1; n <= 50; n++) await station.log.record(grid(n), [started(), found('电杆倾斜')]);
    const asked: Position[] = [];
    const { log } = station;
    const readAll = log.readAll.bind(log);
    log.readAll = (after, maxCount) => {
      if (maxCount > 1) asked.push(after);
      return readAll(after, maxCount);
    };
    const running = await station.start({
      projections: ['a', 'b', 'c'].map((name) => inTablesOfIts({ name })),
    });
    for (const name of ['a', 'b', 'c']) await running.caughtUp(name);
    expect(asked.filter((after) => after === 0)).toHaveLength(1);
  });

  describe('when an event cannot be projected', () => {
    let canRead = false;
    beforeEach(() => (canRead = false));
    const careful = () => patrolBook({ throws: () => !canRead });

    async function parkOne(): Promise<Running> {
      await station.log.record(grid(1), [started(), found('电杆倾斜'), found(unreadable), found('井盖缺失')]);
      await station.log.record(grid(2), [started('周永强')]);
      const running = await station.start({ projections: [careful()] });
      await running.caughtUp('patrol-book');
      return running;
    }

    it('parks that stream where it stands and goes on with the others', async () => {
      const running = await parkOne();
      expect(await book(running)).toEqual([
        { stream: grid(1), worker: '陈桂芳', found: 1, open: 1, ended: 0 },
        { stream: grid(2), worker: '周永强', found: 0, open: 0, ended: 0 },
      ]);
      expect(running.status('patrol-book')).toMatchObject({
        state: 'running',
        parked: [{ key: grid(1), position: 3, error: 'the entry cannot be read' }],
      });
    });

    it('remembers what is parked over a restart', async () => {
      const before = await parkOne();
      await before.runners.stop();
      await station.log.record(grid(1), [ended]);
      const after = await station.start({ projections: [careful()] });
      await after.caughtUp('patrol-book');
      expect(after.status('patrol-book').parked).toMatchObject([{ key: grid(1), position: 3 }]);
      expect((await book(after))[0]).toMatchObject({ found: 1, ended: 0 });
    });

    it('replays what was missed when an operator releases it', async () => {
      const running = await parkOne();
      canRead = true;
      await running.runners.release('patrol-book', grid(1));
      expect(running.status('patrol-book').parked).toEqual([]);
      expect((await book(running))[0]).toMatchObject({ found: 3, open: 3 });
      await station.log.record(grid(1), [ended]);
      await running.caughtUp('patrol-book');
      expect((await book(running))[0]).toMatchObject({ found: 3, ended: 1 });
    });

    it('stays parked, untouched, when it fails again', async () => {
      const running = await parkOne();
      await expect(running.runners.release('patrol-book', grid(1))).rejects.toThrow(
        'the entry cannot be read',
      );
      expect(running.status('patrol-book').parked).toHaveLength(1);
      expect((await book(running))[0]).toMatchObject({ found: 1 });
    });

    it('says so when nothing is parked under that name', async () => {
      const running = await parkOne();
      await expect(running.runners.release('patrol-book', grid(2))).rejects.toThrow(
        /has nothing parked under/,
      );
    });

    it('parks a change that its tables cannot hold', async () => {
      await station.log.record(grid(1), [started(), ended]);
      const wrong = patrolBook({
        project: ({ stream }) => [{ kind: 'insert', table: 'patrol', row: { stream, worker: 7 } }],
      });
      const running = await station.start({ projections: [wrong] });
      const { parked } = await running.caughtUp('patrol-book');
      expect(parked).toMatchObject([
        { key: grid(1), position: 1, error: 'patrol.worker is text, not number' },
      ]);
    });

    it('stops when more fails than may be parked, and goes on once some is released', async () => {
      for (const n of [1, 2, 3]) await station.log.record(grid(n), [started(), found(unreadable)]);
      await station.log.record(grid(4), [started()]);
      const running = await station.start({ projections: [careful()], limits: { parked: 2 } });
      const stopped = await running.until('patrol-book', ({ state }) => state === 'too-many-parked');
      expect(stopped).toMatchObject({
        position: 6,
        error: expect.stringMatching(/^3 are parked and 2 may be/),
      });
      canRead = true;
      await running.runners.release('patrol-book', grid(1));
      await running.caughtUp('patrol-book');
      expect((await book(running)).map(({ stream, found: count }) => [stream, count])).toEqual([
        [grid(1), 1],
        [grid(2), 0],
        [grid(3), 0],
        [grid(4), 0],
      ]);
    });
  });

  it('gives up its lease before an event that a newer build wrote', async () => {
    await station.log.record(grid(1), [started()]);
    await station.log.record(grid(1), [{ type: 'DroneSent', data: {} } as never]);
    const running = await station.start({ projections: [patrolBook()] });
    const { error, position } = await running.until('patrol-book', ({ state }) => state === 'unknown-event');
    expect([error, position]).toEqual(['event type DroneSent is unknown to this build; run a newer one', 1]);
    expect(await running.database.kysely.selectFrom('runner_lease').select('expires').execute()).toEqual([
      { expires: 0 },
    ]);
    expect(await book(running)).toHaveLength(1);
  });

  it('passes over what other categories record, known or not', async () => {
    await station.log.record('festival-2026' as StreamName, [{ type: 'LanternsHung', data: {} } as never]);
    await station.log.record(grid(1), [started()]);
    const running = await station.start({ projections: [patrolBook()] });
    expect(await running.caughtUp('patrol-book')).toMatchObject({ state: 'running', position: 2, lag: 0 });
  });

  it.each<[string, (station: Station) => void]>([
    ['has another epoch', ({ log }) => (log.name = 'restored-from-tape')],
    ['lost its end', ({ log }) => log.log.pop()],
    [
      'has another event at the checkpoint',
      ({ log }) => log.log.splice(1, 1, { ...log.log[1]!, id: 'other' as never }),
    ],
  ])('notices at start that the log %s', async (_, change) => {
    await station.log.record(grid(1), [started(), ended]);
    const before = await station.start({ projections: [patrolBook()] });
    await before.caughtUp('patrol-book');
    await before.runners.stop();
    change(station);
    const after = await station.start({ projections: [patrolBook()] });
    const status = await after.until('patrol-book', ({ state }) => state !== 'waiting-for-lease');
    expect(status).toMatchObject({ state: 'store-changed', error: expect.stringContaining('rebuild') });
  });

  it('refuses two runners of one name, and tables that contradict themselves', async () => {
    await expect(station.start({ projections: [patrolBook(), patrolBook()] })).rejects.toThrow(
      /named patrol-book/,
    );
    const tables = [{ name: 'patrol', columns: { a: 'text' as const }, primaryKey: ['b'], indexes: [] }];
    await expect(station.start({ projections: [patrolBook({ tables })] })).rejects.toThrow(/no column b/);
  });
});
