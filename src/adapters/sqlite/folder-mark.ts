import { existsSync, statSync } from 'node:fs';
import Database from 'libsql';
import type { PrimaryMark } from '../../kernel/ports/primary-mark';
import { describeError } from './connection';

/** By the worker that owns the file, before its first job: a store of a data folder carries the folder's id. */
export function markFolder(db: Database.Database, options: unknown): void {
  const { folder } = (options ?? {}) as { readonly folder?: string | undefined };
  if (folder !== undefined)
    db.prepare(`INSERT INTO meta VALUES ('folder', ?) ON CONFLICT DO NOTHING`).run(folder);
}

/** A store as it lies on the disk, before anything opens it to write. */
export type Found<Facts> =
  | { readonly state: 'missing' | 'empty' }
  | { readonly state: 'there'; readonly folder: string | undefined; readonly facts: Facts };

export interface LogFacts {
  /** The primary data without which its events cannot be read, or would be doubled. */
  readonly needs: PrimaryMark | undefined;
}

export interface PrimaryFacts {
  readonly generation: number;
  readonly sessions: ReadonlySet<string>;
}

/** @throws Error in a sentence that names the file */
export const findLog = (file: string): Found<LogFacts> =>
  find(file, 'meta', (db) => ({
    needs: hasTable(db, 'need')
      ? (db.prepare('SELECT session, generation FROM need').get() as PrimaryMark | undefined)
      : undefined,
  }));

/** @throws Error in a sentence that names the file */
export const findPrimary = (file: string): Found<PrimaryFacts> =>
  find(file, 'meta', (db) => ({
    generation: Number(metaOf(db, 'meta', 'generation') ?? 0),
    sessions: new Set(
      hasTable(db, 'session')
        ? (db.prepare('SELECT id FROM session').raw().all() as [string][]).map(([id]) => id)
        : [],
    ),
  }));

/** Each table is looked into, for what is damaged is made again. @throws Error in a sentence that names the file */
export const findReadModels = (file: string): Found<undefined> =>
  find(file, 'data_folder', (db) => {
    const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).raw().all() as [
      string,
    ][];
    for (const [name] of tables) db.prepare(`SELECT * FROM "${name}" LIMIT 1`).all();
    return undefined;
  });

/** Read models have no worker of their own to do it. */
export function markReadModels(file: string, folder: string): void {
  const db = new Database(file);
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS data_folder (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
    );
    db.prepare(`INSERT INTO data_folder VALUES ('folder', ?) ON CONFLICT DO NOTHING`).run(folder);
  } finally {
    db.close();
  }
}

function find<Facts>(file: string, meta: string, read: (db: Database.Database) => Facts): Found<Facts> {
  if (!existsSync(file)) return { state: 'missing' };
  if (statSync(file).size === 0) return { state: 'empty' };
  try {
    const db = new Database(file);
    try {
      db.pragma('busy_timeout = 5000');
      db.pragma('query_only = ON');
      if (db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() === undefined) return { state: 'empty' };
      return { state: 'there', folder: metaOf(db, meta, 'folder'), facts: read(db) };
    } finally {
      db.close();
    }
  } catch (error) {
    throw new Error(`${file} cannot be read: ${describeError(error)}${walHint(file)}`, { cause: error });
  }
}

/** What an operator overlooks who copied a database to where another one was killed. */
export const walHint = (file: string): string =>
  existsSync(`${file}-wal`)
    ? `. ${file}-wal lies there: if ${file} was put there from elsewhere, move ${file}-wal and ${file}-shm away, put ` +
      'the file there once more, and start again'
    : '';

const hasTable = (db: Database.Database, name: string): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined;

const metaOf = (db: Database.Database, table: string, name: string): string | undefined =>
  hasTable(db, table)
    ? (db.prepare(`SELECT value FROM ${table} WHERE name = ?`).raw().get(name) as [string] | undefined)?.[0]
    : undefined;
