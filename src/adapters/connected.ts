import type { Kysely } from 'kysely';
import type { Build, Connected, Statement } from '../runtime/runners/database';
import type { RuntimeTables } from '../runtime/runners/schema';

type Rows = <Row>(kysely: Kysely<RuntimeTables>, statement: Statement) => Promise<readonly Row[]>;

/** A database and its transactions, which share what was built; how rows are read is the driver's. */
export function connections(rows: Rows): (kysely: Kysely<RuntimeTables>) => Connected {
  const built = new Map<Build, string>();
  return (kysely) => ({
    kysely,
    sqlOf: (build) => {
      const known = built.get(build) ?? build(kysely).compile().sql;
      built.set(build, known);
      return known;
    },
    rows: (statement) => rows(kysely, statement),
  });
}
