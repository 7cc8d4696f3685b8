import type { StoredEvent } from '../../src/kernel/event';
import { BEFORE_ALL, NO_STREAM, type Position } from '../../src/kernel/ids';
import {
  WrongExpectedRevision,
  type EventStore,
  type EventToAppend,
} from '../../src/kernel/ports/event-store';
import { eventually } from '../kit/eventually';
import { at, endOf, events, idsOf, newStream, readOn } from './event-store.given';

/** All streams together: order, visibility, hints. */
export function logContract(open: () => EventStore): void {
  let store: EventStore;
  beforeEach(() => (store = open()));

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
      const before = await endOf(store);
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
      const before = await endOf(store);
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

    it('knows its newest events, the newest first', async () => {
      const stream = newStream();
      const { position } = await store.append(stream, NO_STREAM, events(3));
      const written = await store.readStream(stream, at(0), 10);
      expect(await store.newest()).toEqual(written[2]);
      expect(written[2]?.position).toBe(position);
      expect(await store.readBackwards(2)).toEqual([written[2], written[1]]);
      expect(position).toBeGreaterThan(BEFORE_ALL);
    });

    it('knows whether any of some places in streams has an event', async () => {
      const [one, other, never] = [newStream(), newStream(), newStream()];
      await store.append(one, NO_STREAM, events(2));
      await store.append(other, NO_STREAM, events(1));
      const beyond = [
        { stream: one, revision: at(2) },
        { stream: other, revision: at(1) },
        { stream: never, revision: at(0) },
      ];
      expect(await store.holdsAny(beyond)).toBe(false);
      expect(await store.holdsAny([])).toBe(false);
      expect(await store.holdsAny([...beyond, { stream: other, revision: at(0) }])).toBe(true);
      await store.append(one, at(1), events(1));
      expect(await store.holdsAny(beyond)).toBe(true);
    });

    it('finds the event at a position, and none where none is', async () => {
      const stream = newStream();
      await store.append(stream, NO_STREAM, events(3));
      for (const event of await store.readStream(stream, at(0), 10))
        expect(await store.eventAt(event.position)).toEqual(event);
      expect(await store.eventAt(BEFORE_ALL)).toBeUndefined();
      expect(await store.eventAt(Number.MAX_SAFE_INTEGER as Position)).toBeUndefined();
    });

    it('has no trouble while it takes what is appended', async () => {
      await store.append(newStream(), NO_STREAM, events(1));
      expect(store.trouble?.()).toBeUndefined();
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
}
