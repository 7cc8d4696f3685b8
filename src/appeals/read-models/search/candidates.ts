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

async function* named(
  tables: ReadTables,
  slots: readonly Slot[],
  seen: readonly Condition[],
  upTo: string | undefined,
): AsyncGenerator<string> {
  const one = any(slots.map(({ named }) => isSoNamed(named)));
  let bound = upTo === undefined ? sql<boolean>`1 = 1` : sql<boolean>`a.number <= ${upTo}`;
  for (;;) {
    const rows = await tables.kysely
      .selectFrom(from(tables, 'appeals', 'a'))
      .select('a.number')
      .where(all([one, bound, ...seen]))
      .orderBy('a.number', 'desc')
      .limit(PAGE)
      .execute();
    for (const { number } of rows) yield number;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    bound = sql<boolean>`a.number < ${last.number}`;
  }
}

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
