import type { StoredEvent } from '../../../kernel/event';
import type { EventId, Position, Revision, StreamName } from '../../../kernel/ids';
import {
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type EventToAppend,
  type PlaceInStream,
} from '../../../kernel/ports/event-store';
import { refuseUnstorable } from '../../storable';
import { describeFault, faultOf } from '../faults';
import { migrate } from '../migrate';
import { Server, type Limits, type Log, type Query } from '../server';
import { GroupWriter } from './group-writer';
import { Listening } from './listening';
import { epochOf } from './place';
import { logShape } from './shape';

export interface PostgresEventStoreOptions {
  readonly connection: string;
  readonly limits?: Partial<Limits> | undefined;
  readonly log?: Log | undefined;
}

/** Appends wait for each other's commits: whoever waits longer is told that nothing was written. */
const STATEMENT_MS = 10_000;
const CONNECTIONS = 8;

/**
 * The log on PostgreSQL, shared by all nodes.
 * @throws Error in a sentence when the server cannot be used
 */
export async function openPostgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const { connection, log = () => undefined } = options;
  const limits = { statement: STATEMENT_MS, ...options.limits };
  const purpose = 'log';
  const server = new Server({ connection, purpose, connections: CONNECTIONS, durable: true, limits, log });
  try {
    await migrate(server, purpose, logShape);
    return new PostgresEventStore(server, await epochOf(server, log), log);
  } catch (error) {
    await server.close();
    throw error;
  }
}

class PostgresEventStore implements EventStore {
  private readonly writer: GroupWriter;
  private readonly listening: Listening;
  private isClosed = false;

  constructor(
    private readonly server: Server,
    private readonly name: string,
    log: Log,
  ) {
    this.listening = new Listening(server, log);
    this.writer = new GroupWriter(server, () => this.listening.appended());
  }

  async epoch(): Promise<string> {
    return this.name;
  }

  async readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]> {
    return this.read(
      maxCount,
      `where stream = $2 and revision >= $3 order by revision limit $1`,
      stream,
      from,
    );
  }

  async holdsAny(places: readonly PlaceInStream[]): Promise<boolean> {
    const [row] = await this.rows<[boolean]>({
      name: 'holds-any',
      text: `select exists (select from unnest($1::text[], $2::bigint[]) as place (stream, revision)
               join event on event.stream = place.stream and event.revision = place.revision)`,
      values: [places.map(({ stream }) => stream), places.map(({ revision }) => revision)],
    });
    return row?.[0] ?? false;
  }

  async readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]> {
    return this.read(maxCount, `where position > $2 order by position limit $1`, after);
  }

  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    return (await this.read(1, `where position = $2 limit $1`, position))[0];
  }

  async newest(): Promise<StoredEvent | undefined> {
    return (await this.readBackwards(1))[0];
  }

  async readBackwards(maxCount: number): Promise<readonly StoredEvent[]> {
    return this.read(maxCount, `order by position desc limit $1`);
  }

  async append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended> {
    refuseUnstorable(stream, events);
    if (this.isClosed)
      throw new StoreUnavailable(`the log on PostgreSQL at ${this.server.address} is closed`);
    const written = await this.writer.append({ stream, expected, events });
    if (written.kind === 'conflict')
      throw new WrongExpectedRevision(stream, expected, written.actual as Revision);
    return { revision: written.revision as Revision, position: written.position as Position };
  }

  onAppended(listener: () => void): () => void {
    return this.listening.add(listener);
  }

  trouble(): string | undefined {
    return this.server.trouble();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.writer.drained();
    await this.listening.close();
    await this.server.close();
  }

  private async read(maxCount: number, which: string, ...values: unknown[]): Promise<readonly StoredEvent[]> {
    if (!Number.isSafeInteger(maxCount) || maxCount < 1)
      throw new RangeError(`maxCount is a whole number from 1, not ${maxCount}`);
    const text = `select ${COLUMNS} from event ${which}`;
    return (await this.rows<Row>({ text, values: [maxCount, ...values] })).map(eventOf);
  }

  private async rows<Found extends unknown[]>(query: Query): Promise<readonly Found[]> {
    try {
      return await this.server.rows<Found>(query);
    } catch (error) {
      if (faultOf(error) === 'refused') throw error;
      throw new StoreUnavailable(
        `the log on PostgreSQL at ${this.server.address} cannot be read: ${describeFault(error)}`,
        { cause: error },
      );
    }
  }
}

const COLUMNS = 'position, stream, revision, id, type, data, metadata';

type Row = [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
];

const eventOf = ([position, stream, revision, id, type, data, metadata]: Row): StoredEvent => ({
  id: id as EventId,
  stream: stream as StreamName,
  revision: revision as Revision,
  position: position as Position,
  type,
  data,
  metadata,
});
