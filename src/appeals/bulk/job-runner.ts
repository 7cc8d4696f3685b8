import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SYSTEM } from '../../kernel/actor';
import type { CommandId, CorrelationId } from '../../kernel/ids';
import type { Clock } from '../../kernel/ports/clock';
import type { KeyStore } from '../../kernel/ports/primary-data';
import { CLOCK, KEY_STORE, NODE_NAME } from '../../kernel/ports/tokens';
import { addMillis } from '../../kernel/time';
import { LOGGER, shownError, type Logger } from '../../observability';
import { Sealer } from '../../privacy';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import {
  jobAggregate,
  jobStream,
  type Job,
  type JobBodies,
  type JobCommand,
  type JobId,
  type Outcome,
} from './job';
import { JobDesk } from './job-desk';
import { unfinishedJobs } from './jobs.projection';
import { SendItem } from './send-item';
import { stepRoutes } from './step-routes';

/** So many commands of all jobs are under way on one node: whoever waits for an answer goes between. */
const AT_ONCE = 4;
/** So many items of a job are sent before another job has its turn, and settled by one event. */
const WAVE = 20;
/** Jobs of a node that is gone, and hints that were lost, are found within so long. */
const LOOK_MS = 2_000;
const PAUSE_MS = 250;
/** What a store, a clock or another build keeps from being decided is tried for an hour. */
const GIVE_UP_MS = 3_600_000;

/**
 * Works off the jobs that are not over, a few items of each in turn. Guarantee: each item is sent at least once, under
 * the id of the command that its own route would make of it, so that it takes effect once; its outcome is recorded once.
 * One node works on a job; if it falls silent for `TURN_MS`, another takes over, and if it then wakes, both send what is
 * left: the log takes it once.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly known = new Set<JobId>();
  private readonly bodies = new Map<JobId, JobBodies>();
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;
  private isWoken = false;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly desk: JobDesk,
    private readonly items: SendItem,
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NODE_NAME) private readonly node: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.work();
  }

  /** What is under way is settled; the rest is taken up by another node, or at the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.wakeUp();
    await this.running;
  }

  /** There is a new one. */
  takeUp(job: JobId): void {
    this.known.add(job);
    this.isWoken = true;
    this.wakeUp();
  }

  private async work(): Promise<void> {
    while (!this.isStopping) {
      try {
        for (const job of await unfinishedJobs(this.readSide)) this.known.add(job);
      } catch {
        // Its runner has not made the table yet: whatever is unfinished is found a moment later.
      }
      let moved = true;
      while (moved && !this.isStopping) {
        moved = false;
        for (const job of [...this.known]) if (!this.isStopping && (await this.turnOf(job))) moved = true;
      }
      await this.wait(this.known.size > 0 ? PAUSE_MS : LOOK_MS);
    }
  }

  /** False when nothing of it could be done now. */
  private async turnOf(id: JobId): Promise<boolean> {
    try {
      const job = await this.desk.read(id);
      if (job === undefined || job.finishedAt !== undefined) return this.forget(id);
      if (job.node !== this.node) return await this.take(id);
      return await this.wave(id, job);
    } catch (error) {
      this.logger.warn({ job: id, error: shownError(error) }, 'a job stands still; trying again');
      return false;
    }
  }

  private forget(id: JobId): false {
    this.known.delete(id);
    this.bodies.delete(id);
    return false;
  }

  private async take(id: JobId): Promise<boolean> {
    const taken = (await this.record(id, { verb: 'takeJob', node: this.node })).events.length > 0;
    // Another's: it is looked for again among those that are not over.
    if (!taken) this.forget(id);
    return taken;
  }

  private async wave(id: JobId, job: Job): Promise<boolean> {
    const left = job.items.flatMap((item, at) => (job.outcomes.has(at) ? [] : [{ item, at }]));
    if (left.length === 0) return this.finish(id, job);
    const bodies = await this.bodiesOf(id, job);
    const step = stepRoutes.get(job.verb);
    if (step === undefined) throw new Error(`this build has no verb ${job.verb}`);
    const isLast = addMillis(job.openedAt, GIVE_UP_MS) <= this.clock.now();
    const correlationId = id as CorrelationId;
    const outcomes: Outcome[] = [];
    for (let n = 0; n < Math.min(WAVE, left.length); n += AT_ONCE) {
      const sent = left
        .slice(n, n + AT_ONCE)
        .map((each) => this.items.send({ ...each, job, bodies, step, correlationId, isLast }));
      for (const outcome of await Promise.all(sent)) if (outcome !== undefined) outcomes.push(outcome);
      if (this.isStopping) break;
    }
    if (outcomes.length === 0) return false;
    await this.record(id, { verb: 'settleItems', outcomes });
    return true;
  }

  /** First the words go: who finds it finished finds no key. */
  private async finish(id: JobId, { bodies }: Job): Promise<false> {
    await this.keys.destroy(bodies.key);
    await this.record(id, { verb: 'finishJob' });
    return this.forget(id);
  }

  private async bodiesOf(id: JobId, job: Job): Promise<JobBodies> {
    const known = this.bodies.get(id) ?? (await this.sealer.open(job.bodies));
    if (known === undefined) throw new Error('the key of its bodies is gone');
    this.bodies.set(id, known);
    return known;
  }

  private record(id: JobId, command: JobCommand) {
    const commandId = randomUUID() as string as CommandId;
    return this.executor.execute(
      jobAggregate,
      { stream: jobStream(id), commandId, correlationId: id as CorrelationId, actor: SYSTEM },
      command,
    );
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.isWoken = false;
        this.wakeUp = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, ms).unref();
      this.wakeUp = done;
      if (this.isWoken || this.isStopping) done();
    });
  }
}
