import { BEFORE_ALL, NO_STREAM, type Position } from '../../src/kernel/ids';
import { StoreUnavailable, type EventStore } from '../../src/kernel/ports/event-store';
import type { KurrentEventStore } from '../../src/adapters/kurrentdb/event-store';
import { events, idsOf, newStream, readOn } from '../contract/event-store.given';
import { FaultProxy } from '../kit/kurrentdb/fault-proxy';
import { StandIn } from '../kit/kurrentdb/stand-in';
import { endOf, Stores } from '../kit/kurrentdb/stores';
import { eventually } from '../kit/eventually';

/** Reads on whenever it is hinted at, as a runner does. */
class Follower {
  readonly seen: string[] = [];
  private at: Position = BEFORE_ALL;
  private reading = Promise.resolve();

  constructor(private readonly store: KurrentEventStore) {}

  async start(): Promise<this> {
    this.at = await endOf(this.store);
    this.store.onAppended(() => {
      this.reading = this.reading.then(() => this.readOn());
    });
    return this;
  }

  sees = (told: readonly { readonly id: string }[]): Promise<unknown> =>
    eventually(
      () => this.seen,
      (seen) => told.every(({ id }) => seen.includes(id)),
    );

  private async readOn(): Promise<void> {
    const read = await readOn(this.store, this.at, 50).catch(() => []);
    this.at = read.at(-1)?.position ?? this.at;
    this.seen.push(...idsOf(read));
  }
}

describe('who follows a log on KurrentDB', () => {
  const stores = new Stores();
  let server: StandIn;
  let writer: EventStore;
  beforeAll(async () => {
    server = await StandIn.start();
  });
  beforeEach(async () => {
    writer = await stores.open(server.connection);
  });
  afterEach(async () => {
    await server.tell({ do: 'live', how: 'flowing' });
    await stores.close();
  });
  afterAll(async () => {
    await server.kill();
  });

  const append = async (count = 1) => {
    const told = events(count);
    await writer.append(newStream(), NO_STREAM, told);
    return told;
  };

  it('is told what another process appends, and reads it without asking the server again', async () => {
    const follower = await new Follower(await stores.open(server.connection)).start();
    await follower.sees(await append());
    const before = await server.tell({ do: 'count' });
    for (let round = 0; round < 10; round += 1) await follower.sees(await append(2));
    const after = await server.tell({ do: 'count' });
    expect(after.subscriptions - before.subscriptions).toBeLessThan(5);
    expect(new Set(follower.seen).size).toBe(follower.seen.length);
  });

  it('is told again after its subscription was dropped, also of what came in between', async () => {
    const follower = await new Follower(await stores.open(server.connection)).start();
    await follower.sees(await append());
    await server.tell({ do: 'live', how: 'dropped' });
    const missed = await append(3);
    await server.tell({ do: 'live', how: 'flowing' });
    await follower.sees(missed);
    await follower.sees(await append());
    expect(stores.lines.filter((line) => line.includes('subscribing anew'))).not.toEqual([]);
  });

  it('is told although its subscription is open and silent: the newest event is held against it', async () => {
    const follower = await new Follower(await stores.open(server.connection)).start();
    await follower.sees(await append());
    await server.tell({ do: 'live', how: 'stalled' });
    const missed = await append(3);
    // Not the reads: they begin as subscriptions do.
    await eventually(
      () => stores.lines.join(' '),
      (lines) => lines.includes('no word') || lines.includes('was not sent'),
    );
    await server.tell({ do: 'live', how: 'flowing' });
    await follower.sees(missed);
  });

  it('can close before its subscription has begun', async () => {
    for (const wait of [0, 1, 2, 4, 8, 16]) {
      const store = await stores.open(server.connection);
      store.onAppended(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await store.close();
    }
  });

  it('is not made to subscribe anew by mere quiet', async () => {
    const follower = await new Follower(await stores.open(server.connection)).start();
    await follower.sees(await append());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(stores.lines).toEqual([]);
    await follower.sees(await append());
  });

  it('never reads behind what its own store has let it know of, however slow the subscription', async () => {
    const store = await stores.open(server.connection);
    const follower = await new Follower(store).start();
    await follower.sees(await append());
    await server.tell({ do: 'live', how: 'flowing', pause: 15 });
    for (let round = 0; round < 5; round += 1) {
      const told = events(3);
      const before = await endOf(store);
      await store.append(newStream(), NO_STREAM, told);
      expect(idsOf(await store.readAll(before, 10))).toEqual(idsOf(told));
    }
    const told = await append(2);
    const newest = await store.newest();
    expect(newest?.id).toBe(told[1]?.id);
    expect(idsOf(await readOn(store, BEFORE_ALL))).toEqual(expect.arrayContaining(idsOf(told)));
  });

  it('is told while a server goes and comes: every event, each once, in order', async () => {
    const proxy = await FaultProxy.before('127.0.0.1', server.ports[0] ?? 0);
    const reader = await stores.open(`esdb://127.0.0.1:${proxy.port}?tls=false`);
    const follower = await new Follower(reader).start();
    const told: { readonly id: string }[] = [];
    for (let round = 0; round < 8; round += 1) {
      told.push(...(await append(3)));
      if (round % 2 === 0) proxy.drop();
      else await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await follower.sees(told);
    expect(follower.seen).toEqual(idsOf(told));
    await reader.close();
    await proxy.close();
  });

  it('leaves no subscription behind that it read a page by', async () => {
    const store = await stores.open(server.connection);
    await append(30);
    for (let page = 0; page < 40; page += 1) await store.readAll(BEFORE_ALL, 1 + (page % 20));
    await eventually(
      async () => (await server.tell({ do: 'count' })).openSubscriptions,
      (open) => open === 0,
    );
  });

  it('does not search what others wrote more than once', async () => {
    const store = await stores.open(server.connection);
    await append();
    const at = await endOf(store);
    await server.tell({ do: 'foreign', stream: 'other-1', type: 'Noise', count: 3_000 });
    const examined = async () => {
      const before = (await server.tell({ do: 'count' })).examined;
      expect(await store.readAll(at, 10)).toEqual([]);
      return (await server.tell({ do: 'count' })).examined - before;
    };
    expect(await examined()).toBe(3_000);
    expect(await examined()).toBeLessThan(64);
    const told = await append();
    expect(idsOf(await store.readAll(at, 10))).toEqual(idsOf(told));
    await server.tell({ do: 'foreign', stream: 'other-1', type: 'Noise', count: 3_000 });
    const backwards = await store.readBackwards(3);
    expect(backwards[0]?.id).toBe(told[0]?.id);
    expect(backwards[1]?.position).toBe(at);
    expect(backwards[2]?.position).toBeLessThan(at);
  });

  it('is refused when the log is another after a reconnection: it would pass over events below its checkpoint', async () => {
    const store = await stores.open(server.connection);
    const follower = await new Follower(store).start();
    await follower.sees(await append(3));
    await server.tell({ do: 'live', how: 'dropped' });
    await server.tell({ do: 'lose-newest', count: 2 });
    await server.tell({ do: 'foreign', stream: 'other-1', type: 'Noise', count: 5 });
    await server.tell({ do: 'live', how: 'flowing' });
    await eventually(
      () => stores.lines.join(' '),
      (lines) => lines.includes('Was a backup restored? Start again'),
    );
    await expect(store.readAll(BEFORE_ALL, 1)).rejects.toThrow(StoreUnavailable);
    await expect(store.append(newStream(), NO_STREAM, events(1))).rejects.toThrow('is not the one');
    const again = await stores.open(server.connection);
    expect(await again.readAll(BEFORE_ALL, 1)).toHaveLength(1);
  });

  // Last: whoever reads the whole log after it reads past three thousand events of others.
  it('T14: is told on where the server says how far it has looked, whatever a listener throws then', async () => {
    const store = await stores.open(server.connection);
    let thrown = 0;
    store.onAppended(() => {
      thrown += 1;
      throw new Error('a listener of ours');
    });
    const follower = await new Follower(store).start();
    for (let round = 0; round < 3; round += 1) {
      await server.tell({ do: 'foreign', stream: 'other-1', type: 'Noise', count: 1_000 });
      await follower.sees(await append());
    }
    expect(thrown).toBeGreaterThan(0);
  });
});
