import type { Kysely } from 'kysely';
import { namespaceOf, type Actor } from '../../kernel/actor';
import type { Projection, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import { filterOf, filterSchemas, type FilterEvent, type FilterId, type FilteredList } from './filter';

interface FilterRow {
  readonly filter: FilterId;
  readonly owner: string;
  readonly list: FilteredList;
  /** A `Sealed<Question>` as JSON. */
  readonly question: string;
  readonly shared_in: string | null;
  readonly kept_at: string;
}

const filtersTable: Table = {
  name: 'filters',
  columns: {
    filter: 'text',
    owner: 'text',
    list: 'text',
    question: 'text',
    shared_in: 'text',
    kept_at: 'text',
  } satisfies Record<keyof FilterRow, 'text'>,
  primaryKey: ['filter'],
  indexes: [['owner', 'kept_at']],
  sparseIndexes: [['shared_in', 'kept_at']],
};

/** Which questions people keep, and with whom they share them. What they ask stays sealed. */
export const filtersProjection: Projection<FilterEvent> = {
  name: 'filters',
  version: 1,
  category: 'filter',
  schemas: filterSchemas,
  tables: [filtersTable],
  project: ({ stream, event, metadata }) => {
    const where = { filter: filterOf(stream) };
    switch (event.type) {
      case 'FilterKept': {
        const { list, question, sharedIn } = event.data;
        const row: FilterRow = {
          ...{ ...where, owner: namespaceOf(metadata.actor), list, question: JSON.stringify(question) },
          ...{ shared_in: sharedIn ?? null, kept_at: metadata.occurredAt },
        };
        return [{ kind: 'insert', table: filtersTable.name, row: { ...row } }];
      }
      case 'FilterDropped':
        return [{ kind: 'delete', table: filtersTable.name, where }];
      default:
        return event satisfies never;
    }
  },
};

/** Theirs first, then those that somebody of their unit shares; the newest first. @throws Error before it first ran */
export async function filtersFor(
  readSide: ReadSide,
  actor: Actor,
  most: number,
): Promise<readonly FilterRow[]> {
  const { filters = '' } = await readSide.activeTables(filtersProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, FilterRow>>;
  const { unit } = actor;
  return kysely
    .selectFrom(filters)
    .selectAll()
    .where((e) =>
      e.or([e('owner', '=', namespaceOf(actor)), ...(unit === undefined ? [] : [e('shared_in', '=', unit)])]),
    )
    .orderBy((e) => e.case().when('owner', '=', namespaceOf(actor)).then(0).else(1).end())
    .orderBy('kept_at', 'desc')
    .orderBy('filter')
    .limit(most)
    .execute();
}
