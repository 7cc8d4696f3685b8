/**
 * Where an appeal stands in the postings, from its number alone: a stretch (county, day, block of 1,024) and two signs
 * within it. So nothing has to be counted, and whoever fills the tables again fills them the same.
 */
export interface Place {
  readonly stretch: string;
  readonly doc: string;
}

export const DOCS_OF_STRETCH = 1_024;
const DIGITS = '0123456789abcdefghijklmnopqrstuv';
const NUMBER = /^(\d{6})-(\d{8})-(\d{1,9})$/;
const BLOCK_DIGITS = 6;

/** `undefined` for what is no number of ours. */
export function placeOf(number: string): Place | undefined {
  const [, county = '', day = '', sequence = ''] = NUMBER.exec(number) ?? [];
  if (sequence === '') return undefined;
  const at = Number(sequence);
  const block = String(Math.floor(at / DOCS_OF_STRETCH)).padStart(BLOCK_DIGITS, '0');
  return { stretch: `${county}${day}${block}`, doc: signsOf(at % DOCS_OF_STRETCH) };
}

export const signsOf = (at: number): string =>
  `${DIGITS[Math.floor(at / DIGITS.length)] as string}${DIGITS[at % DIGITS.length] as string}`;

export function numberOf(stretch: string, at: number): string {
  const sequence = Number(stretch.slice(14)) * DOCS_OF_STRETCH + at;
  return `${stretch.slice(0, 6)}-${stretch.slice(6, 14)}-${String(sequence).padStart(4, '0')}`;
}

/** Numbers in the order in which they were given. */
export const orderOf = (number: string): string => {
  const place = placeOf(number);
  return place === undefined ? '' : `${place.stretch}${place.doc}`;
};

const valueOf = (sign: number): number => (sign < 58 ? sign - 48 : sign - 87);

/** The docs of one row without this one, which may stand there more than once. */
export const withoutDoc = (docs: string, doc: string): string =>
  (docs.match(/../g) ?? []).filter((each) => each !== doc).join('');

/** What a row has, one blank between two. */
export const listed = (text: unknown): readonly string[] =>
  typeof text === 'string' && text !== '' ? text.split(' ') : [];

/** The docs of one row as bits. */
export function bitsOf(docs: string): Uint32Array {
  const bits = new Uint32Array(DOCS_OF_STRETCH / 32);
  for (let at = 0; at + 1 < docs.length; at += 2) {
    const doc = valueOf(docs.charCodeAt(at)) * 32 + valueOf(docs.charCodeAt(at + 1));
    bits[doc >> 5] = (bits[doc >> 5] as number) | (1 << (doc & 31));
  }
  return bits;
}

/** Positions of the bits that are set, newest first. */
export function docsIn(bits: Uint32Array): readonly number[] {
  const docs: number[] = [];
  for (let word = bits.length - 1; word >= 0; word--) {
    const value = bits[word] as number;
    if (value === 0) continue;
    for (let bit = 31; bit >= 0; bit--) if ((value >>> bit) & 1) docs.push(word * 32 + bit);
  }
  return docs;
}

/** The end of a number that people read out: three digits are enough to look it up by. */
export const TAIL_DIGITS = 3;
export const tailWord = (digits: string): string =>
  `no${digits.slice(-TAIL_DIGITS).padStart(TAIL_DIGITS, '0')}`;
