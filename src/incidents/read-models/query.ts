import { sql, type Kysely } from 'kysely';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../../appeals';
import type { RegionCode } from '../../kernel/ids';
import { levelsOf, tierOf } from '../../kernel/region';
import type { ReadSide } from '../../runtime/read-side';
import { incidentsProjection } from './incidents.projection';
import type { IncidentRow, IncidentState } from './row';

export interface IncidentQuery {
  /** The caller's: what lies in it, and what it lies in. */
  readonly around: RegionCode;
  readonly state?: IncidentState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Newest first. @throws DomainError `request/cursor-invalid` */
export async function incidentsAround(
  readSide: ReadSide,
  { around, state, cursor, limit }: IncidentQuery,
): Promise<Page<IncidentRow>> {
  const { incidents = '' } = await readSide.activeTables(incidentsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, IncidentRow>>;
  const area = levelsOf(around).slice(0, 3).at(-1) ?? around;
  let asked = kysely
    .selectFrom(incidents)
    .selectAll()
    .where((e) => e.or([e(tierOf(area), '=', area), e('region', 'in', [...levelsOf(around)])]));
  if (state !== undefined) asked = asked.where('state', '=', state);
  if (cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor(cursor, 2);
    asked = asked.where(sql<boolean>`(opened_at, incident) < (${at}, ${id})`);
  }
  const rows = await asked
    .orderBy('opened_at', 'desc')
    .orderBy('incident', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ opened_at, incident }) => encodeCursor(opened_at, incident));
}
