import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onServer } from './server-under-test';

export type FileBytes = readonly [file: string, bytes: Buffer];

export interface ServerFiles {
  /** Of the tables and indexes of this database, and what the server keeps beside them. */
  readonly tables: readonly FileBytes[];
  /** Its journal, from which tables are mended after a crash. */
  readonly journal: readonly FileBytes[];
}

/**
 * The files of the server under test after a checkpoint, as a thief of its disk would read them; `undefined` where they
 * cannot be read: the server is another's. @param connection to the database that is meant
 */
export async function filesOfServer(connection: string): Promise<ServerFiles | undefined> {
  try {
    const [{ folder, database }] = (await onServer(async (client) => {
      await client.query('checkpoint');
      return (
        await client.query(
          `select current_setting('data_directory') as folder,
               (select oid from pg_database where datname = current_database()) as database`,
        )
      ).rows;
    }, asOwner(connection))) as [{ readonly folder: string; readonly database: number }];
    return {
      tables: [join('base', String(database)), 'global', 'pg_stat', 'pg_twophase'].flatMap((part) =>
        filesBelow(join(folder, part)),
      ),
      journal: filesBelow(join(folder, 'pg_wal')),
    };
  } catch {
    return undefined;
  }
}

/** Of test/services/postgres, which gives it the same password. */
export function asOwner(connection: string): string {
  const url = new URL(connection);
  url.username = 'postgres';
  return url.toString();
}

/** A file may go meanwhile. */
const filesBelow = (folder: string): readonly FileBytes[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    return about?.isFile() ? [[path, readFileSync(path)] as const] : [];
  });

export const holding = (files: readonly FileBytes[], texts: readonly string[]): readonly string[] =>
  texts.filter((text) => files.some(([, bytes]) => bytes.includes(text)));
