import type { Kysely } from 'kysely';
import type { Projection, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import { monthSchemas, type Month, type MonthEvent } from './month';

export interface MonthRow {
  readonly month: Month;
  readonly frozen_at: string;
  readonly by_unit: string | null;
  readonly definitions: number;
  readonly corrections: number;
}

const monthsTable: Table = {
  name: 'months',
  columns: {
    month: 'text',
    frozen_at: 'text',
    by_unit: 'text',
    definitions: 'integer',
    corrections: 'integer',
  } satisfies Record<keyof MonthRow, 'text' | 'integer'>,
  primaryKey: ['month'],
  indexes: [],
};

/** Which months are frozen. Their figures stand in the log. */
export const monthsProjection: Projection<MonthEvent> = {
  name: 'months',
  version: 1,
  category: 'month',
  schemas: monthSchemas,
  tables: [monthsTable],
  project: ({ event: { data }, metadata }) => {
    const row: MonthRow = {
      month: data.month,
      frozen_at: metadata.occurredAt,
      by_unit: data.by ?? null,
      definitions: data.definitions,
      corrections: data.corrections.length,
    };
    return [{ kind: 'insert', table: monthsTable.name, row: { ...row } }];
  },
};

/** The newest first. @throws Error before it first ran */
export async function frozenMonths(readSide: ReadSide, most: number): Promise<readonly MonthRow[]> {
  const { months = '' } = await readSide.activeTables(monthsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, MonthRow>>;
  return kysely.selectFrom(months).selectAll().orderBy('month', 'desc').limit(most).execute();
}
