import { randomBytes } from 'node:crypto';
import type { KeyId } from '../../../src/kernel/ids';
import type { DataKey, KeyStore } from '../../../src/kernel/ports/primary-data';
import type { Sealed } from '../../../src/kernel/sealed';
import { SealBroken, Sealer } from '../../../src/privacy/sealer';

interface Contact {
  readonly name: string;
  readonly phone: string;
}
const contact: Contact = { name: '王秀英', phone: '13809155678' };

function keysInMemory(): KeyStore {
  const keys = new Map<KeyId, DataKey>();
  return {
    take: async () => {
      const key = { id: randomBytes(8).toString('hex') as KeyId, secret: randomBytes(32) };
      keys.set(key.id, key);
      return key;
    },
    find: async (id) => keys.get(id),
    destroy: async (id) => void keys.delete(id),
    close: async () => undefined,
  };
}

describe('a sealed value', () => {
  const keys = keysInMemory();
  const sealer = new Sealer(keys);
  const reboxed = <T>(sealed: Sealed<T>, change: (box: Buffer) => Buffer): Sealed<T> => ({
    ...sealed,
    box: change(Buffer.from(sealed.box, 'base64url')).toString('base64url'),
  });

  it('opens to what was sealed', async () => {
    const key = await sealer.newKey();
    for (const value of [contact, '家里停电了 😀', '', 0, null, [1, { a: [] }]]) {
      expect(await sealer.open(sealer.seal(key, value))).toEqual(value);
    }
  });

  it('shows nothing of what it holds, nor that two are equal', async () => {
    const key = await sealer.newKey();
    const [one, other] = [sealer.seal(key, contact), sealer.seal(key, contact)];
    expect(one.key).toBe(key.id);
    expect(one.box).not.toBe(other.box);
    const box = Buffer.from(one.box, 'base64url');
    expect(box).toHaveLength(12 + 16 + Buffer.byteLength(JSON.stringify(contact)));
    expect(box.includes('王秀英') || box.includes('13809155678')).toBe(false);
    expect(one.box).toMatch(/^[\w-]+$/);
  });

  it('is sealed under a key that is known by its id alone', async () => {
    const { id } = await sealer.newKey();
    const sealed = await sealer.sealUnder(id, contact);
    expect(sealed.key).toBe(id);
    expect(await sealer.open(sealed)).toEqual(contact);
  });

  it('is gone with its key, and nothing more can be sealed under that', async () => {
    const key = await sealer.newKey();
    const sealed = sealer.seal(key, contact);
    const bytes = sealer.sealBytes(key, Buffer.from('照片'));
    await keys.destroy(key.id);
    expect(await sealer.open(sealed)).toBeUndefined();
    expect(await sealer.openBytes(key.id, bytes)).toBeUndefined();
    await expect(sealer.sealUnder(key.id, contact)).rejects.toThrow(`key ${key.id} was destroyed`);
  });

  it('does not open when any of its bytes was changed', async () => {
    const sealed = sealer.seal(await sealer.newKey(), '电');
    const length = Buffer.from(sealed.box, 'base64url').length;
    for (let at = 0; at < length; at += 1) {
      const changed = reboxed(sealed, (box) => {
        box[at]! ^= 1;
        return box;
      });
      await expect(sealer.open(changed)).rejects.toThrow(SealBroken);
    }
  });

  it('does not open when it was cut off or lengthened, or under another key', async () => {
    const sealed = sealer.seal(await sealer.newKey(), contact);
    for (const length of [0, 12, 27, 28, 40]) {
      await expect(sealer.open(reboxed(sealed, (box) => box.subarray(0, length)))).rejects.toThrow(
        SealBroken,
      );
    }
    const longer = reboxed(sealed, (box) => Buffer.concat([box, Buffer.alloc(1)]));
    await expect(sealer.open(longer)).rejects.toThrow(SealBroken);
    const other = await sealer.newKey();
    await expect(sealer.open({ ...sealed, key: other.id })).rejects.toThrow(`sealed under key ${other.id}`);
  });

  it('cannot be of a value that has no JSON', async () => {
    const key = await sealer.newKey();
    expect(() => sealer.seal(key, undefined)).toThrow(TypeError);
  });

  it('may be bytes: a photo, or nothing', async () => {
    const key = await sealer.newKey();
    for (const photo of [randomBytes(100_000), Buffer.alloc(0)]) {
      const opened = await sealer.openBytes(key.id, sealer.sealBytes(key, photo));
      expect(opened?.equals(photo)).toBe(true);
    }
  });
});
