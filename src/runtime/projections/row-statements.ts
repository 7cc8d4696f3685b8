import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Cell, Row, Table } from '../../kernel/projection';
import type { AnyTables, Statement } from '../runners/database';
import { physicalName } from './layout';

/**
 * The statements against one generation of one table. Each shape (kind, sorted columns, which of them are null)
 * is compiled by Kysely once; after that a change costs its parameters and nothing else.
 */
export class RowStatements {
  readonly columns: readonly string[];
  /** All but the primary key. */
  private readonly rest: readonly string[];
  private readonly name: string;
  private readonly compiled = new Map<string, string>();

  constructor(
    private readonly kysely: Kysely<AnyTables>,
    readonly table: Table,
    generation: number,
  ) {
    this.name = physicalName(table.name, generation);
    this.columns = Object.keys(table.columns);
    this.rest = this.columns.filter((column) => !table.primaryKey.includes(column));
  }

  /** A whole row: columns that it does not name become null; a row under the same key is replaced. */
  insert(row: Row): Statement {
    return {
      sql: this.shape('insert', () =>
        this.compileUpsert(this.columns, this.rest, (column) => sql.ref(`excluded.${column}`)),
      ),
      parameters: this.columns.map((column) => row[column] ?? null),
    };
  }

  /** A row that is made when it is not there, and has the amounts added when it is. */
  addOrInsert(row: Row, amounts: Row): Statement {
    const columns = Object.keys(row).sort();
    const added = Object.keys(amounts).sort();
    const plus = (column: string) =>
      sql`${sql.ref(`${this.name}.${column}`)} + ${sql.ref(`excluded.${column}`)}`;
    return {
      sql: this.shape(`upsert ${columns.join()} + ${added.join()}`, () =>
        this.compileUpsert(columns, added, plus),
      ),
      parameters: cells(columns, row),
    };
  }

  /** Sets some columns and adds to others in one statement. */
  update(where: Row, set: Row, amounts: Row): Statement {
    const columns = Object.keys(set).sort();
    const added = Object.keys(amounts).sort();
    const match = Object.keys(where).sort();
    const shape = `update ${columns.join()} + ${added.join()} where ${matchShape(match, where)}`;
    return {
      sql: this.shape(shape, () =>
        this.kysely
          .updateTable(this.name)
          .set({
            ...Object.fromEntries(columns.map((column) => [column, BLANK])),
            ...Object.fromEntries(added.map((column) => [column, sql`${sql.ref(column)} + ${BLANK}`])),
          })
          .where(matching(match, where))
          .compile(),
      ),
      parameters: [...cells(columns, set), ...cells(added, amounts), ...bindings(match, where)],
    };
  }

  delete(where: Row): Statement {
    const match = Object.keys(where).sort();
    return {
      sql: this.shape(`delete where ${matchShape(match, where)}`, () =>
        this.kysely.deleteFrom(this.name).where(matching(match, where)).compile(),
      ),
      parameters: bindings(match, where),
    };
  }

  /** @param changed what becomes of a row that is there: these columns take what `value` says */
  private compileUpsert(
    columns: readonly string[],
    changed: readonly string[],
    value: (column: string) => RawBuilder<unknown>,
  ): { readonly sql: string } {
    const key = [...this.table.primaryKey];
    return this.kysely
      .insertInto(this.name)
      .values(Object.fromEntries(columns.map((column) => [column, BLANK])))
      .onConflict((taken) =>
        changed.length === 0
          ? taken.columns(key).doNothing()
          : taken
              .columns(key)
              .doUpdateSet(Object.fromEntries(changed.map((column) => [column, value(column)]))),
      )
      .compile();
  }

  private shape(shape: string, compile: () => { readonly sql: string }): string {
    const known = this.compiled.get(shape);
    if (known !== undefined) return known;
    const { sql: text } = compile();
    this.compiled.set(shape, text);
    return text;
  }
}

/** Stands for a parameter while a shape is compiled. */
const BLANK = 0;

const matchShape = (columns: readonly string[], where: Row): string =>
  columns.map((column) => (where[column] === null ? `${column} null` : column)).join();

/** `is null` and `=` are separate shapes: a comparison that takes both uses no index on every database. */
const matching = (columns: readonly string[], where: Row): RawBuilder<boolean> =>
  columns.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join(
        columns.map((column) =>
          where[column] === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${BLANK}`,
        ),
        sql` and `,
      )}`;

const cells = (columns: readonly string[], row: Row): Cell[] => columns.map((column) => row[column] as Cell);

const bindings = (columns: readonly string[], where: Row): Cell[] =>
  cells(columns, where).filter((cell) => cell !== null);
