import { randomUUID } from 'node:crypto';
import { openWriter, type Database } from '../../src/adapters/sqlite/connection';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import { Wrapping } from '../../src/adapters/primary-data/wrapping';
import type { CitizenId } from '../../src/kernel/ids';
import type { DataKey } from '../../src/kernel/ports/primary-data';
import { citizenHash, type Secrets } from '../../src/privacy';
import type { SeededCitizen } from './appeal-life';

/** Keys, citizens and numbers by the thousand, straight into the primary data's file. */
export class BulkPrimary {
  private constructor(
    private readonly db: Database.Database,
    private readonly wrapping: Wrapping,
    private readonly secrets: Secrets,
  ) {}

  static async open(file: string, secrets: Secrets): Promise<BulkPrimary> {
    // Makes the file, and ties it to this master key.
    await (await openSqlitePrimaryData({ file, masterKey: secrets.wrap, stock: 1 })).close();
    const db = openWriter(file);
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -262144');
    return new BulkPrimary(db, new Wrapping(secrets.wrap), secrets);
  }

  newKeys(count: number): readonly DataKey[] {
    const keys = this.wrapping.newKeys(count);
    this.inTransaction('INSERT INTO data_key (id, wrapped) VALUES (?, ?)', keys, (key) => [
      key.id,
      this.wrapping.wrap(key),
    ]);
    return keys;
  }

  addCitizens(phones: readonly string[]): readonly SeededCitizen[] {
    const keys = this.newKeys(phones.length);
    const citizens = phones.map((phone, index): SeededCitizen => ({
      phone,
      id: randomUUID() as string as CitizenId,
      key: keys[index] as DataKey,
    }));
    this.inTransaction(
      'INSERT INTO citizen (hash, id, key) VALUES (?, ?, ?)',
      citizens,
      ({ phone, id, key }) => [citizenHash(this.secrets.citizenIndex, 'phone', phone), id, key.id],
    );
    return citizens;
  }

  /** @param days county and day → the last number that was given out */
  reserveNumbers(days: ReadonlyMap<string, number>, county: string): void {
    this.inTransaction(
      'INSERT INTO number_block (county, day, reserved) VALUES (?, ?, ?)',
      [...days],
      (entry) => [county, entry[0], BigInt(entry[1])],
    );
  }

  close(): void {
    this.db.pragma('synchronous = FULL');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private inTransaction<Item>(
    sql: string,
    items: readonly Item[],
    cells: (item: Item) => readonly unknown[],
  ): void {
    const insert = this.db.prepare(sql);
    this.db.exec('BEGIN IMMEDIATE');
    for (const item of items) insert.run(...cells(item));
    this.db.exec('COMMIT');
  }
}
