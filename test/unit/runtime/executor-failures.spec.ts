import { NO_STREAM, type CommandId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { verifyChain } from '../../../src/runtime/chain';
import { maizeBag, type MaizeCommand } from '../../kit/toy-aggregate';
import { envelope, modes, PANLONG, refusalOf, revision, setUp } from './executor-fixture';

const deliver = (kilograms: number): MaizeCommand => ({ verb: 'deliver', kilograms });
const LATER = '2022-07-18T06:00:00.000Z' as Instant;
const MUCH_LATER = '2022-07-19T06:00:00.000Z' as Instant;

describe.each(modes)('a conflict, %s', (_mode, cachedEvents) => {
  it('is decided anew on what the other wrote', async () => {
    const { executor, anotherNode, store, seen } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(10));
    store.interleave(async () => {
      await anotherNode.execute(maizeBag, envelope(), { verb: 'draw', kilograms: 6, households: ['李大山'] });
    });
    const asked = executor.execute(maizeBag, envelope(), {
      verb: 'draw',
      kilograms: 6,
      households: ['陈桂英'],
    });

    expect((await refusalOf(asked)).details).toEqual({ left: 4 });
    expect(seen).toMatchObject({ conflicts: 1, pauses: [2], refused: ['maize/not-enough'] });
  });

  it('is given up after a bounded number of attempts', async () => {
    const { executor, store, seen } = setUp(cachedEvents, { attempts: 3 });
    store.failAppends('conflict', 'conflict', 'conflict');
    const refusal = await refusalOf(executor.execute(maizeBag, envelope(), deliver(1)));
    expect(refusal.code).toBe('command/conflict');
    expect(refusal.details).toEqual({ attempts: 3 });
    expect(seen).toMatchObject({ conflicts: 3, pauses: [2, 3] });
    expect(store.log).toEqual([]);
  });

  it('of misses that go with a refusal is retried too', async () => {
    const { executor, clock, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), { verb: 'promise', kilograms: 5, by: LATER });
    clock.time = MUCH_LATER;
    store.failAppends('conflict');
    const asked = executor.execute(maizeBag, envelope(), {
      verb: 'draw',
      kilograms: 1,
      households: ['张明'],
    });
    expect((await refusalOf(asked)).code).toBe('maize/not-enough');
    expect(store.log.map(({ type }) => type)).toEqual(['DeliveryPromised', 'DeliveryMissed']);
  });
});

describe.each(modes)('an unknown outcome, %s', (_mode, cachedEvents) => {
  it('of an append that was stored is answered from the log, as a first answer', async () => {
    const { executor, store } = setUp(cachedEvents);
    store.failAppends('lost-answer');
    const result = await executor.execute(maizeBag, envelope(), deliver(3));
    expect(result).toMatchObject({ revision: 0, position: 1, repeated: false });
    expect(store.log).toHaveLength(1);
  });

  it('of an append that was not stored is appended once more', async () => {
    const { executor, store } = setUp(cachedEvents);
    store.failAppends('lost-request');
    await executor.execute(maizeBag, envelope(), deliver(3));
    expect(store.log).toHaveLength(1);
    expect((await executor.load(maizeBag, PANLONG)).state.kilograms).toBe(3);
  });

  it.each(['lost-request', 'lost-answer'] as const)('keeps If-Match, %s', async (fault) => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    store.failAppends(fault);
    const result = await executor.execute(maizeBag, envelope({ ifMatch: revision(0) }), deliver(3));
    expect(result).toMatchObject({ revision: 1, repeated: false });
    expect(store.log).toHaveLength(2);
  });

  it('of misses alone does not turn the refusal into a mismatch', async () => {
    const { executor, clock, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), { verb: 'promise', kilograms: 5, by: LATER });
    clock.time = MUCH_LATER;
    store.failAppends('lost-answer');
    const asked = executor.execute(maizeBag, envelope({ ifMatch: revision(0) }), {
      verb: 'draw',
      kilograms: 1,
      households: ['张明'],
    });
    expect((await refusalOf(asked)).code).toBe('maize/not-enough');
    expect(store.log).toHaveLength(2);
  });

  it('waits out a store that cannot be read for a while', async () => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    store.failAppends('lost-answer');
    store.interleave(() => store.failReads(3));
    const result = await executor.execute(maizeBag, envelope(), deliver(3));
    expect(result).toMatchObject({ revision: 1, repeated: false });
    expect(store.log).toHaveLength(2);
  });

  it('says so when the store stays away, and the same command later gets its answer', async () => {
    const { executor, store, seen } = setUp(cachedEvents, { attempts: 4 });
    await executor.execute(maizeBag, envelope(), deliver(1));
    const asked = envelope({ commandId: 'deliver-3' as CommandId });
    store.failAppends('lost-answer');
    store.interleave(() => store.failReads(100));
    expect((await refusalOf(executor.execute(maizeBag, asked, deliver(3)))).code).toBe('store/unavailable');
    expect(seen.pauses).toEqual([2, 3, 4]);

    store.failReads(0);
    expect(await executor.execute(maizeBag, asked, deliver(3))).toMatchObject({
      revision: 1,
      repeated: true,
    });
    expect(store.log).toHaveLength(2);
  });
});

describe.each(modes)('a store, %s', (_mode, cachedEvents) => {
  it.each([
    ['unavailable', 'store/unavailable'],
    ['too-large', 'command/too-large'],
  ] as const)('that answers %s is refused as %s, at once', async (fault, code) => {
    const { executor, store, seen } = setUp(cachedEvents);
    store.failAppends(fault);
    const refusal = await refusalOf(executor.execute(maizeBag, envelope(), deliver(1)));
    expect(refusal.code).toBe(code);
    expect(refusal.cause).toBeInstanceOf(Error);
    expect(seen).toMatchObject({ refused: [code], pauses: [] });
    expect(await executor.execute(maizeBag, envelope(), deliver(1))).toMatchObject({ revision: 0 });
  });

  it('that cannot be read is refused', async () => {
    const { executor, store } = setUp(cachedEvents);
    store.failReads(2);
    expect((await refusalOf(executor.execute(maizeBag, envelope(), deliver(1)))).code).toBe(
      'store/unavailable',
    );
    expect((await refusalOf(executor.load(maizeBag, PANLONG))).code).toBe('store/unavailable');
  });

  it('that holds an event of a newer build lets no command decide', async () => {
    const { executor, anotherNode, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    const { schemas } = maizeBag;
    const older = { ...maizeBag, schemas: { ...schemas, versions: { MaizeDrawn: 1 } } };
    expect((await refusalOf(anotherNode.execute(older, envelope(), { verb: 'look' }))).code).toBe(
      'event/unknown-type',
    );
    expect(store.log).toHaveLength(1);
  });
});

describe.each(modes)('fifty writers on one stream, %s', (_mode, cachedEvents) => {
  it('of one node do not run into each other', async () => {
    const { executor, store, seen } = setUp(cachedEvents);
    const results = await Promise.all(
      Array.from({ length: 50 }, () => executor.execute(maizeBag, envelope(), deliver(1))),
    );
    expect(results.map((result) => result.revision)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(seen.conflicts).toBe(0);
    expect(verifyChain(store.log)).toMatchObject({ holds: true, events: 50 });
  });

  it('of two nodes all get through, each once', async () => {
    const { executor, anotherNode, store } = setUp(cachedEvents, { attempts: 100 });
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? executor : anotherNode).execute(maizeBag, envelope(), deliver(1)),
      ),
    );
    expect((await executor.load(maizeBag, PANLONG)).state.kilograms).toBe(50);
    expect(verifyChain(store.log)).toMatchObject({ holds: true, events: 50 });
  });

  it('who send the same command take effect once', async () => {
    const { executor, anotherNode, store } = setUp(cachedEvents, { attempts: 100 });
    const asked = envelope();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? executor : anotherNode).execute(maizeBag, asked, deliver(1)),
      ),
    );
    expect(store.log).toHaveLength(1);
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(results.map((result) => result.events[0]?.id)).size).toBe(1);
  });
});

it('reads a stream of several pages', async () => {
  const { executor } = setUp(undefined);
  const households = Array.from({ length: 1200 }, (_, index) => `第 ${index} 户`);
  await executor.execute(maizeBag, envelope(), deliver(1200));
  await executor.execute(maizeBag, envelope(), { verb: 'draw', kilograms: 1, households });
  const loaded = await executor.load(maizeBag, PANLONG);
  expect(loaded).toMatchObject({ revision: 1200, state: { kilograms: 0, draws: 1200 } });
  expect(loaded.events.map((recorded) => recorded.revision)).toEqual(
    Array.from({ length: 1201 }, (_, at) => at),
  );
});

it('a stream that is not there loads as nothing', async () => {
  const { executor } = setUp(undefined);
  expect(await executor.load(maizeBag, PANLONG)).toEqual({
    state: maizeBag.decider.initial,
    revision: NO_STREAM,
    events: [],
  });
});

it('waits a little of its own accord when nobody says how', async () => {
  const { executor, store, seen } = setUp(undefined, { pause: undefined });
  store.failAppends('conflict', 'conflict');
  expect(await executor.execute(maizeBag, envelope(), deliver(1))).toMatchObject({ revision: 0 });
  expect(seen).toMatchObject({ conflicts: 2, pauses: [] });
});
