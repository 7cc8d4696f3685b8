import { BEFORE_ALL, type Position } from '../../kernel/ids';
import { ClockDisputed } from '../../kernel/ports/clock';
import type { Instant } from '../../kernel/time';
import type { LeaseKeeper } from '../leases/lease-keeper';
import { LeaseLost, type Lease } from '../leases/leases';
import { loadCheckpoint, StoreChanged, verifyCheckpoint } from '../runners/checkpoints';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import type { LogEntry } from '../runners/log-feed';
import { Loop } from '../runners/loop';
import { loadParked } from '../runners/parked-store';
import { Retry } from '../runners/retry';
import { messageOf, type RunnerState, type RunnerStatus } from '../runners/status';
import { TimerStore, type DueTimer } from '../timers/timer-store';
import { OutboxSender } from './outbox-sender';
import { releaseKey } from './release';
import type { AnySaga } from './saga-input';
import {
  beginSaga,
  checkpointAt,
  endReplay,
  firstProgress,
  loadProgress,
  SAGA_GENERATION,
  type SagaProgress,
} from './saga-progress';
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
  private readonly timers: TimerStore;
  private readonly sender: OutboxSender;
  private readonly retry: Retry;
  private open: OpenSaga | undefined;
  private halt: { readonly state: RunnerState; readonly error: string } | undefined;
  private failure: string | undefined;
  private head: Position = BEFORE_ALL;
  private timersHeld = false;
  private stopping = false;
  private openedUnder: Lease | undefined;

  constructor(
    readonly saga: AnySaga,
    private readonly context: RunnerContext,
  ) {
    const { database, limits, commands } = context;
    this.keeper = context.keeperOf(saga.name);
    this.store = new SagaStore(database, saga.name);
    this.timers = new TimerStore(database, saga.name);
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
    if (this.open && this.sender.hasAnswers) await this.step();
    await this.keeper.giveUp();
  }

  /** @throws Error when nothing is parked under this key; otherwise what the replay threw again */
  release(key: string): Promise<void> {
    return this.loop.between(async () => {
      const { open } = this;
      const row = open?.parked.get(key);
      if (!open || !row) throw new Error(`saga ${this.name} has nothing parked under ${key}`);
      const error = await releaseKey(this.work(), row, open.parked);
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
      const known = await loadProgress(this.context.database, this.name);
      await this.replayFrom(known?.origin ?? BEFORE_ALL);
      this.report();
    });
  }

  status(): RunnerStatus {
    const position = this.open?.checkpoint.position ?? BEFORE_ALL;
    const lag = Math.max(this.head - position, 0);
    const error = this.failure ?? this.halt?.error;
    return {
      name: this.name,
      kind: 'saga',
      state: this.state(lag),
      position,
      lag,
      parked: [...(this.open?.parked.values() ?? [])].map((row) => ({
        key: row.key,
        position: row.position,
        error: row.error,
        at: row.at,
      })),
      ...(error === undefined ? {} : { error }),
      ...(this.timersHeld ? { timersHeld: true } : {}),
    };
  }

  private state(lag: number): RunnerState {
    if (this.halt) return this.halt.state;
    if (this.failure !== undefined) return 'failing';
    if (!this.open) return 'waiting-for-lease';
    if (this.replaying) return 'rebuilding';
    return lag > this.context.limits.batch ? 'catching-up' : 'running';
  }

  private get replaying(): boolean {
    return this.open?.progress.replayUntil !== undefined;
  }

  private async step(): Promise<number> {
    try {
      const open = await this.ready();
      const busy = open && !this.halt ? await this.inputs(open) : false;
      if (open && !this.stopping && !this.replaying && this.halt?.state !== 'store-changed')
        await this.sender.send();
      this.failure = undefined;
      this.retry.succeeded();
      this.report();
      return busy ? 0 : await this.sleepFor(open);
    } catch (error) {
      return this.failed(error);
    }
  }

  /** True when there may be more. */
  private async inputs(open: OpenSaga): Promise<boolean> {
    const entries = this.stopping ? [] : await this.read(open);
    if (!this.replaying && entries.length < this.context.limits.batch) open.caughtUp = true;
    const due = this.stopping || this.replaying || !open.caughtUp ? [] : await this.due();
    const answers = this.sender.peek();
    if (entries.length + due.length + answers.length === 0) return this.idle(open);
    const done = await runInputs(this.work(), open, { answers, entries, due });
    adopt(open, done);
    this.sender.settled(done.taken);
    if (done.batch.set.outgoing.size > 0) this.sender.look();
    for (const { key, position, error } of done.batch.parked.values())
      this.context.log.error({ runner: this.name, instance: key, position, error }, 'saga instance parked');
    if (done.halted) await this.stopAt(done.halted.state, done.halted.message);
    return !done.halted;
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

  private async due(): Promise<readonly DueTimer[]> {
    const now = this.time();
    if (now === undefined) return [];
    return this.timers.due(this.context.database, now, this.context.limits.timers);
  }

  /** Undefined while the clock is disputed: nothing fires then. */
  private time(): Instant | undefined {
    try {
      const now = this.context.clock.now();
      this.timersHeld = false;
      return now;
    } catch (error) {
      if (!(error instanceof ClockDisputed)) throw error;
      this.timersHeld = true;
      return undefined;
    }
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
    return false;
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
    this.open = undefined;
    this.halt = undefined;
  }

  private async load(): Promise<void> {
    const { database, feed } = this.context;
    const known = await loadProgress(database, this.name);
    const checkpoint = await loadCheckpoint(database, this.name, SAGA_GENERATION);
    if (!known || !checkpoint) return this.begin(await firstProgress(this.saga, feed.reader));
    const parked = await loadParked(database, this.name, SAGA_GENERATION);
    const unseen = known.replayUntil === undefined ? [] : await this.store.queued();
    this.open = {
      checkpoint,
      progress: known,
      parked,
      unseen: new Map(unseen.map((command) => [command.commandId, command])),
      caughtUp: false,
    };
    this.sender.look();
    try {
      await verifyCheckpoint(feed.reader, checkpoint);
    } catch (error) {
      if (!(error instanceof StoreChanged)) throw error;
      return this.stopAt('store-changed', error.message);
    }
    if (known.version !== this.saga.version) await this.replayFrom(known.origin);
  }

  private async replayFrom(origin: Position): Promise<void> {
    const head = await this.context.feed.reader.head();
    const from = Math.min(origin, head) as Position;
    await this.begin({ origin: from, replayUntil: from < head ? head : undefined });
  }

  private async begin(progress: SagaProgress): Promise<void> {
    const { database, feed, log } = this.context;
    const checkpoint = await checkpointAt(feed.reader, progress.origin);
    await database.transaction(async (tx) => {
      await this.hold(tx);
      await beginSaga(tx, this.saga, this.store, progress, checkpoint);
    });
    this.sender.forget();
    this.halt = undefined;
    this.open = { checkpoint, progress, parked: new Map(), unseen: new Map(), caughtUp: false };
    if (progress.replayUntil !== undefined)
      log.info(
        { runner: this.name, until: progress.replayUntil },
        'saga replays the log with its effects off',
      );
  }

  private async stopAt(state: RunnerState, error: string): Promise<void> {
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
    const { clock, limits } = this.context;
    if (!open || this.halt) return limits.poll;
    const next = await this.timers.next();
    const timer = next === undefined || this.timersHeld ? limits.poll : clock.realDelayUntil(next);
    return Math.min(limits.poll, timer, this.replaying ? limits.poll : this.sender.lookIn);
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
