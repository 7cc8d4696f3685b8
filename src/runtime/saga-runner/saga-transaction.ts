import type { CommandId, Position, Revision } from '../../kernel/ids';
import { saveCheckpoint, type Checkpoint } from '../runners/checkpoints';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import type { LogEntry } from '../runners/log-feed';
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
  /** Events since the stored checkpoint; none of them changed anything. */
  unsaved: number;
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
  /** See `OpenSaga`. */
  readonly unsaved: number;
}

/**
 * Outcomes, events and due timers, in this order: taken in first, then written in one transaction. States are read
 * before it, as nobody writes them but the owner of the lease, which the transaction checks. What changes nothing is
 * not written: the checkpoint may stay behind until something does. The caller adopts what was done.
 */
export async function runInputs(work: SagaWork, open: OpenSaga, inputs: SagaInputs): Promise<SagaDone> {
  const done = await takeIn(work, open, inputs);
  const { batch, checkpoint, taken } = done;
  const changes = work.store.changes(batch.set);
  const changesNothing = changes.length + taken.length + batch.parked.size === 0;
  const unsaved = open.unsaved + inputs.entries.length;
  if (changesNothing && unsaved < work.context.limits.batch && !endsReplay(open, checkpoint.position))
    return { ...done, unsaved };
  await work.context.database.transaction(async (tx) => {
    await work.hold(tx);
    await tx.run(changes);
    for (const { command, outcome } of taken)
      if (outcome.kind === 'unavailable')
        await work.store.defer(tx, command.commandId, work.sender.delayOf(command));
    for (const row of batch.parked.values()) await savePark(tx, work.saga.name, SAGA_GENERATION, row);
    await saveCheckpoint(tx, work.saga.name, SAGA_GENERATION, checkpoint);
    if (endsReplay(open, checkpoint.position)) await endReplay(tx, work.saga.name);
  });
  return { ...done, unsaved: 0 };
}

/** Nothing of it is written yet. */
async function takeIn(
  { context, saga, store }: SagaWork,
  open: OpenSaga,
  { answers, entries, due }: SagaInputs,
): Promise<Omit<SagaDone, 'unsaved'>> {
  const targets = entries.map((entry) => instancesOf(saga, entry));
  const replaying = open.progress.replayUntil !== undefined;
  const concerned = new Set<string>();
  for (const { command } of answers) concerned.add(command.instance);
  for (const of of targets) if (of.kind === 'found') for (const name of of.names) concerned.add(name);
  for (const { instance } of due) concerned.add(instance);
  if (replaying)
    for (const entry of entries) {
      const seen = open.unseen.get(entry.commandId() as CommandId);
      if (seen) concerned.add(seen.instance);
    }
  const set = new WorkingSet(saga, await store.states(context.database, concerned));
  const batch = new SagaBatch(saga, set, open.parked, context.limits.parked, nowOf(context), {
    position: open.checkpoint.position,
    revision: 0 as Revision,
  });
  let { checkpoint } = open;
  const taken: Answered[] = [];
  const halted = haltOf(() => {
    for (const answer of answers) {
      batch.outcome(answer);
      taken.push(answer);
    }
    entries.forEach((entry, index) => {
      const { stored } = entry;
      const seen = replaying ? seenIn(entry, set, open) : undefined;
      if (seen) batch.found(seen);
      batch.event(entry, targets[index] as (typeof targets)[number]);
      checkpoint = { position: stored.position, eventId: stored.id, epoch: checkpoint.epoch };
    });
    for (const timer of due) batch.timeout(timer);
  });
  return { batch, checkpoint, taken, halted };
}

/** What had to be written is committed. */
export function adopt(open: OpenSaga, { batch, checkpoint, unsaved }: SagaDone): void {
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
  open.unsaved = unsaved;
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
