import type { Writable } from 'node:stream';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { QueryResult as Answer } from 'pg';
import { OutcomeUnknown, StoreUnavailable } from '../../../kernel/ports/event-store';
import type { Statement } from '../../../runtime/runners/database';
import { describeFault, faultOf } from '../faults';
import type { PoolClient, Server } from '../server';

const isRead = (sql: string): boolean => /^\s*(select|with|explain)\b/i.test(sql);

/** More shapes than the runners have; whatever comes after that is sent unprepared. */
const MOST_PREPARED = 512;
/** All of them are answered within the time of one statement, or the connection is given up. */
const SENT_AT_ONCE = 128;
const names = new Map<string, string>();

/** One name for one text in this thread; each connection prepares it once. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/**
 * A connection for as long as Kysely wants one. Outside a transaction it takes a client for each statement, so that a
 * read can be tried again on another one while the server restarts.
 */
export class PostgresConnection implements DatabaseConnection {
  private client: PoolClient | undefined;
  private fault: unknown;

  constructor(private readonly server: Server) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount, command } = await this.send(query.sql, query.parameters);
    if (command === 'SELECT') return { rows: rows as Row[] };
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  /** Each is sent without waiting for the one before: on a busy machine a batch would be nothing but waiting. */
  async runAll(statements: readonly Statement[]): Promise<void> {
    for (let from = 0; from < statements.length; from += SENT_AT_ONCE) {
      const answers = await Promise.allSettled(
        statements
          .slice(from, from + SENT_AT_ONCE)
          .map(({ sql, parameters }) => this.send(sql, parameters, nameOf(sql))),
      );
      // Of those after it the server says only that the transaction had failed.
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    }
  }

  async rows<Row>({ sql, parameters }: Statement): Promise<readonly Row[]> {
    return (await this.send(sql, parameters, nameOf(sql))).rows as Row[];
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  async begin(): Promise<void> {
    this.client = await this.server.take().catch((error: unknown) => {
      throw this.told(error);
    });
    await this.send('begin', []);
  }

  /** A transaction in which a statement failed commits nothing and says so only by the command of its answer. */
  async commit(): Promise<void> {
    try {
      const { command } = await this.onClient('commit', []);
      if (command !== 'COMMIT')
        throw new Error('the transaction had failed before its commit, and was rolled back');
    } catch (error) {
      this.fault = error;
      if (faultOf(error) !== 'gone') throw error;
      throw new OutcomeUnknown(`PostgreSQL may have committed or not: ${describeFault(error)}`, {
        cause: error,
      });
    }
  }

  async rollback(): Promise<void> {
    if (this.client === undefined || this.isLost) return;
    await this.onClient('rollback', []).catch((error: unknown) => (this.fault = error));
  }

  release(): void {
    if (this.client !== undefined) this.server.giveBack(this.client, this.fault);
    this.client = undefined;
  }

  /** The connection is gone, and the transaction with it. */
  get isLost(): boolean {
    return this.fault !== undefined && faultOf(this.fault) === 'gone';
  }

  private async send(sql: string, parameters: readonly unknown[], name?: string): Promise<Answer> {
    const values = parameters.map(bound);
    try {
      if (this.client !== undefined) return await this.onClient(sql, values, name);
      const once = () => this.server.withClient((client) => query(client, sql, values, name));
      return await (isRead(sql) ? this.server.persist(once) : once());
    } catch (error) {
      throw this.told(error);
    }
  }

  private async onClient(sql: string, values: unknown[], name?: string): Promise<Answer> {
    if (this.client === undefined) throw new Error('no transaction is open on this connection');
    try {
      gather(this.client);
      return await query(this.client, sql, values, name);
    } catch (error) {
      this.fault = error;
      throw error;
    }
  }

  private told(error: unknown): unknown {
    if (faultOf(error) === 'refused') return error;
    return new StoreUnavailable(
      `PostgreSQL at ${this.server.address} cannot serve: ${describeFault(error)}`,
      {
        cause: error,
      },
    );
  }
}

const query = (client: PoolClient, text: string, values: unknown[], name?: string): Promise<Answer> =>
  client.query(name === undefined ? { text, values } : { name, text, values });

const gathering = new WeakSet<Writable>();

/**
 * What is sent in one turn of the event loop goes out in one write: the driver makes one for each statement, and the server
 * wakes up as often. Its types say nothing of the socket; without it all goes out as before.
 */
function gather(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection?: { readonly stream?: Writable } })
    .connection ?? { stream: undefined };
  if (stream === undefined || gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}

/** The driver would write `true`, objects and lists in ways of its own, and NaN as a number. */
function bound(value: unknown): unknown {
  if (typeof value === 'string' || value === null || typeof value === 'bigint' || Buffer.isBuffer(value))
    return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'number') throw new RangeError(`a database cell cannot hold ${value}`);
  throw new TypeError(`a database cell cannot hold ${typeof value}`);
}
