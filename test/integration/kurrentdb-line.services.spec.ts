import { NO_STREAM } from '../../src/kernel/ids';
import { OutcomeUnknown, StoreUnavailable } from '../../src/kernel/ports/event-store';
import { anEvent, at, bytes, events, idsOf, newStream } from '../contract/event-store.given';
import { failureOf } from '../kit/kurrentdb/asking';
import type { FaultProxy } from '../kit/kurrentdb/fault-proxy';
import { behindProxy, serverUnderTest, type ServerUnderTest } from '../kit/kurrentdb/server-under-test';
import { StandIn } from '../kit/kurrentdb/stand-in';
import { Stores } from '../kit/kurrentdb/stores';
import { ranOn } from '../kit/ran-on';

const tookAtMost = async (limit: number, task: Promise<unknown>): Promise<unknown> => {
  const startedAt = performance.now();
  const outcome = await failureOf(task);
  expect(performance.now() - startedAt).toBeLessThan(limit);
  return outcome;
};

/** Faults of the line, before whatever server there is. Jest fails a test that leaves a rejection to nobody. */
describe('KurrentDB behind a line that fails', () => {
  const stores = new Stores();
  let server: ServerUnderTest;
  let proxy: FaultProxy;
  let connection: string;
  beforeAll(async () => {
    server = await serverUnderTest();
    ranOn('the faults of the line before KurrentDB', server.name);
  }, 180_000);
  beforeEach(async () => ({ proxy, connection } = await behindProxy(server.connection)));
  afterEach(async () => {
    proxy.set('open');
    await stores.close();
    await proxy.close();
  });
  afterAll(async () => {
    await server.stop();
  });

  it('that breaks: what was under way is finished on the next connection', async () => {
    const store = await stores.open(connection);
    const streams = Array.from({ length: 30 }, newStream);
    const appends = streams.map((stream) => store.append(stream, NO_STREAM, events(2)));
    proxy.drop();
    await Promise.all(appends);
    for (const stream of streams) expect(await store.readStream(stream, at(0), 10)).toHaveLength(2);
  });

  it('that breaks under a load of large appends: no rejection is left to end the process', async () => {
    const store = await stores.open(connection, { silence: 10_000, patience: 60_000 });
    const streams = Array.from({ length: 60 }, newStream);
    proxy.set('stalled');
    const appends = streams.map((stream) => store.append(stream, NO_STREAM, [anEvent(bytes(200_000))]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    proxy.drop();
    proxy.set('open');
    await Promise.all(appends);
    for (const stream of streams) expect(await store.readStream(stream, at(0), 10)).toHaveLength(1);
  });

  it('that cuts an answer in its middle: the read is whole all the same', async () => {
    const store = await stores.open(connection);
    const stream = newStream();
    const told = Array.from({ length: 50 }, () => anEvent(bytes(2_000)));
    await store.append(stream, NO_STREAM, told);
    for (const cut of [10, 5_000, 60_000]) {
      proxy.cutAnswersAfter(cut);
      expect(idsOf(await store.readStream(stream, at(0), 100))).toEqual(idsOf(told));
    }
  });

  it('that lost a connection which still looks open: a fresh one is taken, long before the client gives up', async () => {
    const store = await stores.open(connection);
    const stream = newStream();
    await store.append(stream, NO_STREAM, events(1));
    proxy.setOnThese('stalled');
    expect(await tookAtMost(3_000, store.append(stream, at(0), events(1)))).toBe('no failure');
    proxy.setOnThese('stalled');
    expect(await tookAtMost(3_000, store.readStream(stream, at(0), 10))).toBe('no failure');
    expect(stores.lines.filter((line) => line.includes('connecting anew')).length).toBeGreaterThanOrEqual(1);
    expect(await store.readStream(stream, at(0), 10)).toHaveLength(2);
  });

  it('that lets requests through and no answer: the outcome is unknown, and was stored', async () => {
    const store = await stores.open(connection, { patience: 600 });
    const stream = newStream();
    const told = events(2);
    proxy.set('mute');
    const outcome = await tookAtMost(4_000, store.append(stream, NO_STREAM, told));
    expect(outcome).toBeInstanceOf(OutcomeUnknown);
    proxy.drop();
    proxy.set('open');
    expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
    expect((await store.append(stream, NO_STREAM, told)).revision).toBe(1);
  });

  it('with nobody at its end: unavailable within patience, nothing stored; then it works again', async () => {
    const store = await stores.open(connection, { patience: 300 });
    const stream = newStream();
    proxy.set('refusing');
    expect(await tookAtMost(3_000, store.readStream(stream, at(0), 1))).toBeInstanceOf(StoreUnavailable);
    const outcome = await tookAtMost(3_000, store.append(stream, NO_STREAM, events(1)));
    expect([StoreUnavailable, OutcomeUnknown]).toContain((outcome as Error).constructor);
    proxy.set('open');
    const { revision } = await store.append(stream, NO_STREAM, events(1)).catch(async () => ({
      revision: (await store.readStream(stream, at(0), 1))[0]?.revision,
    }));
    expect(revision).toBe(0);
  });

  it('that is slow: a long read takes its time and is no silence', async () => {
    const silence = 1_000;
    const store = await stores.open(connection, { silence });
    const stream = newStream();
    for (let from = 0; from < 400; from += 100)
      await store.append(
        stream,
        from === 0 ? NO_STREAM : at(from - 1),
        Array.from({ length: 100 }, () => anEvent(bytes(10_000))),
      );
    stores.lines.length = 0;
    proxy.set('slow');
    const startedAt = performance.now();
    expect(await store.readStream(stream, at(0), 400)).toHaveLength(400);
    expect(performance.now() - startedAt).toBeGreaterThan(silence);
    expect(stores.lines).toEqual([]);
  });
});

describe('T7: a server that is frozen', () => {
  it('costs a call its patience and no more, and serves again when it thaws', async () => {
    const server = await StandIn.start();
    const stores = new Stores();
    const store = await stores.open(server.connection, { patience: 800 });
    const stream = newStream();
    const told = events(1);
    server.freeze();
    const [append, read] = await Promise.all([
      tookAtMost(4_000, store.append(stream, NO_STREAM, told)),
      tookAtMost(4_000, store.readStream(stream, at(0), 1)),
    ]);
    expect(append).toBeInstanceOf(OutcomeUnknown);
    expect(read).toBeInstanceOf(StoreUnavailable);
    server.thaw();
    expect((await store.append(stream, NO_STREAM, told)).revision).toBe(0);
    expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
    await stores.close();
    await server.kill();
  });
});
