import { createHmac } from 'node:crypto';
import { MasterKeyUnavailable, type HeldKey } from '../../kernel/ports/master-key';

const SECRET = 32;
const FOR_GOOD = (1n << 63n) - 1n;
const GONE = 0n;

/**
 * A wrapping key in memory that the threads of one process share: until when it may be used, and the key. Whoever lends it
 * takes it back from all of them at once, and when that one is stuck the time runs out by itself.
 */
export class LentKey implements HeldKey {
  private readonly until: BigInt64Array;
  private readonly bytes: Uint8Array;
  private readonly forgetting: (() => void)[] = [];
  private known: string | undefined;

  private constructor(readonly shared: SharedArrayBuffer) {
    this.until = new BigInt64Array(shared, 0, 1);
    this.bytes = new Uint8Array(shared, 8, SECRET);
  }

  static create(): LentKey {
    return new LentKey(new SharedArrayBuffer(8 + SECRET));
  }

  /** One that nobody takes back. @throws Error unless it has 32 bytes */
  static forGood(secret: Uint8Array): LentKey {
    const key = LentKey.create();
    key.put(secret, FOR_GOOD);
    return key;
  }

  static attach(shared: SharedArrayBuffer): LentKey {
    return new LentKey(shared);
  }

  get check(): string {
    this.known ??= checkOf(this.secret());
    return this.known;
  }

  /** @param askedAt `process.hrtime.bigint()` before it was asked for */
  lend(secret: Uint8Array, askedAt: bigint, forMs: number): void {
    this.put(secret, askedAt + BigInt(Math.round(forMs * 1_000_000)));
  }

  takeBack(): void {
    Atomics.store(this.until, 0, GONE);
    this.bytes.fill(0);
    for (const forget of this.forgetting) forget();
  }

  secret(): Buffer {
    this.demand();
    const secret = Buffer.from(this.bytes);
    // Another thread may have taken it back between the two.
    this.demand();
    return secret;
  }

  demand(): void {
    const until = Atomics.load(this.until, 0);
    if (until !== FOR_GOOD && process.hrtime.bigint() >= until)
      throw new MasterKeyUnavailable(
        'the master key is no longer lent: the service that keeps it was not heard',
      );
  }

  onLost(forget: () => void): void {
    this.forgetting.push(forget);
  }

  private put(secret: Uint8Array, until: bigint): void {
    if (secret.length !== SECRET) throw new Error(`a master key has ${SECRET} bytes, not ${secret.length}`);
    this.bytes.set(secret);
    Atomics.store(this.until, 0, until);
  }
}

const checkOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('suqiu/key-check').digest('hex');
