import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, heardIn } from '../../test/e2e/canary';
import { backEndOf } from '../../test/kit/back-end';
import { asOwner, filesOfServer } from '../../test/kit/postgres/files';
import { onServer } from '../../test/kit/postgres/server-under-test';
import { MARKS } from './canaries';
import type { Trace } from './traces';

type Files = readonly (readonly [file: string, bytes: Buffer])[];

/** By name: what is left of the traces, and clear texts in whatever form, in a data folder and in the database behind it. */
export async function leftOf(folder: string, traces: readonly Trace[]): Promise<readonly string[]> {
  const own = inFolder(folder);
  const server = await serverOf(folder);
  const clear = clearIn([...own, ...(server?.tables ?? []), ...(server?.journal ?? [])]);
  return [...found([...own, ...(server?.tables ?? [])], folder, traces), ...clear];
}

/** The same of a folder alone. */
export const leftIn = (folder: string, traces: readonly Trace[]): readonly string[] => {
  const own = inFolder(folder);
  return [...found(own, folder, traces), ...clearIn(own)];
};

/** In the journal that the server keeps to mend its tables by; nothing where there is no server. */
export async function leftInJournal(folder: string, traces: readonly Trace[]): Promise<readonly string[]> {
  const { journal = [] } = (await serverOf(folder)) ?? {};
  return found(
    journal,
    folder,
    traces.filter(({ file }) => file === undefined),
  );
}

/** As an operator does who wants to be done with it: whatever was written before the second checkpoint goes. */
export async function journalEnds(folder: string): Promise<void> {
  const { POSTGRES_URL = '' } = await backEndOf(folder);
  await onServer(async (client) => {
    // Else a file of the journal is used again under another name, and its bytes stay until they are written over.
    await client.query('alter system set wal_recycle = off');
    await client.query('select pg_reload_conf()');
    for (let round = 0; round < 2; round++) {
      await client.query('select pg_switch_wal()');
      await client.query('checkpoint');
    }
    await client.query('alter system reset wal_recycle');
    await client.query('select pg_reload_conf()');
  }, asOwner(POSTGRES_URL));
}

async function serverOf(folder: string) {
  const { DATABASE, POSTGRES_URL = '' } = await backEndOf(folder);
  if (DATABASE !== 'postgres') return undefined;
  const files = await filesOfServer(POSTGRES_URL);
  if (files === undefined)
    throw new Error('the files of PostgreSQL cannot be read: let the proof start its own');
  return files;
}

const inFolder = (folder: string): Files =>
  bytesOf(folder).filter(([file]) => !file.endsWith('erasures.ndjson'));

const found = (files: Files, folder: string, traces: readonly Trace[]): readonly string[] =>
  traces
    .filter(({ bytes, file }) =>
      file === undefined ? files.some((each) => each[1].includes(bytes)) : existsSync(join(folder, file)),
    )
    .map(({ name }) => name);

const clearIn = (files: Files): readonly string[] =>
  files.flatMap(([file, bytes]) => heardIn(bytes, MARKS).map((mark) => `${mark} in ${file}`));
