import type { CommandId, Position, Revision } from '../../kernel/ids';
import type { Standing } from '../follower/checkpoints';
import { Lane, unknownEvent, type Halt, type Plan } from '../follower/lane';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Statement, Transaction } from '../runners/database';
import type { TimerPoll } from '../timers/timer-poll';
import type { DueTimer } from '../timers/timer-store';
import type { Concluded, OutboxSender } from './outbox-sender';
import { releaseKey } from './release';
import type { AnySaga, OutgoingCommand } from './saga-input';
import { instancesOf, SagaInputs, type InstancesOf } from './saga-inputs';
import { endReplay, SAGA_GENERATION } from './saga-progress';
import type { SagaStore } from './saga-store';
import { WorkingSet } from './working-set';

/** What a saga is made of. */
export interface SagaParts {
  readonly context: RunnerContext;
  readonly saga: AnySaga;
  readonly store: SagaStore;
  readonly sender: OutboxSender;
  readonly timers: TimerPoll;
}

/** A saga's way through the log: replaying history with its effects off at first, where it has to. */
export class SagaLane extends Lane {
  /** It has been at the head since it was opened: what is overdue now is overdue after all that happened. */
  caughtUp = false;

  /**
   * @param replayUntil effects are recorded and not sent up to this position
   * @param unseen while replaying: commands decided and not yet seen in the log
   */
  constructor(
    readonly parts: SagaParts,
    standing: Standing,
    private replayUntil: Position | undefined,
    readonly unseen: Map<CommandId, OutgoingCommand> = new Map(),
  ) {
    super(SAGA_GENERATION, standing);
  }

  get isReplaying(): boolean {
    return this.replayUntil !== undefined;
  }

  override upTo(): Position | undefined {
    return this.replayUntil;
  }

  plan(entries: readonly LogEntry[], atHead: boolean): Promise<Plan> {
    return new SagaBatch(this).plan(entries, atHead);
  }

  replayed(): void {
    this.replayUntil = undefined;
    this.unseen.clear();
  }

  async release(tx: Transaction, row: ParkedRow): Promise<void> {
    const { context, saga, store } = this.parts;
    await releaseKey({ reader: context.reader, saga, store }, tx, row.key, this.parked);
    this.parts.timers.forget();
    this.parts.sender.look();
  }
}

/**
 * Outcomes, events and due timers, in this order: taken in first, then written in one transaction. States are read
 * before it, as nobody writes them but the owner of the lease, which the transaction checks.
 */
class SagaBatch {
  private readonly set: WorkingSet;
  private readonly inputs: SagaInputs;
  private readonly isReplaying: boolean;
  private readonly outcomes: readonly Concluded[];
  private readonly taken: Concluded[] = [];
  private passed: LogEntry | undefined;
  private halt: Halt | undefined;

  constructor(private readonly lane: SagaLane) {
    const { saga, sender, context } = lane.parts;
    this.set = new WorkingSet(saga);
    this.inputs = new SagaInputs(saga, this.set, lane.parked, nowOf(context), {
      position: lane.position,
      revision: 0 as Revision,
    });
    this.isReplaying = lane.isReplaying;
    this.outcomes = sender.peek();
  }

  async plan(entries: readonly LogEntry[], atHead: boolean): Promise<Plan> {
    const { lane, isReplaying } = this;
    const { timers, store, saga } = lane.parts;
    const targets = entries.map((entry) => instancesOf(saga, entry));
    if (atHead && !isReplaying) lane.caughtUp = true;
    const due = lane.caughtUp && !isReplaying ? await timers.due() : [];
    await this.know(entries, targets, due);
    this.takeIn(entries, targets, due);
    const position = this.passed?.stored.position ?? lane.position;
    const endsReplay =
      isReplaying && !this.halt && !this.isFull && (atHead || position >= (lane.upTo() ?? position));
    const changes = store.changes(this.set);
    const isUnavailable = this.taken.some(({ outcome }) => outcome.kind === 'unavailable');
    return {
      passed: this.passed,
      parked: [...this.inputs.parked.values()],
      write:
        changes.length > 0 || isUnavailable || endsReplay
          ? (tx) => this.write(tx, changes, endsReplay)
          : undefined,
      adopt: () => this.adopt(endsReplay),
      halt: this.halt,
    };
  }

  private takeIn(
    entries: readonly LogEntry[],
    targets: readonly InstancesOf[],
    due: readonly DueTimer[],
  ): void {
    for (const outcome of this.outcomes) {
      if (this.isFull) return;
      this.inputs.outcome(outcome);
      this.taken.push(outcome);
    }
    for (const [index, entry] of entries.entries()) {
      if (this.isFull) return;
      const seen = this.isReplaying ? this.seenIn(entry) : undefined;
      if (seen) this.inputs.found(seen);
      if (!this.inputs.event(entry, targets[index] as InstancesOf)) {
        this.halt = unknownEvent(entry);
        return;
      }
      this.passed = entry;
    }
    for (const timer of due) if (!this.isFull) this.inputs.timeout(timer);
  }

  /** More is parked than may be: the follower halts before the next input. */
  private get isFull(): boolean {
    const { parked, parts } = this.lane;
    return parked.size + this.inputs.parked.size > parts.context.limits.parked;
  }

  /** Loads the state of every instance that may take something. */
  private know(
    entries: readonly LogEntry[],
    targets: readonly InstancesOf[],
    due: readonly DueTimer[],
  ): Promise<void> {
    const { store, context } = this.lane.parts;
    const concerned = new Set<string>();
    for (const { command } of this.outcomes) concerned.add(command.instance);
    for (const of of targets) if (of.kind === 'found') for (const name of of.names) concerned.add(name);
    for (const { instance } of due) concerned.add(instance);
    if (this.isReplaying)
      for (const entry of entries) {
        const seen = this.lane.unseen.get(entry.metadata.commandId);
        if (seen) concerned.add(seen.instance);
      }
    return this.set.know([...concerned], (names) => store.states(context.database, names));
  }

  /** The command behind a replayed event, if this saga decided it. */
  private seenIn(entry: LogEntry): OutgoingCommand | undefined {
    const id: CommandId = entry.metadata.commandId;
    if (this.set.concluded.has(id)) return undefined;
    return this.set.outgoing.get(id) ?? this.lane.unseen.get(id);
  }

  private async write(tx: Transaction, changes: readonly Statement[], endsReplay: boolean): Promise<void> {
    const { store, sender, saga } = this.lane.parts;
    await tx.run(changes);
    for (const { command, outcome } of this.taken)
      if (outcome.kind === 'unavailable') await store.defer(tx, command.commandId, sender.delayOf(command));
    if (endsReplay) await endReplay(tx, saga.name);
  }

  private adopt(endsReplay: boolean): void {
    const { set, lane } = this;
    const { timers, sender } = lane.parts;
    if (this.isReplaying) {
      for (const command of set.outgoing.values()) lane.unseen.set(command.commandId, command);
      for (const id of set.concluded) lane.unseen.delete(id);
    }
    if (endsReplay) lane.replayed();
    timers.started(set.started());
    sender.settled(this.taken);
    if (set.outgoing.size > 0 || endsReplay) sender.look();
  }
}
