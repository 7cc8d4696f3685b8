import type { Position, Revision } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Database, Transaction } from '../runners/database';
import type { Parked } from '../runners/status';

export interface ParkedRow extends Parked {
  readonly revision: Revision;
}

export async function loadParked(
  { kysely }: Pick<Database, 'kysely'>,
  runner: string,
  generation: number,
): Promise<Map<string, ParkedRow>> {
  const rows = await kysely
    .selectFrom('runner_parked')
    .select(['key', 'position', 'revision', 'error', 'at'])
    .where('runner', '=', runner)
    .where('generation', '=', generation)
    .execute();
  return new Map(
    rows.map((row) => [
      row.key,
      {
        ...row,
        position: row.position as Position,
        revision: row.revision as Revision,
        at: row.at as Instant,
      },
    ]),
  );
}

/** Parks a key, or notes the newer error of one that is parked. */
export async function savePark(
  tx: Transaction,
  runner: string,
  generation: number,
  { key, position, revision, error, at }: ParkedRow,
): Promise<void> {
  await tx.kysely
    .insertInto('runner_parked')
    .values({ runner, generation, key, position, revision, error, at })
    .onConflict((known) => known.columns(['runner', 'generation', 'key']).doUpdateSet({ error, at }))
    .execute();
}

export async function unpark(
  tx: Transaction,
  runner: string,
  generation: number,
  key: string,
): Promise<void> {
  await tx.kysely
    .deleteFrom('runner_parked')
    .where('runner', '=', runner)
    .where('generation', '=', generation)
    .where('key', '=', key)
    .execute();
}
