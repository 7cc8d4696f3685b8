import type { KeyId } from '../kernel/ids';
import type { DataKey } from '../kernel/ports/primary-data';
import type { Sealer } from '../privacy';

/** Begins what is sealed in pieces; what was sealed whole begins with a random nonce. */
const MAGIC = Buffer.from('suqiu\0p1', 'latin1');
const HEAD = MAGIC.length + 6;
const PIECE = 256 * 1024;
/** Index of the piece and size of the whole, in front of its bytes: no piece can be left out, moved or taken from elsewhere. */
const MARK = 10;
/** Nonce and tag that a seal adds. */
const SEAL = 28;

/** Bytes that were sealed, wherever they lie. */
export type SealedBytes = (from: number, length: number) => Promise<Buffer | undefined>;

type Sealing = Pick<Sealer, 'sealBytes'>;
type Opening = Pick<Sealer, 'openBytes'>;

/** Sealed so that a part can be opened without the others. */
export function sealPieces(sealer: Sealing, key: DataKey, clear: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  MAGIC.copy(head);
  head.writeUIntBE(clear.length, MAGIC.length, 6);
  // Nothing at all is a piece too: its seal shows whether the key is still there.
  const count = Math.max(1, Math.ceil(clear.length / PIECE));
  const pieces = Array.from({ length: count }, (_, index) =>
    sealer.sealBytes(
      key,
      Buffer.concat([markOf(index, clear.length), clear.subarray(index * PIECE, (index + 1) * PIECE)]),
    ),
  );
  return Buffer.concat([head, ...pieces]);
}

export interface OpenedBytes {
  /** In clear. */
  readonly size: number;
  /** @returns piece by piece, so that never more than one is in memory @throws Error when a piece is not what was sealed */
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

/**
 * `undefined` when nothing lies there. The key may be destroyed: that shows at the first piece.
 * @param whole all that lies there, for what an earlier version sealed in one piece
 */
export async function openPieces(
  sealer: Opening,
  key: KeyId,
  sealed: SealedBytes,
  whole: () => Promise<Buffer | undefined>,
): Promise<OpenedBytes | 'erased' | undefined> {
  const head = await sealed(0, HEAD);
  if (head === undefined) return undefined;
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) {
    const all = await whole();
    const clear = all && (await sealer.openBytes(key, all));
    if (all === undefined) return undefined;
    return clear === undefined ? 'erased' : inMemory(clear);
  }
  const size = head.readUIntBE(MAGIC.length, 6);
  const open = async (index: number): Promise<Buffer | undefined> => {
    const length = Math.min(PIECE, size - index * PIECE) + MARK + SEAL;
    const box = await sealed(HEAD + index * (PIECE + MARK + SEAL), length);
    const clear = box && (await sealer.openBytes(key, box));
    if (clear === undefined) return undefined;
    if (!clear.subarray(0, MARK).equals(markOf(index, size)))
      throw new Error('a piece of an attachment stands in another one’s place');
    return clear.subarray(MARK);
  };
  const first = await open(0);
  if (first === undefined) return 'erased';
  return {
    size,
    async *read(from, to) {
      for (let index = Math.floor(from / PIECE); index * PIECE < to; index++) {
        const piece = index === 0 ? first : await open(index);
        if (piece === undefined) throw new Error('an attachment was erased while it was read');
        yield piece.subarray(Math.max(0, from - index * PIECE), Math.min(PIECE, to - index * PIECE));
      }
    },
  };
}

export const inMemory = (clear: Buffer): OpenedBytes => ({
  size: clear.length,
  async *read(from, to) {
    yield clear.subarray(from, to);
  },
});

export async function allOf(opened: OpenedBytes): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of opened.read(0, opened.size)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function markOf(index: number, size: number): Buffer {
  const mark = Buffer.alloc(MARK);
  mark.writeUInt32BE(index);
  mark.writeUIntBE(size, 4, 6);
  return mark;
}
