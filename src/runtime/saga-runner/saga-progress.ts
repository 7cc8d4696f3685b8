import { BEFORE_ALL, type Position } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { saveCheckpoint, type Checkpoint } from '../follower/checkpoints';
import type { Database, Transaction } from '../runners/database';
import type { AnySaga } from './saga-input';
import type { SagaStore } from './saga-store';

/** Sagas have no generations: their state is replayed in place. */
export const SAGA_GENERATION = 0;

/** Where a saga began, and until where it replays history with its effects recorded but not sent. */
export interface SagaProgress {
  readonly origin: Position;
  readonly replayUntil: Position | undefined;
}

export async function loadProgress(
  { kysely }: Pick<Database, 'kysely'>,
  saga: string,
): Promise<(SagaProgress & { readonly version: number }) | undefined> {
  const row = await kysely
    .selectFrom('saga')
    .select(['version', 'origin', 'replay_until'])
    .where('saga', '=', saga)
    .executeTakeFirst();
  return (
    row && {
      version: row.version,
      origin: row.origin as Position,
      replayUntil: (row.replay_until ?? undefined) as Position | undefined,
    }
  );
}

/** Where a saga without a checkpoint begins: at the head, or before everything, replaying what there is. */
export async function firstProgress(saga: AnySaga, reader: EventReader): Promise<SagaProgress> {
  const newest = (await reader.newest())?.position;
  return saga.startsAt === 'now'
    ? { origin: newest ?? BEFORE_ALL, replayUntil: undefined }
    : { origin: BEFORE_ALL, replayUntil: newest };
}

/** State, timers and commands go; what the log implies comes back by replaying it from where the saga began. */
export async function beginSaga(
  tx: Transaction,
  saga: AnySaga,
  store: SagaStore,
  { origin, replayUntil }: SagaProgress,
  checkpoint: Checkpoint,
): Promise<void> {
  await store.wipe(tx);
  const begun = { version: saga.version, origin, replay_until: replayUntil ?? null };
  await tx.kysely
    .insertInto('saga')
    .values({ saga: saga.name, ...begun })
    .onConflict((known) => known.column('saga').doUpdateSet(begun))
    .execute();
  await saveCheckpoint(tx, saga.name, SAGA_GENERATION, checkpoint);
}

export async function endReplay(tx: Transaction, saga: string): Promise<void> {
  await tx.kysely.updateTable('saga').set({ replay_until: null }).where('saga', '=', saga).execute();
}
