import { join } from 'node:path';
import { GroupCommit } from '../../../src/adapters/sqlite/group-commit';
import type { AppealRecord, AppealRecords } from './store';

/** Inserts in the service's own grouped commits, on a thread of their own: what is compared is all the rest. */
export async function groupedRecords(file: string): Promise<AppealRecords> {
  const commit = await GroupCommit.open<AppealRecord, null>(
    join(__dirname, 'grouped.worker.ts'),
    { file },
    (message, details) => console.error(message, details),
  );
  return { save: async (appeal) => void (await commit.run(appeal)) };
}
