import type { Projection, Row, RowChange, Table } from '../../kernel/projection';
import { UnknownEventType } from '../codec';
import { unknownEvent, type Halt, type Plan } from '../follower/lane';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import { nowOf, type RunnerContext } from '../runners/context';
import type { Connected, Statement } from '../runners/database';
import { messageOf } from '../runners/status';
import { checkChange } from './check-change';
import { BatchWords } from './hashed-words';
import { OwnRows, type Written } from './own-rows';
import { RowBatch } from './row-batch';
import type { RowStatements } from './row-statements';

/** The generation that a batch is projected into. */
export interface Target {
  readonly context: RunnerContext;
  readonly projection: Projection;
  /** Today's tables. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Those that this generation has. */
  readonly writers: ReadonlyMap<string, RowStatements>;
  /** It was made by another version: it takes what it has columns for. */
  readonly isOlder: boolean;
  readonly parked: ReadonlyMap<string, ParkedRow>;
}

/** What one batch does to one generation. */
export class ProjectionBatch {
  private readonly tables = new Map<string, Written>();
  private readonly parked = new Map<string, ParkedRow>();
  private readonly words: BatchWords;
  private readonly own: OwnRows | undefined;
  private passed: LogEntry | undefined;
  private halt: Halt | undefined;

  /** @param on where it reads its own rows from */
  constructor(
    private readonly target: Target,
    on: Pick<Connected, 'rows'>,
  ) {
    const { projection } = target;
    this.words = new BatchWords(projection, target.context.words);
    if (projection.reads)
      this.own = new OwnRows(on, projection, (table) => this.written(table), this.words.hashes);
  }

  async plan(entries: readonly LogEntry[]): Promise<Plan> {
    await this.fetch(entries.filter((entry) => this.concerns(entry)));
    for (const entry of entries) {
      if (this.isFull) break;
      if (this.concerns(entry) && (this.isStale(entry) || !this.passes(entry))) break;
      this.passed = entry;
    }
    const statements = this.statements();
    return {
      passed: this.passed,
      parked: [...this.parked.values()],
      write: statements.length > 0 ? (tx) => tx.run(statements) : undefined,
      halt: this.halt,
    };
  }

  /**
   * The entries of one stream; throws what the first bad one throws.
   * @returns how many it took: what is left needs rows that have to be stored first
   */
  async apply(entries: readonly LogEntry[]): Promise<number> {
    await this.fetch(entries);
    for (const [index, entry] of entries.entries()) {
      if (this.isStale(entry)) return index;
      this.project(entry);
    }
    return entries.length;
  }

  statements(): readonly Statement[] {
    return [...this.tables.values()].flatMap(({ batch }) => batch.take());
  }

  private concerns({ category, stored }: LogEntry): boolean {
    return (
      category === this.target.projection.category &&
      !this.target.parked.has(stored.stream) &&
      !this.parked.has(stored.stream)
    );
  }

  private async fetch(entries: readonly LogEntry[]): Promise<void> {
    const { schemas } = this.target.projection;
    const events = entries.map((entry) => () => entry.recorded(schemas));
    if (this.target.projection.words) await this.words.fetch(events);
    await this.own?.fetch(events);
  }

  /** More is parked than may be: the follower halts before the next entry. */
  private get isFull(): boolean {
    const { parked, context } = this.target;
    return parked.size + this.parked.size > context.limits.parked;
  }

  private isStale(entry: LogEntry): boolean {
    return this.own?.isStale(() => entry.recorded(this.target.projection.schemas)) ?? false;
  }

  /** Projects the entry or parks its stream. False when it can do neither, as this build does not know its type. */
  private passes(entry: LogEntry): boolean {
    try {
      this.project(entry);
    } catch (error) {
      if (error instanceof UnknownEventType) {
        this.halt = unknownEvent(entry);
        return false;
      }
      const { stream: key, position, revision } = entry.stored;
      const at = nowOf(this.target.context);
      this.parked.set(key, { key, position, revision, error: messageOf(error), at });
    }
    return true;
  }

  /** Judges all changes of the event before the first one counts. */
  private project(entry: LogEntry): void {
    for (const change of this.changesOf(entry)) this.written(change.table)?.batch.add(change);
  }

  private changesOf(entry: LogEntry): readonly RowChange[] {
    const { projection, tables, isOlder } = this.target;
    const recorded = entry.recorded(projection.schemas);
    const changes = projection.project(recorded, this.own?.of(recorded) ?? readsNothing, this.words.hashes);
    for (const change of changes) checkChange(change, tables);
    return isOlder ? changes.flatMap((change) => this.restricted(change)) : changes;
  }

  private written(table: string): Written | undefined {
    const known = this.tables.get(table);
    if (known) return known;
    const statements = this.target.writers.get(table);
    if (!statements) return undefined;
    const made = { statements, batch: new RowBatch(statements) };
    this.tables.set(table, made);
    return made;
  }

  /** The change as far as an older generation has the columns for it. */
  private restricted(change: RowChange): readonly RowChange[] {
    const columns = this.target.writers.get(change.table)?.table.columns;
    if (!columns) return [];
    const kept = <Cells extends Row>(row: Cells): Cells =>
      Object.fromEntries(Object.entries(row).filter(([name]) => name in columns)) as Cells;
    if (change.kind === 'insert') return [{ ...change, row: kept(change.row) }];
    if (Object.keys(change.where).some((name) => !(name in columns))) return [];
    switch (change.kind) {
      case 'update':
        return [{ ...change, set: kept(change.set), start: change.start && kept(change.start) }];
      case 'add':
        return [{ ...change, amounts: kept(change.amounts), start: change.start && kept(change.start) }];
      case 'delete':
        return [change];
    }
  }
}

const readsNothing = (table: string): never => {
  throw new Error(`${table} is not read back: say so in the projection's reads`);
};
