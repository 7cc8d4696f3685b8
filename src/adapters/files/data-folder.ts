import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'libsql';
import { keepPrivate } from '../sqlite/private-file';

export interface DataFolderLock {
  release(): void;
}

/** Held here as well: a lock whose holder forgot it must not go with the garbage. */
const held = new Map<string, Database.Database>();

/**
 * Makes this process the only one on a data folder, until `release` or its end, however it ends.
 *
 * Node has no flock, so the operating system's lock is the one that SQLite takes on a file that nothing else
 * opens: any other opening and closing of it in this process would silently give the lock up.
 * @param folder made (0700) when it is not there
 * @throws Error when another process, or this one, has it
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  syncFolderNow(dirname(path));
  if (held.has(path)) throw inUse(path);
  const file = join(path, 'suqiu.lock');
  keepPrivate(file);
  const db = new Database(file);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw inUse(path);
    throw error;
  }
  held.set(path, db);
  return {
    release: () => {
      if (held.get(path) !== db) return;
      held.delete(path);
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

/** Where no store is a file of it, several nodes may have the folder: nobody locks it. */
export function shareDataFolder(folder: string): DataFolderLock {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  syncFolderNow(dirname(path));
  return { release: () => undefined };
}

const inUse = (path: string): Error =>
  new Error(
    `the data folder ${path} is in use by another process: stop that one, or choose another folder for this one`,
  );

function syncFolderNow(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
