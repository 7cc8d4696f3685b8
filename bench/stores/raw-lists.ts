import pg from 'pg';
import type { Position } from '../../src/kernel/ids';
import { onServer } from '../../test/kit/postgres/server-under-test';

const PAGE = 2000;

interface List {
  readonly table: string;
  /** JSON of each row as it stands in the end. */
  readonly rows: readonly string[];
}

/**
 * What filling the lists takes at least: each page of the log is read and parsed, and its share of the rows that stand in the end
 * is inserted, in one transaction. Nothing is decided, nothing is changed afterwards.
 */
export class RawLists {
  private constructor(
    private readonly client: pg.Client,
    private readonly lists: readonly List[],
  ) {}

  /** Tables like those that a projection filled in one schema, empty, beside the log in another. */
  static async copy(from: string, to: string): Promise<RawLists> {
    const client = new pg.Client({ connectionString: to });
    await client.connect();
    const lists = await onServer(async (there) => {
      const { rows: tables } = await there.query<{ schema: string; name: string }>(
        `select schemaname as schema, tablename as name from pg_tables
         where schemaname = current_schema() and tablename ~ '__g[0-9]+$'`,
      );
      const found: List[] = [];
      for (const { schema, name } of tables) {
        await client.query(`create table ${name} (like ${schema}.${name} including all)`);
        const { rows } = await there.query<{ row: string }>(
          `select row_to_json(t)::text as row from ${name} t`,
        );
        found.push({ table: name, rows: rows.map(({ row }) => row) });
      }
      return found;
    }, from);
    return new RawLists(client, lists);
  }

  /** From empty tables. @returns milliseconds */
  async fill(head: Position): Promise<number> {
    for (const { table } of this.lists) await this.client.query(`truncate ${table}`);
    const startedAt = performance.now();
    for (let after = 0; after < head;) {
      const { rows: page } = await this.client.query<{ position: string; data: string; metadata: string }>(
        'select position, stream, revision, id, type, data, metadata from event where position > $1 order by position limit $2',
        [after, PAGE],
      );
      for (const { data, metadata } of page) void [JSON.parse(data), JSON.parse(metadata)];
      const last = Number(page.at(-1)?.position ?? head);
      await this.insertShare(after / head, last / head);
      after = last;
    }
    return performance.now() - startedAt;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async insertShare(from: number, to: number): Promise<void> {
    await this.client.query('begin');
    for (const { table, rows } of this.lists) {
      const share = rows.slice(Math.round(rows.length * from), Math.round(rows.length * to));
      await this.client.query(
        `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
        [`[${share.join()}]`],
      );
    }
    await this.client.query('commit');
  }
}
