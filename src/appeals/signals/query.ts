import { sql } from 'kysely';
import type { VisibleFilter } from '../../access';
import type { RegionCode, UnitId } from '../../kernel/ids';
import type { ReadSide } from '../../runtime/read-side';
import { liveTables } from '../application/live-tables';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import type { ReadTables } from '../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../read-models/visible';
import type { SignalCode } from './codes';
import { decisionsProjection } from './decision';
import { signalsProjection } from './project';
import type { DecisionRow, SignalRow } from './rows';

/** What became of it; `open` until a supervisor has said something. */
export const signalStates = ['open', 'confirmed', 'dismissed'] as const;
export type SignalState = (typeof signalStates)[number];

export interface SignalQuery {
  readonly signal?: string | undefined;
  readonly region?: RegionCode | undefined;
  readonly unit?: readonly UnitId[] | undefined;
  readonly code?: readonly SignalCode[] | undefined;
  readonly state?: readonly SignalState[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
export type SignalLine = SignalRow &
  Nullable<Omit<DecisionRow, 'signal'>> & {
    readonly number: string;
    readonly region: string;
    readonly service: string | null;
  };

export interface SignalSource {
  readonly lists: ReadTables;
  readonly nameOf: Readonly<Record<string, string>>;
}

/** @throws DomainError `read/not-fresh` before the projections first ran */
export async function liveSignals(readSide: ReadSide): Promise<SignalSource> {
  const lists = await liveTables(readSide);
  return {
    lists,
    nameOf: {
      ...(await readSide.activeTables(signalsProjection.name)),
      ...(await readSide.activeTables(decisionsProjection.name)),
    },
  };
}

const table = ({ nameOf }: SignalSource, name: string) => sql.table(nameOf[name] ?? name);

const seen = (lists: ReadTables, alias: string, visible: VisibleFilter): Condition =>
  all([
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(lists, alias, way))),
    notHidden(lists, alias, visible),
  ]);

const inState: Readonly<Record<SignalState, Condition>> = {
  open: sql<boolean>`d.signal is null`,
  confirmed: sql<boolean>`d.confirmed = 1`,
  dismissed: sql<boolean>`d.confirmed = 0`,
};

const among = (column: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})`];

/** What speaks of other appeals is shown to who may see one of them: to nobody else does it say anything. */
function conditionsOf(
  source: SignalSource,
  { signal, region, unit, code, state, from, to }: SignalQuery,
  visible: VisibleFilter,
): Condition {
  const { lists } = source;
  const like = sql<boolean>`exists (select 1 from ${table(source, 'signal_likes')} as l
    join ${sql.table(lists.nameOf.appeals)} as b on b.appeal = l.other
    where l.signal = s.signal and ${seen(lists, 'b', visible)})`;
  return all([
    seen(lists, 'a', visible),
    any([sql<boolean>`s.likes = 0`, like]),
    ...(signal === undefined ? [] : [sql<boolean>`s.signal = ${signal}`]),
    ...(region === undefined ? [] : [isIn('a', region)]),
    ...among('s.unit', unit),
    ...among('s.code', code),
    ...(state === undefined ? [] : [any(state.map((each) => inState[each]))]),
    ...(from === undefined ? [] : [sql<boolean>`s.at >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`s.at < ${to}`]),
  ]);
}

const joined = (source: SignalSource) => sql`${table(source, 'signals')} as s
  join ${sql.table(source.lists.nameOf.appeals)} as a on a.appeal = s.appeal
  left join ${table(source, 'signal_decisions')} as d on d.signal = s.signal`;

/** Newest first, as far as the caller may see what is behind them. @throws DomainError `request/cursor-invalid` */
export async function signalsOf(
  source: SignalSource,
  query: SignalQuery,
  visible: VisibleFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<SignalLine>> {
  const [at = '', last = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  const after = cursor === undefined ? all([]) : sql<boolean>`(s.at, s.signal) < (${at}, ${last})`;
  const { rows } = await sql<SignalLine>`
    select s.*, a.number, a.region, a.service, d.confirmed, d.reason, d.decided_by, d.decided_at
    from ${joined(source)}
    where ${conditionsOf(source, query, visible)} and ${after}
    order by s.at desc, s.signal desc
    limit ${limit + 1}`.execute(source.lists.kysely);
  return pageOf(rows, limit, (row) => encodeCursor(row.at, row.signal));
}

export interface UnitSignals {
  readonly unit: UnitId;
  readonly open: number;
  readonly confirmed: number;
  readonly dismissed: number;
}

/** How many of the same each unit has: a list to begin with and no ranking, so by the unit's id. */
export async function signalsByUnit(
  source: SignalSource,
  query: SignalQuery,
  visible: VisibleFilter,
): Promise<readonly UnitSignals[]> {
  const { rows } = await sql<{ unit: string; confirmed: number | null; counted: number }>`
    select s.unit, d.confirmed, count(*) as counted
    from ${joined(source)}
    where ${conditionsOf(source, query, visible)}
    group by s.unit, d.confirmed
    order by s.unit`.execute(source.lists.kysely);
  const units = [...new Set(rows.map(({ unit }) => unit))];
  return units.map((unit) => {
    const counted = (confirmed: number | null): number =>
      Number(rows.find((row) => row.unit === unit && row.confirmed === confirmed)?.counted ?? 0);
    return { unit: unit as UnitId, open: counted(null), confirmed: counted(1), dismissed: counted(0) };
  });
}

/** The other appeals behind these, as far as the caller may see them. */
export async function likesOf(
  source: SignalSource,
  signals: readonly string[],
  visible: VisibleFilter,
): Promise<ReadonlyMap<string, readonly { readonly appeal: string; readonly number: string }[]>> {
  if (signals.length === 0) return new Map();
  const { lists } = source;
  const { rows } = await sql<{ signal: string; appeal: string; number: string }>`
    select l.signal, b.appeal, b.number from ${table(source, 'signal_likes')} as l
    join ${sql.table(lists.nameOf.appeals)} as b on b.appeal = l.other
    where l.signal in (${sql.join([...signals])}) and ${seen(lists, 'b', visible)}
    order by b.reported_at, b.appeal`.execute(lists.kysely);
  const found = new Map<string, { appeal: string; number: string }[]>();
  for (const { signal, appeal, number } of rows)
    found.set(signal, [...(found.get(signal) ?? []), { appeal, number }]);
  return found;
}
