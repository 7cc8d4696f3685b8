import type { Kysely } from 'kysely';
import type { Table } from '../../kernel/projection';
import type { RuntimeTables } from '../runners/schema';
import { physicalName } from './layout';

/** How long a reader may go on with the tables it knows; far less than replaced tables are kept. */
const FRESH_FOR = 250;

interface Known {
  readonly until: number;
  readonly tables: ActiveTables;
}

/** Table of the projection → the physical table that now serves it. */
export type ActiveTables = Readonly<Record<string, string>>;

const known = new WeakMap<Kysely<RuntimeTables>, Map<string, Known>>();

/**
 * Where a projection's rows are to be read. Asks the database a few times a second at most.
 * @throws Error when the projection has never been started on this database
 */
export async function activeTables(kysely: Kysely<RuntimeTables>, projection: string): Promise<ActiveTables> {
  let ofDatabase = known.get(kysely);
  if (!ofDatabase) known.set(kysely, (ofDatabase = new Map<string, Known>()));
  const cached = ofDatabase.get(projection);
  if (cached && performance.now() < cached.until) return cached.tables;
  const row = await kysely
    .selectFrom('projection_generation')
    .select(['generation', 'tables'])
    .where('projection', '=', projection)
    .where('phase', '=', 'active')
    .executeTakeFirst();
  if (!row) throw new Error(`projection ${projection} has no tables yet: start its runner first`);
  const tables = Object.fromEntries(
    (JSON.parse(row.tables) as readonly Table[]).map(({ name }) => [
      name,
      physicalName(name, row.generation),
    ]),
  );
  ofDatabase.set(projection, { until: performance.now() + FRESH_FOR, tables });
  return tables;
}
