import { sql } from 'kysely';
import type { Day } from '../../kernel/time';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import type { AppealRow } from '../read-models/list/row';
import { all, type Condition } from '../read-models/visible';
import { waitingAt } from './counts';
import { definitionOf, type FigureCode } from './definitions';
import { addDays, type Period } from './period';
import { factsSeen, listed, type Asked } from './seen';
import type { FigureSource } from './tables';

/** A fact that a figure counts, with the appeal that it is of. */
export type CountedRow = AppealRow & {
  readonly fact: string;
  readonly fact_leaf: string;
  readonly fact_at: string;
  readonly fact_round: number;
  readonly fact_unit: string | null;
  readonly fact_minutes: number | null;
};

function when(figure: FigureCode, { from, to }: Period, today: Day): Condition {
  const { counting, age } = definitionOf(figure);
  switch (counting) {
    case 'within':
      return sql<boolean>`f.day >= ${from} and f.day <= ${to}`;
    case 'done':
      return sql<boolean>`f.day >= ${from} and f.day <= ${to} and f.until_day is not null`;
    case 'waiting':
      return waitingAt(to);
    case 'aged': {
      const last = sql<boolean>`f.until_day is null and f.day <= ${addDays(today, -(age?.from ?? 0))}`;
      return age?.to === undefined ? last : sql<boolean>`${last} and f.day >= ${addDays(today, -age.to)}`;
    }
    default:
      return counting satisfies never;
  }
}

/**
 * What the figure counts, newest first: each fact once, so that an appeal that was returned twice stands there twice.
 * @throws DomainError `request/cursor-invalid`
 */
export async function listOf(
  source: FigureSource,
  query: Asked,
  {
    figure,
    excluded,
    guarded,
    timed,
    period,
    today,
    cursor,
    limit,
  }: {
    readonly figure: FigureCode;
    readonly excluded?: boolean | undefined;
    /** Only what stands in no sum, or only the rest. */
    readonly guarded?: boolean | undefined;
    /** Only what knows how long it took. */
    readonly timed?: boolean | undefined;
    readonly period: Period;
    readonly today: Day;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<CountedRow>> {
  const conditions = [
    guarded === undefined ? sql<boolean>`f.guarded in (0, 1)` : sql<boolean>`f.guarded = ${guarded ? 1 : 0}`,
    ...listed(source, query, definitionOf(figure).leaves),
    when(figure, period, today),
    ...(timed === true ? [sql<boolean>`f.minutes is not null`] : []),
    ...(excluded === undefined ? [] : [sql<boolean>`f.excluded = ${excluded ? 1 : 0}`]),
  ];
  if (cursor !== undefined) {
    const [at = '', appeal = '', fact = ''] = decodeCursor(cursor, 3);
    conditions.push(sql<boolean>`(f.at, f.appeal, f.fact) < (${at}, ${appeal}, ${fact})`);
  }
  const rows = await factsSeen(source)
    .selectAll('a')
    .select([
      'f.fact',
      'f.leaf as fact_leaf',
      'f.at as fact_at',
      'f.round as fact_round',
      'f.unit as fact_unit',
      'f.minutes as fact_minutes',
    ])
    .where(all(conditions))
    .orderBy('f.at', 'desc')
    .orderBy('f.appeal', 'desc')
    .orderBy('f.fact', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ fact_at, appeal, fact }) => encodeCursor(fact_at, appeal, fact));
}
