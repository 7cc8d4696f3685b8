import type { Position, Revision, StreamName } from '../../../kernel/ids';
import {
  AppendRefused,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type EventToAppend,
} from '../../../kernel/ports/event-store';
import type { PrimaryMark } from '../../../kernel/ports/primary-mark';
import type { Log } from '../connection';
import { GroupCommit, JobNotDone } from '../group-commit';
import { workerFile } from '../../worker-file';
import type { AppendJob, AppendResult } from './append-job';
import { SqliteEventReader } from './event-reader';

/** The sum of the events' data in one append, as EventStoreDB bounds it, so that a log can move there. */
const LARGEST_APPEND = 1_048_576;
/** SQLite would cut text at a NUL and replace half a surrogate pair; canonical JSON holds neither. */
const isStorable = (text: string): boolean => text !== '' && text.isWellFormed() && !text.includes('\0');

export interface SqliteEventStoreOptions {
  /** Made when it is not there; its folder must be. */
  readonly file: string;
  /** Of the data folder that a new file becomes a part of. */
  readonly folder?: string | undefined;
  /** Written with each append: a start refuses primary data that had not come so far. */
  readonly needs?: (() => PrimaryMark | undefined) | undefined;
  readonly log?: Log | undefined;
}

/**
 * The log in one file. Appends of many callers share a transaction and an fsync on a thread of their own;
 * reads run on the calling thread.
 * @throws Error when the file cannot be opened, or was written by a newer build
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<EventStore> {
  const log = options.log ?? (() => undefined);
  const worker = workerFile('adapters/sqlite/event-store/event-store.worker');
  const commit = await GroupCommit.open<AppendJob, AppendResult>(
    worker,
    { file: options.file, options: { folder: options.folder } },
    log,
  );
  return new SqliteEventStore(options.file, commit, log, options.needs ?? (() => undefined));
}

class SqliteEventStore extends SqliteEventReader implements EventStore {
  private wakingUp = false;

  constructor(
    file: string,
    private readonly commit: GroupCommit<AppendJob, AppendResult>,
    log: Log,
    private readonly needs: () => PrimaryMark | undefined,
  ) {
    super(file, log);
  }

  async append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended> {
    refuseUnstorable(stream, events);
    const result = await this.commit
      .run({ stream, expected, events, needs: this.needs() })
      .catch((error: unknown) => {
        throw asStoreError(error);
      });
    if (result.kind === 'conflict') {
      throw new WrongExpectedRevision(stream, expected, result.actual as Revision);
    }
    this.wakeSoon();
    return { revision: result.revision as Revision, position: result.position as Position };
  }

  override async close(): Promise<void> {
    await this.commit.close();
    await super.close();
  }

  /** One hint for all appends of a group. */
  private wakeSoon(): void {
    if (this.wakingUp) return;
    this.wakingUp = true;
    setImmediate(() => {
      this.wakingUp = false;
      this.wake();
    });
  }
}

function refuseUnstorable(stream: StreamName, events: readonly EventToAppend[]): void {
  if (events.length === 0) throw new AppendRefused(`an append to ${stream} needs at least one event`);
  const size = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
  if (size > LARGEST_APPEND) {
    throw new AppendRefused(
      `an append to ${stream} holds ${size} bytes of data; ${LARGEST_APPEND} is the most`,
    );
  }
  const areStorable = events.every(
    ({ id, type, data, metadata }) =>
      isStorable(id) && isStorable(type) && isStorable(data) && isStorable(metadata),
  );
  if (!areStorable || !isStorable(stream)) {
    throw new AppendRefused(
      `an append to ${stream} holds text that is empty, has a NUL or is not well-formed`,
    );
  }
}

function asStoreError(error: unknown): unknown {
  if (!(error instanceof JobNotDone)) return error;
  switch (error.outcome) {
    case 'refused':
      return new AppendRefused(error.message);
    case 'unavailable':
      return new StoreUnavailable(error.message);
    case 'unknown':
      return new OutcomeUnknown(error.message);
  }
}
