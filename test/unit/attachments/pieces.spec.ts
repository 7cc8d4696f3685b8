import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { allOf, openPieces, sealPieces, type OpenedBytes } from '../../../src/attachments/pieces';
import type { DataKey } from '../../../src/kernel/ports/primary-data';
import { Sealer } from '../../../src/privacy';
import { MemoryKeys } from './memory';

const PIECE = 256 * 1024;

describe('an attachment sealed in pieces', () => {
  const keys = new MemoryKeys();
  const sealer = new Sealer(keys);
  let key: DataKey;
  beforeEach(async () => {
    key = await keys.take();
  });

  const open = (sealed: Buffer) =>
    openPieces(
      sealer,
      key.id,
      async (from, length) => sealed.subarray(from, from + length),
      async () => sealed,
    );
  const opened = async (sealed: Buffer) => (await open(sealed)) as OpenedBytes;

  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])('is the same again, %d bytes', async (size) => {
    const clear = randomBytes(size);
    const again = await opened(sealPieces(sealer, key, clear));
    expect(again.size).toBe(size);
    expect((await allOf(again)).equals(clear)).toBe(true);
  });

  it('gives any part of it', async () => {
    const clear = randomBytes(2 * PIECE + 99);
    const sealed = sealPieces(sealer, key, clear);
    await fc.assert(
      fc.asyncProperty(fc.nat(clear.length), fc.nat(clear.length), async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const parts: Buffer[] = [];
        for await (const part of (await opened(sealed)).read(from, to)) parts.push(part);
        expect(Buffer.concat(parts).equals(clear.subarray(from, to))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is not opened when pieces were exchanged, left out, or taken from another', async () => {
    const [head, whole] = [14, PIECE + 38];
    const sealed = sealPieces(sealer, key, randomBytes(3 * PIECE));
    const piece = (index: number) => sealed.subarray(head + index * whole, head + (index + 1) * whole);
    const exchanged = Buffer.concat([sealed.subarray(0, head), piece(0), piece(2), piece(1)]);
    await expect(opened(exchanged).then(allOf)).rejects.toThrow();
    const shorter = Buffer.concat([sealed.subarray(0, head), piece(0), piece(1)]);
    shorter.writeUIntBE(2 * PIECE, 8, 6);
    await expect(opened(shorter).then(allOf)).rejects.toThrow();
    const other = sealPieces(sealer, key, randomBytes(2 * PIECE));
    const mixed = Buffer.concat([sealed.subarray(0, head), piece(0), other.subarray(head + whole), piece(2)]);
    await expect(opened(mixed).then(allOf)).rejects.toThrow();
  });

  it('is erased with its key, also when it was already half read', async () => {
    const sealed = sealPieces(sealer, key, randomBytes(2 * PIECE));
    const half = await opened(sealed);
    await keys.destroy(key.id);
    expect(await open(sealed)).toBe('erased');
    await expect(allOf(half)).rejects.toThrow('erased');
  });

  it('opens what an earlier version sealed whole', async () => {
    const clear = randomBytes(5_000);
    const sealed = sealer.sealBytes(key, clear);
    expect((await allOf(await opened(sealed))).equals(clear)).toBe(true);
    await keys.destroy(key.id);
    expect(await open(sealed)).toBe('erased');
  });

  it('is nowhere when nothing lies there', async () => {
    const nothing = async () => undefined;
    expect(await openPieces(sealer, key.id, nothing, nothing)).toBeUndefined();
  });
});
