import type { EventSchemas } from './decider';
import type { DomainEvent, Recorded } from './event';
import type { WordHash, WordsIn } from './ports/words';

export type ColumnType = 'text' | 'integer' | 'real';
export type Cell = string | number | null | Json;
export type Row = Readonly<Record<string, Cell>>;

/**
 * The cell of a text column that holds JSON. It is parsed when somebody asks for its value and made text when its row
 * is written, each at most once, however many events of a batch change the row or read it back.
 */
export class Json<Value = unknown> {
  private constructor(
    private text: string | undefined,
    private parsed: { readonly value: Value } | undefined,
  ) {}

  /** @param value plain data, never changed from now on */
  static of = <Value>(value: Value): Json<Value> => new Json<Value>(undefined, { value });
  static stored = <Value>(text: string): Json<Value> => new Json<Value>(text, undefined);

  get value(): Value {
    return (this.parsed ??= { value: JSON.parse(this.text ?? 'null') as Value }).value;
  }

  get stored(): string {
    return (this.text ??= JSON.stringify(this.parsed?.value));
  }

  /** Beside other cells, as a key is made of them. */
  toString(): string {
    return this.stored;
  }
}

/** A row as it is written, whose JSON is still a value; readers find it as the row type says. */
export type Unwritten<R> = {
  readonly [Column in keyof R]: string extends R[Column] ? R[Column] | Json : R[Column];
};

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly primaryKey: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** Indexes that leave out the rows whose first column is null: for columns that few rows fill. */
  readonly sparseIndexes?: readonly (readonly string[])[] | undefined;
  /** Text columns that hold JSON: read back they are `Json`. */
  readonly json?: readonly string[] | undefined;
  /** Its projection reads rows of it back; so they are changed by their whole key alone, and can be kept up to date. */
  readonly isReadBack?: true | undefined;
}

/**
 * One statement against one table, as data: the runner compiles each shape once and works on any database.
 * `where` compares for equality, null included. An insert that finds its key taken replaces the row. What is added to a
 * column of numbers is added up, what is added to one of text is put at its end; null stays null. With `start`
 * an update or an addition is an upsert: `where` is then the whole primary key, and a row that is missing begins as
 * `where`, `start` and what would have been set or added; `start` names none of the columns that are.
 */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: string; readonly row: Row }
  | {
      readonly kind: 'update';
      readonly table: string;
      readonly where: Row;
      readonly set: Row;
      readonly start?: Row | undefined;
    }
  | {
      readonly kind: 'add';
      readonly table: string;
      readonly where: Row;
      readonly amounts: Readonly<Record<string, number | string>>;
      readonly start?: Row | undefined;
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where: Row };

/** A row of one of the projection's own tables that are read back, by its whole primary key. */
export interface OwnKey {
  readonly table: string;
  readonly key: Row;
  /** The event is the first that can have anything to do with this row: nothing is asked of the database. */
  readonly isNew?: boolean | undefined;
}

/** The projection's own row of this key, all that came before the event applied; `undefined` when there is none. */
export type OwnRow = (table: string, key: Row) => Row | undefined;

/** The hashes of the words in a sealed text that `words` names; none once its key is destroyed. */
export type HashesIn = (words: WordsIn) => readonly WordHash[];

/** Events in, row changes out. Pure and synchronous: what it reads of its own rows is there before it is asked. */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Raised when `project` or a table changes: a rebuild then fills new tables beside the live ones. */
  readonly version: number;
  readonly category: string;
  readonly schemas: EventSchemas;
  readonly tables: readonly Table[];
  /** No routing, list or inbox waits for it: it is followed apart, and lets those go first while they are busy. */
  readonly isBackground?: true | undefined;
  /** The sealed texts of an event that it knows by their words: opened elsewhere, it sees hashes alone. */
  words?(recorded: Recorded<Event>): readonly WordsIn[];
  /** Which of its own rows `project` needs for an event: they are fetched for many events at once. */
  reads?(recorded: Recorded<Event>, hashes: HashesIn): readonly OwnKey[];
  /**
   * Which further rows it needs that only those of `reads` name. Asked once those are
   * there, and only where `reads` named any.
   */
  readsOf?(recorded: Recorded<Event>, own: OwnRow, hashes: HashesIn): readonly OwnKey[];
  /** `own` and `hashes` answer for what `reads`, `readsOf` and `words` name of this event, and throw for anything else. */
  project(recorded: Recorded<Event>, own: OwnRow, hashes: HashesIn): readonly RowChange[];
}
