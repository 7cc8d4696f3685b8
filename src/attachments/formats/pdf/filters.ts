import { inflateSync } from 'node:zlib';
import { unreadable } from '../format-error';
import { numberIn, type Dict, type Stream, type Value } from './values';

const long: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  DCT: 'DCTDecode',
};

/** How a stream is packed: the last of its filters was put on first. */
export interface Filter {
  readonly name: string;
  readonly parameters?: Value | undefined;
}

/** One or several, and with each what it needs to know. */
const listed = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : value.type === 'list' ? value.items : [value];

export function filtersOf({ entries }: Dict): readonly Filter[] {
  const parameters = listed(entries.get('DecodeParms') ?? entries.get('DP'));
  return listed(entries.get('Filter')).map((item, index) => ({
    name: item.type === 'name' ? (long[item.name] ?? item.name) : '',
    parameters: parameters[index],
  }));
}

/** Lines of a picture as differences from each other: only bitmaps are packed so. */
const isPredicted = ({ parameters }: Filter): boolean =>
  parameters?.type === 'ref' ||
  (parameters?.type === 'dict' && (numberIn(parameters, 'Predictor') ?? 1) !== 1);

/** Bytes that a whole document may still unpack to: a small file may hide a large one. */
export interface Room {
  left: number;
}

export interface Unpacked {
  readonly data: Buffer;
  /** The filters that are left: those that nothing here undoes. */
  readonly filters: readonly Filter[];
}

/**
 * Undoes the packing that is the same for all kinds of content, in its order.
 * @throws FormatError when it needs more than there is room for, or is damaged
 */
export function unpacked({ dict, data }: Stream, room: Room): Unpacked {
  const filters = [...filtersOf(dict)];
  let out = data;
  for (let [next] = filters; next !== undefined; [next] = filters) {
    if (next.name === 'FlateDecode' && !isPredicted(next)) out = inflated(out, room.left);
    else if (next.name === 'ASCII85Decode') out = fromAscii85(out, room.left);
    else if (next.name === 'ASCIIHexDecode')
      out = Buffer.from(out.toString('latin1').replace(/[^0-9A-Fa-f]/g, ''), 'hex');
    else break;
    room.left -= out.length;
    if (room.left < 0) throw unreadable('it unpacks to too much');
    filters.shift();
  }
  return { data: out, filters };
}

function inflated(data: Buffer, room: number): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    throw unreadable(`it cannot be unpacked: ${String(error)}`);
  }
}

/** Five signs are four bytes; `z` is four zeros; `~` ends it. @throws FormatError when it makes more than `room` */
function fromAscii85(data: Buffer, room: number): Buffer {
  const zeros = data.reduce((count, byte) => (byte === 0x7a ? count + 1 : count), 0);
  if (4 * zeros > room) throw unreadable('it unpacks to too much');
  const out = Buffer.alloc(data.length + 4 * zeros + 4);
  let [length, digits, value] = [0, 0, 0];
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits === 0) length += 4;
    if (byte < 0x21 || byte > 0x75) continue;
    value = value * 85 + (byte - 0x21);
    if (++digits < 5) continue;
    out.writeUInt32BE(value % 2 ** 32, length);
    length += 4;
    [digits, value] = [0, 0];
  }
  if (digits < 2) return out.subarray(0, length);
  // The last group may be short: what is missing counts as the highest sign.
  for (let sign = digits; sign < 5; sign++) value = value * 85 + 84;
  out.writeUInt32BE(value % 2 ** 32, length);
  return out.subarray(0, length + digits - 1);
}
