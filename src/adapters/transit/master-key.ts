import { randomBytes } from 'node:crypto';
import type { MasterKeySource, WrappedKeyPlace } from '../../kernel/ports/master-key';
import { TransitClient } from './client';
import type { TransitSettings } from './settings';

/** How soon a new version of the key there is taken. */
const LOOKED_EVERY_MS = 3_600_000;
const SECRET = 32;

/**
 * A master key that a transit engine wraps with a key that never leaves it. What is wrapped lies beside the keys that it
 * wraps in turn, and is asked for again and again: a token that was revoked, or a server that was sealed, ends what it opened.
 */
export class TransitMasterKey implements MasterKeySource {
  readonly lentForMs: number;
  readonly place: string;
  private readonly client: TransitClient;
  private wrapped: string | undefined;
  private lookedAt = -Infinity;

  constructor(
    settings: TransitSettings & { readonly lentForMs: number },
    private readonly beside: WrappedKeyPlace,
    private readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void,
  ) {
    this.lentForMs = settings.lentForMs;
    this.place = `the key ${settings.mount}/keys/${settings.key} of ${settings.address}`;
    this.client = new TransitClient(settings);
  }

  async ask(): Promise<Buffer> {
    this.wrapped ??= (await this.beside.kept()) ?? (await this.made());
    const secret = await this.client.decrypt(this.wrapped);
    if (secret.length !== SECRET)
      throw new Error(`${this.place} opens something else than a master key: set TRANSIT_KEY right`);
    if (performance.now() - this.lookedAt >= LOOKED_EVERY_MS) await this.followKey(this.wrapped);
    return secret;
  }

  /** Of two nodes that make one at once, one wins, and both take that. */
  private async made(): Promise<string> {
    await this.client.demandKey();
    return this.beside.keep(await this.client.encrypt(randomBytes(SECRET)));
  }

  /** Wraps it under the newest version of the key: older ones may then be closed there. */
  private async followKey(wrapped: string): Promise<void> {
    this.lookedAt = performance.now();
    try {
      const fresh = await this.client.rewrap(wrapped);
      if (versionOf(fresh) === versionOf(wrapped)) return;
      await this.beside.replace(wrapped, fresh);
      this.wrapped = fresh;
      this.log('the master key is wrapped by a newer version of its key', {
        key: this.place,
        version: versionOf(fresh),
      });
    } catch (error) {
      // It still opens: what is lost is an hour.
      this.log('the master key was not wrapped by the newest version of its key', { reason: String(error) });
    }
  }
}

/** `vault:v3:…` */
const versionOf = (wrapped: string): string | undefined => wrapped.split(':')[1];
