import type { Table } from '../../kernel/projection';
import type { Database, Transaction } from '../runners/database';
import { dropStanding } from '../follower/checkpoints';
import { untyped } from '../runners/database';
import type { RuntimeTables } from '../runners/schema';
import type { Difference } from '../runners/status';
import { dropTables } from './layout';

/** One filling of a projection's tables. */
export interface Generation {
  readonly generation: number;
  readonly version: number;
  readonly phase: RuntimeTables['projection_generation']['phase'];
  readonly tables: readonly Table[];
  readonly difference?: Difference | undefined;
}

export async function loadGenerations(
  { kysely }: Pick<Database, 'kysely'>,
  projection: string,
): Promise<readonly Generation[]> {
  const rows = await kysely
    .selectFrom('projection_generation')
    .select(['generation', 'version', 'phase', 'tables', 'difference'])
    .where('projection', '=', projection)
    .orderBy('generation')
    .execute();
  return rows.map((row) => ({
    generation: row.generation,
    version: row.version,
    phase: row.phase,
    tables: JSON.parse(row.tables) as readonly Table[],
    difference: row.difference === null ? undefined : (JSON.parse(row.difference) as Difference),
  }));
}

export async function addGeneration(tx: Transaction, projection: string, added: Generation): Promise<void> {
  const { generation, version, phase, tables } = added;
  await tx.kysely
    .insertInto('projection_generation')
    .values({ projection, generation, version, phase, tables: JSON.stringify(tables), difference: null })
    .execute();
}

export async function setPhase(
  tx: Transaction,
  projection: string,
  generation: number,
  phase: Generation['phase'],
  difference?: Difference,
): Promise<void> {
  await tx.kysely
    .updateTable('projection_generation')
    .set({ phase, difference: difference ? JSON.stringify(difference) : null })
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .execute();
}

/** Its tables, its checkpoint and its row. */
export async function dropGeneration(
  tx: Transaction,
  projection: string,
  { generation, tables }: Generation,
): Promise<void> {
  await dropTables(untyped(tx.kysely), tables, generation);
  await dropStanding(tx.kysely, projection, generation);
  await tx.kysely
    .deleteFrom('projection_generation')
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .execute();
}
