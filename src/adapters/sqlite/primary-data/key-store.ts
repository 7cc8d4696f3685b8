import type { KeyId } from '../../../kernel/ids';
import type { DataKey, KeyStore } from '../../../kernel/ports/primary-data';
import { describeError, type Database, type Log } from '../connection';
import type { Reading } from '../reading';
import { Recent } from '../../primary-data/recent';
import type { Wrapping } from '../../primary-data/wrapping';
import type { PrimaryWriting } from './writing';

const KEYS_IN_MEMORY = 20_000;

/**
 * Keys come from a stock that was written before; below half it is refilled in the background.
 * What is left of a stock when the process ends is never handed out again: its rows stay, unused.
 */
export class SqliteKeyStore implements KeyStore {
  private stock: DataKey[] = [];
  private refilling: Promise<void> | undefined;
  private readonly unwrapped = new Recent<DataKey>(KEYS_IN_MEMORY);

  constructor(
    private readonly reading: Reading<KeyReads>,
    private readonly writing: PrimaryWriting,
    private readonly wrapping: Wrapping,
    private readonly stockSize: number,
    private readonly log: Log,
  ) {
    wrapping.onLost(() => this.forget());
    this.refillInBackground();
  }

  async take(): Promise<DataKey> {
    this.wrapping.demand();
    let key = this.stock.pop();
    while (key === undefined) {
      await this.refill();
      key = this.stock.pop();
    }
    if (this.stock.length < this.stockSize / 2) this.refillInBackground();
    this.unwrapped.set(key.id, key);
    return key;
  }

  async find(id: KeyId): Promise<DataKey | undefined> {
    this.wrapping.demand();
    const known = this.unwrapped.get(id);
    if (known !== undefined) return known;
    const row = this.reading.use(({ key }) => key.get(id) as [Buffer] | undefined);
    if (row === undefined) return undefined;
    const key = this.wrapping.unwrap(id, row[0]);
    this.unwrapped.set(id, key);
    return key;
  }

  async destroy(id: KeyId): Promise<void> {
    await this.writing.run<'destroy-key'>({ kind: 'destroy-key', id });
    // After the write: a `find` in between may have remembered it once more.
    this.unwrapped.delete(id);
  }

  async close(): Promise<void> {
    await this.refilling?.catch(() => undefined);
    this.forget();
  }

  private forget(): void {
    this.stock = [];
    this.unwrapped.clear();
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
        reason: describeError(error),
      }),
    );
  }

  private async addToStock(): Promise<void> {
    const fresh = this.wrapping.newKeys(this.stockSize - this.stock.length);
    const keys = fresh.map((key) => ({ id: key.id, wrapped: this.wrapping.wrap(key) }));
    await this.writing.run<'stock-keys'>({ kind: 'stock-keys', keys });
    this.stock.push(...fresh);
  }
}

export type KeyReads = ReturnType<typeof prepareKeyReads>;
export const prepareKeyReads = (db: Database.Database) => ({
  key: db.prepare('SELECT wrapped FROM data_key WHERE id = ?').raw(),
});
