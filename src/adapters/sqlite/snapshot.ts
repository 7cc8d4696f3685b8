import Database from 'libsql';
import { openWriter } from './connection';

/**
 * A whole copy of a database as it stands at one moment, while others commit to it: `VACUUM INTO` reads in one
 * transaction, where SQLite's online backup begins again whenever somebody writes. On disk once it has been synced.
 */
export function snapshotDatabase(file: string, into: string): void {
  const db = new Database(file);
  try {
    db.pragma('busy_timeout = 5000');
    db.prepare('VACUUM INTO ?').run(into);
  } finally {
    db.close();
  }
}

/** What a copy holds: nothing is compared with it but what was counted in the same way. */
export interface LogContent {
  readonly events: number;
  readonly head: LogHead | undefined;
}

export interface LogHead {
  readonly position: number;
  readonly event: string;
  readonly hash: string;
}

export const contentOfLog = (file: string): LogContent =>
  reading(file, (db) => {
    const [events] = db.prepare('SELECT count(*) FROM event').raw().get() as [number];
    const newest = db
      .prepare('SELECT position, id, metadata FROM event ORDER BY position DESC LIMIT 1')
      .raw()
      .get() as [number, string, string] | undefined;
    if (newest === undefined) return { events, head: undefined };
    const [position, event, metadata] = newest;
    const { hash } = JSON.parse(metadata) as { readonly hash: string };
    return { events, head: { position, event, hash } };
  });

export interface PrimaryContent {
  readonly keys: number;
  readonly citizens: number;
  /** All that were reserved, given out or not. */
  readonly numbers: number;
  /** Which master key wraps the keys, and nothing about it. */
  readonly keyCheck: string;
}

export const contentOfPrimary = (file: string): PrimaryContent =>
  reading(file, (db) => {
    const one = (sql: string) => (db.prepare(sql).raw().get() as [number | string | null])[0];
    return {
      keys: Number(one('SELECT count(*) FROM data_key')),
      citizens: Number(one('SELECT count(*) FROM citizen')),
      numbers: Number(one('SELECT total(reserved) FROM number_block')),
      keyCheck: String(one(`SELECT value FROM meta WHERE name = 'key-check'`)),
    };
  });

/** @returns what SQLite finds wrong with the pages and indexes of a file; nothing when all is well */
export const damageOf = (file: string): string | undefined =>
  reading(file, (db) => {
    const [found] = db.prepare('PRAGMA integrity_check(1)').raw().get() as [string];
    return found === 'ok' ? undefined : found;
  });

/** A restored store is a part of another folder, and its positions are another log's. */
export function renameFolder(file: string, folder: string): void {
  const db = openWriter(file);
  try {
    const rename = db.prepare('UPDATE meta SET value = ? WHERE name = ?');
    rename.run(folder, 'folder');
    rename.run(folder.replaceAll('-', ''), 'epoch');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function reading<T>(file: string, read: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    db.pragma('query_only = ON');
    return read(db);
  } finally {
    db.close();
  }
}
