import type { EventSchemas } from './decider';
import type { DomainEvent, Recorded } from './event';

export type ColumnType = 'text' | 'integer' | 'real';
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly primaryKey: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

/**
 * One statement against one table, as data: the runner compiles each shape once and works on any database.
 * `where` compares for equality, null included. An insert that finds its key taken replaces the row.
 */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: string; readonly row: Row }
  | { readonly kind: 'update'; readonly table: string; readonly where: Row; readonly set: Row }
  /**
   * With `start`, `where` is the whole primary key, and a missing row begins as `where`, `start` and the amounts;
   * a column that is added to begins at its amount and is none of `start`.
   */
  | {
      readonly kind: 'add';
      readonly table: string;
      readonly where: Row;
      readonly amounts: Readonly<Record<string, number>>;
      readonly start?: Row | undefined;
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where: Row };

/** Events in, row changes out. Pure; never reads. */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raised when `project` or a table changes: a rebuild then fills new tables beside the live ones. */
  readonly version: number;
  readonly category: string;
  readonly schemas: EventSchemas;
  readonly tables: readonly Table[];
  project(recorded: Recorded<Event>): readonly RowChange[];
}
