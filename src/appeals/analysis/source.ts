import { sql } from 'kysely';
import type { AppealNumber, RegionCode, ServiceId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import { factsSeen } from '../figures/seen';
import type { FigureSource } from '../figures/tables';
import { from } from '../read-models/tables';
import type { Reported } from './found';
import type { Worded } from './growing-words';

/** A violation report, or an appeal that names somebody, is guarded: none of them is read. */
const reportedBetween = (source: FigureSource, first: Day, last: Day) =>
  factsSeen(source)
    .where('f.guarded', '=', 0)
    .where('f.leaf', '=', 'begun.reported')
    .where('f.day', '>=', first)
    .where('f.day', '<=', last);

/** What was reported on these days, in the order of its days. @param hash of whom it is from */
export async function reportedIn(
  source: FigureSource,
  first: Day,
  last: Day,
  hash: (citizen: string) => string,
): Promise<readonly Reported[]> {
  const rows = await reportedBetween(source, first, last)
    .select(['a.number', 'f.day', 'a.service', 'a.town', 'a.village', 'a.grid', 'a.reporter'])
    .orderBy('f.day')
    .orderBy('a.number')
    .execute();
  return rows.flatMap(({ number, day, service, town, village, grid, reporter }) =>
    service === null
      ? []
      : [
          {
            ...{ number: number as AppealNumber, day, service: service as ServiceId },
            town: town as RegionCode | null,
            village: village as RegionCode | null,
            grid: grid as RegionCode | null,
            reporter: reporter === null ? null : hash(reporter),
          },
        ],
  );
}

/** The words of what was reported, as the index has them. */
export async function wordedIn(source: FigureSource, first: Day, last: Day): Promise<readonly Worded[]> {
  const rows = await reportedBetween(source, first, last)
    .innerJoin(from(source.lists, 'search_words', 'w'), 'w.appeal', 'a.appeal')
    .select(['a.appeal', 'f.day', sql<string>`w.words`.as('words')])
    .orderBy('f.day')
    .orderBy('a.number')
    .execute();
  return rows.map(({ appeal, day, words }) => ({ appeal, day, words: words.split(' ').filter(Boolean) }));
}
