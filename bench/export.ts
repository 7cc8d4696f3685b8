import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Libsql from 'libsql';
import { Client } from '../test/kit/api/client';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { startCaughtUp } from './support/caught-up';
import { seedFolder } from './seed/seed-folder';
import { interleaved, median } from './support/statistics';

const formats = ['csv', 'xlsx'] as const;

/**
 * Rows a second of all appeals of a county as a file, over HTTP and with names and first lines, beside a bare cursor over the
 * same rows in this process. `--appeals 10000`, `--rounds 3`
 */
const exporting: Measure = async function* (options) {
  const appeals = options.number('appeals', 10_000);
  const folder = freshFolder();
  await seedFolder(folder, appeals);
  const service = await startCaughtUp(folder);
  try {
    const client = await Client.of(service, { fresh: false });
    const { credentials } = await client.as('auditor', '610921');
    let rows = 0;
    const file = async (format: (typeof formats)[number]): Promise<number> => {
      const startedAt = performance.now();
      const answer = await fetch(`${service.url}/api/v1/exports`, {
        method: 'POST',
        headers: { ...credentials, 'content-type': 'application/json' },
        body: JSON.stringify({ list: 'appeals', format }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (answer.status !== 200) throw new Error(bytes.toString());
      if (format === 'csv') rows = bytes.toString().split('\r\n').length - 2;
      return performance.now() - startedAt;
    };
    const rounds = await interleaved(options.number('rounds', 3), {
      csv: () => file('csv'),
      xlsx: () => file('xlsx'),
      cursor: () => bareCursor(folder),
    });
    yield measured('export: rows of the file', rows, 'rows', `>= ${appeals * 0.9}`);
    const seconds = (name: 'csv' | 'xlsx' | 'cursor') => median(rounds.map((round) => round[name])) / 1000;
    for (const format of formats) {
      yield measured(`export: ${format}`, rows / seconds(format), 'rows/s');
      yield measured(`export: ${format}, of a bare cursor`, seconds('cursor') / seconds(format), 'ratio');
    }
    yield measured('export: a bare cursor', rows / seconds('cursor'), 'rows/s');
  } finally {
    await service.stop();
    removeFolder(folder);
  }
};

export default exporting;

/** Every row of the list and what was said, sealed, newest first. */
async function bareCursor(folder: string): Promise<number> {
  const db = new Libsql(join(folder, 'read-models.db'));
  try {
    db.exec('PRAGMA query_only = ON');
    const { live } = db
      .prepare(
        `SELECT max(generation) AS live FROM projection_generation WHERE projection = 'appeals' AND phase = 'active'`,
      )
      .get() as { readonly live: number };
    const startedAt = performance.now();
    let bytes = 0;
    const all = db.prepare(
      `SELECT a.*, w.said FROM appeals__g${live} AS a JOIN appeal_words__g${live} AS w ON w.appeal = a.appeal ORDER BY a.reported_at DESC, a.appeal DESC`,
    );
    for (const row of all.iterate()) bytes += String((row as { readonly number: string }).number).length;
    if (bytes === 0) throw new Error('there are no rows');
    return performance.now() - startedAt;
  } finally {
    db.close();
  }
}
