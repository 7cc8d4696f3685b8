import { sql } from 'kysely';
import { from, type ReadTables } from '../tables';
import { all, any, isIn, type Condition } from '../visible';
import { meeting } from './meet';
import { orderOf } from './place';
import { isNamed, type Named, type Slot } from './slot';

const PAGE = 300;

/**
 * Numbers of appeals that may match, newest first: by words, and where every slot may be filled by a name, by what is
 * so named as well.
 * @param seen what the caller may see, of `a`
 * @param upTo a number, itself included
 */
export function candidates(
  tables: ReadTables,
  slots: readonly Slot[],
  seen: readonly Condition[],
  upTo: string | undefined,
): AsyncGenerator<string> {
  const byWords = meeting(tables, slots, upTo);
  return slots.every(({ named }) => isNamed(named))
    ? newestOfBoth(byWords, named(tables, slots, seen, upTo))
    : byWords;
}

/**
 * As text, the 10,000th of a day stands before its 1,001st: those of more digits than a number usually has are asked for
 * by themselves, of the days that a page reaches down to.
 */
async function* named(
  tables: ReadTables,
  slots: readonly Slot[],
  seen: readonly Condition[],
  upTo: string | undefined,
): AsyncGenerator<string> {
  const one = any(slots.map(({ named }) => isSoNamed(named)));
  const numbers = (of: readonly Condition[]) =>
    tables.kysely
      .selectFrom(from(tables, 'appeals', 'a'))
      .select('a.number')
      .where(all([...of, one, ...seen]))
      .orderBy('a.number', 'desc');
  const newest = upTo === undefined ? undefined : orderOf(upTo);
  let usual = upTo === undefined ? all([]) : notAfter(upTo);
  let longer = upTo === undefined ? all([]) : sql<boolean>`a.number < ${afterDayOf(upTo)}`;
  for (;;) {
    const page = await numbers([usual, sql<boolean>`length(a.number) <= ${USUAL_LENGTH}`])
      .limit(PAGE)
      .execute();
    const last = page.length < PAGE ? undefined : page.at(-1)?.number;
    const reached = last === undefined ? all([]) : sql<boolean>`a.number > ${dayOf(last)}`;
    const beyond = await numbers([
      longer,
      reached,
      sql<boolean>`length(a.number) > ${USUAL_LENGTH}`,
    ]).execute();
    const found = [...page, ...beyond].map(({ number }) => ({ number, order: orderOf(number) }));
    if (beyond.length > 0) found.sort((a, b) => (a.order < b.order ? 1 : -1));
    for (const { number, order } of found) if (newest === undefined || order <= newest) yield number;
    if (last === undefined) return;
    usual = sql<boolean>`a.number < ${last}`;
    longer = sql<boolean>`a.number < ${dayOf(last)}`;
  }
}

/** `610921-20260701-0001` */
const USUAL_LENGTH = 20;
/** County and day, as all numbers of the day begin. */
const dayOf = (number: string): string => number.slice(0, 16);
/** After every number of its day, before all of the next. */
const afterDayOf = (number: string): string => `${number.slice(0, 15)}.`;
/** Of those of usual length: all of the day are before one that is longer. */
const notAfter = (number: string): Condition =>
  number.length > USUAL_LENGTH
    ? sql<boolean>`a.number < ${afterDayOf(number)}`
    : sql<boolean>`a.number <= ${number}`;

const oneOf = (column: string, values: readonly string[]): readonly Condition[] =>
  values.length === 0 ? [] : [sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})`];

const isSoNamed = ({ regions, services, units }: Named): Condition =>
  any([
    ...regions.map((code) => isIn('a', code)),
    ...oneOf('a.service', services),
    ...oneOf('a.holder', units),
  ]);

/** Each once. */
async function* newestOfBoth(
  one: AsyncGenerator<string>,
  other: AsyncGenerator<string>,
): AsyncGenerator<string> {
  let [a, b] = await Promise.all([one.next(), other.next()]);
  while (a.done !== true || b.done !== true) {
    const [left, right] = [a.done === true ? '' : orderOf(a.value), b.done === true ? '' : orderOf(b.value)];
    if (left >= right && a.done !== true) yield a.value;
    else if (b.done !== true) yield b.value;
    [a, b] = await Promise.all([left >= right ? one.next() : a, right >= left ? other.next() : b]);
  }
}
