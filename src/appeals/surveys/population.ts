import { sql } from 'kysely';
import type { AppealId, CitizenId } from '../../kernel/ids';
import { factsSeen } from '../figures/seen';
import type { FigureSource } from '../figures/tables';
import type { Candidate } from './sample';
import type { SurveyScope } from './survey';

/** Whom there is to draw from, and how many of them had said that they would not be asked. */
export interface Population {
  readonly candidates: readonly Candidate[];
  readonly unwilling: number;
}

/**
 * Appeals of citizens that were closed within these days, rated or not, and still are. A violation report, and what
 * names somebody, is guarded: none of them is read. Whoever would not say at a call, of whichever appeal, is left out.
 * @param unwilling the table of those
 */
export async function populationOf(
  source: FigureSource,
  unwilling: string,
  { closed, unit, service }: SurveyScope,
): Promise<Population> {
  let asked = factsSeen(source)
    .where('f.guarded', '=', 0)
    .where('f.leaf', 'in', ['closed.rated', 'closed.unrated'])
    .where('f.day', '>=', closed.from)
    .where('f.day', '<=', closed.to)
    .where('a.status', '=', 'closed')
    .where('a.origin', '=', 'citizen')
    .where('a.violation', '=', 0)
    .where('a.reporter', 'is not', null);
  if (unit !== undefined) asked = asked.where('f.unit', '=', unit);
  if (service !== undefined) asked = asked.where('a.service', '=', service);
  const silent = sql<number>`case when a.reporter in (
    select b.reporter from ${sql.table(unwilling)} as u
    join ${sql.table(source.lists.nameOf.appeals)} as b on b.appeal = u.appeal
    where b.reporter is not null) then 1 else 0 end`;
  const rows = await asked
    .select(['a.appeal', 'a.reporter', silent.as('silent')])
    .distinct()
    .execute();
  const willing = rows.filter((row) => Number(row.silent) === 0);
  return {
    candidates: willing.map(({ appeal, reporter }) => ({
      appeal: appeal as AppealId,
      reporter: reporter as CitizenId,
    })),
    unwilling: rows.length - willing.length,
  };
}
