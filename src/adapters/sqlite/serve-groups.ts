import { parentPort, workerData } from 'node:worker_threads';
import { codeOf, describeError, openWriter, type Database } from './connection';
import type { FromWorker, JobOutcome, ToWorker, WorkerSetup } from './group-protocol';
import { savepoint } from './savepoint';

/** What a worker does with its jobs on one connection. */
export interface Handlers<Job, Result> {
  /** Writes the job inside a savepoint. What it throws fails this job alone, a fault of the disk the group. */
  run(job: Job): Result;
  /** The result of a job that is in the file after all; where it is left out, an interrupted job counts as unknown. */
  readBack?(job: Job): Result | undefined;
  /** Once a group is durable. */
  afterCommit?(jobs: readonly Job[]): void;
}

/**
 * One connection; each group is one transaction with a savepoint per job, durable before it is answered.
 * A group that cannot be committed is rolled back on a fresh connection and read back, never assumed.
 */
export class GroupServer<Job, Result> {
  private open: { readonly db: Database.Database; readonly handlers: Handlers<Job, Result> } | undefined;

  constructor(
    private readonly file: string,
    private readonly prepare: (db: Database.Database) => Handlers<Job, Result>,
  ) {}

  connect(): { readonly db: Database.Database; readonly handlers: Handlers<Job, Result> } {
    if (this.open === undefined) {
      const db = openWriter(this.file);
      try {
        this.open = { db, handlers: this.prepare(db) };
      } catch (error) {
        db.close();
        throw error;
      }
    }
    return this.open;
  }

  /** At the end, all that was committed lies in the file itself: a plain copy of a stopped service's file is whole. */
  finish(): void {
    if (this.open?.db.inTransaction === false) checkpointed(this.open.db);
    this.close();
  }

  close(): void {
    if (this.open?.db.inTransaction) this.open.db.exec('ROLLBACK');
    this.open?.db.close();
    this.open = undefined;
  }

  run(jobs: readonly Job[]): readonly JobOutcome<Result>[] {
    let committing = false;
    try {
      const { db, handlers } = this.connect();
      db.exec('BEGIN IMMEDIATE');
      const outcomes = jobs.map((job) => runAlone(db, handlers, job));
      committing = true;
      db.exec('COMMIT');
      handlers.afterCommit?.(jobs);
      return outcomes;
    } catch (fault) {
      return committing ? this.settle(jobs, fault) : this.giveUp(jobs, fault);
    }
  }

  /** After a commit that failed, or a worker that died: what is really in the file? */
  settle(jobs: readonly Job[], fault: unknown): readonly JobOutcome<Result>[] {
    const reason = describeError(fault);
    try {
      this.close();
      const { db, handlers } = this.connect();
      // A failed fsync may leave a whole commit in the page cache only: seen now, gone after a power cut, or back
      // after a crash. Moving all of the log into the main file and syncing that settles it either way.
      const settled = checkpointed(db) || !codeOf(fault).startsWith('SQLITE_IOERR_FSYNC');
      return jobs.map((job) => {
        if (handlers.readBack === undefined || !settled) return { kind: 'unknown', reason };
        const result = handlers.readBack(job);
        return result === undefined ? { kind: 'unavailable', reason } : { kind: 'done', result };
      });
    } catch (second) {
      this.open = undefined;
      return jobs.map(() => ({ kind: 'unknown', reason: `${reason}; then ${describeError(second)}` }));
    }
  }

  /** Nothing was committed: true whether or not the file can be opened again. */
  private giveUp(jobs: readonly Job[], fault: unknown): readonly JobOutcome<Result>[] {
    try {
      this.close();
    } catch {
      this.open = undefined;
    }
    return jobs.map(() => ({ kind: 'unavailable', reason: describeError(fault) }));
  }
}

function runAlone<Job, Result>(
  db: Database.Database,
  handlers: Handlers<Job, Result>,
  job: Job,
): JobOutcome<Result> {
  const alone = savepoint(db);
  try {
    const result = handlers.run(job);
    alone.keep();
    return { kind: 'done', result };
  } catch (error) {
    alone.takeBack(error);
    return { kind: 'refused', reason: describeError(error) };
  }
}

function checkpointed(db: Database.Database): boolean {
  try {
    const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return row?.busy === 0;
  } catch {
    return false;
  }
}

/** The whole life of a worker thread that serves groups; its module calls this and nothing else. */
export function serveGroups<Job, Result>(
  prepare: (db: Database.Database, setup: WorkerSetup) => Handlers<Job, Result>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('serveGroups runs in a worker thread only');
  const setup = workerData as WorkerSetup;
  const server = new GroupServer<Job, Result>(setup.file, (db) => prepare(db, setup));
  const answer = (message: FromWorker<Result>) => port.postMessage(message);

  port.on('message', (message: ToWorker<Job>) => {
    switch (message.kind) {
      case 'run':
        return answer({ kind: 'outcomes', outcomes: server.run(message.jobs) });
      case 'settle':
        return answer({
          kind: 'outcomes',
          outcomes: server.settle(message.jobs, new Error('the thread that wrote this died')),
        });
      case 'close':
        server.finish();
        return port.close();
    }
  });
  try {
    server.connect();
    answer({ kind: 'ready' });
  } catch (error) {
    answer({ kind: 'broken', reason: describeError(error) });
    port.close();
  }
}
