import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { EventToAppend } from '../../kernel/ports/event-store';
import type { Done, Listener, Sent, Stop, Wire } from './wire';

/**
 * The one file that knows the client. Its successor, `@kurrent/kurrentdb-client`, differs for it in the import, the
 * class and `streamState` for `expectedRevision`.
 *
 * @param generation makes this connection differ from the one before: connections of equal settings share a socket
 */
export function connect(connection: string, generation: number): Wire {
  const client = clientFor(settingsOf(connection, generation));
  // One call for each append. The alternative, one duplex stream for all, is not bound by the deadline, rejects
  // everybody's appends when it breaks, and ends the process on an answer that it does not understand.
  Object.defineProperty(client, 'supports', { value: async () => false });
  const fromLeader = { requiresLeader: true } as const;

  return {
    append: async (stream, expected, events, deadline): Promise<Done> => {
      const expectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
      const sent = events.map(asBytes);
      const { nextExpectedRevision: revision, position } = await client.appendToStream(stream, sent, {
        ...fromLeader,
        expectedRevision,
        deadline,
      });
      return { revision, position };
    },

    readStream: (stream, from, maxCount, listener) => {
      const read = client.readStream(stream, {
        ...fromLeader,
        direction: FORWARDS,
        fromRevision: BigInt(from),
        maxCount,
      });
      return hearRead(read, listener);
    },

    readAll: (from, direction, maxCount, listener) => {
      const read = client.readAll({
        ...fromLeader,
        direction: direction === 'backwards' ? BACKWARDS : FORWARDS,
        fromPosition: from === 'end' ? END : positionOf(from),
        maxCount,
      });
      return hearRead(read, listener);
    },

    subscribe: (after, prefixes, listener) => {
      const subscription = client.subscribeToAll({
        ...fromLeader,
        fromPosition: after === 0 ? START : positionOf(after),
        filter: streamNameFilter({
          prefixes: [...prefixes],
          checkpointReached: (_, { commit }) => {
            drain(subscription);
            listener.checkpoint?.(Number(commit));
          },
        }),
      });
      subscription.on('caughtUp', () => {
        drain(subscription);
        listener.caughtUp?.();
      });
      return hearSubscription(subscription, listener);
    },

    dispose: () => client.dispose(),
  };
}

function clientFor(settings: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(settings);
  } catch (error) {
    // What the parser complains of may hold the password.
    if (error instanceof Error && !('location' in error)) throw error;
    throw new Error(
      'the connection string is not understood: esdb://user:password@host:2113?tls=true is one',
    );
  }
}

/** The client knows the scheme by its old name only. Of two settings of one name it takes the latter. */
function settingsOf(connection: string, generation: number): string {
  const known = connection.trim().replace(/^kurrent(db)?(?=(\+discover)?:)/, 'esdb');
  const [, asked] = /[?&]keepAliveInterval=(\d+)/i.exec(known) ?? [];
  const interval = Math.max(10_000, Number(asked ?? 0)) + generation;
  // Without errors on refused appends, a conflict would be told with a revision that is not the stream's.
  const ours = `keepAliveInterval=${interval}&throwOnAppendFailure=true`;
  return `${known.replace(/\/+$/, '')}${known.includes('?') ? '&' : '?'}${ours}`;
}

const utf8 = new TextEncoder();

/**
 * Data goes as bytes, which nobody parses. Metadata would be parsed on the way back whatever it was sent as, so it
 * goes as a JSON string that holds its text.
 */
const asBytes = ({ id, type, data, metadata }: EventToAppend) => ({
  id,
  type,
  contentType: 'application/octet-stream' as const,
  data: utf8.encode(data),
  metadata: utf8.encode(JSON.stringify(metadata)),
});

const positionOf = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });

interface Resolved {
  readonly event?: Sent;
}

/** The client's streams, as far as they are used; the successor's reads are iterable and no more. */
interface Read extends AsyncIterable<Resolved> {
  on?(event: 'error', listener: () => void): unknown;
  cancel?(): Promise<void>;
  destroy?(): unknown;
}

interface Subscription {
  on(event: string, listener: (...told: unknown[]) => void): unknown;
  read(): unknown;
  destroy(): unknown;
  unsubscribe(): Promise<void>;
}

/** Tells one end, and nothing after it. */
function untilOver(listener: Listener) {
  let isOver = false;
  const once = (tell: () => void): void => {
    if (isOver) return;
    isOver = true;
    tell();
  };
  return {
    event: ({ event }: Resolved): void => {
      if (isOver || !event) return;
      try {
        listener.event(event);
      } catch (error) {
        // Thrown on into the client's stream, it would end the process.
        once(() => listener.failed(error));
      }
    },
    end: () => once(listener.end),
    failed: (error: unknown) => once(() => listener.failed(error)),
    /** What is left early without being cancelled keeps its place on the connection until nothing else fits. */
    leave: (cancel: () => Promise<void>, destroy: () => unknown) =>
      once(() => void cancel().then(destroy, destroy)),
  };
}

function hearRead(read: Read, listener: Listener): Stop {
  const heard = untilOver(listener);
  // Also for what comes after the end: an error that nobody listens to would end the process.
  read.on?.('error', () => undefined);
  const hear = async (): Promise<void> => {
    for await (const resolved of read) heard.event(resolved);
  };
  void hear().then(heard.end, heard.failed);
  return () =>
    heard.leave(
      async () => read.cancel?.(),
      () => read.destroy?.(),
    );
}

function hearSubscription(subscription: Subscription, listener: Listener): Stop {
  const heard = untilOver(listener);
  subscription.on('data', (resolved) => heard.event(resolved as Resolved));
  subscription.on('end', heard.end);
  subscription.on('close', heard.end);
  subscription.on('error', heard.failed);
  return () =>
    heard.leave(
      () => subscription.unsubscribe(),
      () => subscription.destroy(),
    );
}

/**
 * What was told before, but waits in the stream, comes first. Node's streams keep nothing back here today; if one did,
 * a checkpoint would pass over an event for good.
 */
function drain(subscription: Subscription): void {
  while (subscription.read() !== null);
}
