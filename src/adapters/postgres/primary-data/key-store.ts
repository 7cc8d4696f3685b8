import type { KeyId } from '../../../kernel/ids';
import type { DataKey, KeyStore } from '../../../kernel/ports/primary-data';
import { Recent } from '../../primary-data/recent';
import type { Wrapping } from '../../primary-data/wrapping';
import { Ear } from '../ear';
import { describeFault } from '../faults';
import type { Log, Server } from '../server';
import type { Asking } from './asking';

const KEYS_IN_MEMORY = 20_000;
/** Another node may have destroyed it, and its notice be lost: no node goes on with a key for longer. */
export const KNOWN_FOR_MS = 60_000;
/** What a node took and did not use is lost when it stops: it begins with few, and takes more as it uses them. */
const FIRST_STOCK = 16;

const CHANNEL = `'suqiu_keys_' || 'data_key'::regclass::oid`;

interface Known {
  readonly key: DataKey;
  readonly until: number;
}

/** Keys out of a stock that is in the database before its first key goes out, shared with no other node. */
export class PostgresKeyStore implements KeyStore {
  private stock: DataKey[] = [];
  private size: number;
  private refilling: Promise<void> | undefined;
  private readonly unwrapped = new Recent<Known>(KEYS_IN_MEMORY);
  private readonly ear: Ear;

  constructor(
    server: Server,
    private readonly asking: Asking,
    private readonly wrapping: Wrapping,
    private readonly largestStock: number,
    private readonly log: Log,
    /** A key was destroyed, here or elsewhere, or may have been. */
    onDestroyed: () => void,
  ) {
    this.size = Math.min(FIRST_STOCK, largestStock);
    this.ear = new Ear(
      server,
      CHANNEL,
      {
        heard: (id) => {
          this.unwrapped.delete(id);
          onDestroyed();
        },
        mayHaveMissed: () => {
          this.unwrapped.clear();
          onDestroyed();
        },
      },
      log,
    );
    wrapping.onLost(() => this.forget());
    this.ear.open();
  }

  async take(): Promise<DataKey> {
    this.wrapping.demand();
    let key = this.stock.pop();
    while (key === undefined) {
      await this.refill();
      key = this.stock.pop();
    }
    if (this.stock.length < this.size / 2) this.refillInBackground();
    this.remember(key);
    return key;
  }

  async find(id: KeyId): Promise<DataKey | undefined> {
    this.wrapping.demand();
    const known = this.unwrapped.get(id);
    if (known !== undefined && performance.now() < known.until) return known.key;
    const [row] = await this.asking.rows<[Buffer]>('select wrapped from data_key where id = $1', [id]);
    if (row === undefined) {
      this.unwrapped.delete(id);
      return undefined;
    }
    return this.remember(this.wrapping.unwrap(id, row[0]));
  }

  async destroy(id: KeyId): Promise<void> {
    // The notice goes out with the commit.
    await this.asking.rows(
      `with gone as (delete from data_key where id = $1) select pg_notify(${CHANNEL}, $1)`,
      [id],
    );
    // After the write: a `find` in between may have remembered it once more.
    this.unwrapped.delete(id);
  }

  async close(): Promise<void> {
    await this.ear.close();
    await this.refilling?.catch(() => undefined);
    this.forget();
  }

  private forget(): void {
    this.stock = [];
    this.unwrapped.clear();
  }

  private remember(key: DataKey): DataKey {
    this.unwrapped.set(key.id, { key, until: performance.now() + KNOWN_FOR_MS });
    return key;
  }

  private refill(): Promise<void> {
    this.refilling ??= this.addToStock().finally(() => (this.refilling = undefined));
    return this.refilling;
  }

  /** Nobody waits for this one; who finds the stock empty asks again and hears of it. */
  private refillInBackground(): void {
    this.refill().catch((error: unknown) =>
      this.log('the stock of keys was not refilled', {
        left: this.stock.length,
        reason: describeFault(error),
      }),
    );
  }

  private async addToStock(): Promise<void> {
    const fresh = this.wrapping.newKeys(this.size - this.stock.length);
    await this.asking.changes(
      'insert into data_key (id, wrapped) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing',
      [fresh.map(({ id }) => id), fresh.map((key) => this.wrapping.wrap(key))],
    );
    this.stock.push(...fresh);
    this.size = Math.min(this.size * 2, this.largestStock);
  }
}
