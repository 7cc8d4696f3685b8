import { BEFORE_ALL, type Position } from '../../kernel/ids';
import type { LeaseKeeper } from '../leases/lease-keeper';
import { LeaseLost, type Lease } from '../leases/leases';
import { saveCheckpoint } from '../runners/checkpoints';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import type { LogEntry } from '../runners/log-feed';
import { Loop, NO_REST, restAfter, type Rest } from '../runners/loop';
import { Retry } from '../runners/retry';
import { messageOf, type RunnerStatus } from '../runners/status';
import { TimerPoll } from '../timers/timer-poll';
import { OutboxSender } from './outbox-sender';
import { releaseKey } from './release';
import type { AnySaga } from './saga-input';
import { openSaga, replaySaga } from './saga-opening';
import { endReplay, SAGA_GENERATION } from './saga-progress';
import { sagaStatus, type Halt } from './saga-status';
import { SagaStore } from './saga-store';
import { adopt, runInputs, type OpenSaga, type SagaWork } from './saga-transaction';

/**
 * One saga. Each input goes into its state exactly once: state, timers, commands and checkpoint are committed
 * together under the lease. Commands go out at least once, in order per instance, under ids that a repetition
 * repeats. Timers fire at or after their instant, never before, and at most one poll late.
 */
export class SagaRunner {
  readonly loop: Loop;
  readonly keeper: LeaseKeeper;
  private readonly store: SagaStore;
  private readonly timers: TimerPoll;
  private readonly sender: OutboxSender;
  private readonly retry: Retry;
  private open: OpenSaga | undefined;
  private halt: Halt | undefined;
  private failure: string | undefined;
  private head: Position = BEFORE_ALL;
  private stopping = false;
  private openedUnder: Lease | undefined;

  constructor(
    readonly saga: AnySaga,
    private readonly context: RunnerContext,
  ) {
    const { database, limits, commands } = context;
    this.keeper = context.keeperOf(saga.name);
    this.store = new SagaStore(database, saga.name);
    this.timers = new TimerPoll(context, saga.name);
    this.loop = new Loop(() => this.step());
    this.sender = new OutboxSender(saga.name, this.store, commands, limits, () => this.loop.wake());
    this.retry = new Retry(limits);
  }

  get name(): string {
    return this.saga.name;
  }

  /** The step that runs is finished, then what is under way is awaited and taken in. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
    await this.sender.drain(this.context.limits.stopWait);
    if (this.open && (this.sender.hasAnswers || this.open.unsaved > 0)) await this.step();
    await this.keeper.giveUp();
  }

  /** @throws Error when nothing is parked under this key; otherwise what the replay threw again */
  release(key: string): Promise<void> {
    return this.loop.between(async () => {
      const { open } = this;
      const row = open?.parked.get(key);
      if (!open || !row) throw new Error(`saga ${this.name} has nothing parked under ${key}`);
      const error = await releaseKey(this.work(), row, open.parked);
      this.timers.forget();
      if (error) open.parked.set(key, { ...row, error: messageOf(error), at: nowOf(this.context) });
      else {
        open.parked.delete(key);
        if (this.halt?.state === 'too-many-parked') this.halt = undefined;
        this.sender.look();
      }
      this.report();
      if (error) throw error;
    });
  }

  /** Forgets all state and replays the log from where the saga began; sends only what the log then lacks. */
  rebuild(): Promise<void> {
    return this.loop.between(async () => {
      this.keeper.required();
      await this.sender.drain(this.context.limits.stopWait);
      this.open = await replaySaga(this.work());
      this.timers.forget();
      this.sender.forget();
      this.halt = undefined;
      this.report();
    });
  }

  status(): RunnerStatus {
    const { open, halt, failure, head, timers, context } = this;
    return sagaStatus(this.name, { open, halt, failure, head, timersHeld: timers.held }, context.limits);
  }

  private get replaying(): boolean {
    return this.open?.progress.replayUntil !== undefined;
  }

  private async step(): Promise<Rest> {
    try {
      const open = await this.ready();
      const rest = open && !this.halt ? await this.inputs(open) : undefined;
      if (open && !this.stopping && !this.replaying && this.halt?.state !== 'store-changed')
        await this.sender.send();
      this.failure = undefined;
      this.retry.succeeded();
      this.report();
      return rest ?? { atMost: await this.sleepFor(open) };
    } catch (error) {
      return { atMost: this.failed(error) };
    }
  }

  /** How long to rest when there may be more; undefined when there was nothing. */
  private async inputs(open: OpenSaga): Promise<Rest | undefined> {
    const entries = this.stopping ? [] : await this.read(open);
    if (!this.replaying && entries.length < this.context.limits.batch) open.caughtUp = true;
    const due = this.stopping || this.replaying || !open.caughtUp ? [] : await this.timers.due();
    const answers = this.sender.peek();
    if (entries.length + due.length + answers.length === 0)
      return (await this.idle(open)) ? NO_REST : undefined;
    const done = await runInputs(this.work(), open, { answers, entries, due });
    adopt(open, done);
    this.timers.started(done.batch.set.started());
    this.sender.settled(done.taken);
    if (done.batch.set.outgoing.size > 0) this.sender.look();
    for (const { key, position, error } of done.batch.parked.values())
      this.context.log.error({ runner: this.name, instance: key, position, error }, 'saga instance parked');
    if (done.halted) await this.stopAt(done.halted.state, done.halted.message);
    return done.halted ? undefined : restAfter(entries.length, this.context.limits);
  }

  private async read({ checkpoint, progress }: OpenSaga): Promise<readonly LogEntry[]> {
    const { feed, limits } = this.context;
    const read = await feed.after(checkpoint.position, limits.batch);
    const last = read.at(-1);
    if (last && last.stored.position > this.head) this.head = last.stored.position;
    if (read.length >= limits.batch) this.head = await feed.reader.head();
    const { replayUntil } = progress;
    return replayUntil === undefined ? read : read.filter(({ stored }) => stored.position <= replayUntil);
  }

  /** The log has nothing more. True when that opened something new to do. */
  private async idle(open: OpenSaga): Promise<boolean> {
    if (this.replaying && !this.stopping) {
      await this.context.database.transaction(async (tx) => {
        await this.hold(tx);
        await endReplay(tx, this.name);
      });
      open.progress = { ...open.progress, replayUntil: undefined };
      open.unseen.clear();
      this.sender.look();
      return true;
    }
    if (open.unsaved > 0) await this.save(open);
    return false;
  }

  /** At the head, a checkpoint that has moved without a change is written as well, so that a restart begins there. */
  private async save(open: OpenSaga): Promise<void> {
    await this.context.database.transaction(async (tx) => {
      await this.hold(tx);
      await saveCheckpoint(tx, this.name, SAGA_GENERATION, open.checkpoint);
    });
    open.unsaved = 0;
  }

  /** The open saga, while it owns its lease. */
  private async ready(): Promise<OpenSaga | undefined> {
    if (this.halt?.state === 'unknown-event') return undefined;
    const lease = await this.keeper.ensure();
    if (lease !== this.openedUnder) this.close();
    if (!lease) return undefined;
    this.openedUnder = lease;
    if (!this.open) await this.load();
    return this.open;
  }

  private close(): void {
    this.sender.forget();
    this.timers.forget();
    this.open = undefined;
    this.halt = undefined;
  }

  private async load(): Promise<void> {
    const { open, storeChanged } = await openSaga(this.work());
    this.open = open;
    this.sender.look();
    if (storeChanged !== undefined) await this.stopAt('store-changed', storeChanged);
  }

  private async stopAt(state: Halt['state'], error: string): Promise<void> {
    this.halt = { state, error };
    this.context.log.error({ runner: this.name, state, error }, 'saga stopped');
    if (state === 'unknown-event') await this.keeper.giveUp();
  }

  private failed(error: unknown): number {
    this.failure = messageOf(error);
    if (error instanceof LeaseLost) {
      this.keeper.lost();
      this.close();
      this.failure = undefined;
      this.context.log.warn({ runner: this.name }, 'lease lost');
    } else this.context.log.error({ runner: this.name, error: this.failure }, 'saga failed; trying again');
    this.report();
    return this.retry.failed();
  }

  private async sleepFor(open: OpenSaga | undefined): Promise<number> {
    const { poll } = this.context.limits;
    if (!open || this.halt) return poll;
    return Math.min(poll, await this.timers.lookIn(), this.replaying ? poll : this.sender.lookIn);
  }

  private work(): SagaWork {
    const { context, saga, store, sender } = this;
    return { context, saga, store, sender, hold: (tx) => this.hold(tx) };
  }

  private async hold(tx: Transaction): Promise<void> {
    await this.context.leases.hold(tx, this.keeper.required());
  }

  private report(): void {
    this.context.onStatus(this.status());
  }
}
