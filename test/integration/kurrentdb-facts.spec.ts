import { randomUUID } from 'node:crypto';
import { faultOf } from '../../src/adapters/kurrentdb/faults';
import type { EventId } from '../../src/kernel/ids';
import { anEvent, bytes, events, idsOf, newStream } from '../contract/event-store.given';
import { Asking, failureOf } from '../kit/kurrentdb/asking';
import { serverUnderTest, type ServerUnderTest } from '../kit/kurrentdb/server-under-test';
import { ranOn } from '../kit/ran-on';

/** Each was seen at EventStoreDB 24.2.0; the adapter is built on them, and the stand-in must keep them. */
describe('the server', () => {
  let server: ServerUnderTest;
  let ask: Asking;
  beforeAll(async () => {
    server = await serverUnderTest();
    ranOn('the facts about KurrentDB', server.name);
    ask = new Asking(server.connection);
  }, 180_000);
  afterAll(async () => {
    await ask.close();
    await server.stop();
  });

  describe('appending', () => {
    it('answers with revision and position of the last event of the append', async () => {
      const stream = newStream();
      const { revision, position } = await ask.append(stream, -1, events(3));
      const stored = await ask.stream(stream);
      expect([revision, position]).toEqual([2n, stored[2]?.position]);
    });

    it('refuses a wrong revision as a conflict that names the right one', async () => {
      const stream = newStream();
      await ask.append(stream, -1, events(3));
      for (const expected of [-1, 0, 9])
        expect(faultOf(await failureOf(ask.append(stream, expected, events(1))))).toEqual({
          kind: 'conflict',
          actual: 2,
        });
      expect(faultOf(await failureOf(ask.append(newStream(), 4, events(1))))).toEqual({
        kind: 'conflict',
        actual: -1,
      });
    });

    it('takes 1,048,576 bytes of data in one append and not one more, metadata not counted', async () => {
      const metadata = JSON.stringify('x'.repeat(100_000));
      const full = [{ ...anEvent(bytes(1_048_576)), metadata }];
      await ask.append(newStream(), -1, full);
      const stream = newStream();
      const failure = await failureOf(ask.append(stream, -1, [...full, anEvent(1)]));
      expect(faultOf(failure)).toEqual({ kind: 'refused' });
      expect(faultOf(await failureOf(ask.stream(stream)))).toEqual({ kind: 'no-such-stream' });
    });

    it('gives the old answer to the same ids at the same revision, whatever they carry now', async () => {
      const stream = newStream();
      const [a, b, c] = [anEvent(), anEvent(), anEvent()];
      const first = await ask.append(stream, -1, [a, b]);
      await ask.append(stream, 1, [c]);
      expect(await ask.append(stream, -1, [a, b])).toEqual(first);
      expect(await ask.append(stream, -1, [{ ...a, data: '"another"' }, b])).toEqual(first);
      expect((await ask.append(stream, -1, [a])).revision).toBe(0n);
      expect((await ask.append(stream, 0, [b])).revision).toBe(1n);
      expect((await ask.append(stream, 0, [b, c])).revision).toBe(2n);
      expect((await ask.stream(stream))[0]?.data).not.toEqual(Buffer.from('"another"'));
      expect(await ask.stream(stream)).toHaveLength(3);
    });

    it('calls a repetition that is only partly there a conflict', async () => {
      const stream = newStream();
      const told = events(2);
      await ask.append(stream, -1, told);
      const failure = await failureOf(ask.append(stream, -1, [...told, anEvent()]));
      expect(faultOf(failure)).toEqual({ kind: 'conflict', actual: 1 });
    });

    it('writes the same ids again where they are sent for the revision that the stream is at', async () => {
      const stream = newStream();
      const told = events(1);
      await ask.append(stream, -1, told);
      await ask.append(stream, 0, told);
      expect(idsOf(await ask.stream(stream))).toEqual([told[0]?.id, told[0]?.id]);
    });

    it('writes ids in lower case', async () => {
      const stream = newStream();
      const id = randomUUID();
      await ask.append(stream, -1, [{ ...anEvent(), id: id.toUpperCase() as EventId }]);
      expect(idsOf(await ask.stream(stream))).toEqual([id]);
    });

    it('does not take an id that is no UUID', async () => {
      const failure = await failureOf(ask.append(newStream(), -1, [{ ...anEvent(), id: '1' as EventId }]));
      expect(failure).toBeInstanceOf(Error);
    });
  });

  describe('reading a stream', () => {
    it('starts at the revision asked for, ends after so many, and gives none past the end', async () => {
      const stream = newStream();
      const told = events(5);
      await ask.append(stream, -1, told);
      expect(idsOf(await ask.stream(stream, 1, 2))).toEqual(idsOf(told.slice(1, 3)));
      expect(await ask.stream(stream, 5)).toEqual([]);
    });

    it('says when there is none', async () => {
      expect(faultOf(await failureOf(ask.stream(newStream())))).toEqual({ kind: 'no-such-stream' });
    });

    it('T5: gives the moment of writing in milliseconds, which not every client does', async () => {
      const stream = newStream();
      const before = Date.now();
      await ask.append(stream, -1, events(1));
      const [stored] = await ask.stream(stream);
      expect(Math.abs((stored?.created.getTime() ?? 0) - before)).toBeLessThan(5_000);
    });
  });

  describe('reading the log', () => {
    it('has one position an event, commit and prepare the same, rising', async () => {
      const stream = newStream();
      await ask.append(stream, -1, events(20));
      const positions = (await ask.stream(stream)).map(({ position }) => position);
      for (const position of positions) expect(position?.commit).toBe(position?.prepare);
      const commits = positions.map((position) => position?.commit ?? 0n);
      expect(commits).toEqual([...new Set(commits)].sort((a, b) => Number(a - b)));
    });

    it('T4: starts with the event at the position forwards, without it backwards, with the last from the end', async () => {
      const stream = newStream();
      const told = events(3);
      await ask.append(stream, -1, told);
      const [first, second] = (await ask.stream(stream)).map(({ position }) => position?.commit ?? 0n);
      expect(idsOf(await ask.all(second ?? 0n, 'forwards', 1))).toEqual([told[1]?.id]);
      expect(idsOf(await ask.all(second ?? 0n, 'backwards', 1))).toEqual([told[0]?.id]);
      expect(idsOf(await ask.all('end', 'backwards', 2))).toEqual([told[2]?.id, told[1]?.id]);
      expect(first).toBeLessThan(second ?? 0n);
    });

    it('has nothing beyond its end', async () => {
      const [last] = await ask.all('end', 'backwards', 1);
      expect(await ask.all((last?.position?.commit ?? 0n) + 1_000_000n, 'forwards', 1)).toEqual([]);
    });

    it('fails from the middle of an event, and a subscription from there says why', async () => {
      await ask.append(newStream(), -1, events(2));
      const [, before] = await ask.all('end', 'backwards', 2);
      const between = (before?.position?.commit ?? 0n) + 1n;
      expect(await failureOf(ask.all(between, 'forwards', 1))).toBeInstanceOf(Error);
      const failure = await failureOf(ask.subscription(between, ['appeal-']));
      expect(faultOf(failure)).toEqual({ kind: 'invalid-position' });
    });
  });

  describe('a subscription to the log', () => {
    it('starts after the position, sends what its prefixes name, and says when it has caught up', async () => {
      const [stream, other] = [newStream(), `other-${randomUUID()}`];
      const { position } = await ask.append(stream, -1, events(1));
      await ask.append(other, -1, events(2));
      const told = events(2);
      await ask.append(stream, 0, told);
      const { events: sent } = await ask.subscription(position?.commit ?? 0n, ['appeal-', 'access-']);
      expect(idsOf(sent)).toEqual(idsOf(told));
    });

    it('says how far it has looked where nothing is to be sent', async () => {
      const { position } = await ask.append(newStream(), -1, events(1));
      await ask.append(`other-${randomUUID()}`, -1, events(100));
      const { events: sent, checkpoints } = await ask.subscription(position?.commit ?? 0n, ['appeal-']);
      expect(sent).toEqual([]);
      expect(checkpoints.length).toBeGreaterThanOrEqual(3);
      expect(checkpoints.at(-1)).toBeGreaterThan(Number(position?.commit));
    });

    it('T2: leaves nothing behind when it is ended early, and reads that were ended early neither', async () => {
      const stream = newStream();
      await ask.append(stream, -1, events(300));
      const [start] = await ask.stream(stream);
      const after = BigInt(start?.position?.commit ?? 0n);
      for (let left = 0; left < 150; left += 1) await ask.firstAfter(after, ['appeal-']);
      expect(await ask.stream(stream)).toHaveLength(100);
    });
  });
});
