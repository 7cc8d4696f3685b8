import type { Projection, Table } from '../../kernel/projection';
import { pairSchemas, type PairEvent } from './pair';

/** Each pair twice, so that it is found from either side. */
export interface ApartRow {
  readonly appeal: string;
  readonly other: string;
}

const apartTable: Table = {
  name: 'appeals_apart',
  columns: { appeal: 'text', other: 'text' } satisfies Record<keyof ApartRow, 'text'>,
  primaryKey: ['appeal', 'other'],
  indexes: [],
};

/** Which appeals somebody has told apart: they are never suggested for each other again. */
export const pairsProjection: Projection<PairEvent> = {
  name: 'pairs',
  version: 1,
  category: 'pair',
  schemas: pairSchemas,
  tables: [apartTable],
  project: ({ event }) => {
    const [one, other] = event.data.appeals;
    return [
      { kind: 'insert', table: apartTable.name, row: { appeal: one, other } },
      { kind: 'insert', table: apartTable.name, row: { appeal: other, other: one } },
    ];
  },
};
