import { existsSync } from 'node:fs';
import Database from 'libsql';
import { keepPrivate } from './private-file';

export type { Database };

/** Where an adapter tells an operator what went wrong; never personal data. */
export type Log = (message: string, details: Readonly<Record<string, unknown>>) => void;

/** The only connection that writes to its file. What it commits has been fsynced. */
export function openWriter(file: string): Database.Database {
  keepPrivate(file);
  const db = new Database(file);
  db.pragma('busy_timeout = 5000');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -32768');
  // Fewer, larger checkpoints than the default: the pages of an index that many appends touch are written once.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('journal_size_limit = 67108864');
  return db;
}

/** A connection that cannot write, for any thread; the file must be there. */
export function openReader(file: string): Database.Database {
  // The driver would make an empty file of a mistyped name.
  if (!existsSync(file)) throw new Error(`there is no database at ${file}`);
  const db = new Database(file);
  db.pragma('busy_timeout = 5000');
  db.pragma('query_only = ON');
  db.pragma('cache_size = -16384');
  db.pragma('mmap_size = 1073741824');
  return db;
}

/** Raises an older file to this build's shape, step by step; refuses one that a newer build wrote. */
export function migrate(db: Database.Database, file: string, steps: readonly string[]): void {
  const [version] = db.prepare('PRAGMA user_version').raw().get() as [number];
  if (version > steps.length) {
    throw new Error(
      `${file} has shape ${version}, this build knows up to ${steps.length}: start the newer build again`,
    );
  }
  for (const [done, step] of steps.entries()) {
    if (done < version) continue;
    db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${done + 1}; COMMIT`);
  }
}

const STORAGE_FAULTS = [
  'BUSY',
  'LOCKED',
  'NOMEM',
  'READONLY',
  'IOERR',
  'CORRUPT',
  'FULL',
  'CANTOPEN',
  'NOTADB',
];

/** The SQLite result code of an error, such as `SQLITE_FULL`; empty for any other error. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The file or its disk is at fault, not the statement. */
export const isStorageFault = (error: unknown): boolean =>
  STORAGE_FAULTS.some((fault) => codeOf(error).startsWith(`SQLITE_${fault}`));

export const describeError = (error: unknown): string =>
  error instanceof Error ? [codeOf(error), error.message].filter(Boolean).join(': ') : String(error);
