import pg from 'pg';
import type { EventToAppend } from '../../src/kernel/ports/event-store';

/** As many as a plain service would have. */
const CONNECTIONS = 16;

/** The log's columns and keys, in the schema that the connection names; nothing else of it. */
const TABLE = `create table if not exists raw_event (
  position bigint generated always as identity primary key, stream text collate "C" not null, revision bigint not null,
  id text not null, type text not null, data text not null, metadata text not null, unique (stream, revision))`;

const INSERT = `insert into raw_event (stream, revision, id, type, data, metadata)
  select $1, $2 + one.at, one.id, one.type, one.data, one.metadata
  from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as one (id, type, data, metadata, at)`;

/** Rows of the log by raw SQL: a statement and a commit of its own each time, over a pool, as durable as the server is. */
export class RawTable {
  private constructor(readonly pool: pg.Pool) {}

  static async open(connection: string): Promise<RawTable> {
    const pool = new pg.Pool({ connectionString: connection, max: CONNECTIONS });
    pool.on('error', () => undefined);
    await pool.query(TABLE);
    return new RawTable(pool);
  }

  /** @param revision of the last row that is there */
  async insert(stream: string, revision: number, events: readonly EventToAppend[]): Promise<void> {
    await this.pool.query({
      name: 'insert',
      text: INSERT,
      values: [
        ...[stream, revision, events.map(({ id }) => id), events.map(({ type }) => type)],
        ...[events.map(({ data }) => data), events.map(({ metadata }) => metadata)],
      ],
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
