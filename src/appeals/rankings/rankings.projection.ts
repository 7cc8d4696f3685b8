import type { Kysely } from 'kysely';
import type { Projection, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import type { EditionState } from '../publication/edition';
import { rankingSchemas, type RankingEvent } from './ranking';

export interface RankingRow {
  readonly month: string;
  readonly group_id: string;
  /** Of the last edition. */
  readonly edition: number;
  readonly state: Exclude<EditionState, 'replaced'>;
  readonly changed_at: string;
  /** The one on show; null where none was published yet. */
  readonly published_edition: number | null;
  readonly published_at: string | null;
}

const rankingsTable: Table = {
  name: 'rankings',
  columns: {
    month: 'text',
    group_id: 'text',
    edition: 'integer',
    state: 'text',
    changed_at: 'text',
    published_edition: 'integer',
    published_at: 'text',
  } satisfies Record<keyof RankingRow, 'text' | 'integer'>,
  primaryKey: ['month', 'group_id'],
  indexes: [],
};

/** `ranking-610921-2026-06-towns`. */
function keyOf(stream: string): Pick<RankingRow, 'month' | 'group_id'> {
  const [, , year = '', month = '', ...group] = stream.split('-');
  return { month: `${year}-${month}`, group_id: group.join('-') };
}

/** Which rankings there are, and how far each has come. What they say stands in the log. */
export const rankingsProjection: Projection<RankingEvent> = {
  name: 'rankings',
  version: 1,
  category: 'ranking',
  schemas: rankingSchemas,
  tables: [rankingsTable],
  project: ({ stream, event, metadata }) => {
    const where = keyOf(stream);
    const { edition } = event.data;
    const [table, changed_at] = [rankingsTable.name, metadata.occurredAt];
    switch (event.type) {
      case 'RankingDrafted':
      case 'RankingCorrected': {
        const start = { published_edition: null, published_at: null };
        return [{ kind: 'update', table, where, set: { edition, state: 'draft', changed_at }, start }];
      }
      case 'RankingReviewed': {
        const state = event.data.approved ? 'approved' : 'returned';
        return [{ kind: 'update', table, where, set: { state, changed_at } }];
      }
      case 'RankingPublished': {
        const set = { state: 'published', changed_at, published_edition: edition, published_at: changed_at };
        return [{ kind: 'update', table, where, set }];
      }
      default:
        return event satisfies never;
    }
  },
};

/** The newest month first. @throws Error before it first ran */
export async function rankingRows(readSide: ReadSide, most: number): Promise<readonly RankingRow[]> {
  const { rankings = '' } = await readSide.activeTables(rankingsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, RankingRow>>;
  return kysely
    .selectFrom(rankings)
    .selectAll()
    .orderBy('month', 'desc')
    .orderBy('group_id')
    .limit(most)
    .execute();
}
