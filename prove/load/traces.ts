import { join } from 'node:path';
import Libsql from 'libsql';
import { backEndOf } from '../../test/kit/back-end';
import { onServer } from '../../test/kit/postgres/server-under-test';
import { openRawLog } from './raw-log';
import type { Filed } from './canaries';

/** Something of an erased person that only their erasure takes away, by what it is. */
export interface Trace {
  readonly name: string;
  readonly bytes: Buffer;
  /** A file that is to go. */
  readonly file?: string;
}

interface Named {
  readonly key: string;
  readonly attachments: readonly { readonly id: string; readonly key: string }[];
  readonly reporter: { readonly citizen: string; readonly contact: { readonly key: string } };
}

/** What their rows hold, read as a thief would. */
interface Rows {
  wrapped(key: string): Promise<Buffer>;
  hash(citizen: string): Promise<string>;
  words(appeal: string): Promise<readonly [words: string, persons: string]>;
}

/**
 * Of each: their keys as they lie wrapped, their row in the index of telephone numbers, the hashes by which their words
 * and their number are found, and their photos.
 */
export async function tracesOf(folder: string, filed: readonly Filed[]): Promise<readonly Trace[]> {
  const { DATABASE, POSTGRES_URL = '' } = await backEndOf(folder);
  return DATABASE === 'postgres'
    ? inPostgres(POSTGRES_URL, (rows) => readFrom(rows, folder, filed))
    : inFiles(folder, (rows) => readFrom(rows, folder, filed));
}

async function readFrom(rows: Rows, folder: string, filed: readonly Filed[]): Promise<readonly Trace[]> {
  const reports = await reportsOf(folder, new Set(filed.map(({ appeal }) => appeal.id)));
  const traces: Trace[] = [];
  for (const {
    appeal: { id, number },
  } of filed) {
    const { key, attachments, reporter } = reports.get(id)!;
    const [said, persons] = await rows.words(id);
    for (const each of [key, reporter.contact.key, ...attachments.map((one) => one.key)])
      traces.push({ name: `wrapped key of ${number}`, bytes: await rows.wrapped(each) });
    traces.push(
      { name: `index row of ${number}`, bytes: Buffer.from(await rows.hash(reporter.citizen)) },
      { name: `words of ${number}`, bytes: Buffer.from(said) },
      { name: `number of ${number}`, bytes: Buffer.from(persons.slice(1)) },
      ...attachments.map((each) => ({
        name: `photo of ${number}`,
        bytes: Buffer.from(each.id),
        file: join('attachments', each.id.slice(0, 2), each.id.slice(2, 4), each.id),
      })),
    );
  }
  return traces;
}

async function inFiles<T>(folder: string, work: (rows: Rows) => Promise<T>): Promise<T> {
  const primary = new Libsql(join(folder, 'primary.db'));
  const lists = new Libsql(join(folder, 'read-models.db'));
  const [table] = lists
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%search_words%'`)
    .raw()
    .all() as [string][];
  const one = <Row>(db: Libsql.Database, text: string) => {
    const statement = db.prepare(text).raw();
    return async (value: string) => statement.get(value) as Row;
  };
  const wrapped = one<[Buffer]>(primary, 'SELECT wrapped FROM data_key WHERE id = ?');
  const hash = one<[string]>(primary, 'SELECT hash FROM citizen WHERE id = ?');
  try {
    return await work({
      wrapped: async (key) => Buffer.from((await wrapped(key))[0]),
      hash: async (citizen) => (await hash(citizen))[0],
      words: one(lists, `SELECT words, persons FROM "${table?.[0] ?? ''}" WHERE appeal = ?`),
    });
  } finally {
    primary.close();
    lists.close();
  }
}

const inPostgres = <T>(connection: string, work: (rows: Rows) => Promise<T>): Promise<T> =>
  onServer(async (client) => {
    const first = async <Row>(text: string, value: string): Promise<Row> =>
      (await client.query({ text, values: [value], rowMode: 'array' })).rows[0] as Row;
    const [table] = await first<[string]>(
      'select tablename from pg_tables where schemaname = current_schema() and tablename like $1',
      'search_words%',
    );
    return work({
      wrapped: async (key) => (await first<[Buffer]>('select wrapped from data_key where id = $1', key))[0],
      hash: async (citizen) => (await first<[string]>('select hash from citizen where id = $1', citizen))[0],
      words: (appeal) => first(`select words, persons from ${table} where appeal = $1`, appeal),
    });
  }, connection);

async function reportsOf(folder: string, of: ReadonlySet<string>): Promise<ReadonlyMap<string, Named>> {
  const log = await openRawLog(folder);
  try {
    const found = new Map<string, Named>();
    for (const row of log.all()) {
      if (row.type !== 'AppealReported') continue;
      const data = JSON.parse(row.data) as Named & { readonly id: string };
      if (of.has(data.id)) found.set(data.id, data);
    }
    return found;
  } finally {
    log.close();
  }
}
