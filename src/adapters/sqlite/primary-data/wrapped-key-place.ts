import { existsSync } from 'node:fs';
import type { WrappedKeyPlace } from '../../../kernel/ports/master-key';
import { migrate, openReader, openWriter, type Database } from '../connection';
import { primaryShape } from './jobs';

/**
 * Beside the keys, so that one backup has both. Opened for a moment: it is needed before the writing thread is there, which
 * is told the key, and seldom after.
 */
export const sqliteWrappedKeyPlace = (file: string): WrappedKeyPlace => ({
  kept: async () => (existsSync(file) ? using(openReader(file), kept) : undefined),
  keep: async (wrapped) =>
    using(openWriter(file), (db) => {
      migrate(db, file, primaryShape);
      db.prepare(`INSERT INTO meta VALUES ('wrapped-master-key', ?) ON CONFLICT DO NOTHING`).run(wrapped);
      return kept(db) ?? wrapped;
    }),
  replace: async (was, now) =>
    using(openWriter(file), (db) => {
      db.prepare(`UPDATE meta SET value = ? WHERE name = 'wrapped-master-key' AND value = ?`).run(now, was);
    }),
});

function kept(db: Database.Database): string | undefined {
  // A file of before its first start, or one whose start was cut short.
  if (db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'meta'`).get() === undefined) return undefined;
  const row = db.prepare(`SELECT value FROM meta WHERE name = 'wrapped-master-key'`).raw().get();
  return (row as [string] | undefined)?.[0];
}

function using<T>(db: Database.Database, work: (db: Database.Database) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}
