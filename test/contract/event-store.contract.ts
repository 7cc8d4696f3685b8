import { BEFORE_ALL, NO_STREAM, type StreamName } from '../../src/kernel/ids';
import { OutcomeUnknown, StoreUnavailable, type EventStore } from '../../src/kernel/ports/event-store';
import { at, events, newStream, type EventStoreUnderTest } from './event-store.given';
import { logContract } from './event-store.log.contract';
import { streamContract } from './event-store.streams.contract';

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

    streamContract(() => store);
    logContract(() => store);

    describe('closed and opened again', () => {
      it('holds what it acknowledged, at the same places, under the same name', async () => {
        const stream = newStream();
        await store.append(stream, NO_STREAM, events(3));
        const before = await store.readStream(stream, at(0), 10);
        const [epoch, newest] = [await store.epoch(), await store.newest()];
        store = await under.reopen();
        expect(await store.readStream(stream, at(0), 10)).toEqual(before);
        expect([await store.epoch(), await store.newest()]).toEqual([epoch, newest]);
        const { position } = await store.append(stream, at(2), events(1));
        expect(position).toBeGreaterThan(newest?.position ?? BEFORE_ALL);
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
