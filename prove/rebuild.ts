import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { eventually } from '../test/kit/eventually';
import { removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { differences } from './load/compare';
import { Ledger } from './load/ledger';
import { runners, still } from './load/settled';
import { everyday, play } from './load/stories';
import { foldOf, startWorld, type World } from './load/world';

const CALLERS = 12;

/** New tables are filled, compared and swapped in while people write and read. `--rounds 3`, `--seconds 6` of load before */
const rebuild: Measure = async function* (options) {
  const rounds = options.number('rounds', 3);
  const world = await startWorld();
  const { client, service } = world;
  const ledger = new Ledger();
  const admin = await client.as('admin', '610921');
  let over = false;
  try {
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    await pause(options.number('seconds', 6) * 1000);
    const before = activeGeneration(service.folder);
    const reading = read(world, () => over);
    const writtenBefore = ledger.acknowledged.length;
    const startedAt = performance.now();
    let swaps = 0;
    for (let round = 0; round < rounds; round++) {
      const live = activeGeneration(service.folder);
      const { response } = await admin.api.POST('/api/v1/operations/runners/{name}/rebuild', {
        params: { path: { name: 'appeals' } },
      });
      if (response.status !== 202) throw new Error(`a rebuild is answered ${response.status}`);
      const isSwapped = await eventually(
        async () => activeGeneration(service.folder),
        (now) => now > live,
        60_000,
      ).then(
        () => true,
        () => false,
      );
      if (!isSwapped) console.error(JSON.stringify(await runners(client)));
      else swaps++;
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const writtenDuring = ledger.acknowledged.length - writtenBefore;
    over = true;
    await playing;
    const { reads, failed, shrunk } = await reading;

    const all = await still(client, () => true);
    const folded = await foldOf(service.folder);
    const wrong = await differences(client, folded);
    for (const reason of wrong.slice(0, 10)) console.error(reason);
    yield measured('rebuild: swapped in, equal to the live tables', swaps, 'rebuilds', `= ${rounds}`);
    yield measured(
      'rebuild: generations since the first',
      activeGeneration(service.folder) - before,
      'generations',
      `= ${rounds}`,
    );
    yield measured('rebuild: commands acknowledged meanwhile', writtenDuring, 'commands', '>= 1');
    yield measured('rebuild: reads meanwhile', reads, 'reads', '>= 10');
    yield measured('rebuild: reads that failed or came back empty', failed, 'reads', '= 0');
    yield measured('rebuild: reads that knew fewer appeals than one before', shrunk, 'reads', '= 0');
    yield measured(
      'rebuild: runners that are not well afterwards',
      all.filter(({ state }) => state !== 'running').length,
      'runners',
      '= 0',
    );
    yield measured('rebuild: rows unlike a fold of the events', wrong.length, 'rows', '= 0');
    yield measured('rebuild: appeals', folded.size, 'appeals', '>= 10');
    yield measured('rebuild: time for each', seconds / rounds, 's');
  } finally {
    over = true;
    await service.kill();
    removeFolder(service.folder);
  }
};
export default rebuild;

/** Which generation readers are led to, as the database says. */
function activeGeneration(folder: string): number {
  const db = new Libsql(join(folder, 'read-models.db'));
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON');
    const row = db
      .prepare(
        `SELECT max(generation) AS live FROM projection_generation WHERE projection = 'appeals' AND phase = 'active'`,
      )
      .get() as { readonly live: number };
    return row.live;
  } finally {
    db.close();
  }
}

/** Reads the newest page again and again: never empty, and what was newest once is never newer than the newest later. */
async function read(
  { client }: World,
  isOver: () => boolean,
): Promise<{ readonly reads: number; readonly failed: number; readonly shrunk: number }> {
  const auditor = await client.as('auditor', '610921');
  let reads = 0;
  let failed = 0;
  let shrunk = 0;
  let newest = '';
  while (!isOver()) {
    const { data } = await auditor.api.GET('/api/v1/appeals', { params: { query: { limit: 5 } } });
    reads++;
    const items = data?.items ?? [];
    if (items.length === 0) failed++;
    else if (items[0]!.reportedAt < newest) shrunk++;
    else newest = items[0]!.reportedAt;
    await pause(5);
  }
  return { reads, failed, shrunk };
}
