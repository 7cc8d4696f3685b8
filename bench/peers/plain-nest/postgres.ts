import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '../../../src/kernel/ports/event-store';
import { RawTable } from '../../stores/raw-table';
import type { AppealRecords } from './store';

/** Whatever came in, the rows that Suqiu's log has of a filing: what is compared is all that lies before the write. */
export async function postgresRecords(
  connection: string,
  rows: readonly EventToAppend[],
): Promise<AppealRecords> {
  const table = await RawTable.open(connection);
  return { save: () => table.insert(randomUUID(), -1, rows) };
}
