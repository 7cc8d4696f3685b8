import { BEFORE_ALL, type Position } from '../../kernel/ids';
import { LeaseLost } from '../leases/leases';
import { nowOf, type RunnerContext } from '../runners/context';
import { isFullPage, PAGE, type LogEntry } from '../runners/log-feed';
import { Loop, NO_REST, restAfter, type Rest } from '../runners/loop';
import { Retry } from '../runners/retry';
import { messageOf, type RunnerStatus } from '../runners/status';
import type { Lane, LanePlan, Planning } from './lane';
import type { ProjectionRunner } from './projection-runner';
import { releaseStream } from './release';

interface Task {
  readonly runner: ProjectionRunner;
  readonly lane: Lane;
  readonly upTo: Position | undefined;
  readonly isRebuild: boolean;
}

type Planned = readonly [Task, LanePlan];

/**
 * Follows the log for all projections: those at one position share its read, its parse and one transaction, so
 * that following costs one commit per batch however many there are. Rebuilds get their turn between live batches.
 */
export class ProjectionLoop {
  readonly loop: Loop;
  private head: Position = BEFORE_ALL;
  private readonly retry: Retry;

  constructor(
    private readonly runners: readonly ProjectionRunner[],
    private readonly context: RunnerContext,
  ) {
    this.retry = new Retry(context.limits);
    this.loop = new Loop(() => this.step());
  }

  status(): readonly RunnerStatus[] {
    return this.runners.map((runner) => runner.status(this.head));
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    for (const runner of this.runners) await runner.keeper.giveUp();
  }

  /** Releases the stream in every generation that has it parked. @throws Error, see `releaseStream` */
  release(name: string, stream: string): Promise<void> {
    return this.loop.between(async () => {
      const runner = this.opened(name);
      const next = runner.rebuild?.lane;
      const live = runner.live as Lane;
      try {
        await releaseStream(runner, live, stream);
        if (next?.parked.has(stream)) await releaseStream(runner, next, stream);
        if (runner.halt?.state === 'too-many-parked') runner.halt = undefined;
      } finally {
        this.report();
      }
    });
  }

  rebuild(name: string): Promise<void> {
    return this.loop.between(() => this.opened(name).startRebuild());
  }

  /** @throws Error when nothing waits for it */
  accept(name: string): Promise<void> {
    return this.loop.between(async () => {
      const runner = this.opened(name);
      if (!runner.rebuild) throw new Error(`projection ${name} is not being rebuilt`);
      await runner.rebuild.accept(() => this.meet(runner));
      this.report();
    });
  }

  /** Drops the new generation; the live one stays. */
  discard(name: string): Promise<void> {
    return this.loop.between(async () => {
      const runner = this.opened(name);
      if (!runner.rebuild) throw new Error(`projection ${name} is not being rebuilt`);
      await runner.rebuild.discard();
      this.report();
    });
  }

  /** Lets the new generation come up with the live one. */
  private async meet(runner: ProjectionRunner): Promise<void> {
    for (;;) {
      const { rebuild } = runner;
      const lane = rebuild?.laneToFill;
      if (!lane || (await this.advance([{ runner, lane, upTo: rebuild?.upTo, isRebuild: true }])) === 0)
        return;
    }
  }

  private opened(name: string): ProjectionRunner {
    const runner = this.runners.find((candidate) => candidate.name === name);
    if (!runner?.live) throw new Error(`projection ${name} is not run here; ask the owner of its lease`);
    return runner;
  }

  private async step(): Promise<Rest> {
    let taken = 0;
    let isRebuilding = false;
    try {
      const ready: ProjectionRunner[] = [];
      for (const runner of this.runners) if (await this.open(runner)) ready.push(runner);
      for (const group of groupsOf(ready.flatMap(liveTask)))
        taken = Math.max(taken, await this.advance(group));
      for (const runner of ready) isRebuilding = (await this.advanceRebuild(runner)) || isRebuilding;
      for (const runner of ready) await runner.dropRetired();
      this.retry.succeeded();
    } catch (error) {
      return { atMost: this.failed(error) };
    }
    this.report();
    if (isRebuilding) return NO_REST;
    if (taken > 0) return restAfter(taken, this.context.limits);
    return { atMost: Math.min(this.context.limits.poll, ...this.runners.map((runner) => runner.dropIn)) };
  }

  /** A runner that cannot even be opened must not keep the others from their work. */
  private async open(runner: ProjectionRunner): Promise<boolean> {
    try {
      const ready = await runner.ready();
      runner.failure = undefined;
      return ready;
    } catch (error) {
      if (error instanceof LeaseLost) runner.keeper.lost();
      else this.context.log.error({ runner: runner.name, error: messageOf(error) }, 'projection cannot open');
      runner.failure = messageOf(error);
      runner.close();
      return false;
    }
  }

  private async advanceRebuild(runner: ProjectionRunner): Promise<boolean> {
    const { rebuild } = runner;
    const lane = rebuild?.laneToFill;
    if (!rebuild) return false;
    const moved = lane
      ? (await this.advance([{ runner, lane, upTo: rebuild.upTo, isRebuild: true }])) > 0
      : false;
    if (runner.rebuild !== rebuild) return true;
    return (await rebuild.advance(!moved)) || moved;
  }

  /** One batch for lanes at one position. @returns how many events it took */
  private async advance(tasks: readonly Task[]): Promise<number> {
    const { feed, limits } = this.context;
    const [{ lane, upTo, isRebuild }] = tasks as [Task];
    const most = isRebuild ? limits.rebuildBatch : limits.batch;
    const now = nowOf(this.context);
    const plannings = tasks.map((task) => task.lane.plan(now));
    let { position } = lane;
    let taken = 0;
    for (let isMore = true; isMore && taken < most;) {
      const asked = Math.min(PAGE, most - taken);
      const read = await feed.after(position, asked);
      const entries = upTo === undefined ? read : read.filter(({ stored }) => stored.position <= upTo);
      planEach(plannings, entries);
      taken += entries.length;
      position = entries.at(-1)?.stored.position ?? position;
      isMore = entries.length === asked;
    }
    if (taken === 0) return 0;
    if (position > this.head) this.head = position;
    if (taken >= limits.batch) this.head = await feed.reader.head();
    await this.commit(tasks.map((task, index) => [task, (plannings[index] as Planning).finish()]));
    return taken;
  }

  private async commit(plans: readonly Planned[]): Promise<void> {
    try {
      await this.context.database.transaction(async (tx) => {
        for (const [{ runner }] of plans) await runner.hold(tx);
        for (const [{ runner, lane }, plan] of plans) await runner.write(tx, lane, plan);
      });
    } catch (error) {
      this.lostOne(error);
      throw error;
    }
    for (const [{ runner, lane, isRebuild }, plan] of plans) {
      lane.adopt(plan);
      for (const { key, position, error } of plan.parked)
        this.context.log.error({ runner: runner.name, stream: key, position, error }, 'stream parked');
      await (isRebuild ? runner.rebuild : runner)?.stopped(plan);
    }
    this.report();
  }

  /** The others go on in the next step: nothing of the shared transaction was written. */
  private lostOne(error: unknown): void {
    if (!(error instanceof LeaseLost)) return;
    for (const runner of this.runners)
      if (runner.name === error.runner) {
        runner.keeper.lost();
        runner.close();
        this.context.log.warn({ runner: runner.name }, 'lease lost');
      }
  }

  private failed(error: unknown): number {
    if (error instanceof LeaseLost) {
      this.lostOne(error);
      return 0;
    }
    this.context.log.error({ error: messageOf(error) }, 'projections failed; trying again');
    for (const runner of this.runners) runner.failure ??= messageOf(error);
    this.report();
    return this.retry.failed();
  }

  private report(): void {
    for (const status of this.status()) this.context.onStatus(status);
  }
}

/** Event by event, so that what is parsed of one is garbage before the next. */
function planEach(plannings: readonly Planning[], entries: readonly LogEntry[]): void {
  const isOurs = isFullPage(entries);
  for (const entry of entries) {
    for (const { take } of plannings) take(entry);
    if (isOurs) entry.release();
  }
}

const liveTask = (runner: ProjectionRunner): readonly Task[] =>
  runner.liveLane ? [{ runner, lane: runner.liveLane, upTo: undefined, isRebuild: false }] : [];

function groupsOf(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const groups = new Map<Position, Task[]>();
  for (const task of tasks) {
    const group = groups.get(task.lane.position);
    if (group) group.push(task);
    else groups.set(task.lane.position, [task]);
  }
  return [...groups.values()];
}
