/** How long a loop rests, milliseconds; hints end the rest early, but not before `atLeast`. */
export interface Rest {
  readonly atLeast?: number | undefined;
  readonly atMost: number;
}

export const NO_REST: Rest = { atMost: 0 };

/**
 * Runs one pass after the other, never two at once. Jobs of operators run between passes. Between two passes the
 * event loop turns, so that a long catch-up never starves whoever shares the thread.
 */
export class Loop {
  private readonly jobs: (() => Promise<void>)[] = [];
  private woken = false;
  private stopping = false;
  private wakeSleeper: (() => void) | undefined;
  private running: Promise<void> | undefined;

  /** @param pass must not throw */
  constructor(private readonly pass: () => Promise<Rest>) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the sleep, or has the next one skipped: a hint is never lost while a pass runs. */
  wake(): void {
    this.woken = true;
    this.wakeSleeper?.();
  }

  /** Runs between two passes; rejects as the job does, or when the loop has stopped. */
  between<Result>(job: () => Promise<Result>): Promise<Result> {
    if (this.stopping) return Promise.reject(new Error('the runner has stopped; start it and ask again'));
    return new Promise<Result>((resolve, reject) => {
      this.jobs.push(() => job().then(resolve, reject));
      this.wake();
    });
  }

  /** Resolves when the pass that runs now has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const { atLeast = 0, atMost } = await this.pass();
      await this.runJobs();
      if (atLeast > 0) await this.sleep(atLeast, () => this.stopping || this.jobs.length > 0);
      else if (atMost <= 0) await new Promise((resolve) => setImmediate(resolve));
      else await this.sleep(atMost, () => this.woken);
    }
    await this.runJobs();
  }

  private async runJobs(): Promise<void> {
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) await job();
  }

  private async sleep(millis: number, isOver: () => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, Math.min(millis, 2 ** 31 - 1));
      this.wakeSleeper = () => isOver() && done();
      if (isOver()) setImmediate(done);
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
    this.wakeSleeper = undefined;
  }
}
