import { join } from 'node:path';
import { faultOf, type Fault } from '../../src/adapters/kurrentdb/faults';
import { NO_STREAM } from '../../src/kernel/ids';
import {
  AppendRefused,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../src/kernel/ports/event-store';
import { anEvent, at, events, idsOf, newStream } from '../contract/event-store.given';
import { Asking, failureOf } from '../kit/kurrentdb/asking';
import type { AppendFault, ReadFault } from '../kit/kurrentdb/faults';
import { StandIn } from '../kit/kurrentdb/stand-in';
import { endOf, Stores } from '../kit/kurrentdb/stores';
import { temporaryFolder } from '../kit/temporary-folder';

/** What the stand-in alone can be told to do wrong; faults of the line are in kurrentdb-line.services.spec.ts. */
describe('KurrentDB when it fails', () => {
  const stores = new Stores();
  let server: StandIn;
  beforeAll(async () => {
    server = await StandIn.start({ file: join(temporaryFolder(), 'log.jsonl') });
  });
  afterEach(() => stores.close());
  afterAll(async () => {
    await server.kill();
  });

  describe('T8: an append that failed may have been stored', () => {
    it.each<[AppendFault, string]>([
      ['answer-lost', 'was stored and broke off before its answer'],
      ['stored-silence', 'was stored and never answered: the deadline after the commit'],
      ['silence', 'was neither stored nor answered'],
      ['broken', 'broke off before it was stored'],
      ['not-ready', 'came while the server was starting'],
      ['stored-late', 'is stored long after it was given up and sent again'],
    ])('%s: it %s, and stands in the log once', async (fault) => {
      const store = await stores.open(server.connection);
      const stream = newStream();
      const told = events(3);
      await server.tell({ do: 'fail-appends', faults: [fault] });
      const { revision, position } = await store.append(stream, NO_STREAM, told);
      await new Promise((resolve) => setTimeout(resolve, fault === 'stored-late' ? 500 : 0));
      const stored = await store.readStream(stream, at(0), 10);
      expect(idsOf(stored)).toEqual(idsOf(told));
      expect([revision, position]).toEqual([2, stored[2]?.position]);
      expect(await endOf(store)).toBe(position);
    });

    it('is a conflict when another took its place in the meantime', async () => {
      const store = await stores.open(server.connection);
      const stream = newStream();
      await server.tell({ do: 'fail-appends', faults: ['silence'] });
      const append = failureOf(store.append(stream, NO_STREAM, events(1)));
      const ask = new Asking(server.connection);
      const others = events(2);
      await ask.append(stream, -1, others);
      await ask.close();
      expect(await append).toMatchObject({ constructor: WrongExpectedRevision, stream, actual: 1 });
      expect(idsOf(await store.readStream(stream, at(0), 10))).toEqual(idsOf(others));
    });

    it('is settled before the store closes', async () => {
      const store = await stores.open(server.connection);
      const stream = newStream();
      await server.tell({ do: 'fail-appends', faults: ['broken', 'not-ready', 'answer-lost'] });
      const append = store.append(stream, NO_STREAM, events(1));
      await store.close();
      expect((await append).revision).toBe(0);
    });

    it('is unknown when every answer is lost, and unavailable when the server takes nothing', async () => {
      const store = await stores.open(server.connection, { patience: 300 });
      const many = 100;
      await server.tell({ do: 'fail-appends', faults: Array<AppendFault>(many).fill('broken') });
      expect(await failureOf(store.append(newStream(), NO_STREAM, events(1)))).toBeInstanceOf(OutcomeUnknown);
      await server.tell({ do: 'recover' });
      await server.tell({ do: 'fail-appends', faults: Array<AppendFault>(many).fill('not-ready') });
      expect(await failureOf(store.append(newStream(), NO_STREAM, events(1)))).toBeInstanceOf(
        StoreUnavailable,
      );
      await server.tell({ do: 'recover' });
      await store.append(newStream(), NO_STREAM, events(1));
    });
  });

  describe('a read', () => {
    it.each<[ReadFault, string]>([
      ['half-then-broken', 'breaks off half-way'],
      ['half-then-silence', 'falls silent half-way'],
      ['not-ready', 'comes while the server is starting'],
    ])('that %s is whole in the end', async (fault) => {
      const store = await stores.open(server.connection);
      const stream = newStream();
      const told = events(40);
      await store.append(stream, NO_STREAM, told);
      await server.tell({ do: 'fail-reads', faults: [fault, fault] });
      expect(idsOf(await store.readStream(stream, at(0), 100))).toEqual(idsOf(told));
      await server.tell({ do: 'fail-reads', faults: [fault] });
      expect((await store.newest())?.id).toBe(told.at(-1)?.id);
    });
  });

  it('T9: a repetition finds its first answer also after the server was killed and started again', async () => {
    const store = await stores.open(server.connection, { patience: 10_000 });
    const stream = newStream();
    const told = events(2);
    const first = await store.append(stream, NO_STREAM, told);
    const later = await store.append(stream, at(1), events(1));
    await server.kill();
    const during = store.append(stream, at(2), events(1));
    await server.restart();
    expect((await during).revision).toBe(3);
    expect(await store.append(stream, NO_STREAM, told)).toEqual(first);
    expect(await store.readStream(stream, at(0), 10)).toHaveLength(4);
    expect((await store.eventAt(later.position))?.revision).toBe(2);
  });

  it.each<[string, object, Fault]>([
    [
      'nobody listens',
      {
        type: 'unavailable',
        code: 14,
        message: '14 UNAVAILABLE: No connection established. Last error: ECONNREFUSED',
      },
      { kind: 'not-taken' },
    ],
    ['no node answers', { message: 'Failed to discover after 10 attempts.' }, { kind: 'not-taken' }],
    [
      'it is starting',
      { type: 'unknown', message: 'Could not recognize Server Is Not Ready' },
      { kind: 'not-taken' },
    ],
    ['it was killed', { type: 'unavailable', code: 14, message: 'read ECONNRESET' }, { kind: 'unknown' }],
    ['it was killed, told otherwise', { code: 14, message: 'Connection dropped' }, { kind: 'unknown' }],
    [
      'it was stopped',
      { type: 'unavailable', code: 13, message: 'Received RST_STREAM with code 2' },
      { kind: 'unknown' },
    ],
    ['no more is said', { type: 'unavailable', message: 'UnavailableError' }, { kind: 'unknown' }],
    ['the deadline passed', { type: 'deadline-exceeded', code: 4, message: '' }, { kind: 'unknown' }],
    ['the password is wrong', { type: 'access-denied', code: 16, message: '' }, { kind: 'denied' }],
    [
      'the message is too long',
      { code: 8, message: 'Received message larger than max' },
      { kind: 'refused' },
    ],
    ['it is busy', { code: 8, message: 'too many requests' }, { kind: 'unknown' }],
    [
      'the successor of the client says conflict',
      { type: 'wrong-expected-version', actualState: 'no_stream', message: '' },
      { kind: 'conflict', actual: NO_STREAM },
    ],
  ])('T13: knows what it means when %s', (_, error, fault) => {
    expect(faultOf(Object.assign(new Error(), error))).toEqual(fault);
  });

  it('T1, T13: a store that is opened while nobody is there says so in one sentence, and works when somebody is', async () => {
    const nobody = await StandIn.start();
    await nobody.kill();
    const secret = nobody.connection.replace('//', '//suqiu:s3cret@');
    const failure = (await failureOf(stores.open(secret, { patience: 200 }))) as Error;
    expect(failure.message).toMatch(
      /^the event store at 127\.0\.0\.1:\d+\?tls=false cannot be opened: start the server, .*ECONNREFUSED/,
    );
    expect(failure.message).not.toContain('s3cret');
    await nobody.restart();
    await (await stores.open(secret)).append(newStream(), NO_STREAM, events(1));
    await stores.close();
    await nobody.kill();
  });

  it.each([
    ['esdb://suqiu:s3cret@', 'is not understood'],
    ['http://suqiu:s3cret@kurrent.county:2113', 'is not understood'],
    ['esdb://suqiu:s3c?ret@kurrent.county', 'is not understood'],
    ['esdb://suqiu:s3c/ret@127.0.0.1:1?tls=false', 'ECONNREFUSED'],
  ])(
    'a connection that leads nowhere (%s) is refused without showing its password',
    async (wrong, reason) => {
      const failure = (await failureOf(stores.open(wrong, { patience: 100 }))) as Error;
      expect(failure.message).toContain(reason);
      expect(failure.message).not.toContain('s3c');
    },
  );

  it('T10: a stream that was deleted on the server takes no append, whatever the server answers', async () => {
    const store = await stores.open(server.connection);
    const stream = newStream();
    const told = events(2);
    await store.append(stream, NO_STREAM, told);
    await server.tell({ do: 'delete', stream, how: 'soft' });
    await expect(store.append(stream, NO_STREAM, told)).rejects.toThrow(
      `${stream} was deleted on the server`,
    );
    await expect(store.append(stream, NO_STREAM, events(1))).rejects.toThrow('no longer whole');
  });

  it('a stream that was deleted for ever says so, and its mark is no event', async () => {
    const store = await stores.open(server.connection);
    const stream = newStream();
    const { position } = await store.append(stream, NO_STREAM, events(2));
    await server.tell({ do: 'delete', stream, how: 'for-ever' });
    await expect(store.readStream(stream, at(0), 10)).rejects.toThrow('was deleted on the server for ever');
    await expect(store.append(stream, at(1), events(1))).rejects.toThrow(AppendRefused);
    expect(await store.readAll(position, 10)).toEqual([]);
  });

  it('T11: no setting of the connection turns a conflict into an answer', async () => {
    const store = await stores.open(`${server.connection}&throwOnAppendFailure=false`);
    const stream = newStream();
    await store.append(stream, NO_STREAM, events(7));
    const failure = await failureOf(store.append(stream, at(2), events(1)));
    expect(failure).toMatchObject({ constructor: WrongExpectedRevision, actual: 6 });
  });

  it('appends by a call of their own: the one stream for all is offered and not used', async () => {
    const store = await stores.open(server.connection);
    const before = (await server.tell({ do: 'count' })).appends;
    await store.append(newStream(), NO_STREAM, events(1));
    expect((await server.tell({ do: 'count' })).appends).toBe(before + 1);
  });

  it('T6: nothing that the client would serialise is handed to it: odd texts go as they are', async () => {
    const store = await stores.open(server.connection);
    const stream = newStream();
    const odd = { ...anEvent(), data: '{"not":undefined, JSON', metadata: '1n' };
    await store.append(stream, NO_STREAM, [odd]);
    const [stored] = await store.readStream(stream, at(0), 1);
    expect([stored?.data, stored?.metadata]).toEqual([odd.data, odd.metadata]);
  });

  it('an event that another program wrote into our streams is given out as it stands there', async () => {
    const store = await stores.open(server.connection);
    const stream = newStream();
    await server.tell({ do: 'foreign', stream, type: 'Hello', count: 1 });
    const [stored] = await store.readStream(stream, at(0), 1);
    expect(stored).toMatchObject({ stream, type: 'Hello', data: '{}', metadata: '' });
    expect(await store.newest()).toEqual(stored);
  });

  it('refuses streams that nobody would read', async () => {
    const store = await stores.open(server.connection);
    await expect(store.append('calendar-610921' as never, NO_STREAM, events(1))).rejects.toThrow(
      'of no category',
    );
  });
});
