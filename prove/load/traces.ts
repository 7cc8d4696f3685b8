import { join } from 'node:path';
import Libsql from 'libsql';
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

/**
 * Of each: their keys as they lie wrapped, their row in the index of telephone numbers, the hashes by which their words
 * and their number are found, and their photos. Read from the files as a thief would.
 */
export async function tracesOf(folder: string, filed: readonly Filed[]): Promise<readonly Trace[]> {
  const reports = await reportsOf(folder, new Set(filed.map(({ appeal }) => appeal.id)));
  const primary = new Libsql(join(folder, 'primary.db'));
  const lists = new Libsql(join(folder, 'read-models.db'));
  try {
    const wrapped = primary.prepare('SELECT wrapped FROM data_key WHERE id = ?').raw();
    const hash = primary.prepare('SELECT hash FROM citizen WHERE id = ?').raw();
    const [table] = lists
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%search_words%'`)
      .raw()
      .all() as [string][];
    const words = lists.prepare(`SELECT words, persons FROM "${table?.[0] ?? ''}" WHERE appeal = ?`).raw();
    return filed.flatMap(({ appeal: { id, number } }): readonly Trace[] => {
      const { key, attachments, reporter } = reports.get(id)!;
      const [said, persons] = words.get(id) as [string, string];
      return [
        ...[key, reporter.contact.key, ...attachments.map((each) => each.key)].map((each) => ({
          name: `wrapped key of ${number}`,
          bytes: Buffer.from((wrapped.get(each) as [Buffer])[0]),
        })),
        { name: `index row of ${number}`, bytes: Buffer.from((hash.get(reporter.citizen) as [string])[0]) },
        { name: `words of ${number}`, bytes: Buffer.from(said) },
        { name: `number of ${number}`, bytes: Buffer.from(persons.slice(1)) },
        ...attachments.map((each) => ({
          name: `photo of ${number}`,
          bytes: Buffer.from(each.id),
          file: join('attachments', each.id.slice(0, 2), each.id.slice(2, 4), each.id),
        })),
      ];
    });
  } finally {
    primary.close();
    lists.close();
  }
}

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
