import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import { addMillis, type Instant } from '../../kernel/time';
import { LOGGER, shownError, type Logger } from '../../observability';
import { NIGHTLY_PROOF, nextTime } from './nightly-at';
import { DeadlineProofs } from './proofs';

/** The clock may be set, and a disputed one be settled: it looks at least this often. */
const LOOK_MS = 600_000;
const HALF_A_DAY = 43_200_000;

/** Proves every deadline once a night. At most once a half day of all nodes, as far as they see each other's word. */
@Injectable()
export class NightlyProof implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private due: Instant | undefined;
  private running: ReturnType<DeadlineProofs['run']> | undefined;
  private unsubscribe: () => void = () => undefined;
  private stopped = false;

  constructor(
    private readonly proofs: DeadlineProofs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NIGHTLY_PROOF) private readonly at: string | undefined,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.at === undefined) return;
    this.unsubscribe = this.clock.onChanged(() => this.look());
    this.look();
  }

  /** What it reads is still open until then. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    await this.running?.return(undefined);
  }

  private look(): void {
    clearTimeout(this.timer);
    if (this.at === undefined || this.stopped) return;
    let wait = LOOK_MS;
    try {
      const now = this.clock.now();
      if (this.due !== undefined && this.due <= now) {
        this.due = undefined;
        void this.prove(now);
      }
      this.due = nextTime(now, this.at);
      wait = Math.min(wait, this.clock.realDelayUntil(this.due));
    } catch {
      // Nobody knows the time: readiness says so.
    }
    this.timer = setTimeout(() => this.look(), wait).unref();
  }

  private async prove(now: Instant): Promise<void> {
    try {
      const last = await this.proofs.last();
      if (this.running !== undefined || (last && last.metadata.occurredAt > addMillis(now, -HALF_A_DAY)))
        return;
      this.running = this.proofs.run();
      for await (const told of this.running) {
        if (told.line === 'done' && told.findings > 0)
          this.logger.error(
            told,
            'deadlines are not as they should be: GET /api/v1/operations/deadline-proof',
          );
        if (told.line === 'done' && told.findings === 0) this.logger.info(told, 'deadlines proven');
      }
    } catch (error) {
      this.logger.error(shownError(error), 'deadlines not proven; the next night tries again');
    } finally {
      this.running = undefined;
    }
  }
}
