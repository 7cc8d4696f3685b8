import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import { openWriter } from '../../src/adapters/sqlite/connection';
import { BEFORE_ALL, NO_STREAM } from '../../src/kernel/ids';
import { AppendRefused, StoreUnavailable } from '../../src/kernel/ports/event-store';
import { anEvent, at, events, newStream, readOn } from '../contract/event-store.given';
import { temporaryFolder } from '../kit/temporary-folder';

describe('the log in SQLite', () => {
  it('numbers positions without a gap, also when appends were refused between them', async () => {
    const store = await openSqliteEventStore({ file: join(temporaryFolder(), 'log.db') });
    const stream = newStream();
    await Promise.allSettled(Array.from({ length: 200 }, () => store.append(stream, NO_STREAM, events(2))));
    await Promise.all(Array.from({ length: 50 }, () => store.append(newStream(), NO_STREAM, events(3))));
    const positions = (await readOn(store, BEFORE_ALL)).map(({ position }) => position as number);
    expect(positions).toEqual(Array.from({ length: 152 }, (_, index) => index + 1));
    await store.close();
  });

  it('is read through a connection of its own, for another thread, which its owner wakes', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const store = await openSqliteEventStore({ file });
    const reader = openSqliteEventReader({ file });
    let woken = 0;
    const stop = reader.onAppended(() => (woken += 1));
    const { position } = await store.append(newStream(), NO_STREAM, events(2));
    expect([(await reader.newest())?.position, await reader.epoch()]).toEqual([
      position,
      await store.epoch(),
    ]);
    expect(woken).toBe(0);
    reader.wake();
    stop();
    reader.wake();
    expect(woken).toBe(1);
    await reader.close();
    await expect(reader.newest()).rejects.toThrow(StoreUnavailable);
    await store.close();
  });

  it('gives a reader no empty log for a mistyped name', () => {
    const file = join(temporaryFolder(), 'lgo.db');
    expect(() => openSqliteEventReader({ file })).toThrow(`there is no database at ${file}`);
  });

  it('names each new log differently', async () => {
    const epochs = new Set<string>();
    for (let made = 0; made < 3; made += 1) {
      const store = await openSqliteEventStore({ file: join(temporaryFolder(), 'log.db') });
      epochs.add(await store.epoch());
      await store.close();
    }
    expect(epochs.size).toBe(3);
  });

  it('refuses text that it could not give back', async () => {
    const store = await openSqliteEventStore({ file: join(temporaryFolder(), 'log.db') });
    const stream = newStream();
    for (const data of ['"a\0b"', '"\ud800"', '']) {
      await expect(store.append(stream, NO_STREAM, [{ ...anEvent(), data }])).rejects.toThrow(AppendRefused);
    }
    expect(await store.readStream(stream, at(0), 10)).toEqual([]);
    await store.close();
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses to read %p events', async (maxCount) => {
    const store = await openSqliteEventStore({ file: join(temporaryFolder(), 'log.db') });
    await expect(store.readAll(BEFORE_ALL, maxCount)).rejects.toThrow(RangeError);
    await store.close();
  });

  it('refuses a file that a newer build wrote, and one that is no database', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const db = new Database(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(openSqliteEventStore({ file })).rejects.toThrow('start the newer build again');
    await expect(openSqliteEventStore({ file: temporaryFolder() })).rejects.toThrow(/open/);
  });

  it('syncs every commit to disk', () => {
    const file = join(temporaryFolder(), 'log.db');
    const db = openWriter(file);
    const setting = (name: string) => db.prepare(`PRAGMA ${name}`).raw().get();
    expect([setting('journal_mode'), setting('synchronous')]).toEqual([['wal'], [2]]);
    db.close();
  });
});
