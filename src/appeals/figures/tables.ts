import { sql, type Kysely } from 'kysely';
import type { ReadSide } from '../../runtime/read-side';
import { liveTables } from '../application/live-tables';
import type { ReadTables } from '../read-models/tables';
import { figuresProjection } from './projection';
import type { BacklogRow, FactRow, SumRow } from './rows';

interface FigureTables {
  readonly figure_facts: FactRow;
  readonly figure_sums: SumRow;
  readonly figure_backlog: BacklogRow;
}

/** The figures' live tables, and the lists' beside them: who may see an appeal, those say. */
export interface FigureSource {
  readonly kysely: Kysely<FigureTables>;
  readonly nameOf: Readonly<Record<keyof FigureTables, string>>;
  readonly lists: ReadTables;
}

/** @throws DomainError `read/not-fresh` before the projections first ran */
export async function liveFigures(readSide: ReadSide): Promise<FigureSource> {
  const lists = await liveTables(readSide);
  return {
    kysely: readSide.kysely as unknown as Kysely<FigureTables>,
    nameOf: await readSide.activeTables(figuresProjection.name),
    lists,
  };
}

export const figureTable = <T extends keyof FigureTables, Alias extends string>(
  { nameOf }: Pick<FigureSource, 'nameOf'>,
  table: T,
  alias: Alias,
) => sql<FigureTables[T]>`${sql.table(nameOf[table])}`.as<Alias>(alias);
