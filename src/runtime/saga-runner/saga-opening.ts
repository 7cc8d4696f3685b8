import { BEFORE_ALL, type Position } from '../../kernel/ids';
import { loadCheckpoint, StoreChanged, verifyCheckpoint } from '../runners/checkpoints';
import { loadParked } from '../runners/parked-store';
import {
  beginSaga,
  checkpointAt,
  firstProgress,
  loadProgress,
  SAGA_GENERATION,
  type SagaProgress,
} from './saga-progress';
import type { OpenSaga, SagaWork } from './saga-transaction';

export interface Opened {
  readonly open: OpenSaga;
  /** The checkpoint is from another log, and why that is thought. */
  readonly storeChanged?: string | undefined;
}

/** Goes on where the saga stands; begins it, or begins it again when its version was raised. */
export async function openSaga(work: SagaWork): Promise<Opened> {
  const { context, saga, store } = work;
  const known = await loadProgress(context.database, saga.name);
  const checkpoint = await loadCheckpoint(context.database, saga.name, SAGA_GENERATION);
  if (!known || !checkpoint)
    return { open: await begin(work, await firstProgress(saga, context.feed.reader)) };
  const parked = await loadParked(context.database, saga.name, SAGA_GENERATION);
  const unseen = known.replayUntil === undefined ? [] : await store.queued();
  const open: OpenSaga = {
    checkpoint,
    unsaved: 0,
    progress: known,
    parked,
    unseen: new Map(unseen.map((command) => [command.commandId, command])),
    caughtUp: false,
  };
  try {
    await verifyCheckpoint(context.feed.reader, checkpoint);
  } catch (error) {
    if (error instanceof StoreChanged) return { open, storeChanged: error.message };
    throw error;
  }
  return { open: known.version === saga.version ? open : await replaySaga(work) };
}

/** Forgets all state and replays the log from where the saga began. */
export async function replaySaga(work: SagaWork): Promise<OpenSaga> {
  const known = await loadProgress(work.context.database, work.saga.name);
  const head = await work.context.feed.reader.head();
  const origin = Math.min(known?.origin ?? BEFORE_ALL, head) as Position;
  return begin(work, { origin, replayUntil: origin < head ? head : undefined });
}

async function begin(work: SagaWork, progress: SagaProgress): Promise<OpenSaga> {
  const { context, saga, store } = work;
  const checkpoint = await checkpointAt(context.feed.reader, progress.origin);
  await context.database.transaction(async (tx) => {
    await work.hold(tx);
    await beginSaga(tx, saga, store, progress, checkpoint);
  });
  if (progress.replayUntil !== undefined)
    context.log.info(
      { runner: saga.name, until: progress.replayUntil },
      'saga replays the log with its effects off',
    );
  return { checkpoint, unsaved: 0, progress, parked: new Map(), unseen: new Map(), caughtUp: false };
}
