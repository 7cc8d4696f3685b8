import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient, QueryArrayConfig, QueryArrayResult } from 'pg';
import { describeFault, faultOf } from './faults';

export type { PoolClient } from 'pg';

/** Where an adapter tells an operator what went wrong; never personal data. */
export type Log = (message: string, details: Readonly<Record<string, unknown>>) => void;

export interface ServerOptions {
  readonly connection: string;
  /** What the connections are for, as an operator sees it in pg_stat_activity. */
  readonly purpose: string;
  readonly connections: number;
  readonly readOnly?: boolean | undefined;
  /** What is committed is on the disk, also where the server was set to answer before. */
  readonly durable?: boolean | undefined;
  /** Statements of one connection may be sent before those before them were answered. */
  readonly pipelined?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly log?: Log | undefined;
}

/** Milliseconds. */
export interface Limits {
  /** The server ends a statement that takes longer. */
  readonly statement: number;
  /** The server ends a session that leaves its transaction open for so long, as a paused node does. */
  readonly idleInTransaction: number;
  /** Connecting, and waiting for a free connection. */
  readonly connecting: number;
  /** How long reads are tried again while the server restarts. */
  readonly patience: number;
}

export const USUAL_LIMITS: Limits = {
  statement: 30_000,
  idleInTransaction: 10_000,
  connecting: 5_000,
  patience: 4_000,
};

/** A frozen server keeps no time of its own: the client gives up a little after it should have. */
const SERVER_IS_LATE_MS = 2_000;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 500;

/** What is sent: prepared once per connection where it has a name. */
export interface Query {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
}

/** A pool on one server. Every connection has an error handler: without one a lost connection ends the process. */
export class Server {
  readonly address: string;
  private pool: Promise<Pool> | undefined;
  private readonly limits: Limits;
  private readonly log: Log;
  private isClosed = false;
  private lastFault: string | undefined;

  constructor(private readonly options: ServerOptions) {
    this.address = addressOf(options.connection);
    this.limits = { ...USUAL_LIMITS, ...options.limits };
    this.log = options.log ?? (() => undefined);
  }

  /** One statement; a read is tried again while the server restarts. */
  async rows<Row extends unknown[]>(query: Query): Promise<readonly Row[]> {
    return this.persist(() => this.withClient(async (client) => (await runArrays<Row>(client, query)).rows));
  }

  /** @throws what the last try threw, once patience is over */
  async persist<T>(read: () => Promise<T>): Promise<T> {
    const until = performance.now() + this.limits.patience;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS))
      try {
        return await read();
      } catch (error) {
        if (this.isClosed || faultOf(error) === 'refused' || performance.now() + wait > until) throw error;
        await pause(wait);
      }
  }

  async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.take();
    let fault: unknown;
    try {
      const result = await work(client);
      this.lastFault = undefined;
      return result;
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      this.giveBack(client, fault);
    }
  }

  /** In words for an operator; `undefined` once something was answered again. */
  trouble(): string | undefined {
    return this.lastFault;
  }

  async take(): Promise<PoolClient> {
    if (this.isClosed) throw new Error(`the connections to PostgreSQL at ${this.address} are closed`);
    const pool = await (this.pool ??= this.open());
    try {
      return await pool.connect();
    } catch (error) {
      this.lastFault = `PostgreSQL at ${this.address} cannot be reached: ${describeFault(error)}`;
      throw error;
    }
  }

  /** A connection that failed is not used again: a query that was given up may still run on it. */
  giveBack(client: PoolClient, fault?: unknown): void {
    client.release(fault !== undefined && faultOf(fault) === 'gone');
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await (await this.pool)?.end();
  }

  /** Late, so that who runs on files does not load the driver. */
  private async open(): Promise<Pool> {
    const { default: pg } = await import('pg');
    const {
      connection,
      purpose,
      connections,
      readOnly = false,
      durable = false,
      pipelined = false,
    } = this.options;
    const { statement, idleInTransaction, connecting } = this.limits;
    const pool = new pg.Pool({
      connectionString: connection,
      application_name: `suqiu ${purpose}`,
      max: connections,
      connectionTimeoutMillis: connecting,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      pipeline: pipelined,
      statement_timeout: statement,
      query_timeout: statement + SERVER_IS_LATE_MS,
      idle_in_transaction_session_timeout: idleInTransaction,
      types: { getTypeParser: (oid) => parserOf(oid) },
    });
    pool.on('error', (error) => this.lost(error));
    pool.on('connect', (client) => {
      client.on('error', (error) => this.lost(error));
      // Queued before whatever the connection is taken for.
      for (const setting of [...(readOnly ? [READ_ONLY] : []), ...(durable ? [DURABLE] : [])])
        client.query(setting).catch((error: unknown) => this.lost(error));
    });
    return pool;
  }

  private lost(error: unknown): void {
    if (!this.isClosed)
      this.log('a connection to PostgreSQL was lost', {
        address: this.address,
        reason: describeFault(error),
      });
  }
}

export const runArrays = <Row extends unknown[]>(
  client: PoolClient,
  { name, text, values = [] }: Query,
): Promise<QueryArrayResult<Row>> => {
  const config: QueryArrayConfig = { text, values: [...values], rowMode: 'array' };
  return client.query<Row>(name === undefined ? config : { ...config, name });
};

const READ_ONLY = 'set session characteristics as transaction read only';
/** A standby that has to confirm as well stays in force. */
const DURABLE = `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;

const BIGINT = 20;
const NUMERIC = 1700;
const BOOLEAN = 16;
const INTEGERS = new Set([21, 23, 26]);
const DOUBLES = new Set([700, 701]);

/** Numbers as numbers: positions, counts and milliseconds stay below 2^53. All else as the server writes it. */
function parserOf(oid: number): (text: string) => unknown {
  if (oid === BIGINT || oid === NUMERIC || INTEGERS.has(oid) || DOUBLES.has(oid)) return Number;
  if (oid === BOOLEAN) return (text) => text === 't';
  if (oid === BYTEA) return (text) => Buffer.from(text.slice(2), 'hex');
  return (text) => text;
}

const BYTEA = 17;

/** For messages: where it leads, without credentials. */
function addressOf(connection: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(connection);
    return `${hostname || (searchParams.get('host') ?? 'the local socket')}:${port || 5432}${pathname}`;
  } catch {
    return 'the address in POSTGRES_URL';
  }
}
