import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import Database from 'libsql';
import { openWriter } from './connection';

const run = promisify(execFile);

/**
 * A whole copy of a database as it stands at one moment, while others commit to it, at the speed of a plain copy.
 *
 * A reader that stays keeps the file and its log together: nothing that it does not see is moved from the log into the
 * file, and the log does not begin anew over what it needs. So each page of the copy is either in the copied log or as
 * the reader sees it, and opening the copy makes one file of both, at a commit not before the reader's.
 *
 * Another process reads the bytes: closing a file gives up all locks of a process on it, the reader's included.
 */
export async function snapshotDatabase(file: string, into: string): Promise<void> {
  const db = new Database(file);
  try {
    db.pragma('busy_timeout = 5000');
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    const tails = existsSync(`${file}-wal`) ? ['', '-wal'] : [''];
    const pairs = tails.map((tail) => [`${file}${tail}`, `${into}${tail}`]);
    await run(process.execPath, ['-e', COPY, JSON.stringify(pairs)]);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
  const copy = openWriter(into);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

const COPY =
  'for (const [from, to] of JSON.parse(process.argv[1])) require("node:fs").copyFileSync(from, to, 1)';

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
    // In one sentence of one line.
    return found === 'ok' ? undefined : found.replace(/\s+/g, ' ');
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
