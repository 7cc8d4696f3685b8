import { sql } from 'kysely';
import type { Sighting, VisibleFilter } from '../../access';
import type { Instant } from '../../kernel/time';
import { all, any, sighted } from '../read-models/visible';
import type { RegisterSource } from '../registers/query';
import type { AccessRow, WithheldRow } from '../registers/rows';

/** A line of the register of accesses that is of one's own identity. */
export type LookRow = AccessRow & { readonly number: string; readonly reported_at: string };

export interface LookQuery {
  readonly appeal?: string | undefined;
  /** Before this one, newest first. */
  readonly before?: { readonly at: string; readonly key: string } | undefined;
  readonly limit: number;
}

type Own = Exclude<Sighting, { readonly column: 'involved' }> & { readonly column: 'reporter' | 'proxy' };
const ownIn = ({ anyOf }: VisibleFilter): readonly Own[] =>
  anyOf === 'everything'
    ? []
    : anyOf.filter((way): way is Own => way.column === 'reporter' || way.column === 'proxy');

const table = ({ nameOf }: RegisterSource, name: string) => sql.table(nameOf[name] ?? name);
const appeals = ({ lists }: RegisterSource) => sql.table(lists.nameOf.appeals);

/** Reveals of the caller's own identity, less what is withheld from them now: a proxy is told of no reporter, nor the other way round. */
export async function looksAt(
  source: RegisterSource,
  visible: VisibleFilter,
  { appeal, before, limit }: LookQuery,
  now: Instant,
): Promise<readonly LookRow[]> {
  const withheldFrom = (party: Own['column']) => sql<boolean>`exists (
    select 1 from ${table(source, 'register_withheld')} as w
    where w.appeal = r.appeal and w.until > ${now} and w.person <> r.person
      and (w.unit is null or w.unit = r.unit) and (w.party is null or w.party = ${party}))`;
  const told = ownIn(visible).map((way) =>
    all([
      sighted(source.lists, 'a', way),
      sql<boolean>`r.what like ${`%${way.column}%`}`,
      sql<boolean>`not ${withheldFrom(way.column)}`,
    ]),
  );
  const { rows } = await sql<LookRow>`
    select r.*, a.number, a.reported_at
    from ${table(source, 'register_accesses')} as r
    join ${appeals(source)} as a on a.appeal = r.appeal
    where ${all([
      sql<boolean>`r.kind = 'reveal'`,
      any(told),
      ...(appeal === undefined ? [] : [sql<boolean>`r.appeal = ${appeal}`]),
      ...(before === undefined ? [] : [sql<boolean>`(r.at, r.key) < (${before.at}, ${before.key})`]),
    ])}
    order by r.at desc, r.key desc
    limit ${limit}`.execute(source.lists.kysely);
  return rows;
}

/** What is withheld from the caller now at appeals of their own. */
export async function withheldFrom(
  source: RegisterSource,
  visible: VisibleFilter,
  now: Instant,
): Promise<readonly WithheldRow[]> {
  const own = any(
    ownIn(visible).map((way) =>
      all([sighted(source.lists, 'a', way), sql<boolean>`(w.party is null or w.party = ${way.column})`]),
    ),
  );
  const { rows } = await sql<WithheldRow>`
    select w.* from ${table(source, 'register_withheld')} as w
    join ${appeals(source)} as a on a.appeal = w.appeal
    where w.until > ${now} and ${own}`.execute(source.lists.kysely);
  return rows;
}

/** When the caller first stood behind an appeal that a number finds: who reported in confidence is found by none. */
export async function foundSince(
  source: RegisterSource,
  visible: VisibleFilter,
): Promise<Instant | undefined> {
  const own = any(ownIn(visible).map((way) => sighted(source.lists, 'a', way)));
  const { rows } = await sql<{ since: string | null }>`
    select min(a.reported_at) as since from ${appeals(source)} as a
    where a.violation = 0 and ${own}`.execute(source.lists.kysely);
  return (rows[0]?.since ?? undefined) as Instant | undefined;
}
