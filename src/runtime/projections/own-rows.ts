import type { Recorded } from '../../kernel/event';
import {
  Json,
  type Cell,
  type HashesIn,
  type OwnKey,
  type OwnRow,
  type Projection,
  type Row,
  type Table,
} from '../../kernel/projection';
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

/** One table that is read back. */
interface Own {
  readonly table: Table;
  /** By key, as they were before the batch; `undefined` where there is no row. */
  readonly stored: Map<string, Row | undefined>;
  readonly wanted: Map<string, Row>;
}

/** A key that an event asks by, found once. */
interface Asked {
  readonly own: Own;
  readonly key: string;
}

/**
 * The rows that a batch reads back: as they were stored before it, fetched for all its events in one query a table,
 * and over that whatever the batch has changed. So each event sees what all before it have left, as if each had had
 * a transaction of its own. Nobody else writes these rows: the commit checks the lease.
 */
export class OwnRows {
  private readonly own: ReadonlyMap<string, Own>;
  private readonly asked = new Map<Recorded, readonly Asked[]>();

  /**
   * @param written a table as the lane has it; `undefined` when an older generation lacks it
   * @param hashes of the words that rows may be named by
   */
  constructor(
    private readonly on: Pick<Connected, 'rows'>,
    private readonly projection: Projection,
    private readonly written: (table: string) => Written | undefined,
    private readonly hashes: HashesIn,
  ) {
    this.own = new Map(
      projection.tables.map((table) => [table.name, { table, stored: new Map(), wanted: new Map() }]),
    );
  }

  /** Before these events are projected. One that cannot even say what it needs is judged when its turn comes. */
  async fetch(events: readonly (() => Recorded)[]): Promise<void> {
    for (const recorded of events) this.unlessThrown(() => this.ask(recorded()));
    await this.fetchWanted();
    if (this.projection.readsOf === undefined) return;
    for (const recorded of events) this.unlessThrown(() => this.askFurther(recorded()));
    await this.fetchWanted();
  }

  private async fetchWanted(): Promise<void> {
    for (const { table, stored, wanted } of this.own.values()) {
      if (wanted.size === 0) continue;
      for (const key of wanted.keys()) stored.set(key, undefined);
      for (const statement of this.written(table.name)?.statements.select([...wanted.values()]) ?? [])
        for (const row of await this.on.rows<Row>(statement))
          stored.set(keyText(table, row), asRead(table, row));
      wanted.clear();
    }
  }

  /** What one event may ask. */
  of(recorded: Recorded): OwnRow {
    const asked = this.asked.get(recorded) ?? this.ask(recorded);
    return (name, row) => {
      const own = this.ownOf(name);
      const key = keyText(own.table, row);
      if (!asked.some((one) => one.own === own && one.key === key))
        throw new InvalidRowChange(`${name}: reads does not name the row that ${recorded.event.type} needs`);
      return this.written(name)?.batch.rowAfter(key, own.stored.get(key));
    };
  }

  /** Which further rows it needs was asked of rows that this batch has changed since: they have to be stored first. */
  isStale(recorded: () => Recorded): boolean {
    if (this.projection.readsOf === undefined) return false;
    const asked = this.askedBy(recorded);
    return asked.some(({ own, key }) => this.written(own.table.name)?.batch.has(key) ?? false);
  }

  /** None of what this build does not know. */
  private askedBy(recorded: () => Recorded): readonly Asked[] {
    let asked: readonly Asked[] = [];
    this.unlessThrown(() => (asked = this.asked.get(recorded()) ?? []));
    return asked;
  }

  private unlessThrown(ask: () => void): void {
    try {
      ask();
    } catch {
      // Thrown again when it is projected.
    }
  }

  private ask(recorded: Recorded): readonly Asked[] {
    const asked = this.want(this.projection.reads?.(recorded, this.hashes) ?? []);
    this.asked.set(recorded, asked);
    return asked;
  }

  private askFurther(recorded: Recorded): void {
    const first = this.asked.get(recorded) ?? [];
    if (first.length === 0) return;
    const further = this.want(this.projection.readsOf?.(recorded, this.of(recorded), this.hashes) ?? []);
    if (further.length > 0) this.asked.set(recorded, [...first, ...further]);
  }

  private want(keys: readonly OwnKey[]): readonly Asked[] {
    return keys.map(({ table: name, key: row, isNew }): Asked => {
      const own = this.ownOf(name);
      checkOwnKey(own.table, row);
      const key = keyText(own.table, row);
      if (isNew === true) {
        if (!own.stored.has(key) && !own.wanted.has(key)) own.stored.set(key, undefined);
      } else if (!own.stored.has(key)) own.wanted.set(key, row);
      return { own, key };
    });
  }

  private ownOf(name: string): Own {
    const own = this.own.get(name);
    if (!own) throw new InvalidRowChange(`no table ${name}`);
    return own;
  }
}

/** Columns of JSON as `Json`, so that they are parsed once for all who ask. */
function asRead({ json }: Table, row: Row): Row {
  if (!json) return row;
  const read: Record<string, Cell> = { ...row };
  for (const column of json) {
    const text = row[column];
    if (typeof text === 'string') read[column] = Json.stored(text);
  }
  return read;
}
