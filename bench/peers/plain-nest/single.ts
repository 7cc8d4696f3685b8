import { openWriter } from '../../../src/adapters/sqlite/connection';
import { cells, INSERT, TABLE, type AppealRecords } from './store';

/** A commit per request, as a service does that says `await repository.save(appeal)` and no more. */
export function singleRecords(file: string): AppealRecords {
  const db = openWriter(file);
  db.exec(TABLE);
  const insert = db.prepare(INSERT);
  return { save: async (appeal) => void insert.run(...cells(appeal)) };
}
