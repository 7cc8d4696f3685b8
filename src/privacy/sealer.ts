import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyId } from '../kernel/ids';
import type { DataKey, KeyStore } from '../kernel/ports/primary-data';
import { KEY_STORE } from '../kernel/ports/tokens';
import type { Sealed } from '../kernel/sealed';

const NONCE = 12;
const TAG = 16;

/** What was sealed under this key is not what is being opened: changed, cut off, or another key's. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(key: KeyId) {
    super(`what was sealed under key ${key} has been changed since`);
  }
}

/** Nonces by the page: asking the system for twelve bytes at a time costs as much as sealing with them. */
class Nonces {
  private page = Buffer.alloc(0);

  next(): Buffer {
    if (this.page.length < NONCE) this.page = randomBytes(NONCE * 256);
    const nonce = this.page.subarray(0, NONCE);
    this.page = this.page.subarray(NONCE);
    return nonce;
  }
}

/** Opens sealed values as long as their key exists. */
export class Opener {
  constructor(protected readonly keys: Pick<KeyStore, 'find'>) {}

  async isDestroyed(id: KeyId): Promise<boolean> {
    return (await this.keys.find(id)) === undefined;
  }

  /** `undefined` once the key is destroyed. @throws SealBroken */
  async open<T>(sealed: Sealed<T>): Promise<T | undefined> {
    const json = await this.openBytes(sealed.key, Buffer.from(sealed.box, 'base64url'));
    return json === undefined ? undefined : (JSON.parse(json.toString('utf8')) as T);
  }

  /** `undefined` once the key is destroyed. @throws SealBroken */
  async openBytes(id: KeyId, box: Buffer): Promise<Buffer | undefined> {
    const key = await this.keys.find(id);
    if (key === undefined) return undefined;
    if (box.length < NONCE + TAG) throw new SealBroken(id);
    const decipher = createDecipheriv('aes-256-gcm', key.secret, box.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(box.subarray(NONCE, NONCE + TAG));
    const clear = decipher.update(box.subarray(NONCE + TAG));
    try {
      return Buffer.concat([clear, decipher.final()]);
    } catch {
      throw new SealBroken(id);
    }
  }
}

/** Seals values under data keys as well. */
@Injectable()
export class Sealer extends Opener {
  private readonly nonces = new Nonces();

  constructor(@Inject(KEY_STORE) private readonly store: KeyStore) {
    super(store);
  }

  /** @throws PrimaryDataUnavailable */
  newKey(): Promise<DataKey> {
    return this.store.take();
  }

  /** @param value anything that JSON can hold, `undefined` is not */
  seal<T>(key: DataKey, value: T): Sealed<T> {
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) throw new TypeError('there is no JSON of this value to seal');
    return { key: key.id, box: this.sealBytes(key, json).toString('base64url') };
  }

  /** @throws Error when the key has been destroyed: nothing new may be sealed for someone who was erased */
  async sealUnder<T>(id: KeyId, value: T): Promise<Sealed<T>> {
    const key = await this.keys.find(id);
    if (key === undefined) throw new Error(`key ${id} was destroyed: nothing more can be sealed under it`);
    return this.seal(key, value);
  }

  /** Nonce, tag and ciphertext. @param clear text is sealed as UTF-8 */
  sealBytes(key: DataKey, clear: Buffer | string): Buffer {
    // Random nonces are safe here: a key seals far fewer than 2^32 values.
    const nonce = this.nonces.next();
    const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
    const text = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
    const rest = cipher.final();
    return Buffer.concat([nonce, cipher.getAuthTag(), text, rest]);
  }
}
