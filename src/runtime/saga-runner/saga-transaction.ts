import type { CommandId, Position, Revision } from '../../kernel/ids';
import { saveCheckpoint, type Checkpoint } from '../runners/checkpoints';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import { isLongBatch, type LogEntry } from '../runners/log-feed';
import { savePark, type ParkedRow } from '../runners/parked-store';
import type { DueTimer } from '../timers/timer-store';
import type { Answered, OutboxSender } from './outbox-sender';
import { instancesOf, SagaBatch, SagaHalted } from './saga-batch';
import type { AnySaga, OutgoingCommand } from './saga-input';
import { endReplay, SAGA_GENERATION, type SagaProgress } from './saga-progress';
import type { SagaStore } from './saga-store';
import { WorkingSet } from './working-set';

/** What a saga's runner knows while it owns its lease. */
export interface OpenSaga {
  checkpoint: Checkpoint;
  progress: SagaProgress;
  readonly parked: Map<string, ParkedRow>;
  /** While replaying: commands decided and not yet seen in the log. */
  readonly unseen: Map<CommandId, OutgoingCommand>;
  /** It has been at the head since it was opened: what is overdue now is overdue after all that happened. */
  caughtUp: boolean;
}

export interface SagaInputs {
  readonly answers: readonly Answered[];
  readonly entries: readonly LogEntry[];
  readonly due: readonly DueTimer[];
}

export interface SagaWork {
  readonly context: RunnerContext;
  readonly saga: AnySaga;
  readonly store: SagaStore;
  readonly sender: Pick<OutboxSender, 'delayOf'>;
  hold(tx: Transaction): Promise<void>;
}

export interface SagaDone {
  readonly batch: SagaBatch;
  readonly checkpoint: Checkpoint;
  /** The answers that were taken in. */
  readonly taken: readonly Answered[];
  readonly halted: SagaHalted | undefined;
}

/** Outcomes, events and due timers, in this order, in one transaction. The caller adopts what it did. */
export function runInputs(work: SagaWork, open: OpenSaga, inputs: SagaInputs): Promise<SagaDone> {
  const { context, saga, store } = work;
  const targets = inputs.entries.map((entry) => instancesOf(saga, entry));
  const replaying = open.progress.replayUntil !== undefined;
  return context.database.transaction(async (tx) => {
    await work.hold(tx);
    const concerned = new Set<string>();
    for (const { command } of inputs.answers) concerned.add(command.instance);
    for (const of of targets) if (of.kind === 'found') for (const name of of.names) concerned.add(name);
    for (const { instance } of inputs.due) concerned.add(instance);
    if (replaying)
      for (const entry of inputs.entries) {
        const seen = open.unseen.get(entry.commandId() as CommandId);
        if (seen) concerned.add(seen.instance);
      }
    const set = new WorkingSet(saga, await store.states(tx, concerned));
    const batch = new SagaBatch(saga, set, open.parked, context.limits.parked, nowOf(context), {
      position: open.checkpoint.position,
      revision: 0 as Revision,
    });
    let { checkpoint } = open;
    const isLong = isLongBatch(inputs.entries);
    const taken: Answered[] = [];
    const halted = haltOf(() => {
      for (const answer of inputs.answers) {
        batch.outcome(answer);
        taken.push(answer);
      }
      inputs.entries.forEach((entry, index) => {
        const { stored } = entry;
        const seen = replaying ? seenIn(entry, set, open) : undefined;
        if (seen) batch.found(seen);
        batch.event(entry, targets[index] as (typeof targets)[number]);
        checkpoint = { position: stored.position, eventId: stored.id, epoch: checkpoint.epoch };
        if (isLong) entry.release();
      });
      for (const timer of inputs.due) batch.timeout(timer);
    });
    await store.write(tx, set);
    for (const { command, outcome } of taken)
      if (outcome.kind === 'unavailable')
        await store.defer(tx, command.commandId, work.sender.delayOf(command));
    for (const row of batch.parked.values()) await savePark(tx, saga.name, SAGA_GENERATION, row);
    await saveCheckpoint(tx, saga.name, SAGA_GENERATION, checkpoint);
    if (endsReplay(open, checkpoint.position)) await endReplay(tx, saga.name);
    return { batch, checkpoint, taken, halted };
  });
}

/** The transaction is committed. */
export function adopt(open: OpenSaga, { batch, checkpoint }: SagaDone): void {
  for (const row of batch.parked.values()) open.parked.set(row.key, row);
  if (open.progress.replayUntil !== undefined) {
    for (const command of batch.set.outgoing.values()) open.unseen.set(command.commandId, command);
    for (const id of batch.set.answered) open.unseen.delete(id);
  }
  if (endsReplay(open, checkpoint.position)) {
    open.progress = { ...open.progress, replayUntil: undefined };
    open.unseen.clear();
  }
  open.checkpoint = checkpoint;
}

const endsReplay = ({ progress: { replayUntil } }: OpenSaga, position: Position): boolean =>
  replayUntil !== undefined && position >= replayUntil;

/** The command behind a replayed event, if this saga decided it. */
const seenIn = (entry: LogEntry, set: WorkingSet, { unseen }: OpenSaga): OutgoingCommand | undefined => {
  const id = entry.commandId() as CommandId;
  return set.answered.has(id) ? undefined : (set.outgoing.get(id) ?? unseen.get(id));
};

function haltOf(inputs: () => void): SagaHalted | undefined {
  try {
    inputs();
    return undefined;
  } catch (error) {
    if (error instanceof SagaHalted) return error;
    throw error;
  }
}
