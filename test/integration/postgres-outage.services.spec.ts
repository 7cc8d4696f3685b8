import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { BEFORE_ALL, NO_STREAM } from '../../src/kernel/ids';
import { OutcomeUnknown, StoreUnavailable, type EventStore } from '../../src/kernel/ports/event-store';
import { anEvent, at, events, idsOf, newStream, readOn } from '../contract/event-store.given';
import { eventually } from '../kit/eventually';
import { onPostgres } from '../kit/postgres/server-under-test';
import { RealServer } from '../kit/real-server';

const STATEMENT_MS = 1_000;
/** After the server's limit, the client's own. */
const GIVEN_UP_MS = STATEMENT_MS + 2_000;

/** On a server of its own, which is frozen and killed. */
onPostgres('PostgreSQL that is frozen or killed', () => {
  let server: RealServer;
  let store: EventStore;

  beforeAll(async () => (server = await RealServer.start('postgres')), 120_000);
  beforeEach(async () => {
    store = await openPostgresEventStore({ connection: server.address, limits: { statement: STATEMENT_MS } });
  });
  afterEach(async () => {
    server.thaw();
    await store.close();
  });
  afterAll(() => server.wipe());

  const thawed = () =>
    eventually(
      () =>
        store.newest().then(
          () => true,
          () => false,
        ),
      (well) => well,
      30_000,
    );

  it('a frozen server ends no statement: the client gives it up in time, as unknown, and what was stored then is found', async () => {
    const stream = newStream();
    const told = [anEvent()];
    await store.append(newStream(), NO_STREAM, events(1));
    // Its connection is free again: an append that finds none is not written, and says so.
    await new Promise((done) => setTimeout(done, 1_000));
    server.freeze();
    const startedAt = performance.now();
    const given = await store.append(stream, NO_STREAM, told).catch((error: unknown) => error);
    expect(performance.now() - startedAt).toBeLessThan(GIVEN_UP_MS * 6);
    expect(given).toBeInstanceOf(OutcomeUnknown);
    server.thaw();
    await thawed();
    // Whether it was stored meanwhile or is now: the same events take effect once.
    await eventually(
      () =>
        store.append(stream, NO_STREAM, told).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      20_000,
    );
    expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
  });

  it('killed with appends under way: what was acknowledged is there, the rest is unknown or was not written, and none is doubled', async () => {
    const jobs = Array.from({ length: 64 }, () => ({ stream: newStream(), told: events(2) }));
    const appending = jobs.map(({ stream, told }) =>
      store.append(stream, NO_STREAM, told).then(
        () => 'acknowledged' as const,
        (error: unknown) => error,
      ),
    );
    await Promise.race(appending);
    await server.kill();
    const outcomes = await Promise.all(appending);
    await server.again();
    await thawed();
    for (const [nth, { stream, told }] of jobs.entries()) {
      const outcome = outcomes[nth];
      const there = idsOf(await store.readStream(stream, at(0), 10));
      if (outcome === 'acknowledged') expect(there).toEqual(idsOf(told));
      else if (outcome instanceof StoreUnavailable) expect(there).toEqual([]);
      else expect(outcome).toBeInstanceOf(OutcomeUnknown);
      await store.append(stream, NO_STREAM, told);
      expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
    }
    const all = idsOf(await readOn(store, BEFORE_ALL));
    expect(new Set(all).size).toBe(all.length);
  });
});
