import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { workerFile } from '../../adapters/worker-file';
import type { EventReader } from '../../kernel/ports/event-store';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import { shownError, type Logger } from '../../observability/logger';
import type { Progress } from '../../runtime/progress/progress';
import type { RunnerStatus } from '../../runtime/runners/status';
import { MainSide } from '../../runtime/thread/main-side';
import type { OperatorCall } from '../../runtime/thread/messages';
import { operating, type RunnersHost } from '../runners-host';
import type { RunnersData } from './runners.worker';

export interface RunnerThreadSetup {
  readonly data: Omit<RunnersData, 'port'>;
  /** Their names. */
  readonly runners: readonly string[];
  readonly events: Pick<EventReader, 'onAppended'>;
  readonly handle: (envelope: CommandEnvelope) => Promise<CommandOutcome>;
  readonly progress: Pick<Progress, 'update'>;
  readonly logger: Logger;
}

/** Longest wait for what the runners say of themselves first: readiness tells it from then on. */
const REPORT_WITHIN_MS = 2000;
const RESTART_FROM_MS = 200;
const RESTART_TO_MS = 30_000;

/**
 * Owns the thread of the runners: wakes it, starts another when it dies. Everything it did is in the database or in
 * the log, so that the next one goes on where it stopped.
 */
export class RunnerThread implements RunnersHost {
  private side: MainSide | undefined;
  private stopping = false;
  private failures = 0;
  private onStatus: ((status: RunnerStatus) => void) | undefined;
  private restart: NodeJS.Timeout | undefined;
  private readonly unsubscribe: () => void;

  constructor(private readonly setup: RunnerThreadSetup) {
    this.unsubscribe = setup.events.onAppended(() => this.side?.wake());
  }

  /** Resolves when the runners run and have reported. @throws Error when their database cannot be opened */
  async start(): Promise<void> {
    const unheard = new Set(this.setup.runners);
    const heard = new Promise<void>((resolve) => {
      this.onStatus = ({ name }) => void (unheard.delete(name) && unheard.size === 0 && resolve());
    });
    await this.launch();
    await Promise.race([heard, pause(REPORT_WITHIN_MS, undefined, { ref: false })]);
    this.failures = 0;
  }

  clockChanged(): void {
    this.side?.clockChanged();
  }

  get down(): string | undefined {
    return this.side === undefined ? 'their thread ended and is being started again' : undefined;
  }

  operate(call: OperatorCall): Promise<void> {
    return operating(() => {
      if (!this.side) throw new Error('the runners are being started again');
      return this.side.operate(call);
    });
  }

  /** Batches are finished and checkpoints written when it resolves. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe();
    clearTimeout(this.restart);
    await this.side?.stop();
  }

  private launch(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    const { data, handle, progress, logger } = this.setup;
    const worker = new Worker(workerFile('app/embedded/runners.worker'), {
      workerData: { ...data, port: port2 } satisfies RunnersData,
      transferList: [port2],
    });
    const side = new MainSide(port1, {
      ...{ handle, progress },
      onStatus: (status) => this.onStatus?.(status),
    });
    this.side = side;
    worker.on('error', (error: unknown) =>
      logger.error(shownError(error), 'the thread of the runners failed'),
    );
    worker.once('exit', () => {
      if (this.side === side) this.side = undefined;
      if (!this.stopping) this.launchAgain();
    });
    return side.started();
  }

  private launchAgain(): void {
    const wait = Math.min(RESTART_FROM_MS * 2 ** this.failures++, RESTART_TO_MS);
    this.setup.logger.error({ waitMs: wait }, 'the thread of the runners ended; starting another');
    this.restart = setTimeout(() => {
      // A launch that fails ends its worker, and that comes back here.
      this.launch().then(
        () => (this.failures = 0),
        () => undefined,
      );
    }, wait);
  }
}
