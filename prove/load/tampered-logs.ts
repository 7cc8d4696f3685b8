import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import type { EventReader } from '../../src/kernel/ports/event-store';
import { freshSchema, onServer } from '../../test/kit/postgres/server-under-test';
import type { Row } from '../../test/kit/tampering/rows';

/** A place where a log lies, of which whoever has the password makes what they like. */
export interface TamperedLog {
  readonly name: string;
  /** As the service would read it, once these are the rows. */
  holding(rows: readonly Row[]): Promise<EventReader>;
  close(): Promise<void>;
}

/** A copy of the file. @param original which stays as it is */
export function inSqlite(original: string, folder: string): TamperedLog {
  const copy = join(folder, 'tampered.db');
  return {
    name: 'SQLite',
    holding: async (rows) => {
      copyFileSync(original, copy);
      const db = new Libsql(copy);
      db.exec('DELETE FROM event');
      const put = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
      db.exec('BEGIN');
      for (const { position, stream, revision, id, type, data, metadata } of rows)
        put.run(position, stream, revision, id, type, data, metadata);
      db.exec('COMMIT');
      db.close();
      return openSqliteEventReader({ file: copy });
    },
    close: async () => undefined,
  };
}

/** A schema of its own on the server, in the shape that the service gives it. */
export async function inPostgres(server: string): Promise<TamperedLog> {
  const schema = await freshSchema(server);
  const { connection } = schema;
  await (await openPostgresEventStore({ connection })).close();
  return {
    name: 'PostgreSQL',
    holding: async (rows) => {
      await onServer(async (client) => {
        await client.query('truncate event');
        await client.query(
          `insert into event (position, stream, revision, id, type, data, metadata)
           select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[])`,
          (['position', 'stream', 'revision', 'id', 'type', 'data', 'metadata'] as const).map((column) =>
            rows.map((row) => row[column]),
          ),
        );
      }, connection);
      return openPostgresEventStore({ connection });
    },
    close: () => schema.drop(),
  };
}
