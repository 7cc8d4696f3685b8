import { hash } from 'node:crypto';

interface Entry<Value> {
  readonly value: Value;
  readonly until: number;
}

/**
 * Verified tokens, briefly: by the hash of the token, never past its end. Only successes are kept, so that bad
 * tokens neither fill it nor outlive what made them bad. The oldest leave first.
 */
export class TokenCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  /** @param now milliseconds since 1970, of the real clock: tokens do not live by a clock that is set */
  constructor(
    private readonly maxEntries: number,
    private readonly maxAgeMs: number,
    private readonly now: () => number,
  ) {}

  get(token: string): Value | undefined {
    const key = hashOf(token);
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.until > this.now()) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  /** @param expires milliseconds since 1970 */
  put(token: string, value: Value, expires: number): void {
    const until = Math.min(expires, this.now() + this.maxAgeMs);
    if (until <= this.now()) return;
    const oldest = this.entries.keys().next();
    if (this.entries.size >= this.maxEntries && !oldest.done) this.entries.delete(oldest.value);
    this.entries.set(hashOf(token), { value, until });
  }

  get size(): number {
    return this.entries.size;
  }
}

const hashOf = (token: string): string => hash('sha256', token, 'base64');
