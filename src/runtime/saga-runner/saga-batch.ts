import type { CommandId, Revision } from '../../kernel/ids';
import type { Halt } from '../follower/consumer';
import type { Plan } from '../follower/lane';
import type { LogEntry } from '../follower/log-entry';
import { nowOf } from '../runners/context';
import type { Statement, Transaction } from '../runners/database';
import type { Answered } from './outbox-sender';
import type { OutgoingCommand } from './saga-input';
import { instancesOf, SagaHalted, SagaInputs, type InstancesOf } from './saga-inputs';
import type { SagaLane } from './saga-lane';
import type { DueTimer } from '../timers/timer-store';
import { endReplay } from './saga-progress';
import { WorkingSet } from './working-set';

/**
 * Outcomes, events and due timers, in this order: taken in first, then written in one transaction. States are read
 * before it, as nobody writes them but the owner of the lease, which the transaction checks.
 */
export class SagaBatch {
  private readonly set: WorkingSet;
  private readonly inputs: SagaInputs;
  private readonly isReplaying: boolean;
  private readonly answers: readonly Answered[];
  private readonly answered: Answered[] = [];
  private passed: LogEntry | undefined;
  private halt: Halt | undefined;

  constructor(private readonly lane: SagaLane) {
    const { saga, sender, context } = lane.parts;
    this.set = new WorkingSet(saga);
    this.inputs = new SagaInputs(saga, this.set, lane.parked, context.limits.parked, nowOf(context), {
      position: lane.position,
      revision: 0 as Revision,
    });
    this.isReplaying = lane.isReplaying;
    this.answers = sender.peek();
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
    const endsReplay = isReplaying && !this.halt && (atHead || position >= (lane.upTo() ?? position));
    const changes = store.changes(this.set);
    const isUnavailable = this.answered.some(({ outcome }) => outcome.kind === 'unavailable');
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
    try {
      for (const answer of this.answers) {
        this.inputs.outcome(answer);
        this.answered.push(answer);
      }
      entries.forEach((entry, index) => {
        const seen = this.isReplaying ? this.seenIn(entry) : undefined;
        if (seen) this.inputs.found(seen);
        this.inputs.event(entry, targets[index] as InstancesOf);
        this.passed = entry;
      });
      for (const timer of due) this.inputs.timeout(timer);
    } catch (error) {
      if (!(error instanceof SagaHalted)) throw error;
      this.halt = { state: error.state, error: error.message };
    }
  }

  /** Loads the state of every instance that may step. */
  private know(
    entries: readonly LogEntry[],
    targets: readonly InstancesOf[],
    due: readonly DueTimer[],
  ): Promise<void> {
    const { store, context } = this.lane.parts;
    const concerned = new Set<string>();
    for (const { command } of this.answers) concerned.add(command.instance);
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
    if (this.set.answered.has(id)) return undefined;
    return this.set.outgoing.get(id) ?? this.lane.unseen.get(id);
  }

  private async write(tx: Transaction, changes: readonly Statement[], endsReplay: boolean): Promise<void> {
    const { store, sender, saga } = this.lane.parts;
    await tx.run(changes);
    for (const { command, outcome } of this.answered)
      if (outcome.kind === 'unavailable') await store.defer(tx, command.commandId, sender.delayOf(command));
    if (endsReplay) await endReplay(tx, saga.name);
  }

  private adopt(endsReplay: boolean): void {
    const { set, lane } = this;
    const { timers, sender } = lane.parts;
    if (this.isReplaying) {
      for (const command of set.outgoing.values()) lane.unseen.set(command.commandId, command);
      for (const id of set.answered) lane.unseen.delete(id);
    }
    if (endsReplay) lane.replayed();
    timers.started(set.started());
    sender.settled(this.answered);
    if (set.outgoing.size > 0 || endsReplay) sender.look();
  }
}
