import { NO_STREAM } from '../../src/kernel/ids';
import { AppendRefused, WrongExpectedRevision, type EventStore } from '../../src/kernel/ports/event-store';
import { anEvent, at, bytes, events, idsOf, newStream } from './event-store.given';

/** One stream: what is read of it, and which appends it takes. */
export function streamContract(open: () => EventStore): void {
  let store: EventStore;
  beforeEach(() => (store = open()));

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
}
