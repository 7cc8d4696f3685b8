import { ReadSide } from '../../src/runtime/read-side';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import type { Database } from '../../src/runtime/runners/database';
import type { RunnerStatus } from '../../src/runtime/runners/status';
import { statusesOfAllNodes } from '../../src/runtime/shared/all-nodes';
import { giveOrder, OrderTaker } from '../../src/runtime/shared/orders';
import { StatusBoard } from '../../src/runtime/shared/status-board';
import type { OperatorCall } from '../../src/runtime/thread/messages';
import { eventually } from '../kit/eventually';
import { Station } from '../kit/running';
import { clearanceWatch, found, grid, patrolBook, started, unreadable } from '../kit/toy-runners';

const kinds = new Map<string, RunnerStatus['kind']>([
  ['patrol-book', 'projection'],
  ['clearance', 'saga'],
]);

describe('the runners of several nodes', () => {
  let station: Station;
  let database: Database;
  let boards: StatusBoard[];
  beforeEach(async () => {
    station = new Station();
    boards = [];
    database = station.database();
    await createRuntimeTables(database);
  });
  afterEach(async () => {
    for (const board of boards) await board.close();
    await station.close();
  });

  const node = (owner: string, leaseTtl = 300) => {
    const board = new StatusBoard(database, owner);
    boards.push(board);
    return station.start({
      ...{ projections: [patrolBook()], sagas: [clearanceWatch()] },
      // Of one thread: a second connection to a file would wait for the first and keep it from going on.
      ...{ database, owner, takeOverLeases: false, limits: { leaseTtl } },
      onStatus: (status) => board.tell(status),
    });
  };
  const seen = () => statusesOfAllNodes(new ReadSide(() => database), kinds);
  const until = (isSo: (book: RunnerStatus) => boolean) =>
    eventually(async () => {
      const book = (await seen()).find(({ name }) => name === 'patrol-book');
      return book ?? ({ state: 'stopped', position: -1, parked: [] } as unknown as RunnerStatus);
    }, isSo);

  it('are seen from anywhere as the owner of each lease says, with what is set aside', async () => {
    const first = await node('县一号');
    await first.until('patrol-book', ({ state }) => state === 'running');
    await node('县二号');
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await station.log.record(grid(2), [started(), found(unreadable)]);
    await first.caughtUp('patrol-book');
    const book = await until(({ state, position }) => state === 'running' && position >= station.log.end);
    expect(book).toMatchObject({ kind: 'projection', lag: 0, parked: [{ key: grid(2) }] });
  });

  it('go on with another owner, whose word then counts', async () => {
    const first = await node('县一号');
    await station.log.record(grid(1), [started()]);
    await first.caughtUp('clearance');
    await first.caughtUp('patrol-book');
    const second = await node('县二号');
    await second.until('clearance', ({ state }) => state === 'waiting-for-lease');
    await first.runners.stop();
    await station.log.record(grid(1), [found('井盖缺失')]);
    await until(({ state, position }) => state === 'running' && position >= station.log.end);
    const leases = await database.kysely.selectFrom('runner_lease').select('owner').execute();
    expect(leases).toEqual([{ owner: '县二号' }, { owner: '县二号' }]);
  });

  it('are told of for as long as their node lives, also when nothing changes', async () => {
    const first = await node('县一号');
    await station.log.record(grid(1), [started()]);
    await first.caughtUp('patrol-book');
    const said = () => database.kysely.selectFrom('runner_status').select('seen').execute();
    const [before] = await eventually(said, (rows) => rows.length === 2);
    await eventually(said, (rows) => rows.every(({ seen: at }) => at > (before?.seen ?? 0) + 1_000));
  });

  it('that no build here can run are told to stand at what it does not know', async () => {
    await node('县一号');
    await station.log.record(grid(1), [started()]);
    await station.log.record(grid(1), [{ type: 'DroneSent', data: {} } as never]);
    const book = await until(({ state }) => state === 'unknown-event');
    expect(book.error).toContain('DroneSent');
  });

  it('of nodes that said nothing for long are waiting for somebody', async () => {
    const first = await node('县一号');
    await station.log.record(grid(1), [started()]);
    await first.caughtUp('patrol-book');
    await first.runners.stop();
    await database.kysely.updateTable('runner_status').set({ seen: 0 }).execute();
    await until(({ state }) => state === 'waiting-for-lease');
  });
});

describe('an order to the runners of another node', () => {
  let station: Station;
  let database: Database;
  let takers: OrderTaker[];
  beforeEach(async () => {
    station = new Station();
    takers = [];
    database = station.database();
    await createRuntimeTables(database);
  });
  afterEach(async () => {
    for (const taker of takers) await taker.close();
    await station.close();
  });

  const rebuild: OperatorCall = { verb: 'rebuild', runner: 'clearance' };
  const release: OperatorCall = { verb: 'release', runner: 'clearance', key: grid(1) };
  const nodeThat = (owned: readonly string[], operate: (call: OperatorCall) => Promise<void>) =>
    takers.push(new OrderTaker(database, { owned: () => owned, operate }));
  const left = () => database.kysely.selectFrom('runner_order').selectAll().execute();

  it('is carried out once, by a node that has the runner, and answered when it was', async () => {
    const taken: OperatorCall[] = [];
    const take = async (call: OperatorCall) => void taken.push(call);
    nodeThat(['clearance'], take);
    nodeThat(['clearance'], take);
    nodeThat(['patrol-book'], () => Promise.reject(new Error('not mine')));
    await giveOrder(database, rebuild);
    await giveOrder(database, release);
    expect(taken).toEqual([rebuild, release]);
    expect(await left()).toEqual([]);
  });

  it('is answered with what the runner says against it', async () => {
    nodeThat(['clearance'], () => Promise.reject(new Error('nothing is parked under it')));
    await expect(giveOrder(database, release)).rejects.toThrow('nothing is parked under it');
    expect(await left()).toEqual([]);
  });

  it('ends when nobody takes it, and is not carried out afterwards', async () => {
    await expect(giveOrder(database, rebuild, { taken: 300, done: 1_000 })).rejects.toThrow(
      'no node runs clearance now: start one with ROLE=runners or both',
    );
    expect(await left()).toEqual([]);
  });

  it('that takes too long is left to the runner, and whoever asked is told to look again', async () => {
    const end: (() => void)[] = [];
    nodeThat(['clearance'], () => new Promise<void>((done) => end.push(done)));
    await expect(giveOrder(database, rebuild, { taken: 2_000, done: 600 })).rejects.toThrow(
      'clearance has not ended it yet: look at it again later',
    );
    end.forEach((done) => done());
  });
});
