import { SYSTEM } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import type { EventMetadata } from '../../../src/kernel/event';
import { NO_STREAM, type CommandId, type StreamName } from '../../../src/kernel/ids';
import { ClockDisputed } from '../../../src/kernel/ports/clock';
import type { Instant } from '../../../src/kernel/time';
import { verifyChain } from '../../../src/runtime/chain';
import { maizeBag, type MaizeCommand } from '../../kit/toy-aggregate';
import type { MemoryEventStore } from '../../kit/memory-event-store';
import { envelope, modes, NOON, officer, PANLONG, refusalOf, revision, setUp } from './executor-fixture';

const deliver = (kilograms: number): MaizeCommand => ({ verb: 'deliver', kilograms });
const draw = (kilograms: number, ...households: string[]): MaizeCommand => ({
  verb: 'draw',
  kilograms,
  households,
});
const promise = (by: string): MaizeCommand => ({ verb: 'promise', kilograms: 100, by: by as Instant });
const LATER = '2022-07-18T06:00:00.000Z' as Instant;
const MUCH_LATER = '2022-07-19T06:00:00.000Z' as Instant;

const types = (store: MemoryEventStore) => store.log.map(({ type }) => type);
const metadata = (store: MemoryEventStore, at: number) =>
  JSON.parse(store.log[at]?.metadata ?? 'null') as EventMetadata;

describe.each(modes)('a command, %s', (_mode, cachedEvents) => {
  it('is decided, recorded and answered', async () => {
    const { executor, store, seen } = setUp(cachedEvents);
    const asked = envelope({ bodyDigest: 'digest', causationId: 'saga-step-4' });

    const result = await executor.execute(maizeBag, asked, deliver(100));

    expect(result).toMatchObject({ stream: PANLONG, revision: 0, position: 1, repeated: false });
    expect(result.events).toHaveLength(1);
    expect(result.events[0]?.event).toEqual({ type: 'MaizeDelivered', data: { kilograms: 100 } });
    expect(metadata(store, 0)).toEqual({
      schemaVersion: 2,
      commandId: asked.commandId,
      bodyDigest: 'digest',
      correlationId: 'visit-of-july-18',
      causationId: 'saga-step-4',
      actor: officer,
      occurredAt: NOON,
      versions: { 'calendar-610921': 3 },
      prevHash: '0'.repeat(64),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(seen).toMatchObject({ appends: 1, refused: [], conflicts: 0 });
  });

  it('sees what the commands before it did, and chains on to their events', async () => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(100));
    await executor.execute(maizeBag, envelope(), draw(30, '陈桂英', '李大山'));

    expect((await refusalOf(executor.execute(maizeBag, envelope(), draw(50, '张明')))).details).toEqual({
      left: 40,
    });
    expect((await executor.load(maizeBag, PANLONG)).state).toMatchObject({ kilograms: 40, draws: 2 });
    expect(verifyChain(store.log)).toMatchObject({ holds: true, events: 3 });
  });

  it('is made of the state and the time when it is a function', async () => {
    const { executor } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(80));

    const seen: unknown[] = [];
    await executor.execute(maizeBag, envelope(), async (state, now) => {
      seen.push(state.kilograms, now);
      return draw(state.kilograms, '陈桂英');
    });

    expect(seen).toEqual([80, NOON]);
    expect((await executor.load(maizeBag, PANLONG)).state.kilograms).toBe(0);
  });

  it('with nothing to do answers the present revision and appends nothing', async () => {
    const { executor, store } = setUp(cachedEvents);
    expect(await executor.execute(maizeBag, envelope(), { verb: 'look' })).toEqual({
      stream: PANLONG,
      revision: NO_STREAM,
      position: 0,
      events: [],
      repeated: false,
    });
    await executor.execute(maizeBag, envelope(), deliver(1));
    expect(await executor.execute(maizeBag, envelope(), { verb: 'look' })).toMatchObject({
      revision: 0,
      position: 1,
    });
    expect(store.calls.append).toBe(1);
  });

  it('never happens before the event before it', async () => {
    const { executor, clock, store } = setUp(cachedEvents);
    clock.time = LATER;
    await executor.execute(maizeBag, envelope(), deliver(1));
    clock.time = NOON;
    await executor.execute(maizeBag, envelope(), deliver(1));
    expect(metadata(store, 1).occurredAt).toBe(LATER);
  });

  it('is refused while the clock is disputed, and nothing is recorded', async () => {
    const { executor, clock, store, seen } = setUp(cachedEvents);
    clock.fault = new ClockDisputed('an hour ahead');
    const refusal = await refusalOf(executor.execute(maizeBag, envelope(), deliver(1)));
    expect(refusal.code).toBe('clock/disputed');
    expect(refusal.cause).toBe(clock.fault);
    expect(seen.refused).toEqual(['clock/disputed']);
    expect(store.log).toEqual([]);
  });

  it('for a stream of another category is a mistake of the caller', async () => {
    const { executor } = setUp(cachedEvents);
    const elsewhere = envelope({ stream: 'appeal-1' as StreamName });
    await expect(executor.execute(maizeBag, elsewhere, deliver(1))).rejects.toThrow(
      'no stream of category maize',
    );
  });

  it('that a bug breaks leaves nothing behind and no harm for the next', async () => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(5));
    const bug = () => Promise.reject(new TypeError('bug'));
    await expect(executor.execute(maizeBag, envelope(), bug)).rejects.toThrow(TypeError);
    await executor.execute(maizeBag, envelope(), draw(5, '陈桂英'));
    expect(types(store)).toEqual(['MaizeDelivered', 'MaizeDrawn']);
  });
});

describe.each(modes)('a repeated command, %s', (_mode, cachedEvents) => {
  const first = envelope({ commandId: 'draw-1' as CommandId, bodyDigest: 'ten each' });

  async function drawn() {
    const set = setUp(cachedEvents);
    await set.executor.execute(maizeBag, envelope(), deliver(100));
    const answer = await set.executor.execute(maizeBag, first, draw(10, '陈桂英', '李大山'));
    await set.executor.execute(maizeBag, envelope(), deliver(7));
    return { ...set, answer };
  }

  it('gets the first answer again, from any node, and takes effect once', async () => {
    const { executor, anotherNode, store, answer } = await drawn();
    for (const node of [executor, anotherNode, executor]) {
      const again = await node.execute(maizeBag, first, draw(10, '陈桂英', '李大山'));
      expect(again).toMatchObject({ revision: answer.revision, position: answer.position, repeated: true });
      expect(again.events.map(({ id, event }) => [id, event])).toEqual(
        answer.events.map(({ id, event }) => [id, event]),
      );
    }
    expect(types(store)).toEqual(['MaizeDelivered', 'MaizeDrawn', 'MaizeDrawn', 'MaizeDelivered']);
  });

  it('gets it even with the If-Match of its first time', async () => {
    const { executor } = await drawn();
    const again = await executor.execute(maizeBag, { ...first, ifMatch: revision(0) }, draw(10, '陈桂英'));
    expect(again.repeated).toBe(true);
  });

  it('with another body is refused', async () => {
    const { executor, store } = await drawn();
    const other = { ...first, bodyDigest: 'eleven each' };
    expect((await refusalOf(executor.execute(maizeBag, other, draw(11, '陈桂英')))).code).toBe(
      'command/key-reused',
    );
    expect(store.log).toHaveLength(4);
  });

  it('passes the guard first', async () => {
    const { executor } = await drawn();
    const guard = () => {
      throw new DomainError('maize/not-yours');
    };
    const refusal = await refusalOf(
      executor.execute(maizeBag, first, draw(10, '陈桂英', '李大山'), { guard }),
    );
    expect(refusal.code).toBe('maize/not-yours');
  });

  it('is not remembered when it was refused', async () => {
    const { executor } = setUp(cachedEvents);
    await refusalOf(executor.execute(maizeBag, first, draw(10, '陈桂英', '李大山')));
    await executor.execute(maizeBag, envelope(), deliver(100));
    const result = await executor.execute(maizeBag, first, draw(10, '陈桂英', '李大山'));
    expect(result).toMatchObject({ repeated: false, revision: 2 });
  });
});

describe.each(modes)('a guard, %s', (_mode, cachedEvents) => {
  it('turns away before anything is recorded, misses included', async () => {
    const { executor, store, clock } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), promise(LATER));
    clock.time = MUCH_LATER;
    const guard = () => {
      throw new DomainError('maize/not-yours');
    };
    expect((await refusalOf(executor.execute(maizeBag, envelope(), deliver(1), { guard }))).code).toBe(
      'maize/not-yours',
    );
    expect(types(store)).toEqual(['DeliveryPromised']);
  });

  it('sees the state', async () => {
    const { executor } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(9));
    const seen: number[] = [];
    await executor.execute(maizeBag, envelope(), deliver(1), {
      guard: (state) => void seen.push(state.kilograms),
    });
    expect(seen).toEqual([9]);
  });
});

describe.each(modes)('misses, %s', (_mode, cachedEvents) => {
  async function overdue() {
    const set = setUp(cachedEvents);
    await set.executor.execute(maizeBag, envelope(), promise(LATER));
    set.clock.time = MUCH_LATER;
    return set;
  }

  it('are recorded first, in the same append', async () => {
    const { executor, store } = await overdue();
    const asked = envelope();
    const result = await executor.execute(maizeBag, asked, deliver(100));

    expect(types(store)).toEqual(['DeliveryPromised', 'DeliveryMissed', 'MaizeDelivered']);
    expect(store.calls.append).toBe(2);
    expect(result.events.map(({ event }) => event.type)).toEqual(['MaizeDelivered']);
    expect(result.revision).toBe(2);
    expect(metadata(store, 1)).toMatchObject({
      actor: SYSTEM,
      causationId: asked.commandId,
      correlationId: asked.correlationId,
      occurredAt: MUCH_LATER,
    });
    expect(metadata(store, 1).commandId).not.toBe(asked.commandId);
    expect(metadata(store, 1)).not.toHaveProperty('bodyDigest');
  });

  it('are recorded when the command is refused, which is not remembered', async () => {
    const { executor, store } = await overdue();
    const asked = envelope();
    expect((await refusalOf(executor.execute(maizeBag, asked, draw(1, '张明')))).code).toBe(
      'maize/not-enough',
    );
    expect(types(store)).toEqual(['DeliveryPromised', 'DeliveryMissed']);

    expect((await refusalOf(executor.execute(maizeBag, asked, draw(1, '张明')))).code).toBe(
      'maize/not-enough',
    );
    expect(store.log).toHaveLength(2);
  });

  it('are recorded alone when the command has nothing else to do, once', async () => {
    const { executor, store } = await overdue();
    expect(await executor.execute(maizeBag, envelope(), { verb: 'look' })).toMatchObject({
      revision: 1,
      events: [],
    });
    expect(await executor.execute(maizeBag, envelope(), { verb: 'look' })).toMatchObject({
      revision: 1,
      events: [],
    });
    expect(types(store)).toEqual(['DeliveryPromised', 'DeliveryMissed']);
  });

  it('are known to the command that they come before', async () => {
    const { executor } = await overdue();
    const seen: boolean[] = [];
    await executor.execute(maizeBag, envelope(), (state) => {
      seen.push(state.missed);
      return deliver(1);
    });
    expect(seen).toEqual([true]);
  });

  it('do not disturb If-Match, which is compared before them', async () => {
    const { executor, store } = await overdue();
    const asked = envelope({ ifMatch: revision(0) });
    expect((await executor.execute(maizeBag, asked, deliver(1))).revision).toBe(2);

    const stale = envelope({ ifMatch: revision(0) });
    expect((await refusalOf(executor.execute(maizeBag, stale, deliver(1)))).code).toBe(
      'command/revision-mismatch',
    );
    expect(store.log).toHaveLength(3);
  });
});

describe.each(modes)('If-Match, %s', (_mode, cachedEvents) => {
  it('refuses what was decided on another revision, and says which is which', async () => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    await executor.execute(maizeBag, envelope(), deliver(1));
    const refusal = await refusalOf(
      executor.execute(maizeBag, envelope({ ifMatch: revision(0) }), deliver(1)),
    );
    expect(refusal.code).toBe('command/revision-mismatch');
    expect(refusal.details).toEqual({ expected: 0, actual: 1 });
    expect(store.log).toHaveLength(2);
  });

  it('holds for what another node appended meanwhile: one decision, no retry', async () => {
    const { executor, anotherNode, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    store.interleave(async () => void (await anotherNode.execute(maizeBag, envelope(), deliver(2))));
    let built = 0;
    const asked = executor.execute(maizeBag, envelope({ ifMatch: revision(0) }), () => {
      built++;
      return deliver(4);
    });
    expect((await refusalOf(asked)).details).toEqual({ expected: 0, actual: 1 });
    expect(built).toBe(1);
    expect((await executor.load(maizeBag, PANLONG)).state.kilograms).toBe(3);
  });

  it('agrees with what another node appended and the caller has read', async () => {
    const { executor, anotherNode } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(1));
    const { revision: theirs } = await anotherNode.execute(maizeBag, envelope(), deliver(2));
    expect((await executor.execute(maizeBag, envelope({ ifMatch: theirs }), deliver(4))).revision).toBe(2);
  });
});
