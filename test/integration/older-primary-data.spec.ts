import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refuseOlderPrimaryData } from '../../src/app/restored';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import type { RegionCode, Revision, StreamName } from '../../src/kernel/ids';
import { NO_STREAM } from '../../src/kernel/ids';
import type { Day } from '../../src/kernel/time';
import { MemoryEventStore } from '../kit/memory-event-store';
import { temporaryFolder } from '../kit/temporary-folder';

const masterKey = Buffer.alloc(32, 7);
const HANYIN = '610921' as RegionCode;
const TODAY = '2026-07-01' as Day;

/** A log whose newest report names the next key and the next number of this primary data. */
async function fileOneMore(log: MemoryEventStore, file: string, at: Revision): Promise<void> {
  const primary = await openSqlitePrimaryData({ file, masterKey });
  const { id: key } = await primary.keys.take();
  const sequence = await primary.numbers.next(HANYIN, TODAY);
  await primary.close();
  const data = JSON.stringify({ key, number: `610921-20260701-${String(sequence).padStart(4, '0')}` });
  await log.append('appeal-1' as StreamName, at, [
    { id: `e${at}` as never, type: 'AppealReported', data, metadata: '{}' },
  ]);
}

describe('primary data beside a log', () => {
  it('is taken when it knows the newest report, and refused when it was restored from before it', async () => {
    const folder = temporaryFolder();
    const [file, backup] = [join(folder, 'primary.db'), join(folder, 'backup.db')];
    const log = new MemoryEventStore();
    await fileOneMore(log, file, NO_STREAM);
    cpSync(file, backup);
    const judged = async () => {
      const primary = await openSqlitePrimaryData({ file, masterKey });
      try {
        await refuseOlderPrimaryData(log, primary);
      } finally {
        await primary.close();
      }
    };
    await judged();

    await fileOneMore(log, file, 0 as Revision);
    await judged();
    for (const tail of ['', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true });
    cpSync(backup, file);
    await expect(judged()).rejects.toThrow(/older than the log: it does not know appeal 610921-20260701-/);
  });
});
