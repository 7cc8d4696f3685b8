import { sql } from 'kysely';
import { from, type ReadTables } from '../tables';
import { bitsOf, placeOf } from './place';

/** Stretches read at once: few at first, as a rare word has no more. */
const FIRST_PAGE = 8;
const MOST_AT_ONCE = 64;
/** Of what a word was added to later, the newest so many. */
export const MOST_ADDED = 1_000;

/** The appeals that have one word, stretch by stretch from the newest down; read as far as somebody asks. */
export class Postings {
  /** As they were read: most are passed over by a page, and never taken apart. */
  private readonly known = new Map<string, string>();
  /** Newest first. */
  private readonly stretches: string[] = [];
  private at = 0;
  private readTo: string | undefined;
  private isRead = false;
  private page = FIRST_PAGE;

  private constructor(
    private readonly tables: ReadTables,
    private readonly word: string,
    private readonly added: ReadonlyMap<string, Uint32Array>,
  ) {}

  static async of(tables: ReadTables, word: string): Promise<Postings> {
    return new Postings(tables, word, await addedTo(tables, word));
  }

  bits(stretch: string): Uint32Array | undefined {
    const docs = this.known.get(stretch);
    const [one, other] = [docs === undefined ? undefined : bitsOf(docs), this.added.get(stretch)];
    return one === undefined || other === undefined
      ? (one ?? other)
      : one.map((word, at) => word | (other[at] ?? 0));
  }

  /** The newest stretch at or below this one; `undefined` when there is none. Asked for lower ones alone. */
  async atOrBelow(stretch: string): Promise<string | undefined> {
    const later = [...this.added.keys()]
      .filter((each) => each <= stretch)
      .sort()
      .at(-1);
    const said = await this.saidAtOrBelow(stretch);
    return later === undefined || (said !== undefined && said > later) ? said : later;
  }

  private async saidAtOrBelow(stretch: string): Promise<string | undefined> {
    for (;;) {
      for (; this.at < this.stretches.length; this.at++) {
        const found = this.stretches[this.at] as string;
        if (found <= stretch) return found;
      }
      if (this.isRead) return undefined;
      await this.read(stretch);
    }
  }

  private async read(stretch: string): Promise<void> {
    const { word, readTo, page } = this;
    const below =
      readTo === undefined || readTo > stretch
        ? sql<boolean>`p.id <= ${`${word}/${stretch}`}`
        : sql<boolean>`p.id < ${`${word}/${readTo}`}`;
    const rows = await this.tables.kysely
      .selectFrom(from(this.tables, 'search_postings', 'p'))
      .select(['p.id', 'p.docs'])
      .where(below)
      .where('p.id', '>', `${word}/`)
      .orderBy('p.id', 'desc')
      .limit(page)
      .execute();
    for (const { id, docs } of rows) {
      const found = id.slice(word.length + 1);
      this.stretches.push(found);
      this.known.set(found, docs);
      this.readTo = found;
    }
    this.isRead = rows.length < page;
    this.page = Math.min(page * 2, MOST_AT_ONCE);
  }
}

/** Words that came later lie by when they came, not by number. */
async function addedTo(tables: ReadTables, word: string): Promise<ReadonlyMap<string, Uint32Array>> {
  const rows = await tables.kysely
    .selectFrom(from(tables, 'search_added', 'w'))
    .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 'w.appeal')
    .select('a.number')
    .where('w.word', '=', word)
    .orderBy('w.at', 'desc')
    .orderBy('w.appeal', 'desc')
    .limit(MOST_ADDED)
    .execute();
  const docs = new Map<string, string>();
  for (const { number } of rows) {
    const place = placeOf(number);
    if (place) docs.set(place.stretch, `${docs.get(place.stretch) ?? ''}${place.doc}`);
  }
  return new Map([...docs].map(([stretch, signs]) => [stretch, bitsOf(signs)]));
}
