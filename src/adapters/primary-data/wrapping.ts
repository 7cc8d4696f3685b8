import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyId } from '../../kernel/ids';
import type { HeldKey } from '../../kernel/ports/master-key';
import type { DataKey } from '../../kernel/ports/primary-data';
import { LentKey } from './lent-key';

const NONCE = 12;
const TAG = 16;
const ID_RANDOM = 9;
const SECRET = 32;

/** Data keys under the master key: nonce, tag and ciphertext, bound to the key's id. */
export class Wrapping {
  private readonly key: HeldKey;
  private readonly other: HeldKey | undefined;

  /** @param otherKey of before or after a rotation: it opens, and wraps nothing */
  constructor(masterKey: Buffer | HeldKey, otherKey?: Buffer | HeldKey) {
    this.key = held(masterKey);
    this.other = otherKey && held(otherKey);
  }

  /** Tells one master key from another and nothing about it. */
  get check(): string {
    return this.key.check;
  }

  get otherCheck(): string | undefined {
    return this.other?.check;
  }

  /** Before anything that was opened earlier is used again. @throws MasterKeyUnavailable once the key is no longer lent */
  demand(): void {
    this.key.demand();
  }

  /** What was opened with it should be forgotten. */
  onLost(forget: () => void): void {
    this.key.onLost(forget);
    this.other?.onLost(forget);
  }

  /** The same under the present key; `undefined` where it is so already. @throws Error as `unwrap` */
  rewrapped(id: KeyId, wrapped: Buffer): Buffer | undefined {
    if (opened(this.key.secret(), id, wrapped) !== undefined) return undefined;
    return this.wrap(this.unwrap(id, wrapped));
  }

  /** Ids grow with time, so that a stock of new keys is written side by side; their rest cannot be guessed. */
  newKeys(count: number): readonly DataKey[] {
    const time = Date.now().toString(36).padStart(9, '0');
    // Asking the system once for all of them costs as much as asking for one.
    const random = randomBytes(count * (ID_RANDOM + SECRET));
    return Array.from({ length: count }, (_, index) => {
      const at = index * (ID_RANDOM + SECRET);
      const id = `${time}${random.toString('base64url', at, at + ID_RANDOM)}` as KeyId;
      return { id, secret: random.subarray(at + ID_RANDOM, at + ID_RANDOM + SECRET) };
    });
  }

  /** @throws MasterKeyUnavailable */
  wrap({ id, secret }: DataKey): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key.secret(), nonce).setAAD(Buffer.from(id));
    const text = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws MasterKeyUnavailable; Error when the wrapped key was changed, or belongs to another id */
  unwrap(id: KeyId, wrapped: Buffer): DataKey {
    for (const key of [this.key, this.other]) {
      const secret = key && opened(key.secret(), id, wrapped);
      if (secret !== undefined) return { id, secret };
    }
    throw new Error(
      `the wrapped key ${id} was changed on disk, or lies under a master key that is not at hand: restore the primary ` +
        'data from a backup, or set SUQIU_MASTER_KEY_OTHER to the key from before until all are wrapped anew',
    );
  }
}

const held = (key: Buffer | HeldKey): HeldKey => (Buffer.isBuffer(key) ? LentKey.forGood(key) : key);

function opened(masterKey: Buffer, id: KeyId, wrapped: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', masterKey, wrapped.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAAD(Buffer.from(id)).setAuthTag(wrapped.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
