import type Libsql from 'libsql';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import { LibsqlConnection } from './libsql-connection';

/** Kysely over one libsql connection; whoever wants it waits in line. */
export const libsqlDialect = (database: Libsql.Database, begin: 'begin' | 'begin immediate'): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new LibsqlDriver(new LibsqlConnection(database), begin),
  createIntrospector: (kysely) => new SqliteIntrospector(kysely),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class LibsqlDriver implements Driver {
  private readonly waiting: (() => void)[] = [];
  private taken = false;

  constructor(
    private readonly connection: LibsqlConnection,
    private readonly begin: string,
  ) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.taken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken = true;
    return this.connection;
  }

  releaseConnection(): Promise<void> {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken = false;
    return Promise.resolve();
  }

  /** A writer takes the write lock at once: a read lock that has to be raised later may fail in between. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk has rolled back already, and a second time is an error that would hide the first.
    if (this.connection.database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  destroy(): Promise<void> {
    this.connection.database.close();
    return Promise.resolve();
  }
}
