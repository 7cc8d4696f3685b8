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
import { refuseUnstorable } from '../../storable';
import { workerFile } from '../../worker-file';
import type { AppendJob, AppendResult } from './append-job';
import { SqliteEventReader } from './event-reader';

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

  trouble(): string | undefined {
    return this.commit.trouble();
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
