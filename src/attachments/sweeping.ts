import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { shownError, type Logger } from '../observability';
import type { AttachmentSweep } from './sweep';

const SWEEP_MS = 3_600_000;
/** A start has better things to do, and what is swept has time. */
const FIRST_SWEEP_MS = 600_000;

/** Sweeps every hour for as long as the application lives. */
export class Sweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly sweep: Pick<AttachmentSweep, 'run'>,
    private readonly logger: Logger,
    /** False when it was stopped meanwhile. */
    private readonly wait = waited,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.hourly();
  }

  /** What it sweeps is still open until then. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async hourly(): Promise<void> {
    for (let ms = FIRST_SWEEP_MS; await this.wait(ms, this.stopped.signal); ms = SWEEP_MS)
      await this.sweep.run().then(
        (swept) => this.logger.info(swept, 'attachments swept'),
        (error: unknown) =>
          this.logger.error(shownError(error), 'attachments not swept; the next hour tries again'),
      );
  }
}

const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  setTimeout(ms, true, { signal, ref: false }).catch(() => false);
