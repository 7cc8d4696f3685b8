import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FormatError, unreadable, type Stripped } from '../formats/format-error';
import type { StrippedFormat } from '../formats/strip';
import { TooManyPixels, type Pixels } from './heif';
import { alone, type Job, type JobOf, type Outcome, type Results } from './jobs';

export interface UnpackingOptions {
  /** The compiled `unpack.worker.js`. */
  readonly file: string;
  /** A job that takes longer is ended with its thread. */
  readonly longestMs?: number | undefined;
}

const IDLE_MS = 10_000;

/**
 * Takes apart what strangers sent, off the thread that answers: whatever a file does to the code that reads it, it
 * does to a thread with a bound on its time and its heap, and to no other request.
 */
export class Unpacking {
  private idle: Worker | undefined;
  private forgetting: NodeJS.Timeout | undefined;
  private readonly busy = new Set<Worker>();

  constructor(private readonly options: UnpackingOptions) {}

  /** The bytes are the thread's afterwards. @throws FormatError */
  async strip(format: StrippedFormat, bytes: Buffer): Promise<Stripped> {
    const stripped = await this.run<'strip'>({ kind: 'strip', format, bytes: alone(bytes) });
    return { ...stripped, bytes: Buffer.from(stripped.bytes.buffer) };
  }

  /** @throws FormatError, TooManyPixels */
  heif(bytes: Buffer, mostPixels: number): Promise<Pixels> {
    return this.run<'heif'>({ kind: 'heif', bytes: alone(bytes), mostPixels });
  }

  /** @throws FormatError */
  async silk(bytes: Buffer): Promise<Buffer> {
    return Buffer.from((await this.run<'silk'>({ kind: 'silk', bytes: alone(bytes) })).buffer);
  }

  async close(): Promise<void> {
    clearTimeout(this.forgetting);
    const workers = [...this.busy, ...(this.idle === undefined ? [] : [this.idle])];
    await Promise.all(workers.map((worker) => worker.terminate()));
    this.idle = undefined;
  }

  private async run<Kind extends Job['kind']>(job: JobOf<Kind>): Promise<Results[Kind]> {
    const worker = this.take();
    let again = false;
    try {
      const outcome = await this.answerTo(worker, job);
      // WebAssembly never gives memory back: its threads are not used twice.
      again = job.kind === 'strip';
      if ('done' in outcome) return outcome.done as Results[Kind];
      if ('refused' in outcome) throw new FormatError(outcome.refused, outcome.reason);
      if ('pixels' in outcome) throw new TooManyPixels(outcome.pixels);
      throw new Error(`unpacking failed: ${outcome.fault}`);
    } finally {
      this.giveBack(worker, again);
    }
  }

  private async answerTo(worker: Worker, job: Job): Promise<Outcome> {
    const ended = new AbortController();
    const late = setTimeout(() => ended.abort(), this.options.longestMs ?? 30_000);
    const answer = once(worker, 'message', { signal: ended.signal });
    const gone = once(worker, 'exit', { signal: ended.signal }).then(() => {
      throw unreadable('taking it apart ended its thread');
    });
    try {
      worker.postMessage(job, [job.bytes.buffer]);
      const [outcome] = (await Promise.race([answer, gone])) as [Outcome];
      return outcome;
    } catch (error) {
      // Too late, out of memory, a trap of WebAssembly: the file is at fault, not the service.
      throw error instanceof FormatError ? error : unreadable(`it cannot be taken apart: ${String(error)}`);
    } finally {
      clearTimeout(late);
      ended.abort();
      await Promise.allSettled([answer, gone]);
    }
  }

  private take(): Worker {
    clearTimeout(this.forgetting);
    const worker = this.idle ?? this.started();
    this.idle = undefined;
    worker.ref();
    this.busy.add(worker);
    return worker;
  }

  private started(): Worker {
    const worker = new Worker(this.options.file, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    // Whoever waits for it hears of it; while nobody does, nobody must fall over it.
    worker.on('error', () => (this.idle = this.idle === worker ? undefined : this.idle));
    return worker;
  }

  private giveBack(worker: Worker, again: boolean): void {
    this.busy.delete(worker);
    if (!again || this.idle !== undefined) {
      void worker.terminate();
      return;
    }
    this.idle = worker;
    worker.unref();
    this.forgetting = setTimeout(() => {
      this.idle = undefined;
      void worker.terminate();
    }, IDLE_MS).unref();
  }
}
