import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describeError, type Log } from './connection';
import type { FromWorker, JobOutcome, ToWorker, WorkerSetup } from './group-protocol';

const LARGEST_GROUP = 512;
/** Beyond this many waiting jobs the disk is not keeping up, and a new one is told so at once. */
const LONGEST_QUEUE = 20_000;

/** Why a job was not done, as the worker or its absence tells. */
export class JobNotDone extends Error {
  override readonly name = 'JobNotDone';
  constructor(
    readonly outcome: 'refused' | 'unavailable' | 'unknown',
    reason: string,
  ) {
    super(reason);
  }
}

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: JobNotDone) => void;
}

/**
 * Hands jobs to one worker thread that writes them in groups: one transaction, one fsync, many callers.
 * One group is under way at a time; what arrives meanwhile forms the next. Every job is answered, also when the
 * worker dies: another takes over and says what had been written.
 */
export class GroupCommit<Job, Result> {
  private readonly queue: Waiting<Job, Result>[] = [];
  private worker: Worker | undefined;
  private pumping: Promise<void> | undefined;
  private closing = false;

  private constructor(
    private readonly workerPath: string,
    private readonly setup: WorkerSetup,
    private readonly log: Log,
  ) {}

  /** @throws Error when the file cannot be opened */
  static async open<Job, Result>(workerPath: string, setup: WorkerSetup, log: Log) {
    const commit = new GroupCommit<Job, Result>(workerPath, setup, log);
    await commit.running();
    return commit;
  }

  /** Durable when it resolves. @throws JobNotDone */
  run(job: Job): Promise<Result> {
    if (this.closing) return Promise.reject(new JobNotDone('unavailable', `${this.setup.file} is closed`));
    if (this.queue.length >= LONGEST_QUEUE) {
      return Promise.reject(new JobNotDone('unavailable', `${this.setup.file}: too many writes are waiting`));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.pumping ??= this.pump();
    });
  }

  /** Finishes what waits, then ends the worker. */
  async close(): Promise<void> {
    this.closing = true;
    await this.pumping;
    const worker = this.worker;
    this.worker = undefined;
    if (worker === undefined) return;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ kind: 'close' } satisfies ToWorker<Job>);
    await gone;
  }

  /** Never rejects: whatever happens becomes the outcome of the jobs it happened to. */
  private async pump(): Promise<void> {
    do {
      // A turn of the loop: those who were just answered may ask again and ride in the same group.
      await nextTurn();
      const group = this.queue.splice(0, LARGEST_GROUP);
      const outcomes = await this.outcomesOf(group.map(({ job }) => job));
      group.forEach((waiting, at) => deliver(waiting, outcomes[at]));
    } while (this.queue.length > 0);
    this.pumping = undefined;
  }

  private async outcomesOf(jobs: readonly Job[]): Promise<readonly JobOutcome<Result>[]> {
    let worker: Worker;
    try {
      worker = await this.running();
    } catch (error) {
      this.log('writing is not possible', { file: this.setup.file, reason: describeError(error) });
      return jobs.map(() => ({ kind: 'unavailable', reason: describeError(error) }));
    }
    try {
      const outcomes = await this.ask(worker, { kind: 'run', jobs });
      this.logFaults(outcomes);
      return outcomes;
    } catch (death) {
      return this.settle(jobs, death);
    }
  }

  private async settle(jobs: readonly Job[], death: unknown): Promise<readonly JobOutcome<Result>[]> {
    this.log('the writing thread died, another takes over', {
      file: this.setup.file,
      reason: describeError(death),
    });
    try {
      return await this.ask(await this.running(), { kind: 'settle', jobs });
    } catch (error) {
      return jobs.map(() => ({ kind: 'unknown', reason: describeError(error) }));
    }
  }

  private logFaults(outcomes: readonly JobOutcome<Result>[]): void {
    const fault = outcomes.find(({ kind }) => kind === 'unavailable' || kind === 'unknown');
    if (fault === undefined || fault.kind === 'done') return;
    this.log('a group of writes failed', {
      file: this.setup.file,
      jobs: outcomes.length,
      outcome: fault.kind,
      reason: fault.reason,
    });
  }

  private async running(): Promise<Worker> {
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(this.workerPath, { workerData: this.setup });
    // Between two questions nobody else would hear of its death, and an unheard 'error' ends the process.
    worker.on('error', () => this.forget(worker));
    worker.on('exit', () => this.forget(worker));
    const first = await answerOf<Result>(worker);
    if (first.kind !== 'ready')
      throw new Error(first.kind === 'broken' ? first.reason : 'the worker spoke out of turn');
    this.worker = worker;
    return worker;
  }

  private forget(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined;
  }

  private async ask(worker: Worker, message: ToWorker<Job>): Promise<readonly JobOutcome<Result>[]> {
    const answer = answerOf<Result>(worker);
    worker.postMessage(message);
    const reply = await answer;
    if (reply.kind !== 'outcomes') throw new Error('the worker spoke out of turn');
    return reply.outcomes;
  }
}

function deliver<Job, Result>(waiting: Waiting<Job, Result>, outcome: JobOutcome<Result> | undefined): void {
  if (outcome === undefined)
    waiting.reject(new JobNotDone('unknown', 'the worker left this job out of its answer'));
  else if (outcome.kind === 'done') waiting.resolve(outcome.result);
  else waiting.reject(new JobNotDone(outcome.kind, outcome.reason));
}

/** The worker's next message; rejects once it is gone, its connection with it. */
function answerOf<Result>(worker: Worker): Promise<FromWorker<Result>> {
  return new Promise((resolve, reject) => {
    let reason: Error | undefined;
    const settle = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onMessage = (message: FromWorker<Result>) => settle(() => resolve(message));
    const onError = (error: Error) => (reason = error);
    const onExit = (code: number) =>
      settle(() => reject(reason ?? new Error(`the worker ended with code ${code}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
