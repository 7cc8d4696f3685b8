import { BEFORE_ALL } from '../../kernel/ids';
import { loadStanding, standingAt } from '../follower/checkpoints';
import type { Held } from '../follower/consumer';
import { SagaLane, type SagaParts } from './saga-lane';
import { beginSaga, firstProgress, loadProgress, SAGA_GENERATION, type SagaProgress } from './saga-progress';

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
