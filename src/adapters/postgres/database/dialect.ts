import {
  type ColumnDefinitionNode,
  CompiledQuery,
  DataTypeNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import type { Server } from '../server';
import { PostgresConnection } from './postgres-connection';

/** Kysely over the pool of a server. */
export const poolDialect = (server: Server): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PoolDriver(server),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new ByBytesCompiler(),
});

/**
 * Text compares by its bytes, as in the twin on files, whatever the database was made with: pages that are cut at a
 * text would else repeat or leave out rows.
 */
class ByBytesCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text') this.append(' collate "C"');
  }

  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    super.visitColumnDefinition(
      node.autoIncrement
        ? { ...node, autoIncrement: false, dataType: DataTypeNode.create('bigserial') }
        : node,
    );
  }
}

class PoolDriver implements Driver {
  constructor(private readonly server: Server) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PostgresConnection(this.server);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PostgresConnection).release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).rollback();
  }

  destroy(): Promise<void> {
    return this.server.close();
  }
}

export const raw = (text: string): CompiledQuery => CompiledQuery.raw(text);
