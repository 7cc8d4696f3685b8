import { BEFORE_ALL, type CommandId, type Position } from '../../kernel/ids';
import { loadStanding, standingAt, type Standing } from '../follower/checkpoints';
import type { Held } from '../follower/consumer';
import { Lane, type Plan } from '../follower/lane';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import type { RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import type { TimerPoll } from '../timers/timer-poll';
import type { OutboxSender } from './outbox-sender';
import { releaseKey } from './release';
import { SagaBatch } from './saga-batch';
import type { AnySaga, OutgoingCommand } from './saga-input';
import { beginSaga, firstProgress, loadProgress, SAGA_GENERATION, type SagaProgress } from './saga-progress';
import type { SagaStore } from './saga-store';

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
    await releaseKey(this.parts, tx, row.key, this.parked);
    this.parts.timers.forget();
    this.parts.sender.look();
  }
}

/** Goes on where the saga stands; begins it, or begins it again when its version was raised. */
export async function openSaga(parts: SagaParts, held: Held): Promise<SagaLane> {
  const { context, saga, store } = parts;
  const known = await loadProgress(context.database, saga.name);
  const standing = await loadStanding(context.database, context.reader, saga.name, SAGA_GENERATION);
  if (!known || !standing) return begin(parts, held, await firstProgress(saga, context.reader));
  if (standing.changed === undefined && known.version !== saga.version) return replaySaga(parts, held);
  const unseen = known.replayUntil === undefined ? [] : await store.queued();
  return new SagaLane(
    parts,
    standing,
    known.replayUntil,
    new Map(unseen.map((command) => [command.commandId, command])),
  );
}

/** Forgets all state and replays the log from where the saga began. */
export async function replaySaga(parts: SagaParts, held: Held): Promise<SagaLane> {
  const { context, saga } = parts;
  const began = (await loadProgress(context.database, saga.name))?.origin ?? BEFORE_ALL;
  const head = (await context.reader.newest())?.position ?? BEFORE_ALL;
  const progress =
    began < head ? { origin: began, replayUntil: head } : { origin: head, replayUntil: undefined };
  return begin(parts, held, progress);
}

async function begin(parts: SagaParts, held: Held, progress: SagaProgress): Promise<SagaLane> {
  const { context, saga, store } = parts;
  const { origin, replayUntil } = progress;
  const standing = await standingAt(context.reader, origin);
  await held.transaction((tx) => beginSaga(tx, saga, store, progress, standing.checkpoint));
  if (replayUntil !== undefined)
    context.log.info({ runner: saga.name, until: replayUntil }, 'saga replays the log with its effects off');
  return new SagaLane(parts, standing, replayUntil);
}
