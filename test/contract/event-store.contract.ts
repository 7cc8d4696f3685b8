import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../../src/kernel/event';
import {
  BEFORE_ALL,
  NO_STREAM,
  type EventId,
  type Position,
  type Revision,
  type StreamName,
} from '../../src/kernel/ids';
import {
  AppendRefused,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type EventStore,
  type EventToAppend,
} from '../../src/kernel/ports/event-store';
import { eventually } from '../support/eventually';

export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Closes it and opens the same log again. */
  reopen(): Promise<EventStore>;
  close(): Promise<void>;
}

export const newStream = (): StreamName => `appeal-${randomUUID()}` as StreamName;
export const at = (revision: number): Revision => revision as Revision;
export const anEvent = (data: unknown = { words: '盘龙村一棵树压到电线杆' }): EventToAppend => ({
  id: randomUUID() as EventId,
  type: 'AppealReported',
  data: JSON.stringify(data),
  metadata: JSON.stringify({ schemaVersion: 1, actor: { id: 'grid-610921110-01', role: 'grid-worker' } }),
});
export const events = (count: number): EventToAppend[] => Array.from({ length: count }, () => anEvent());
export const bytes = (count: number): unknown => 'x'.repeat(count - 2);

const idsOf = (stored: readonly { readonly id: string }[]) => stored.map(({ id }) => id);

/** All of the log after a position, page by page, as a runner reads it. */
export async function readOn(
  store: EventStore,
  after: Position,
  page = 100,
): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = [];
  for (;;) {
    const next = await store.readAll(all.at(-1)?.position ?? after, page);
    all.push(...next);
    if (next.length < page) return all;
  }
}

/** What the rest of Suqiu relies on; the log may hold other events already. */
export function eventStoreContract(adapter: string, open: () => Promise<EventStoreUnderTest>): void {
  describe(`the event store on ${adapter}`, () => {
    let under: EventStoreUnderTest;
    let store: EventStore;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    describe('a stream', () => {
      it('gives back what was appended, byte for byte', async () => {
        const stream = newStream();
        const told = [
          anEvent({ words: '汉阴县蒲溪镇盘龙村 𠮷 😀 "引号" \\ \n \u0000 \u2028 \ud800', amount: 1e21 }),
          { ...anEvent(), data: '{"b":1,"a":[null,true,-0.5]}', metadata: '{}' },
        ];
        await store.append(stream, NO_STREAM, told);
        const stored = await store.readStream(stream, at(0), 10);
        expect(stored.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))).toEqual(told);
        expect(stored.map(({ stream: name, revision }) => [name, revision])).toEqual([
          [stream, 0],
          [stream, 1],
        ]);
      });

      it('numbers its events from 0 and answers an append with its last', async () => {
        const stream = newStream();
        const first = await store.append(stream, NO_STREAM, events(3));
        const second = await store.append(stream, at(2), events(2));
        expect([first.revision, second.revision]).toEqual([2, 4]);
        const stored = await store.readStream(stream, at(0), 10);
        expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
        expect([stored[2]?.position, stored[4]?.position]).toEqual([first.position, second.position]);
      });

      it('is read from a revision, in order, at most so many', async () => {
        const stream = newStream();
        const told = events(7);
        await store.append(stream, NO_STREAM, told);
        expect(idsOf(await store.readStream(stream, at(2), 3))).toEqual(idsOf(told.slice(2, 5)));
        expect(await store.readStream(stream, at(7), 3)).toEqual([]);
      });

      it('that is not there reads as empty', async () => {
        expect(await store.readStream(newStream(), at(0), 10)).toEqual([]);
      });

      it('takes long histories in one append', async () => {
        const stream = newStream();
        const { revision } = await store.append(stream, NO_STREAM, events(500));
        expect(revision).toBe(499);
        expect(await store.readStream(stream, at(0), 1000)).toHaveLength(500);
      });
    });

    describe('an append at the wrong revision', () => {
      it.each([
        ['a stream that is there', NO_STREAM],
        ['an older revision', at(0)],
        ['a revision still to come', at(5)],
      ])('is refused for %s, says where the stream is, and writes nothing', async (_, expected) => {
        const stream = newStream();
        const told = events(3);
        await store.append(stream, NO_STREAM, told);
        const refusal = await store.append(stream, expected, events(1)).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(WrongExpectedRevision);
        expect(refusal).toMatchObject({ stream, expected, actual: 2 });
        expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
      });

      it('is refused for a revision of a stream that is not there', async () => {
        const stream = newStream();
        const refusal = await store.append(stream, at(0), events(1)).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(WrongExpectedRevision);
        expect(refusal).toMatchObject({ actual: NO_STREAM });
        expect(await store.readStream(stream, at(0), 10)).toEqual([]);
      });
    });

    describe('an append that is repeated, because its answer was lost', () => {
      it('succeeds with the same answer and writes nothing', async () => {
        const stream = newStream();
        const told = events(2);
        const first = await store.append(stream, NO_STREAM, told);
        expect(await store.append(stream, NO_STREAM, told)).toEqual(first);
        expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(told));
      });

      it('does so also after others appended', async () => {
        const stream = newStream();
        const told = events(2);
        await store.append(stream, NO_STREAM, events(1));
        const first = await store.append(stream, at(0), told);
        await store.append(stream, at(2), events(4));
        expect(await store.append(stream, at(0), told)).toEqual(first);
        expect(await store.readStream(stream, at(0), 10)).toHaveLength(7);
      });

      it('is a conflict when only part of it is there', async () => {
        const stream = newStream();
        const told = events(2);
        await store.append(stream, NO_STREAM, told);
        await expect(store.append(stream, NO_STREAM, [...told, anEvent()])).rejects.toThrow(
          WrongExpectedRevision,
        );
        await expect(store.append(stream, NO_STREAM, [anEvent(), ...told])).rejects.toThrow(
          WrongExpectedRevision,
        );
        expect(await store.readStream(stream, at(0), 10)).toHaveLength(2);
      });
    });

    describe('an append that no store takes', () => {
      it('is refused when it holds no event', async () => {
        await expect(store.append(newStream(), NO_STREAM, [])).rejects.toThrow(AppendRefused);
      });

      it('is refused whole when its data is over 1 MiB, and taken at 1 MiB', async () => {
        const stream = newStream();
        const halves = [anEvent(bytes(524_288)), anEvent(bytes(524_288))];
        await expect(store.append(stream, NO_STREAM, [...halves, anEvent(1)])).rejects.toThrow(AppendRefused);
        expect(await store.readStream(stream, at(0), 10)).toEqual([]);
        await store.append(stream, NO_STREAM, halves);
        const stored = await store.readStream(stream, at(0), 10);
        expect(stored.map(({ data }) => data.length)).toEqual([524_288, 524_288]);
      });

      it('counts bytes, not characters', async () => {
        const oversized = anEvent('汉'.repeat(400_000));
        await expect(store.append(newStream(), NO_STREAM, [oversized])).rejects.toThrow(AppendRefused);
      });

      it('fails alone among others at the same time', async () => {
        const streams = Array.from({ length: 20 }, newStream);
        const taken = newStream();
        await store.append(taken, NO_STREAM, events(1));
        const outcomes = await Promise.allSettled([
          ...streams.slice(0, 10).map((stream) => store.append(stream, NO_STREAM, events(2))),
          store.append(taken, NO_STREAM, events(1)),
          store.append(newStream(), NO_STREAM, [anEvent(bytes(1_048_577))]),
          ...streams.slice(10).map((stream) => store.append(stream, NO_STREAM, events(2))),
        ]);
        expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
        for (const stream of streams) expect(await store.readStream(stream, at(0), 10)).toHaveLength(2);
      });
    });

    describe('many writers', () => {
      it('of one stream: exactly one wins each revision', async () => {
        const stream = newStream();
        for (let expected = -1; expected < 19; expected += 1) {
          const outcomes = await Promise.allSettled(
            Array.from({ length: 16 }, () => store.append(stream, at(expected), events(1))),
          );
          const losers = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
          expect(losers).toHaveLength(15);
          for (const { reason } of losers) {
            expect(reason).toBeInstanceOf(WrongExpectedRevision);
            expect(reason).toMatchObject({ actual: expected + 1 });
          }
        }
        expect(await store.readStream(stream, at(0), 100)).toHaveLength(20);
      });

      it('never hide an event behind a position that a reader has passed', async () => {
        const before = await store.head();
        let writing = true;
        const told: string[] = [];
        const writers = Array.from({ length: 12 }, async () => {
          for (let round = 0; round < 25; round += 1) {
            const batch = events(1 + (round % 3));
            await store.append(newStream(), NO_STREAM, batch);
            told.push(...idsOf(batch));
          }
        });
        const tail = (async () => {
          const seen: StoredEvent[] = [];
          for (;;) {
            const last = !writing;
            seen.push(...(await readOn(store, seen.at(-1)?.position ?? before, 7)));
            if (last) return seen;
            await new Promise(setImmediate);
          }
        })();
        await Promise.all(writers).finally(() => (writing = false));
        const seen = await tail;
        expect(idsOf(seen).sort()).toEqual(told.sort());
        expect(idsOf(seen)).toEqual(idsOf(await readOn(store, before)));
      });

      it('append whole or not at all: no reader sees a part', async () => {
        const streams = Array.from({ length: 8 }, newStream);
        const lengths = new Set<number>();
        let writing = true;
        const reader = (async () => {
          while (writing) {
            for (const stream of streams)
              lengths.add((await store.readStream(stream, at(0), 1000)).length % 40);
            await new Promise(setImmediate);
          }
        })();
        await Promise.all(
          streams.map(async (stream) => {
            for (let round = 0; round < 5; round += 1) {
              await store.append(stream, at(round * 40 - 1), events(40));
            }
          }),
        ).finally(() => (writing = false));
        await reader;
        expect([...lengths]).toEqual([0]);
      });
    });

    describe('the whole log', () => {
      it('is read after a position, in the order of positions, at most so many', async () => {
        const before = await store.head();
        const streams = [newStream(), newStream()];
        const told: EventToAppend[] = [];
        for (const [round, stream] of [...streams, ...streams].entries()) {
          const batch = events(2);
          await store.append(stream, at(round < 2 ? -1 : 1), batch);
          told.push(...batch);
        }
        const all = await readOn(store, before, 3);
        expect(idsOf(all)).toEqual(idsOf(told));
        const positions = all.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        expect(idsOf(await store.readAll(positions[2] as Position, 2))).toEqual(idsOf(told.slice(3, 5)));
        expect(await store.readAll(positions.at(-1) as Position, 10)).toEqual([]);
      });

      it('has its head at its last event', async () => {
        const { position } = await store.append(newStream(), NO_STREAM, events(3));
        expect(await store.head()).toBe(position);
        expect(position).toBeGreaterThan(BEFORE_ALL);
      });

      it('has one name', async () => {
        const epoch = await store.epoch();
        expect(epoch).not.toBe('');
        expect(await store.epoch()).toBe(epoch);
      });

      it('hints at what was appended, until told to stop', async () => {
        let hints = 0;
        let others = 0;
        const stop = store.onAppended(() => (hints += 1));
        store.onAppended(() => (others += 1));
        await store.append(newStream(), NO_STREAM, events(1));
        await eventually(
          () => hints,
          (count) => count > 0,
        );
        stop();
        const heard = hints;
        const othersHeard = others;
        await store.append(newStream(), NO_STREAM, events(1));
        await eventually(
          () => others,
          (count) => count > othersHeard,
        );
        expect(hints).toBe(heard);
      });

      it('does not fall with a listener that throws', async () => {
        let hints = 0;
        store.onAppended(() => {
          throw new Error('a listener of 蒲溪镇 is broken');
        });
        store.onAppended(() => (hints += 1));
        await store.append(newStream(), NO_STREAM, events(1));
        await eventually(
          () => hints,
          (count) => count > 0,
        );
      });
    });

    describe('closed and opened again', () => {
      it('holds what it acknowledged, at the same places, under the same name', async () => {
        const stream = newStream();
        await store.append(stream, NO_STREAM, events(3));
        const before = await store.readStream(stream, at(0), 10);
        const [epoch, head] = [await store.epoch(), await store.head()];
        store = await under.reopen();
        expect(await store.readStream(stream, at(0), 10)).toEqual(before);
        expect([await store.epoch(), await store.head()]).toEqual([epoch, head]);
        const { position } = await store.append(stream, at(2), events(1));
        expect(position).toBeGreaterThan(head);
      });

      it('finishes what was under way, and then says that it is closed', async () => {
        const streams = Array.from({ length: 10 }, newStream);
        const appends = Promise.allSettled(
          streams.map((stream) => store.append(stream, NO_STREAM, events(1))),
        );
        await store.close();
        const outcomes = await appends;
        await expect(store.append(newStream(), NO_STREAM, events(1))).rejects.toThrow(StoreUnavailable);
        await expect(store.readAll(BEFORE_ALL, 1)).rejects.toThrow(StoreUnavailable);
        store = await under.reopen();
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome.status === 'rejected' && outcome.reason instanceof OutcomeUnknown) continue;
          const stored = await store.readStream(streams[index] as StreamName, at(0), 10);
          expect(stored).toHaveLength(outcome.status === 'fulfilled' ? 1 : 0);
        }
      });
    });
  });
}
