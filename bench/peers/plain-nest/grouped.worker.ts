import { serveGroups } from '../../../src/adapters/sqlite/serve-groups';
import { cells, INSERT, TABLE, type AppealRecord } from './store';

serveGroups<AppealRecord, null>((db) => {
  db.exec(TABLE);
  const insert = db.prepare(INSERT);
  return {
    run: (appeal) => {
      insert.run(...cells(appeal));
      return null;
    },
  };
});
