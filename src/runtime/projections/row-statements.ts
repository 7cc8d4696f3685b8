import { sql, type Kysely, type RawBuilder } from 'kysely';
import { Json, type Cell, type ColumnType, type Row, type Table } from '../../kernel/projection';
import type { AnyTables, Statement } from '../runners/database';
import { inLists } from '../runners/in-lists';
import { physicalName, sqlTypes } from './layout';

/**
 * The statements against one generation of one table. Each shape (kind, sorted columns, which of them are null)
 * is compiled by Kysely once; after that a change costs its parameters and nothing else.
 */
export class RowStatements {
  readonly columns: readonly string[];
  /** A row that nothing is known of. */
  readonly blank: Row;
  /** All but the primary key. */
  readonly rest: readonly string[];
  private readonly name: string;
  private readonly compiled = new Map<string, string>();

  constructor(
    private readonly kysely: Kysely<AnyTables>,
    readonly table: Table,
    generation: number,
  ) {
    this.name = physicalName(table.name, generation);
    this.columns = Object.keys(table.columns);
    this.blank = Object.fromEntries(this.columns.map((column) => [column, null]));
    this.rest = this.columns.filter((column) => !table.primaryKey.includes(column));
  }

  /**
   * Rows of different keys in one statement. One that is missing begins as it is said here, with nulls in columns that
   * are not named; of one that is there, these columns are replaced and these added to, by what the row says of them.
   */
  upsert(rows: readonly Row[], set: readonly string[], added: readonly string[]): Statement {
    return {
      sql: this.shape(`upsert ${rows.length} = ${set.join()} + ${added.join()}`, () =>
        this.compileUpsert(rows.length, [
          ...set.map((column): Assignment => [column, said(column)]),
          ...added.map((column): Assignment => [column, this.sum(column, this.stored(column), said(column))]),
        ]),
      ),
      parameters: rows.flatMap((row) => this.columns.map((column) => stored(row[column] ?? null))),
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
            ...Object.fromEntries(
              added.map((column) => [column, this.sum(column, sql.ref(column), sql`${BLANK}`)]),
            ),
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

  /** The rows of these keys, one statement a list of them. */
  select(keys: readonly Row[]): readonly Statement[] {
    const chosen = (size: number) =>
      this.kysely
        .selectFrom(this.name)
        .select([...this.columns])
        .where(this.isOneOf(size));
    return this.byKeys(keys, 'select', (size) => chosen(size).compile());
  }

  /** As `delete` of each. */
  deleteAll(keys: readonly Row[]): readonly Statement[] {
    const [only] = keys;
    if (only !== undefined && keys.length === 1) return [this.delete(only)];
    const gone = (size: number) => this.kysely.deleteFrom(this.name).where(this.isOneOf(size));
    return this.byKeys(keys, 'delete', (size) => gone(size).compile());
  }

  private byKeys(
    keys: readonly Row[],
    kind: string,
    compile: (size: number) => { readonly sql: string },
  ): readonly Statement[] {
    return inLists(keys).map((list) => ({
      sql: this.shape(`${kind} ${list.length}`, () => compile(list.length)),
      parameters: list.flatMap((row) => cells(this.table.primaryKey, row)),
    }));
  }

  private isOneOf(size: number): RawBuilder<boolean> {
    const { primaryKey } = this.table;
    const key = sql.join(primaryKey.map((column) => sql.ref(column)));
    if (primaryKey.length === 1) return sql`${key} in (${sql.join(Array<number>(size).fill(BLANK))})`;
    const rows = Array.from(
      { length: size },
      (_, row) => sql`(${sql.join(primaryKey.map((column) => (row === 0 ? this.typed(column) : BLANK)))})`,
    );
    return sql`(${key}) in (values ${sql.join(rows)})`;
  }

  /** @param changes what becomes of a row that is there */
  private compileUpsert(rows: number, changes: readonly Assignment[]): { readonly sql: string } {
    const key = [...this.table.primaryKey];
    const blank = Object.fromEntries(this.columns.map((column) => [column, BLANK]));
    return this.kysely
      .insertInto(this.name)
      .values(Array.from({ length: rows }, () => blank))
      .onConflict((taken) =>
        changes.length === 0
          ? taken.columns(key).doNothing()
          : taken.columns(key).doUpdateSet(Object.fromEntries(changes)),
      )
      .compile();
  }

  /** Numbers are added up, text is put at the end. */
  private sum(column: string, before: RawBuilder<unknown>, more: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.table.columns[column] === 'text' ? sql`${before} || ${more}` : sql`${before} + ${more}`;
  }

  /** The first of several rows says what they are: values that nothing is inserted into have no column to tell it. */
  private typed(column: string): RawBuilder<unknown> {
    return sql`cast(${BLANK} as ${sql.raw(sqlTypes[this.table.columns[column] as ColumnType])})`;
  }

  private stored(column: string): RawBuilder<unknown> {
    return sql.ref(`${this.name}.${column}`);
  }

  private shape(shape: string, compile: () => { readonly sql: string }): string {
    const known = this.compiled.get(shape);
    if (known !== undefined) return known;
    const { sql: text } = compile();
    this.compiled.set(shape, text);
    return text;
  }
}

type Assignment = readonly [column: string, value: RawBuilder<unknown>];

/** Stands for a parameter while a shape is compiled. */
const BLANK = 0;

/** What the row that was to be inserted says of a column. */
const said = (column: string): RawBuilder<unknown> => sql.ref(`excluded.${column}`);

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

const cells = (columns: readonly string[], row: Row): (string | number | null)[] =>
  columns.map((column) => stored(row[column] as Cell));

const stored = (cell: Cell): string | number | null => (cell instanceof Json ? cell.stored : cell);

const bindings = (columns: readonly string[], where: Row): (string | number | null)[] =>
  cells(columns, where).filter((cell) => cell !== null);
