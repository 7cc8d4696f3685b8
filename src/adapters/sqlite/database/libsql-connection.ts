import type Libsql from 'libsql';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { Statement } from '../../../runtime/runners/database';

interface Prepared {
  readonly statement: Libsql.Statement<unknown[]>;
  readonly returnsRows: boolean;
}

/** More shapes than the runners and read models have; the oldest is prepared anew after that. */
const MOST_PREPARED = 512;

/** The one connection of a database file. libsql is synchronous; promises are only Kysely's manners. */
export class LibsqlConnection implements DatabaseConnection {
  private readonly prepared = new Map<string, Prepared>();

  constructor(readonly database: Libsql.Database) {}

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, returnsRows } = this.prepare(query.sql);
    const parameters = query.parameters.map(bound);
    if (returnsRows) return Promise.resolve({ rows: statement.all(parameters) as Row[] });
    const { changes, lastInsertRowid } = statement.run(parameters);
    return Promise.resolve({ rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) });
  }

  runAll(statements: readonly Statement[]): void {
    for (const { sql, parameters } of statements) this.prepare(sql).statement.run(parameters.map(bound));
  }

  rows<Row>({ sql, parameters }: Statement): readonly Row[] {
    return this.prepare(sql).statement.all(parameters.map(bound)) as Row[];
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    const prepared = { statement, returnsRows: statement.reader };
    if (this.prepared.size >= MOST_PREPARED)
      this.prepared.delete(this.prepared.keys().next().value as string);
    this.prepared.set(sql, prepared);
    return prepared;
  }
}

/**
 * libsql binds every number as a REAL, so that 5 in a text column reads `5.0`: whole numbers go as integers.
 * Anything that it does not know, `true` and `undefined` included, aborts the whole process: refused here.
 */
function bound(value: unknown): unknown {
  if (typeof value === 'string' || value === null) return value;
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return BigInt(value);
    if (Number.isFinite(value)) return value;
    throw new RangeError(`a database cell cannot hold ${value}`);
  }
  if (typeof value === 'bigint' || Buffer.isBuffer(value)) return value;
  throw new TypeError(`a database cell cannot hold ${typeof value}`);
}
