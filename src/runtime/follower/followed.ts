import { BEFORE_ALL, type Position } from '../../kernel/ids';
import { OutcomeUnknown } from '../../kernel/ports/event-store';
import { millisOf, type Instant } from '../../kernel/time';
import type { LeaseKeeper } from '../leases/lease-keeper';
import { LeaseLost, type Lease, type Leases } from '../leases/leases';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import { messageOf, type RunnerState, type RunnerStatus } from '../runners/status';
import type { Consumer, Held } from './consumer';
import type { Halt, Lane } from './lane';
import { savePark, unpark } from './parked-store';
import { Retry } from './retry';

/** The newest event that was heard of. */
export interface NewestSeen {
  readonly position: Position;
  readonly at: Instant;
}

/** One consumer as its follower sees it: lease, halt, failure and status. */
export class Followed implements Held {
  /** Why the first lane stands still. */
  halt: Halt | undefined;
  private openedUnder: Lease | undefined;
  private failure: string | undefined;
  private readonly retry: Retry;
  private tryAgainAt = 0;
  private failedNow = false;

  constructor(
    readonly consumer: Consumer,
    readonly keeper: LeaseKeeper,
    private readonly leases: Leases,
    private readonly context: RunnerContext,
  ) {
    this.retry = new Retry(context.limits);
  }

  get name(): string {
    return this.consumer.name;
  }

  get isOpen(): boolean {
    return this.openedUnder !== undefined;
  }

  /** The lanes that may read now. */
  get reading(): readonly Lane[] {
    const { lanes, isPaused } = this.consumer;
    if (isPaused) return [];
    return this.halt ? lanes.slice(1) : lanes;
  }

  /** True when it owns its lease and knows where it stands. A failure is this consumer's alone. */
  async ready(): Promise<boolean> {
    if (this.halt?.state === 'unknown-event' || performance.now() < this.tryAgainAt) return false;
    this.failedNow = false;
    return this.attempt(async () => {
      const lease = await this.keeper.ensure();
      if (lease !== this.openedUnder) this.close();
      // Another has it: what failed here is that one's to say, and whoever asks here hears of that one.
      if (!lease) this.succeeded();
      if (!lease || this.isOpen) return;
      this.openedUnder = lease;
      await this.open();
    }).then(() => this.isOpen && !this.failedNow);
  }

  private async open(): Promise<void> {
    try {
      const halt = (await this.consumer.open(this)) ?? this.tooManyParked;
      if (halt) await this.standStill(halt);
    } catch (error) {
      // Half open it would not know where it stands.
      this.close();
      throw error;
    }
  }

  private get tooManyParked(): Halt | undefined {
    return this.consumer.lanes[0]?.tooManyParked(this.context.limits.parked);
  }

  /** What it throws makes this consumer wait and try again, and no other. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fail(error);
    }
  }

  async unlessFailed(work: () => Promise<void>): Promise<void> {
    if (!this.failedNow) await this.attempt(work);
  }

  fail(error: unknown): void {
    this.failedNow = true;
    const { log } = this.context;
    if (error instanceof LeaseLost) {
      this.keeper.lost();
      this.close();
      log.warn({ runner: this.name }, 'lease lost');
      return;
    }
    // Rows and checkpoint may be stored all the same: only a look at them tells, before anything is added twice.
    if (error instanceof OutcomeUnknown) this.close();
    this.failure = messageOf(error);
    this.tryAgainAt = performance.now() + this.retry.failed();
    log.error({ runner: this.name, error: this.failure }, 'runner failed; trying again');
  }

  get hasFailed(): boolean {
    return this.failedNow;
  }

  /** A whole turn went well. */
  succeeded(): void {
    this.failure = undefined;
    this.retry.succeeded();
  }

  /** Milliseconds until it is tried again; Infinity when nothing has failed. */
  get triedAgainIn(): number {
    return this.failure === undefined ? Infinity : Math.max(this.tryAgainAt - performance.now(), 1);
  }

  async standStill(halt: Halt): Promise<void> {
    this.halt = halt;
    this.context.log.error({ runner: this.name, ...halt }, 'runner stopped');
    if (halt.state === 'unknown-event') await this.keeper.giveUp();
  }

  goesOn(): void {
    this.halt = undefined;
  }

  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.context.database.transaction(async (tx) => {
      await this.hold(tx);
      return work(tx);
    });
  }

  async hold(tx: Transaction): Promise<void> {
    await this.leases.hold(tx, this.keeper.required());
  }

  /**
   * Replays what a parked key has missed, in every lane that has it parked.
   * @throws Error when none has; otherwise what it threw again, when nothing is written but the error
   */
  async release(key: string): Promise<void> {
    const lanes = this.consumer.lanes.filter(({ parked }) => parked.has(key));
    if (lanes.length === 0)
      throw new Error(`${this.consumer.kind} ${this.name} has nothing parked under ${key}`);
    for (const lane of lanes) await this.releaseIn(lane, key);
    if (this.halt?.state === 'too-many-parked' && !this.tooManyParked) this.goesOn();
  }

  private async releaseIn(lane: Lane, key: string): Promise<void> {
    const row = lane.parked.get(key);
    if (!row) return;
    try {
      await this.transaction(async (tx) => {
        await lane.release(tx, row);
        await unpark(tx, this.name, lane.generation, key);
      });
      lane.parked.delete(key);
    } catch (error) {
      if (error instanceof OutcomeUnknown) this.close();
      if (!this.isOpen) throw error;
      const again = { ...row, error: messageOf(error), at: nowOf(this.context) };
      await this.transaction((tx) => savePark(tx, this.name, lane.generation, again));
      lane.parked.set(key, again);
      throw error;
    }
  }

  private close(): void {
    this.openedUnder = undefined;
    this.halt = undefined;
    this.consumer.close();
  }

  status(newest: NewestSeen | undefined): RunnerStatus {
    const { name, kind, lanes } = this.consumer;
    const [lane] = lanes;
    const { state, error: told, ...more } = this.consumer.status?.() ?? {};
    const error = this.failure ?? this.halt?.error ?? told;
    const lag = lane && newest ? lagOf(lane, newest) : 0;
    return {
      name,
      kind,
      state: this.state(lane, lag, state),
      position: lane?.position ?? BEFORE_ALL,
      lag,
      parked: [...(lane?.parked.values() ?? [])].map(({ key, position, error: why, at }) => ({
        key,
        position,
        error: why,
        at,
      })),
      ...(error === undefined ? {} : { error }),
      ...more,
    };
  }

  private state(lane: Lane | undefined, lag: number, busy: RunnerState | undefined): RunnerState {
    if (this.halt && this.halt.state !== 'rebuilding') return this.halt.state;
    if (this.failure !== undefined) return 'failing';
    if (!lane) return 'waiting-for-lease';
    return busy ?? this.halt?.state ?? (lag > 0 ? 'catching-up' : 'running');
  }
}

/** Recorded time between two events: any store can tell it, and no clock is asked. */
const lagOf = (lane: Lane, { position, at }: NewestSeen): number =>
  lane.position < position ? Math.max(1, millisOf(at) - millisOf(lane.happenedAt ?? at)) : 0;
