import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotDatabase } from '../src/adapters/sqlite/snapshot';
import { filesIn } from '../src/app/embedded/files';
import { freshFolder, removeFolder, startService } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { aReport, aStep, Ledger } from './load/ledger';
import { concern, work } from './load/stories';
import { startWorld, type World } from './load/world';

/** What happens after the copy of the primary data was taken that is put back later. */
type After = (world: World, ledger: Ledger) => Promise<void>;

const ways: Readonly<Record<string, After>> = {
  'of another day, with everyday work since': (world, ledger) => work(world, ledger, 8, 1500),
  'with the newest report far behind the head': async (world, ledger) => {
    const reporter = await world.client.as('citizen', '13891540001');
    const filed = await ledger.tell(aReport(reporter, concern(world.towns[0]!)));
    if (!filed) throw new Error('the report was not taken');
    for (let said = 0; said < 230; said++) {
      const by = await world.client.as(
        said % 2 ? 'officer' : 'dispatcher',
        said % 2 ? world.towns[0]!.centre : '610921',
      );
      await ledger.tell(aStep(by, filed, 'comments', { text: `第${said}条补充`, visibleTo: 'everyone' }));
    }
  },
  'with all keys and numbers, lacking one citizen': async (world, ledger) => {
    const reporter = await world.client.as('citizen', '13891540002');
    await ledger.tell(aReport(reporter, concern(world.towns[1]!)));
  },
  'with all citizens, lacking keys and numbers': async (world, ledger) => {
    const reporter = await world.client.as('citizen', '13891540000');
    // More than a stock of keys has in reserve: what an older copy has already is not older.
    for (let filed = 0; filed < 300; filed++)
      await ledger.tell(aReport(reporter, concern(world.towns[filed % 5]!)));
  },
};

/**
 * Primary data older than the log beside it, in each way in which it can be: never served. And the other way round,
 * an older log, which is.
 */
const restoreOlder: Measure = async function* () {
  let refused = 0;
  let changed = 0;
  for (const [way, after] of Object.entries(ways)) {
    const folder = freshFolder();
    const files = filesIn(folder);
    const before = join(folder, 'before.db');
    let world = await startWorld({ folder });
    const ledger = new Ledger();
    try {
      const first = await world.client.as('citizen', '13891540000');
      await ledger.tell(aReport(first, concern(world.towns[0]!)));
      await snapshotDatabase(files.primary, before);
      await after(world, ledger);
      await world.service.stop();
      const present = join(folder, 'present.db');
      cpSync(files.primary, present);
      cpSync(before, files.primary);
      for (let tries = 0; tries < 2; tries++) {
        const said = await startsOn(folder);
        if (/primary\.db is older than .*events\.db/.test(said)) refused++;
        else console.error(`${way}: ${said}`);
      }
      // It is not worn down by being started on: the data that belongs there is taken at once.
      for (const tail of ['', '-wal', '-shm']) rmSync(`${files.primary}${tail}`, { force: true });
      cpSync(present, files.primary);
      world = await startWorld({ folder });
    } catch (error) {
      changed++;
      console.error(`${way}: ${String(error)}`);
    } finally {
      await world.service.kill();
      removeFolder(folder);
    }
  }
  const count = Object.keys(ways).length;
  yield measured('restore-older: ways of primary data older than the log', count, 'ways');
  yield measured('restore-older: starts refused, two in each way', refused, 'starts', `= ${count * 2}`);
  yield measured(
    'restore-older: folders that did not start with their own data again',
    changed,
    'folders',
    '= 0',
  );
  yield measured(
    'restore-older: an older log beside its primary data starts',
    await olderLog(),
    'starts',
    '= 1',
  );
};
export default restoreOlder;

/** @returns what it said when it did not start */
async function startsOn(folder: string): Promise<string> {
  try {
    await (await startService({ folder, until: 'live' })).kill();
    return 'it started';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function olderLog(): Promise<number> {
  const folder = freshFolder();
  const { log } = filesIn(folder);
  const before = join(folder, 'before.db');
  const world = await startWorld({ folder });
  try {
    const ledger = new Ledger();
    await work(world, ledger, 4, 500);
    await snapshotDatabase(log, before);
    await work(world, ledger, 4, 500);
    await world.service.stop();
    cpSync(before, log);
    return (await startsOn(folder)) === 'it started' ? 1 : 0;
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
}
