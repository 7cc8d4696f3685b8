import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import type { Instant } from '../../kernel/time';
import { LOGGER, shownError, type Logger } from '../../observability';
import { nextTime } from '../proof/nightly-at';
import { AnalysisDesk } from './analysis-desk';
import { duePeriods, EARLY_WARNINGS } from './due-periods';

/** The clock may be set, a disputed one be settled, and a store come back: it looks at least this often. */
const LOOK_MS = 600_000;
/** A start answers first. */
const AFTER_START_MS = 5_000;
/** What could not be done now is tried again so soon. */
const AGAIN_MS = 30_000;

/**
 * Raises early warnings of each week and month that is over. What is owed follows from the log and the county's clock, and
 * not from what this node remembers: whichever node looks first has done it for all, once for a period, also after a standstill.
 */
@Injectable()
export class WarningTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private unsubscribe: () => void = () => undefined;
  private stopped = false;

  constructor(
    @Inject(AnalysisDesk) private readonly desk: AnalysisDesk,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EARLY_WARNINGS) private readonly at: string | undefined,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.at === undefined) return;
    this.unsubscribe = this.clock.onChanged(() => this.look());
    this.timer = setTimeout(() => this.look(), AFTER_START_MS).unref();
  }

  /** What it reads is still open until then. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    await this.looking;
  }

  private look(): void {
    if (this.at === undefined || this.stopped) return;
    clearTimeout(this.timer);
    const before = this.looking ?? Promise.resolve();
    const looking = before.then(() => this.raise(this.at as string));
    this.looking = looking;
    void looking.finally(() => {
      if (this.looking === looking) this.looking = undefined;
    });
  }

  private async raise(at: string): Promise<void> {
    let wait = LOOK_MS;
    try {
      const now: Instant = this.clock.now();
      for (const { kind, id } of duePeriods(now, at)) {
        if (this.stopped) return;
        const raised = await this.desk.lookFor(kind, id);
        if (raised !== undefined) this.logger.info({ kind, period: id, raised }, 'early warnings looked for');
      }
      wait = Math.min(wait, this.clock.realDelayUntil(nextTime(now, at)));
    } catch (error) {
      wait = AGAIN_MS;
      this.logger.warn(shownError(error), 'early warnings not looked for; tries again');
    }
    if (!this.stopped) this.timer = setTimeout(() => this.look(), wait).unref();
  }
}
