import type { ReadTables } from '../tables';
import { docsIn, DOCS_OF_STRETCH, numberOf, orderOf, placeOf, signsOf, tailWord } from './place';
import { Postings } from './postings';
import { isNamed, type Slot } from './slot';

/** After every stretch. */
const NEWEST = 'z';
/** Before this one, and after all others that are. */
const justBelow = (stretch: string): string => {
  const last = stretch.charCodeAt(stretch.length - 1);
  return `${stretch.slice(0, -1)}${String.fromCharCode(last - 1)}z`;
};

interface Reader {
  /** Lists of which one must be there whole; of each word its postings. */
  readonly anyOf: readonly (readonly Postings[])[];
}

/**
 * Numbers of the appeals that have, as far as words tell, all slots, newest first. A slot that a name may fill is left
 * to who reads the rows, unless every slot is one. Walks from stretch to stretch where all have something: the rarest
 * word decides how many are read.
 * @param upTo a number, itself included; all when absent
 */
export async function* meeting(
  tables: ReadTables,
  slots: readonly Slot[],
  upTo: string | undefined,
): AsyncGenerator<string> {
  const byWords = slots.filter(({ named }) => !isNamed(named));
  const readers = await Promise.all(
    (byWords.length > 0 ? byWords : slots).map((slot) => readerOf(tables, slot)),
  );
  const last = upTo === undefined ? undefined : orderOf(upTo);
  let below: string | undefined = upTo === undefined ? NEWEST : (placeOf(upTo)?.stretch ?? NEWEST);
  for (;;) {
    below = await commonStretch(readers, below);
    if (below === undefined) return;
    const stretch: string = below;
    const bits = readers.map((reader) => bitsOf(reader, stretch)).reduce(and);
    for (const doc of docsIn(bits))
      if (last === undefined || `${stretch}${signsOf(doc)}` <= last) yield numberOf(stretch, doc);
    below = justBelow(stretch);
  }
}

async function readerOf(tables: ReadTables, { words, tail, person }: Slot): Promise<Reader> {
  const lists: readonly (readonly string[])[] = [
    ...words.filter((list) => list.length > 0),
    ...(tail === undefined ? [] : [[tailWord(tail)]]),
    ...(person === undefined ? [] : [[person]]),
  ];
  return {
    anyOf: await Promise.all(lists.map((list) => Promise.all(list.map((word) => Postings.of(tables, word))))),
  };
}

/** The newest stretch at or below in which every slot has something. */
async function commonStretch(readers: readonly Reader[], from: string): Promise<string | undefined> {
  let at = from;
  for (;;) {
    let lowest = at;
    for (const reader of readers) {
      const found = await newestOf(reader, lowest);
      if (found === undefined) return undefined;
      lowest = found;
    }
    if (lowest === at) return at;
    at = lowest;
  }
}

async function newestOf({ anyOf }: Reader, from: string): Promise<string | undefined> {
  let newest: string | undefined;
  for (const list of anyOf) {
    let lowest: string | undefined = from;
    for (const word of list) {
      lowest = lowest === undefined ? undefined : await word.atOrBelow(lowest);
    }
    if (lowest !== undefined && (newest === undefined || lowest > newest)) newest = lowest;
  }
  return newest;
}

const none = (): Uint32Array => new Uint32Array(DOCS_OF_STRETCH / 32);
const and = (one: Uint32Array, other: Uint32Array): Uint32Array =>
  one.map((word, at) => word & (other[at] as number));
const or = (one: Uint32Array, other: Uint32Array): Uint32Array =>
  one.map((word, at) => word | (other[at] as number));

const bitsOf = ({ anyOf }: Reader, stretch: string): Uint32Array =>
  anyOf.map((list) => list.map((word) => word.bits(stretch) ?? none()).reduce(and)).reduce(or, none());
