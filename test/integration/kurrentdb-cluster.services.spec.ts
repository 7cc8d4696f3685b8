import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BEFORE_ALL, NO_STREAM, type Position } from '../../src/kernel/ids';
import { StoreUnavailable } from '../../src/kernel/ports/event-store';
import { at, events, idsOf, newStream, readOn } from '../contract/event-store.given';
import { Asking, failureOf } from '../kit/kurrentdb/asking';
import { StandIn } from '../kit/kurrentdb/stand-in';
import { Stores } from '../kit/kurrentdb/stores';
import { eventually } from '../kit/eventually';
import { temporaryFolder } from '../kit/temporary-folder';

describe('KurrentDB as a cluster', () => {
  const stores = new Stores();
  let server: StandIn;
  const addressOf = (node: number) => `esdb://127.0.0.1:${server.ports[node]}?tls=false`;
  beforeAll(async () => {
    server = await StandIn.start({ nodes: 3 });
  });
  afterEach(async () => {
    await stores.close();
    await server.tell({ do: 'lead', node: 0 });
  });
  afterAll(async () => {
    await server.kill();
  });

  it('is served by the new leader when the lead changes, without a call that fails', async () => {
    const store = await stores.open(server.connection);
    const told: { readonly id: string }[] = [];
    const stream = newStream();
    for (let round = 0; round < 9; round += 1) {
      if (round % 2 === 1) await server.tell({ do: 'lead', node: round % 3 });
      const [event] = events(1);
      if (!event) continue;
      await store.append(stream, at(round - 1), [event]);
      told.push(event);
      expect(await store.readStream(stream, at(0), 100)).toHaveLength(round + 1);
    }
    expect(idsOf(await store.readStream(stream, at(0), 100))).toEqual(idsOf(told));
  });

  it('is led to the leader from the address of any node', async () => {
    for (const node of [1, 2]) {
      const store = await stores.open(addressOf(node));
      const stream = newStream();
      await store.append(stream, NO_STREAM, events(2));
      expect(await store.readStream(stream, at(0), 10)).toHaveLength(2);
    }
  });

  it('decides on what the leader says: a follower that is behind is not asked', async () => {
    const leading = await stores.open(addressOf(0));
    await server.tell({ do: 'freeze-followers' });
    const stream = newStream();
    const told = events(3);
    const { position } = await leading.append(stream, NO_STREAM, told);
    const store = await stores.open(addressOf(2));
    expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
    expect((await store.newest())?.position).toBe(position);
    expect((await store.eventAt(position))?.id).toBe(told[2]?.id);
    expect(idsOf(await readOn(store, BEFORE_ALL))).toEqual(expect.arrayContaining(idsOf(told)));
  });

  it('waits for an election, and says unavailable when it takes longer than patience', async () => {
    const store = await stores.open(server.connection, { patience: 800 });
    const stream = newStream();
    await server.tell({ do: 'lead', node: undefined });
    setTimeout(() => void server.tell({ do: 'lead', node: 1 }), 300);
    expect((await store.append(stream, NO_STREAM, events(1))).revision).toBe(0);
    await server.tell({ do: 'lead', node: undefined });
    expect(await failureOf(store.append(stream, at(0), events(1)))).toBeInstanceOf(StoreUnavailable);
    expect(await failureOf(store.readStream(stream, at(0), 1))).toBeInstanceOf(StoreUnavailable);
    await server.tell({ do: 'lead', node: 2 });
    expect(await store.readStream(stream, at(0), 10)).toHaveLength(1);
  });

  it('keeps telling who follows, from the new leader', async () => {
    const [reader, writer] = [await stores.open(server.connection), await stores.open(server.connection)];
    let hints = 0;
    reader.onAppended(() => (hints += 1));
    await server.tell({ do: 'live', how: 'dropped' });
    await server.tell({ do: 'lead', node: 2 });
    await server.tell({ do: 'live', how: 'flowing' });
    await writer.append(newStream(), NO_STREAM, events(1));
    await eventually(
      () => hints,
      (count) => count > 0,
    );
  });
});

describe('the name of a log on KurrentDB', () => {
  const stores = new Stores();
  const started: StandIn[] = [];
  const start = async (file?: string) => {
    const server = await StandIn.start({ file });
    started.push(server);
    return server;
  };
  afterEach(async () => {
    await stores.close();
    for (const server of started.splice(0)) await server.kill();
  });

  it('is one for all who open it at the same time, after a restart too, and no event that a reader sees', async () => {
    const server = await start(join(temporaryFolder(), 'log.jsonl'));
    const opened = await Promise.all([1, 2, 3, 4].map(() => stores.open(server.connection)));
    const names = await Promise.all(opened.map((store) => store.epoch()));
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(await opened[0]?.newest()).toBeUndefined();
    expect(await opened[0]?.readAll(BEFORE_ALL, 10)).toEqual([]);
    await stores.close();
    await server.restart();
    expect(await (await stores.open(server.connection)).epoch()).toBe(names[0]);
  });

  it('is another for each log, and for a copy made event by event, its founding event included', async () => {
    const [original, copy] = [await start(), await start()];
    const store = await stores.open(original.connection);
    await store.append(newStream(), NO_STREAM, events(3));
    const [from, to] = [new Asking(original.connection), new Asking(copy.connection)];
    const [founding] = await from.stream('suqiu-log');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await to.append('suqiu-log', -1, [
      { id: founding?.id, type: 'LogFounded', data: '{}', metadata: '{}' } as never,
    ]);
    expect(idsOf(await to.stream('suqiu-log'))).toEqual([founding?.id]);
    await Promise.all([from.close(), to.close()]);
    expect(await (await stores.open(copy.connection)).epoch()).not.toBe(await store.epoch());
  });

  it('is the same for a copy of the files, whose positions tell it apart from where it was taken on', async () => {
    const file = join(temporaryFolder(), 'log.jsonl');
    const original = await start(file);
    const store = await stores.open(original.connection);
    const before = await store.append(newStream(), NO_STREAM, events(3));
    const copied = join(temporaryFolder(), 'log.jsonl');
    await copyFile(file, copied);
    const twin = await stores.open((await start(copied)).connection);
    const [here, there] = [events(1), events(1)];
    const after = await store.append(newStream(), NO_STREAM, here);
    await twin.append(newStream(), NO_STREAM, there);
    expect(await twin.epoch()).toBe(await store.epoch());
    expect(await twin.eventAt(before.position)).toEqual(await store.eventAt(before.position));
    expect((await twin.eventAt(after.position))?.id).not.toBe(here[0]?.id);
  });

  it('asked for the event at a position between two, or beyond the last, there is none', async () => {
    const store = await stores.open((await start()).connection);
    const { position } = await store.append(newStream(), NO_STREAM, events(3));
    for (const off of [-1, 1, 10_000])
      expect(await store.eventAt((position + off) as Position)).toBeUndefined();
    expect(await store.eventAt(BEFORE_ALL)).toBeUndefined();
    await expect(store.readAll((position - 1) as Position, 1)).rejects.toThrow('is it another log?');
  });
});
