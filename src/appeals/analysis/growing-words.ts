import { adjusted, poissonTest } from './poisson';
import { SIGNIFICANT } from './found';
import { isIn, type Windows } from './windows';

/** An appeal, and the hashes of the words in it. */
export interface Worded {
  readonly appeal: string;
  readonly day: string;
  readonly words: readonly string[];
}
export interface GrowingWord {
  readonly word: string;
  /** In so many appeals of the period; in so many of those before. */
  readonly observed: number;
  readonly before: number;
  readonly adjusted: number;
  /** Some of the period's that have it. */
  readonly appeals: readonly string[];
}

/** What fewer say tells of who said it. */
export const LEAST_APPEALS = 5;
const MOST_WORDS = 15;

/** Words that come in more appeals than chance explains, beside how many appeals there are at all. Hashes alone. */
export function growingWords(
  all: readonly Worded[],
  { period, before, compared }: Windows,
): readonly GrowingWord[] {
  const now = countsOf(all.filter(({ day }) => isIn(day, period)));
  const then = countsOf(all.filter(({ day }) => compared.days.has(day)));
  const asked = [...now].filter(([, appeals]) => appeals.length >= LEAST_APPEALS);
  const tests = asked.map(
    ([word, appeals]) => poissonTest(appeals.length, then.get(word)?.length ?? 0, before.length).greater,
  );
  const after = adjusted(tests);
  return asked
    .map(([word, appeals], at) => ({
      ...{ word, observed: appeals.length, before: then.get(word)?.length ?? 0 },
      ...{ adjusted: Math.round((after[at] ?? 1) * 1e6) / 1e6, appeals: appeals.slice(0, LEAST_APPEALS) },
    }))
    .filter((_, at) => (after[at] ?? 1) <= SIGNIFICANT)
    .sort((a, b) => a.adjusted - b.adjusted || b.observed - a.observed || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS);
}

function countsOf(all: readonly Worded[]): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, string[]>();
  for (const { appeal, words } of all)
    for (const word of new Set(words)) {
      const known = counts.get(word);
      if (known === undefined) counts.set(word, [appeal]);
      else known.push(appeal);
    }
  return counts;
}
