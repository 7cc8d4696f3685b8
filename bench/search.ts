import { sql } from 'kysely';
import { performance } from 'node:perf_hooks';
import type { VisibleFilter } from '../src/access';
import { searchAppeals } from '../src/appeals/read-models/search/query';
import { NOTHING_NAMED, type Slot } from '../src/appeals/read-models/search/slot';
import type { ReadTables } from '../src/appeals/read-models/tables';
import type { SealedWords, WordHash } from '../src/kernel/ports/words';
import { measured, type Measure } from '../test/kit/measured';
import { readTables } from '../test/kit/read-tables';
import { freshFolder, removeFolder } from '../test/kit/service';
import { COUNTY, openAppeals } from './seed/open-appeals';
import { percentile } from './support/statistics';

/** As often by hand: the worst of twenty is no p99 to hold two hundred against. */
const ASKED = 150;
const PER_PAGE = 20;
const RANKED_BY_HAND = 300;
const WEIGHT = 5;

const visible: VisibleFilter = {
  anyOf: [{ column: 'county', equals: COUNTY }],
  hiddenIfNamed: { units: ['centre-610921'] as never, persons: [], byConfirmedOnly: true },
  violationsHidden: 'none',
  claims: false,
};

/** Every third and every fourth appeal has one of two common words, one in a thousand a rare one, each thirty of its own. */
function countyWords(): SealedWords {
  let n = 0;
  return {
    hashesOf: async (words) =>
      words.map(({ field }) => {
        // A telephone number is no word of anybody's: what it leads to would only be looked at in vain.
        if (field === 'person') return [`p${n}`] as WordHash[];
        const at = n++;
        const own = Array.from({ length: 30 }, (_, word) => `w${(at * 31 + word * 17) % 5_000}`);
        const common = [...(at % 3 === 0 ? ['third'] : []), ...(at % 4 === 0 ? ['fourth'] : [])];
        return [...common, ...(at % 1_000 === 0 ? ['rare'] : []), ...own] as WordHash[];
      }),
  };
}
const slotsOf = (words: readonly string[]): readonly Slot[] =>
  words.map((word) => ({ words: [[word as WordHash]], named: NOTHING_NAMED, weight: WEIGHT }));
const questions = { common: ['third'], two: ['third', 'fourth'], rare: ['rare', 'third'] } as const;
type Question = keyof typeof questions;

/**
 * What somebody would write by hand over the same tables for the same answer: of what the caller may see, the newest that
 * have the words, ranked by BM25 with the same constants, and the first page of these as whole rows.
 */
async function byHand(tables: ReadTables, words: readonly string[]): Promise<void> {
  const has = sql.join(
    words.map((word) => sql`w.words like ${`%${word}%`}`),
    sql` and `,
  );
  const length = sql`(length(n.words) - length(replace(n.words, ' ', '')) + 1)`;
  const score = sql.join(
    words.map((word) => {
      const often = sql`((length(n.words) - length(replace(n.words, ${word}, ''))) * 1.0 / ${sql.lit(word.length)})`;
      return sql`(${WEIGHT} * ${often} * 2.2 / (${often} + 1.2 * (0.25 + 0.75 * ${length} / 30.0)))`;
    }),
    sql` + `,
  );
  await sql`
    with newest as (
      select a.appeal, a.number, w.words from ${sql.table(tables.nameOf.appeals)} as a
      join ${sql.table(tables.nameOf.search_words)} as w on w.appeal = a.appeal
      where a.county = ${COUNTY} and ${has} and not exists (
        select 1 from ${sql.table(tables.nameOf.appeal_accused)} as n
        where n.appeal = a.appeal and n.unit = 'centre-610921' and n.confirmed = 1)
      order by a.number desc limit ${RANKED_BY_HAND})
    select a.*, ${score} as score from newest as n
    join ${sql.table(tables.nameOf.appeals)} as a on a.appeal = n.appeal
    order by score desc, n.number desc limit ${PER_PAGE}`.execute(tables.kysely);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** A first page by one common word, by two, and by a rare and a common one, beside SQL written by hand. */
const search: Measure = async function* (options) {
  const sizes = [options.number('few', 10_000), options.number('many', 100_000)] as const;
  const p99 = new Map<string, number>();
  for (const size of sizes) {
    const folder = freshFolder();
    const read = await readTables(folder, countyWords());
    try {
      for (const batch of openAppeals(size)) await read.project(...batch);
      for (const [name, words] of Object.entries(questions) as [Question, readonly string[]][]) {
        const [ours, theirs]: [number[], number[]] = [[], []];
        for (let n = 0; n < ASKED; n++) {
          const asked = { slots: slotsOf(words), limit: PER_PAGE };
          ours.push(await timed(() => searchAppeals(read.tables, visible, asked)));
          theirs.push(await timed(() => byHand(read.tables, words)));
        }
        p99.set(`${name} ${size}`, percentile(ours, 0.99));
        yield measured(`search: ${name} of ${size} open, p99`, percentile(ours, 0.99), 'ms');
        yield measured(
          `search: ${name} of ${size}, p99 of SQL by hand`,
          percentile(ours, 0.99) / percentile(theirs, 0.99),
          'ratio',
          '<= 1.5',
        );
      }
    } finally {
      await read.close();
      removeFolder(folder);
    }
  }
  for (const name of Object.keys(questions))
    yield measured(
      `search: ${name} at ${sizes[1]} of ${sizes[0]}, p99`,
      (p99.get(`${name} ${sizes[1]}`) ?? 0) / (p99.get(`${name} ${sizes[0]}`) ?? 1),
      'ratio',
      '<= 2',
    );
};

export default search;
