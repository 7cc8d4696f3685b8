import type { Recorded } from '../../kernel/event';
import type { OwnKey, OwnRow, Projection, Row, Table } from '../../kernel/projection';
import type { Connected } from '../runners/database';
import { checkOwnKey, InvalidRowChange } from './check-change';
import type { RowBatch } from './row-batch';
import { keyText } from './row-key';
import type { RowStatements } from './row-statements';

/** One table of one batch. */
export interface Written {
  readonly statements: RowStatements;
  readonly batch: RowBatch;
}

/**
 * The rows that a batch reads back: as they were stored before it, fetched for all of its events in one query a
 * table, and over that whatever the batch has changed. So each event sees what all before it have left, as if each
 * had had a transaction of its own. Nobody else writes these rows: the commit checks the lease.
 */
export class OwnRows {
  private readonly stored = new Map<string, Map<string, Row>>();
  /** Keys that have been asked for, whether or not there is a row. */
  private readonly known = new Map<string, Set<string>>();

  /** @param written a table as the lane has it; `undefined` when an older generation lacks it */
  constructor(
    private readonly on: Pick<Connected, 'rows'>,
    private readonly projection: Projection,
    private readonly written: (table: string) => Written | undefined,
  ) {}

  /** Before these events are projected. An event that cannot even say what it needs is judged when its turn comes. */
  async fetch(events: readonly (() => Recorded)[]): Promise<void> {
    const wanted = new Map<string, Map<string, Row>>();
    for (const recorded of events)
      for (const { table, key } of this.keysUnlessThrown(recorded)) {
        const { statements } = this.written(table) ?? {};
        const text = statements && keyText(statements.table, key);
        if (text === undefined || this.known.get(table)?.has(text)) continue;
        entryOf(wanted, table, () => new Map<string, Row>()).set(text, key);
      }
    for (const [table, keys] of wanted) await this.load(table, keys);
  }

  /** What one event may ask. */
  of(recorded: Recorded): OwnRow {
    const named = new Map<string, Set<string>>();
    for (const { table, key } of this.keysOf(recorded))
      entryOf(named, table, () => new Set<string>()).add(this.textOf(table, key));
    return (table, key) => {
      const text = named.has(table) ? this.textOf(table, key) : undefined;
      if (text === undefined || !named.get(table)?.has(text))
        throw new InvalidRowChange(
          `${table}: reads does not name the row that ${recorded.event.type} asks for`,
        );
      return this.written(table)?.batch.rowAfter(text, this.stored.get(table)?.get(text));
    };
  }

  private async load(table: string, keys: ReadonlyMap<string, Row>): Promise<void> {
    const { statements } = this.written(table) as Written;
    const stored = entryOf(this.stored, table, () => new Map<string, Row>());
    const known = entryOf(this.known, table, () => new Set<string>());
    for (const text of keys.keys()) known.add(text);
    for (const statement of statements.select([...keys.values()]))
      for (const row of await this.on.rows<Row>(statement)) stored.set(keyText(statements.table, row), row);
  }

  private keysUnlessThrown(recorded: () => Recorded): readonly OwnKey[] {
    try {
      return this.keysOf(recorded());
    } catch {
      return [];
    }
  }

  private keysOf(recorded: Recorded): readonly OwnKey[] {
    const keys = this.projection.reads?.(recorded) ?? [];
    for (const { table, key } of keys) checkOwnKey(this.tableOf(table), key);
    return keys;
  }

  private textOf(table: string, key: Row): string {
    return keyText(this.tableOf(table), key);
  }

  private tableOf(name: string): Table {
    const table = this.projection.tables.find((candidate) => candidate.name === name);
    if (!table) throw new InvalidRowChange(`no table ${name}`);
    return table;
  }
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
