import type { Recorded } from '../../kernel/event';
import type { HashesIn, OwnKey, OwnRow, Projection, Row, Table } from '../../kernel/projection';
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
 * The rows that a batch reads back: as they were stored before it, fetched for all its events in one query a table,
 * and over that whatever the batch has changed. So each event sees what all before it have left, as if each had had
 * a transaction of its own. Nobody else writes these rows: the commit checks the lease.
 */
export class OwnRows {
  /** By table and key; `undefined` where there is no row. */
  private readonly stored = new Map<string, Row | undefined>();

  /**
   * @param written a table as the lane has it; `undefined` when an older generation lacks it
   * @param hashes of the words that rows may be named by
   */
  constructor(
    private readonly on: Pick<Connected, 'rows'>,
    private readonly projection: Projection,
    private readonly written: (table: string) => Written | undefined,
    private readonly hashes: HashesIn,
  ) {}

  /** Before these events are projected. One that cannot even say what it needs is judged when its turn comes. */
  async fetch(events: readonly (() => Recorded)[]): Promise<void> {
    const wanted = new Map<string, OwnKey>();
    for (const recorded of events)
      for (const own of this.keysUnlessThrown(recorded)) {
        const name = this.nameOf(own);
        if (!this.stored.has(name)) wanted.set(name, own);
      }
    for (const name of wanted.keys()) this.stored.set(name, undefined);
    for (const { name: table } of this.projection.tables) {
      const keys = [...wanted.values()].filter((own) => own.table === table).map(({ key }) => key);
      for (const statement of this.written(table)?.statements.select(keys) ?? [])
        for (const key of await this.on.rows<Row>(statement))
          this.stored.set(this.nameOf({ table, key }), key);
    }
  }

  /** What one event may ask. */
  of(recorded: Recorded): OwnRow {
    const named = new Set(this.keysOf(recorded).map((own) => this.nameOf(own)));
    return (table, key) => {
      const name = this.nameOf({ table, key });
      if (!named.has(name))
        throw new InvalidRowChange(`${table}: reads does not name the row that ${recorded.event.type} needs`);
      return this.written(table)?.batch.rowAfter(keyText(this.tableOf(table), key), this.stored.get(name));
    };
  }

  private keysUnlessThrown(recorded: () => Recorded): readonly OwnKey[] {
    try {
      return this.keysOf(recorded());
    } catch {
      return [];
    }
  }

  private keysOf(recorded: Recorded): readonly OwnKey[] {
    const keys = this.projection.reads?.(recorded, this.hashes) ?? [];
    for (const { table, key } of keys) checkOwnKey(this.tableOf(table), key);
    return keys;
  }

  private nameOf({ table, key }: OwnKey): string {
    return `${table} ${keyText(this.tableOf(table), key)}`;
  }

  private tableOf(name: string): Table {
    const table = this.projection.tables.find((candidate) => candidate.name === name);
    if (!table) throw new InvalidRowChange(`no table ${name}`);
    return table;
  }
}
