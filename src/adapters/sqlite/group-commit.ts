import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describeError, type Log } from './connection';
import type { FromWorker, JobOutcome, ToWorker, WorkerSetup } from './group-protocol';

const LARGEST_GROUP = 512;
/** Beyond this many waiting jobs the disk is not keeping up, and a new one is told so at once. */
const LONGEST_QUEUE = 20_000;

/** Twice as long as a connection waits for a lock; no disk that works takes so long for a group. */
const PATIENCE_MS = 10_000;
/** From here on, whoever asks is told that something is wrong. */
const UNEASY_MS = 3_000;

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
 * worker dies: another takes over and says what had been written. When it falls silent, its group is unknown after a
 * bounded time, and what waits or comes is turned away until it answers again: two writers at once there never are.
 */
export class GroupCommit<Job, Result> {
  private readonly queue: Waiting<Job, Result>[] = [];
  private worker: Worker | undefined;
  private pumping: Promise<void> | undefined;
  private closing = false;
  private askedAt: number | undefined;
  private isSilent = false;
  /** Of who waits for the end. */
  private released: () => void = () => undefined;

  private constructor(
    private readonly workerPath: string,
    private readonly setup: WorkerSetup,
    private readonly log: Log,
    private readonly patienceMs: number,
  ) {}

  /** @throws Error when the file cannot be opened */
  static async open<Job, Result>(
    workerPath: string,
    setup: WorkerSetup,
    log: Log,
    patienceMs: number = PATIENCE_MS,
  ) {
    const commit = new GroupCommit<Job, Result>(workerPath, setup, log, patienceMs);
    await commit.running();
    return commit;
  }

  /** Durable when it resolves. @throws JobNotDone */
  run(job: Job): Promise<Result> {
    if (this.closing) return Promise.reject(new JobNotDone('unavailable', `${this.setup.file} is closed`));
    if (this.isSilent) return Promise.reject(new JobNotDone('unavailable', this.silence()));
    if (this.queue.length >= LONGEST_QUEUE) {
      return Promise.reject(new JobNotDone('unavailable', `${this.setup.file}: too many writes are waiting`));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.pumping ??= this.pump();
    });
  }

  /** What keeps it from writing, in words for an operator; `undefined` while nothing does. */
  trouble(): string | undefined {
    const isLate = this.askedAt !== undefined && performance.now() - this.askedAt > UNEASY_MS;
    return this.isSilent || isLate ? this.silence() : undefined;
  }

  /** Finishes what waits, then ends the worker; a silent one is not waited for. */
  async close(): Promise<void> {
    this.closing = true;
    if (!this.isSilent)
      await Promise.race([this.pumping, new Promise<void>((resolve) => (this.released = resolve))]);
    const worker = this.worker;
    this.worker = undefined;
    if (worker === undefined) return;
    if (this.isSilent) return void worker.terminate();
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
      const outcomes = await this.watching(group, () => this.outcomesOf(group.map(({ job }) => job)));
      group.forEach((waiting, at) => deliver(waiting, outcomes[at]));
    } while (this.queue.length > 0);
    this.pumping = undefined;
  }

  private async watching<T>(group: readonly Waiting<Job, Result>[], ask: () => Promise<T>): Promise<T> {
    this.askedAt = performance.now();
    const timer = setTimeout(() => this.giveUpOn(group), this.patienceMs);
    try {
      return await ask();
    } finally {
      clearTimeout(timer);
      this.askedAt = undefined;
      if (this.isSilent) this.log('the writing thread answers again', { file: this.setup.file });
      this.isSilent = false;
    }
  }

  /** Whether it wrote them, only it can say; what was not handed to it is not written. */
  private giveUpOn(group: readonly Waiting<Job, Result>[]): void {
    this.isSilent = true;
    this.log('the writing thread does not answer', { file: this.setup.file, jobs: group.length });
    for (const { reject } of group) reject(new JobNotDone('unknown', this.silence()));
    for (const { reject } of this.queue.splice(0)) reject(new JobNotDone('unavailable', this.silence()));
    this.released();
  }

  private silence(): string {
    const seconds = Math.round((performance.now() - (this.askedAt ?? performance.now())) / 1000);
    return `writing to ${this.setup.file} has not been answered for ${seconds} s: look at its disk`;
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
    // A silent one was ended because all is closed: nobody takes over.
    if (this.isSilent && this.closing)
      return jobs.map(() => ({ kind: 'unknown', reason: describeError(death) }));
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
