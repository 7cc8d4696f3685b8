import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { IssuerTrouble, type PublishedKeys } from './published-keys';

export interface KeysLimits {
  /** Between two looks while all is well: so long a key lives on that the issuer took back. */
  readonly everyMs: number;
  /** Between two looks that failed, and at least between any two: strangers cause no more. */
  readonly atLeastMs: number;
  /** So long the keys last known are trusted while the issuer cannot be asked. */
  readonly trustedMs: number;
  /** So long a key that the issuer did not have is not asked for again. */
  readonly unknownMs: number;
}

const MOST_UNKNOWN = 1_000;
/** Requests that wait for one look at once; the next are told to come again. */
const MOST_WAITING = 500;

/** What readiness says of the issuer. */
export interface IssuerState {
  /** Milliseconds ago the keys were last read; nothing where they never were. */
  readonly knownFor?: number | undefined;
  /** Why the last look failed. */
  readonly trouble?: string | undefined;
  readonly isTrusted: boolean;
}

/**
 * The keys of an issuer elsewhere, read ahead of need. Guarantee: a key that the issuer published a moment ago is found
 * by the first token that it signed, which waits for at most one look; however many tokens name keys that there are
 * not, the issuer is asked once in `atLeastMs`; while it is down, the keys last known go on for `trustedMs`.
 */
export class IssuerKeys {
  private known: { readonly keys: JWTVerifyGetKey; readonly at: number } | undefined;
  private trouble: string | undefined;
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private waiting = 0;
  /** Key ids that the issuer did not have, and until when it is not asked for them. */
  private readonly unknown = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly published: PublishedKeys,
    private readonly limits: KeysLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Begins to look, at once and from then on. */
  start(): void {
    const next = async () => {
      await this.look();
      const { everyMs, atLeastMs } = this.limits;
      this.timer = setTimeout(() => void next(), this.trouble === undefined ? everyMs : atLeastMs);
      this.timer.unref();
    };
    this.timer = setTimeout(() => void next(), 0);
    this.timer.unref();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  get state(): IssuerState {
    return {
      knownFor: this.known && this.now() - this.known.at,
      trouble: this.trouble,
      isTrusted: this.trusted() !== undefined,
    };
  }

  /** The key that a token names. @throws IssuerTrouble, and what jose throws of a token */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    if (this.trusted() === undefined && this.mayLook()) await this.look();
    const keys = this.trusted();
    if (keys === undefined) throw new IssuerTrouble(this.trouble ?? 'its keys are not known yet');
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || header.kid === undefined) throw error;
      return this.keyAfterLook(header.kid, (again) => again(header, token), error);
    }
  };

  private async keyAfterLook<Key>(
    kid: string,
    keyOf: (keys: JWTVerifyGetKey) => Key,
    unknown: Error,
  ): Promise<Awaited<Key>> {
    if (this.isUnknown(kid)) throw unknown;
    if (this.waiting >= MOST_WAITING) throw new IssuerTrouble('too many tokens of unknown keys at once');
    this.waiting++;
    try {
      await this.lookSoon();
    } finally {
      this.waiting--;
    }
    // Nobody can tell a stranger's token from one that a new key signed.
    if (this.trouble !== undefined) throw new IssuerTrouble(this.trouble);
    try {
      return await keyOf(this.trusted() ?? (() => Promise.reject(unknown)));
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) this.remember(kid);
      throw error;
    }
  }

  /** A look of all who wait, begun after this was called; where the last was a moment ago, after a pause. */
  private async lookSoon(): Promise<void> {
    const asked = this.now();
    await this.looking;
    while (this.lookedAt < asked) {
      const pause = this.lookedAt + this.limits.atLeastMs - this.now();
      if (this.trouble !== undefined && pause > 0) return;
      if (pause > 0) await new Promise((over) => setTimeout(over, pause));
      else await this.look();
    }
    await this.looking;
  }

  /** Never rejects: what failed stands in `trouble`. */
  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    this.lookedAt = this.now();
    try {
      const keys = createLocalJWKSet(await this.published());
      this.known = { keys, at: this.now() };
      this.trouble = undefined;
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
  }

  private mayLook = (): boolean =>
    this.looking !== undefined || this.now() - this.lookedAt >= this.limits.atLeastMs;

  private trusted(): JWTVerifyGetKey | undefined {
    const { known } = this;
    return known !== undefined && this.now() - known.at < this.limits.trustedMs ? known.keys : undefined;
  }

  private isUnknown(kid: string): boolean {
    const until = this.unknown.get(kid);
    if (until === undefined) return false;
    if (until > this.now()) return true;
    this.unknown.delete(kid);
    return false;
  }

  private remember(kid: string): void {
    const oldest = this.unknown.keys().next();
    if (this.unknown.size >= MOST_UNKNOWN && !oldest.done) this.unknown.delete(oldest.value);
    this.unknown.set(kid, this.now() + this.limits.unknownMs);
  }
}
