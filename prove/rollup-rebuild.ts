import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import type { AppealEvent } from '../src/appeals/domain/events';
import { appealSchemas } from '../src/appeals/domain/schemas';
import { figuresProjection } from '../src/appeals/figures/projection';
import { categoryOf } from '../src/kernel/ids';
import type { Table } from '../src/kernel/projection';
import { physicalName } from '../src/runtime/projections/layout';
import { recordedOf } from '../src/runtime/codec';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { figureTables } from '../test/kit/read-tables';
import { recordedIn } from '../test/kit/recorded';
import { freshFolder, removeFolder } from '../test/kit/service';
import { Ledger } from './load/ledger';
import { settled } from './load/settled';
import { everyday, play } from './load/stories';
import { startWorld } from './load/world';

const CALLERS = 12;
const BATCH = 500;

/**
 * The figures are filled anew and swapped in while people write; in the end they are, row by row, what the log says when
 * somebody counts it from the beginning. `--rounds 3`, `--seconds 6` of load before
 */
const rollupRebuild: Measure = async function* (options) {
  const rounds = options.number('rounds', 3);
  const world = await startWorld();
  const { client, service } = world;
  const ledger = new Ledger();
  const admin = await client.as('admin', '610921');
  let over = false;
  try {
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    await pause(options.number('seconds', 6) * 1000);
    const writtenBefore = ledger.acknowledged.length;
    let swaps = 0;
    for (let round = 0; round < rounds; round++) {
      const live = liveGeneration(service.folder);
      const { response } = await admin.api.POST('/api/v1/operations/runners/{name}/rebuild', {
        params: { path: { name: figuresProjection.name } },
      });
      if (response.status !== 202) throw new Error(`a rebuild is answered ${response.status}`);
      await eventually(
        async () => liveGeneration(service.folder),
        (now) => now > live,
        60_000,
      );
      swaps++;
    }
    const writtenDuring = ledger.acknowledged.length - writtenBefore;
    over = true;
    await playing;
    await settled(client);

    const shown = rowsIn(join(service.folder, 'read-models.db'), liveGeneration(service.folder));
    const { rows, events } = await countedAnew(service.folder);
    for (const [table, digest] of Object.entries(digests(shown)))
      yield measured(
        `rollup-rebuild: ${table}, unlike a count from the beginning`,
        digest === digests(rows)[table] ? 0 : 1,
        'digests',
        '= 0',
      );
    yield measured('rollup-rebuild: swapped in, equal to the live tables', swaps, 'rebuilds', `= ${rounds}`);
    yield measured('rollup-rebuild: commands acknowledged meanwhile', writtenDuring, 'commands', '>= 1');
    yield measured('rollup-rebuild: events counted', events, 'events', '>= 100');
    yield measured('rollup-rebuild: facts', shown['figure_facts']?.length ?? 0, 'rows', '>= 100');
    yield measured('rollup-rebuild: sums', shown['figure_sums']?.length ?? 0, 'rows', '>= 100');
  } finally {
    over = true;
    await service.kill();
    removeFolder(service.folder);
  }
};
export default rollupRebuild;

/** Each table's rows as text, in the order of their text. */
type Rows = Readonly<Record<string, readonly string[]>>;

const digests = (rows: Rows): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(rows).map(([table, lines]) => [
      table,
      createHash('sha256').update(lines.join('\n')).digest('hex'),
    ]),
  );

/** A sum that came to nothing is as good as none: who counts from the beginning may never have met it. */
const isNothing = (row: Readonly<Record<string, unknown>>, { columns, primaryKey }: Table): boolean => {
  const amounts = Object.keys(columns).filter((name) => !primaryKey.includes(name));
  return amounts.every((name) => Number(row[name]) === 0);
};

function rowsIn(file: string, generation: number): Rows {
  const db = new Libsql(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON');
    return Object.fromEntries(
      figuresProjection.tables.map((table) => {
        const all = db.prepare(`SELECT * FROM ${physicalName(table.name, generation)}`).all() as Readonly<
          Record<string, unknown>
        >[];
        const sums = table.name === 'figure_sums' || table.name === 'figure_backlog';
        const kept = sums ? all.filter((row) => !isNothing(row, table)) : all;
        const names = Object.keys(table.columns);
        return [table.name, kept.map((row) => JSON.stringify(names.map((name) => row[name]))).sort()];
      }),
    );
  } finally {
    db.close();
  }
}

/** All that is in the log, put through the projection once. */
async function countedAnew(folder: string): Promise<{ readonly rows: Rows; readonly events: number }> {
  const events = (await recordedIn(folder))
    .filter(({ stream }) => categoryOf(stream) === 'appeal')
    .map((stored) => recordedOf<AppealEvent>(stored, appealSchemas));
  const own = freshFolder();
  const { project, close } = await figureTables(own);
  try {
    for (let n = 0; n < events.length; n += BATCH) await project(...events.slice(n, n + BATCH));
    return { rows: rowsIn(join(own, 'read-models.db'), 1), events: events.length };
  } finally {
    await close();
    removeFolder(own);
  }
}

/** Which generation readers are led to, as the database says. */
function liveGeneration(folder: string): number {
  const db = new Libsql(join(folder, 'read-models.db'));
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON');
    const row = db
      .prepare(
        `SELECT max(generation) AS live FROM projection_generation WHERE projection = 'figures' AND phase = 'active'`,
      )
      .get() as { readonly live: number };
    return row.live;
  } finally {
    db.close();
  }
}
