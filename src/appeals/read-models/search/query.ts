import { DomainError } from '../../../kernel/domain-error';
import type { VisibleFilter } from '../../../access';
import { decodeCursor, encodeCursor } from '../cursor';
import { filtersOf, ofMine, type ListQuery } from '../list/query';
import type { AppealRow } from '../list/row';
import { from, type ReadTables } from '../tables';
import { all, any, notHidden, sighted, type Condition } from '../visible';
import { candidates } from './candidates';
import { orderOf } from './place';
import { matchOf, type Candidate, type Match } from './score';
import { isNamed, type Slot } from './slot';

/** Ranked together: of more that match, the newest so many come first, best first among them, then the next. */
export const RANKED = 300;
/**
 * Looked at for one page, so that no question holds a node for long; beyond, a page ends early and says where to go on.
 * So high that only a word in tens of thousands of appeals outside the caller's sight ends one.
 */
const LOOKED_AT = 30_000;
/** Where all that are looked at match, one more says that there are others. */
const AT_ONCE = RANKED + 1;
/** Once nearly all are found, no fewer than that: one that is hidden must not have three hundred more read. */
const FEWEST_AT_ONCE = 16;

export interface SearchQuery extends Omit<ListQuery, 'sort'> {
  readonly slots: readonly Slot[];
}
export interface FoundRow {
  readonly row: AppealRow;
  readonly match: Match;
}
export interface Found {
  readonly items: readonly FoundRow[];
  /** How many were ranked together with these. */
  readonly ranked: number;
  /** Older ones may match as well. */
  readonly more: boolean;
  readonly next?: string | undefined;
}

/** Numbers that are ranked together: down from `to` (or from before `below`), and as far as `from`. */
interface Stretch {
  readonly to?: string | undefined;
  readonly below?: string | undefined;
  readonly from?: string | undefined;
}
interface Ranked extends Match {
  readonly number: string;
  /** Of its number: worked out once, as it is compared many times. */
  readonly order: string;
}

/**
 * The appeals that the caller may see and that have all slots, best first. The index says only whom to look at: whether
 * they are seen, and what they have, is asked of each row, so that nothing hidden is met, counted or weighed. Pages
 * neither skip nor repeat: what is ranked together is fixed by the first page, and its order by what was said.
 * @throws DomainError `request/cursor-invalid`
 */
export async function searchAppeals(
  tables: ReadTables,
  visible: VisibleFilter,
  query: SearchQuery,
): Promise<Found> {
  const { stretch, after } = placeIn(query.cursor);
  const { ranked, lookedTo } = await rank(tables, visible, query, stretch);
  const left = after === undefined ? ranked : ranked.filter((each) => compare(after, each) < 0);
  const shown = left.slice(0, query.limit);
  const last = shown.at(-1);
  const to = stretch.to ?? newestOf(ranked);
  const next =
    last !== undefined && left.length > shown.length
      ? encodeCursor('in', to, lookedTo ?? '', String(last.score), last.number)
      : lookedTo && encodeCursor('below', lookedTo, '', '', '');
  return { items: await rowsOf(tables, shown), ranked: ranked.length, more: lookedTo !== undefined, next };
}

function placeIn(cursor: string | undefined): {
  readonly stretch: Stretch;
  readonly after?: Ranked | undefined;
} {
  if (cursor === undefined) return { stretch: {} };
  const [kind, bound = '', from = '', score = '', number = ''] = decodeCursor(cursor, 5);
  if (kind === 'below') return { stretch: { below: bound } };
  if (kind !== 'in') throw new DomainError('request/cursor-invalid');
  return {
    stretch: { to: bound, from: from === '' ? undefined : from },
    after: { number, order: orderOf(number), score: Number(score), by: [] },
  };
}

/** Best first; of equals, the newest. */
function compare(one: Ranked, other: Ranked): number {
  if (one.number === other.number) return 0;
  return other.score - one.score || newestFirst(one, other);
}
const newestFirst = (one: { readonly order: string }, other: { readonly order: string }): number =>
  one.order < other.order ? 1 : -1;
const newestOf = (ranked: readonly Ranked[]): string =>
  ranked.reduce((newest, each) => (each.order > newest.order ? each : newest), { number: '', order: '' })
    .number;

/** What matches of one stretch, best first. `lookedTo`: the oldest looked at, when older ones were left. */
async function rank(
  tables: ReadTables,
  visible: VisibleFilter,
  query: SearchQuery,
  { to, below, from: until }: Stretch,
): Promise<{ readonly ranked: readonly Ranked[]; readonly lookedTo?: string | undefined }> {
  const { slots } = query;
  const seen = conditionsOf(tables, visible, query);
  const ranked: Ranked[] = [];
  let waiting: string[] = [];
  let looked = 0;
  let atOnce = AT_ONCE;
  const judge = async () => {
    const rows = (await lookAt(tables, waiting, seen, slots)).map((row) => ({
      row,
      order: orderOf(row.number),
    }));
    for (const { row, order } of rows.sort(newestFirst)) {
      const match = matchOf(row, slots);
      if (match) ranked.push({ number: row.number, order, ...match });
    }
    looked += waiting.length;
    waiting = [];
  };
  const oldest = until === undefined ? undefined : orderOf(until);
  // Just so many of those that are seen: were it whoever was looked at, what is hidden would say who is ranked with whom.
  const cut = () => {
    ranked.length = RANKED;
    return ended(ranked.at(-1)?.number);
  };
  const ended = (lookedTo?: string) => ({ ranked: ranked.sort(compare), lookedTo });
  for await (const number of candidates(tables, slots, seen, to ?? below)) {
    if (number === below) continue;
    if (oldest !== undefined && orderOf(number) < oldest) break;
    waiting.push(number);
    if (waiting.length < atOnce) continue;
    await judge();
    atOnce = Math.min(AT_ONCE, Math.max(FEWEST_AT_ONCE, 2 * (AT_ONCE - ranked.length)));
    if (until !== undefined) continue;
    if (ranked.length > RANKED) return cut();
    if (looked >= LOOKED_AT) return ended(number);
  }
  await judge();
  return until === undefined && ranked.length > RANKED ? cut() : ended(until);
}

const conditionsOf = (
  tables: ReadTables,
  visible: VisibleFilter,
  query: SearchQuery,
): readonly Condition[] => [
  ...(visible.anyOf === 'everything' ? [] : [any(visible.anyOf.map((way) => sighted(tables, 'a', way)))]),
  notHidden(tables, 'a', visible),
  any(ofMine(query.mine).map(all)),
  ...filtersOf(tables, query, visible),
];

/** No more of each row than the slots ask for: what is read and not looked at is most of the time that a page takes. */
async function lookAt(
  tables: ReadTables,
  numbers: readonly string[],
  seen: readonly Condition[],
  slots: readonly Slot[],
): Promise<readonly Candidate[]> {
  if (numbers.length === 0) return [];
  return tables.kysely
    .selectFrom(from(tables, 'appeals', 'a'))
    .leftJoin(from(tables, 'search_words', 'w'), 'w.appeal', 'a.appeal')
    .select(['a.number', 'w.words'])
    .$if(
      slots.some(({ named }) => isNamed(named)),
      (rows) => rows.select(['a.region', 'a.service', 'a.holder']),
    )
    .$if(
      slots.some(({ person }) => person !== undefined),
      (rows) => rows.select('w.persons'),
    )
    .where('a.number', 'in', numbers)
    .where(all(seen))
    .execute();
}

async function rowsOf(tables: ReadTables, shown: readonly Ranked[]): Promise<readonly FoundRow[]> {
  if (shown.length === 0) return [];
  const numbers = shown.map(({ number }) => number);
  const rows = await tables.kysely
    .selectFrom(from(tables, 'appeals', 'a'))
    .selectAll('a')
    .where('a.number', 'in', numbers)
    .execute();
  const known = new Map(rows.map((row) => [row.number, row]));
  return shown.flatMap(({ number, score, by }) => {
    const row = known.get(number);
    return row === undefined ? [] : [{ row, match: { score, by } }];
  });
}
