import { FormatError, unreadable } from '../format-error';
import { unpacked, type Room } from './filters';
import { Parser } from './parser';
import { nameIn, numberIn, type Dict, type Value } from './values';

/** Bytes that all packed objects of a document may unpack to. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_OBJECTS = 300_000;

export interface Document {
  readonly objects: ReadonlyMap<number, Value>;
  readonly root: number;
}

/**
 * All objects, found by going through the file from its beginning, not by its tables: of two with one number the
 * later counts, as for a reader that follows the tables of a file that was changed.
 * @throws FormatError `protected` under a password
 */
export function documentIn(bytes: Buffer): Document {
  const objects = new Map<number, Value>();
  const lengths = lengthsIn(bytes);
  let root: number | undefined;
  const room: Room = { left: MOST_UNPACKED };

  const trailer = (dict: Dict): void => {
    if (dict.entries.has('Encrypt')) throw new FormatError('protected', 'it is under a password');
    const named = dict.entries.get('Root');
    if (named?.type === 'ref') root = named.number;
  };
  const keep = (number: number, value: Value): void => {
    if (objects.size >= MOST_OBJECTS) throw unreadable('it has too many objects');
    objects.set(number, value);
  };

  const next = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj|trailer/g;
  const text = bytes.toString('latin1');
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const parser = new Parser(bytes, next.lastIndex);
    const value = withStream(parser, lengths);
    next.lastIndex = parser.at;
    if (found[1] === undefined) {
      if (value.type === 'dict') trailer(value);
      continue;
    }
    const type = value.type === 'stream' ? nameIn(value.dict, 'Type') : undefined;
    if (value.type === 'stream' && type === 'XRef') trailer(value.dict);
    else if (value.type === 'stream' && type === 'ObjStm') {
      const { data, filters } = unpacked(value, room);
      if (filters.length > 0) throw unreadable('packed in a way that is not followed');
      for (const [number, inner] of objectsIn(data, value.dict)) keep(number, inner);
    } else keep(Number(found[1]), value);
  }
  if (root === undefined || !objects.has(root)) throw unreadable('it has no catalogue');
  return { objects, root };
}

/** Lengths of streams that stand in objects of their own. */
function lengthsIn(bytes: Buffer): ReadonlyMap<number, number> {
  const all = bytes
    .toString('latin1')
    .matchAll(/(\d{1,10})\s{1,4}\d{1,5}\s{1,4}obj\s{1,4}(\d{1,10})\s{1,4}endobj/g);
  return new Map([...all].map(([, number, length]) => [Number(number), Number(length)]));
}

function withStream(parser: Parser, lengths: ReadonlyMap<number, number>): Value {
  const value = parser.value();
  if (value.type !== 'dict' || !parser.take('stream')) return value;
  const { bytes } = parser;
  if (bytes[parser.at] === 13) parser.at++;
  if (bytes[parser.at] === 10) parser.at++;
  const start = parser.at;
  const end = endOfStream(bytes, start, lengthOf(value, lengths));
  parser.at = end;
  return { type: 'stream', dict: value, data: bytes.subarray(start, end) };
}

const lengthOf = (dict: Dict, lengths: ReadonlyMap<number, number>): number | undefined => {
  const given = dict.entries.get('Length');
  return given?.type === 'ref' ? lengths.get(given.number) : numberIn(dict, 'Length');
};

/** Where it says that it ends, if it does; else at the next end mark. */
function endOfStream(bytes: Buffer, start: number, length: number | undefined): number {
  const MARK = 'endstream';
  if (length !== undefined && start + length <= bytes.length) {
    const behind = bytes.toString('latin1', start + length, start + length + MARK.length + 2);
    if (/^[\r\n]{0,2}endstream/.test(behind)) return start + length;
  }
  const found = bytes.indexOf(MARK, start);
  if (found < 0) throw unreadable('a stream has no end');
  return found;
}

/** An object stream begins with pairs of number and place. */
function* objectsIn(packed: Buffer, dict: Dict): Generator<readonly [number, Value]> {
  const count = numberIn(dict, 'N') ?? 0;
  const first = numberIn(dict, 'First') ?? 0;
  const head = packed
    .toString('latin1', 0, Math.min(first, packed.length))
    .split(/[\0\s]+/)
    .filter(Boolean)
    .map(Number);
  for (let index = 0; index < count; index++) {
    const [number, place] = head.slice(2 * index, 2 * index + 2);
    if (number === undefined || place === undefined || !(first + place < packed.length)) return;
    yield [number, new Parser(packed, first + place).value()];
  }
}
