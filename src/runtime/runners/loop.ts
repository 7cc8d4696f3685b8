/**
 * Runs one step after the other, never two at once. Jobs of operators run between steps. Between two steps the
 * event loop turns, so that a long catch-up never starves whoever shares the thread.
 */
export class Loop {
  private readonly jobs: (() => Promise<void>)[] = [];
  private woken = false;
  private stopping = false;
  private wakeSleeper: (() => void) | undefined;
  private running: Promise<void> | undefined;

  /** @param step answers how many milliseconds the loop may sleep, 0 for none; it must not throw */
  constructor(private readonly step: () => Promise<number>) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the sleep, or has the next one skipped: a hint is never lost while a step runs. */
  wake(): void {
    this.woken = true;
    this.wakeSleeper?.();
  }

  /** Runs between two steps; rejects as the job does, or when the loop has stopped. */
  between<Result>(job: () => Promise<Result>): Promise<Result> {
    if (this.stopping) return Promise.reject(new Error('the runner has stopped; start it and ask again'));
    return new Promise<Result>((resolve, reject) => {
      this.jobs.push(() => job().then(resolve, reject));
      this.wake();
    });
  }

  /** Resolves when the step that runs now has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const delay = await this.step();
      await this.runJobs();
      if (delay <= 0 || this.woken) await new Promise((resolve) => setImmediate(resolve));
      else await this.sleep(delay);
    }
    await this.runJobs();
  }

  private async runJobs(): Promise<void> {
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) await job();
  }

  private sleep(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.min(delay, 2 ** 31 - 1));
      this.wakeSleeper = done;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}
