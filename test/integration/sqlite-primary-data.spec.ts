import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import type { KeyId, RegionCode } from '../../src/kernel/ids';
import { PrimaryDataUnavailable } from '../../src/kernel/ports/primary-data';
import type { Day } from '../../src/kernel/time';
import { temporaryFolder } from '../kit/temporary-folder';

const masterKey = randomBytes(32);
const hanyin = '610921' as RegionCode;
const today = '2026-07-01' as Day;

const holds = (folder: string, bytes: Buffer): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(bytes));

const wrappedOf = (file: string, id: KeyId): Buffer | undefined => {
  const db = new Database(file);
  const row = db.prepare('SELECT wrapped FROM data_key WHERE id = ?').raw().get(id) as [Buffer] | undefined;
  db.close();
  return row?.[0];
};

describe('primary data in SQLite', () => {
  it('recognises a wrong master key when it opens, and says what to do', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    await (await openSqlitePrimaryData({ file, masterKey })).close();
    await expect(openSqlitePrimaryData({ file, masterKey: randomBytes(32) })).rejects.toThrow(
      /primary\.db was written under another master key: start with the key of this data folder/,
    );
    await (await openSqlitePrimaryData({ file, masterKey })).close();
  });

  it('refuses a master key of another length, and a stock that holds nothing', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    await expect(openSqlitePrimaryData({ file, masterKey: randomBytes(16) })).rejects.toThrow(
      '32 bytes, not 16',
    );
    await expect(openSqlitePrimaryData({ file, masterKey, stock: 0 })).rejects.toThrow(RangeError);
  });

  it('refuses a file that a newer build wrote', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    const db = new Database(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(openSqlitePrimaryData({ file, masterKey })).rejects.toThrow('start the newer build again');
  });

  it('holds no key in clear, and nothing of a destroyed one', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'primary.db');
    const { keys, close } = await openSqlitePrimaryData({ file, masterKey, stock: 8 });
    const [gone, kept] = [await keys.take(), await keys.take()];
    const wrapped = { gone: wrappedOf(file, gone.id)!, kept: wrappedOf(file, kept.id)! };
    expect(holds(folder, wrapped.gone)).toBe(true);
    await keys.destroy(gone.id);
    expect(holds(folder, wrapped.gone)).toBe(false);
    expect(holds(folder, wrapped.kept)).toBe(true);
    expect([gone, kept].filter(({ secret }) => holds(folder, secret))).toEqual([]);
    await close();
  });

  it('says when a wrapped key was changed, or moved to another id', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    const first = await openSqlitePrimaryData({ file, masterKey, stock: 8 });
    const [mine, yours] = [await first.keys.take(), await first.keys.take()];
    await first.close();
    const db = new Database(file);
    db.prepare('UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE id = ?) WHERE id = ?').run(
      yours.id,
      mine.id,
    );
    db.close();
    const second = await openSqlitePrimaryData({ file, masterKey, stock: 8 });
    await expect(second.keys.find(mine.id)).rejects.toThrow(`key ${mine.id} was changed on disk`);
    expect((await second.keys.find(yours.id))?.secret.equals(yours.secret)).toBe(true);
    await second.close();
  });

  it('is unavailable once closed', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    const { keys, citizens, numbers, close } = await openSqlitePrimaryData({ file, masterKey });
    const key = await keys.take();
    await close();
    await expect(keys.take()).rejects.toThrow(PrimaryDataUnavailable);
    await expect(keys.find(key.id)).rejects.toThrow(PrimaryDataUnavailable);
    await expect(keys.destroy(key.id)).rejects.toThrow(PrimaryDataUnavailable);
    await expect(citizens.findOrAdd('a hash', async () => key.id)).rejects.toThrow(PrimaryDataUnavailable);
    await expect(numbers.next(hanyin, today)).rejects.toThrow(PrimaryDataUnavailable);
  });

  it('keeps numbers apart when two processes share a file by mistake', async () => {
    const file = join(temporaryFolder(), 'primary.db');
    const [one, other] = [
      await openSqlitePrimaryData({ file, masterKey }),
      await openSqlitePrimaryData({ file, masterKey }),
    ];
    const draw = (data: typeof one) =>
      Promise.all(Array.from({ length: 120 }, () => data.numbers.next(hanyin, today)));
    const drawn = (await Promise.all([draw(one), draw(other)])).flat();
    expect(new Set(drawn).size).toBe(240);
    await one.close();
    await other.close();
  });
});
