import type { Kysely } from 'kysely';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import type { Projection, Table } from '../../kernel/projection';
import type { Instant } from '../../kernel/time';
import type { ReadSide } from '../../runtime/read-side';
import type { TurnedDown } from '../domain/suggesting';
import { suggestionSchemas, type SuggestionEvent } from '../domain/turning-down';

interface TurnedDownRow {
  readonly region: string;
  readonly service: string;
  readonly at: string;
}

const table: Table = {
  name: 'turned_down',
  columns: { region: 'text', service: 'text', at: 'text' } satisfies Record<keyof TurnedDownRow, 'text'>,
  primaryKey: ['region', 'service'],
  indexes: [['at']],
};

/** Until when what was reported of a service in a place is known to have no common cause. */
export const turnedDownProjection: Projection<SuggestionEvent> = {
  name: 'turned-down',
  version: 1,
  category: 'suggestion',
  schemas: suggestionSchemas,
  tables: [table],
  project: ({ event, metadata }) => {
    const { region, service } = event.data;
    return [{ kind: 'insert', table: table.name, row: { region, service, at: metadata.occurredAt } }];
  },
};

/** @throws Error before it first ran */
export async function turnedDownSince(readSide: ReadSide, since: Instant): Promise<readonly TurnedDown[]> {
  const { [table.name]: name = '' } = await readSide.activeTables(turnedDownProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, TurnedDownRow>>;
  const rows = await kysely.selectFrom(name).selectAll().where('at', '>=', since).execute();
  return rows.map(({ region, service, at }) => ({
    ...{ region: region as RegionCode, service: service as ServiceId, at: at as Instant },
  }));
}
