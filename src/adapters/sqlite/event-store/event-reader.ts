import type { StoredEvent } from '../../../kernel/event';
import type { EventId, Position, Revision, StreamName } from '../../../kernel/ids';
import { StoreUnavailable, type EventReader, type PlaceInStream } from '../../../kernel/ports/event-store';
import { describeError, type Database, type Log } from '../connection';
import { Reading } from '../reading';

export type Row = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
];

/** Reads the log on the calling thread's own connection. */
export class SqliteEventReader implements EventReader {
  private readonly reading: Reading<ReturnType<typeof prepareReads>>;
  private readonly listeners = new Set<() => void>();
  /** Every answer names it; it is written once, with the file. */
  private knownEpoch: string | undefined;

  constructor(
    file: string,
    private readonly log: Log,
  ) {
    this.reading = new Reading(file, prepareReads, (reason) => new StoreUnavailable(reason));
  }

  async epoch(): Promise<string> {
    return (this.knownEpoch ??= this.reading.use(({ epoch }) => (epoch.get() as [string])[0]));
  }

  async readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]> {
    const limit = wholeCount(maxCount);
    return this.reading.use((reads) => reads.stream.all(stream, from, limit).map(toStoredEvent));
  }

  async holdsAny(places: readonly PlaceInStream[]): Promise<boolean> {
    return this.reading.use(({ there }) =>
      places.some(({ stream, revision }) => there.get(stream, revision) !== undefined),
    );
  }

  async readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]> {
    const limit = wholeCount(maxCount);
    return this.reading.use((reads) => reads.all.all(after, limit).map(toStoredEvent));
  }

  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    const row = this.reading.use(({ at }) => at.get(position));
    return row === undefined ? undefined : toStoredEvent(row);
  }

  async newest(): Promise<StoredEvent | undefined> {
    return (await this.readBackwards(1))[0];
  }

  async readBackwards(maxCount: number): Promise<readonly StoredEvent[]> {
    const limit = wholeCount(maxCount);
    return this.reading.use(({ last }) => last.all(limit).map(toStoredEvent));
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners of this thread that another one appended. */
  wake(): void {
    for (const listener of this.listeners) {
      try {
        listener();
      } catch (error) {
        this.log('a listener of the log threw', { reason: describeError(error) });
      }
    }
  }

  async close(): Promise<void> {
    this.listeners.clear();
    this.reading.close();
  }
}

export interface SqliteEventReaderOptions {
  /** Made by `openSqliteEventStore` before. */
  readonly file: string;
  readonly log?: Log | undefined;
}

/**
 * For a thread that only reads; its owner calls `wake` when the writing side says that events were appended.
 * @throws Error when there is no log in that place
 */
export const openSqliteEventReader = ({
  file,
  log,
}: SqliteEventReaderOptions): EventReader & { wake(): void } =>
  new SqliteEventReader(file, log ?? (() => undefined));

export function toStoredEvent(row: unknown): StoredEvent {
  const [position, stream, revision, id, type, data, metadata] = row as Row;
  return {
    id: id as EventId,
    stream: stream as StreamName,
    revision: revision as Revision,
    position: position as Position,
    type,
    data,
    metadata,
  };
}

/** SQLite takes a negative limit for none at all. */
function wholeCount(maxCount: number): number {
  if (Number.isSafeInteger(maxCount) && maxCount >= 1) return maxCount;
  throw new RangeError(`maxCount is a whole number from 1, not ${maxCount}`);
}

const COLUMNS = 'position, stream, revision, id, type, data, metadata';

const prepareReads = (db: Database.Database) => ({
  epoch: db.prepare(`SELECT value FROM meta WHERE name = 'epoch'`).raw(),
  stream: db
    .prepare(`SELECT ${COLUMNS} FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`)
    .raw(),
  there: db.prepare(`SELECT 1 FROM event WHERE stream = ? AND revision = ?`).raw(),
  all: db.prepare(`SELECT ${COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`).raw(),
  at: db.prepare(`SELECT ${COLUMNS} FROM event WHERE position = ?`).raw(),
  last: db.prepare(`SELECT ${COLUMNS} FROM event ORDER BY position DESC LIMIT ?`).raw(),
});
