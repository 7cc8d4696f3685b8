import type { Compilable, Kysely, RawBuilder } from 'kysely';
import type { RuntimeTables } from './schema';

/** A compiled statement: the SQL is shared by every change of one shape, only the parameters differ. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Tables whose names and columns only projections know. */
export type AnyTables = Readonly<Record<string, Record<string, unknown>>>;

/** A statement that is the same each time but for its parameters; what it is built with only stands for them. */
export type Build = (kysely: Kysely<RuntimeTables>) => Compilable;

/** Where statements go. Kysely is for what is asked now and then: building a statement costs more than running it. */
export interface Connected {
  readonly kysely: Kysely<RuntimeTables>;
  /** Its SQL, built once; `build` is a constant, and the parameters come in the order of the SQL. */
  sqlOf(build: Build): string;
  /** What the statement selects or returns. */
  rows<Row>(statement: Statement): Promise<readonly Row[]>;
}

/** One read-write transaction; nothing of it stays when its work throws. */
export interface Transaction extends Connected {
  /** The bulk path: runs the statements in order and drops their results. */
  run(statements: readonly Statement[]): Promise<void>;
  /**
   * One part of it that may fail alone: then nothing of the part stays and the rest goes on, so that many share one
   * commit. One part at a time.
   * @returns what the part threw; `undefined` when it did not
   * @throws what ends the whole transaction, such as a full disk
   */
  alone(work: () => Promise<void>): Promise<unknown>;
}

/**
 * What the runners need of a database, one per county partition. Everything else goes through Kysely.
 * Writers of one row wait for each other until commit, as on every database with transactions.
 */
export interface Database extends Connected {
  /** Milliseconds since the epoch by the database's own clock, which alone judges leases. */
  readonly clockMillis: RawBuilder<number>;
  /** The JSON array of these columns' values: one text per row, cheaper to read and to hash than its cells. */
  jsonOf(columns: readonly string[]): RawBuilder<string>;
  /** Those of one connection run one after the other. Whoever is told of success can be seen by all others. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** A transaction that makes tables: of nodes that start at once, one goes first and the others wait for it. */
  migration<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * What was deleted is overwritten, where the database can do so: freed space and the log beside it.
   * @returns false when somebody was reading and it has to be asked again
   */
  purge(): Promise<boolean>;
  /** A projection's table was just made in this transaction: what has to be said of it that columns do not say. */
  tableMade?(tx: Transaction, table: string): Promise<void>;
  close(): Promise<void>;
}

/** The same connection, for statements whose table and column names are data. */
export const untyped = (kysely: Kysely<RuntimeTables>): Kysely<AnyTables> =>
  kysely as unknown as Kysely<AnyTables>;
