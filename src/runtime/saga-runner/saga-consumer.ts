import type { CommandPort } from '../../kernel/ports/command-port';
import type { Consumer, Held } from '../follower/consumer';
import type { Halt } from '../follower/lane';
import type { RunnerContext } from '../runners/context';
import { TimerPoll } from '../timers/timer-poll';
import { OutboxSender } from './outbox-sender';
import type { AnySaga } from './saga-input';
import type { SagaLane, SagaParts } from './saga-lane';
import { openSaga, replaySaga } from './saga-opening';
import { SagaStore } from './saga-store';

/**
 * One saga. Each input goes into its state exactly once: state, timers, commands and checkpoint are committed
 * together under the lease. Commands go out at least once, in order per instance, under ids that a repetition
 * repeats. Timers fire at or after their instant, never before, and at most one poll late.
 */
export class SagaConsumer implements Consumer {
  readonly kind = 'saga';
  private readonly parts: SagaParts;
  private lane: SagaLane | undefined;
  private held: Held | undefined;

  /** @param onOutcome a command was answered: the follower is to take that in */
  constructor(
    private readonly saga: AnySaga,
    context: RunnerContext,
    commands: CommandPort,
    onOutcome: () => void,
  ) {
    const store = new SagaStore(context.database, saga.name);
    this.parts = {
      ...{ context, saga, store },
      sender: new OutboxSender(saga.name, store, commands, context.limits, onOutcome),
      timers: new TimerPoll(context, saga.name),
    };
  }

  get name(): string {
    return this.saga.name;
  }

  get lanes(): readonly SagaLane[] {
    return this.lane ? [this.lane] : [];
  }

  async open(held: Held): Promise<Halt | undefined> {
    this.held = held;
    this.lane = await openSaga(this.parts, held);
    this.parts.sender.look();
    const { changed } = this.lane;
    return changed === undefined ? undefined : { state: 'store-changed', error: changed };
  }

  close(): void {
    this.parts.sender.forget();
    this.parts.timers.forget();
    this.lane = undefined;
  }

  async tend(halt: Halt | undefined): Promise<number> {
    const { sender, timers } = this.parts;
    if (this.lane?.isReplaying || halt?.state === 'store-changed') return Infinity;
    await sender.send();
    return halt ? Infinity : Math.min(await timers.lookIn(), sender.lookIn);
  }

  drain(): Promise<void> {
    return this.parts.sender.drain(this.parts.context.limits.stopWait);
  }

  /** Forgets all state and replays the log from where the saga began; sends only what the log then lacks. */
  async rebuild(): Promise<void> {
    if (!this.held) throw new Error(`saga ${this.name} is not open`);
    await this.drain();
    this.lane = await replaySaga(this.parts, this.held);
    this.parts.timers.forget();
    this.parts.sender.forget();
    this.held.goesOn();
  }

  status() {
    return {
      ...(this.lane?.isReplaying ? { state: 'rebuilding' as const } : {}),
      ...(this.parts.timers.held ? { timersHeld: true } : {}),
    };
  }
}
