import { answerQuestions } from '../../support/process';
import { groupedRecords } from './grouped';
import { postgresRecords } from './postgres';
import { servePlainNest } from './serve';
import { singleRecords } from './single';
import type { EventToAppend } from '../../../src/kernel/ports/event-store';
import type { AppealRecords } from './store';

const stores: Readonly<Record<string, (file: string) => AppealRecords | Promise<AppealRecords>>> = {
  grouped: groupedRecords,
  single: singleRecords,
  postgres: (connection) => postgresRecords(connection, rowsOfAFiling()),
};

const rowsOfAFiling = () => JSON.parse(process.env['ROWS'] ?? '[]') as readonly EventToAppend[];

async function main(): Promise<void> {
  const open = stores[process.env['COMMITS'] ?? ''];
  if (!open) throw new Error(`COMMITS must be one of ${Object.keys(stores).join(', ')}`);
  const url = await servePlainNest(await open(process.env['FILE'] ?? ''));
  answerQuestions({ url }, async () => ({}));
}

void main();
