import type { Kysely } from 'kysely';
import { BEFORE_ALL, type EventId, type Position } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import type { Build, Database, Transaction } from './database';
import type { RuntimeTables } from './schema';

/** How far a runner has come, and proof that it was this log: the event at that position and the log's epoch. */
export interface Checkpoint {
  readonly position: Position;
  readonly eventId: EventId | null;
  readonly epoch: string;
}

/** The checkpoint was taken from another log. */
export class StoreChanged extends Error {
  override readonly name = 'StoreChanged';
}

export async function loadCheckpoint(
  { kysely }: Pick<Database, 'kysely'>,
  runner: string,
  generation: number,
): Promise<Checkpoint | undefined> {
  const row = await kysely
    .selectFrom('runner_checkpoint')
    .select(['position', 'event_id', 'epoch'])
    .where('runner', '=', runner)
    .where('generation', '=', generation)
    .executeTakeFirst();
  return (
    row && { position: row.position as Position, eventId: row.event_id as EventId | null, epoch: row.epoch }
  );
}

export async function saveCheckpoint(
  tx: Transaction,
  runner: string,
  generation: number,
  { position, eventId, epoch }: Checkpoint,
): Promise<void> {
  await tx.run([
    { sql: tx.sqlOf(putCheckpoint), parameters: [runner, generation, position, eventId, epoch] },
  ]);
}

const putCheckpoint: Build = (kysely) =>
  kysely
    .insertInto('runner_checkpoint')
    .values({ runner: '', generation: 0, position: 0, event_id: '', epoch: '' })
    .onConflict((known) =>
      known.columns(['runner', 'generation']).doUpdateSet({
        position: (e) => e.ref('excluded.position'),
        event_id: (e) => e.ref('excluded.event_id'),
        epoch: (e) => e.ref('excluded.epoch'),
      }),
    );

export async function dropCheckpoint(
  kysely: Kysely<RuntimeTables>,
  runner: string,
  generation: number,
): Promise<void> {
  for (const table of ['runner_checkpoint', 'runner_parked'] as const)
    await kysely
      .deleteFrom(table)
      .where('runner', '=', runner)
      .where('generation', '=', generation)
      .execute();
}

/** @throws StoreChanged with what an operator should know */
export async function verifyCheckpoint(
  reader: EventReader,
  { position, eventId, epoch }: Checkpoint,
): Promise<void> {
  const current = await reader.epoch();
  if (current !== epoch)
    throw new StoreChanged(
      `the checkpoint is from log ${epoch}, this is log ${current}: restore the right log, or rebuild`,
    );
  if (position === BEFORE_ALL || eventId === null) return;
  const [found] = await reader.readAll((position - 1) as Position, 1);
  if (found?.position !== position || found.id !== eventId)
    throw new StoreChanged(
      `the log has no event ${eventId} at position ${position}: restore the right log, or rebuild`,
    );
}
