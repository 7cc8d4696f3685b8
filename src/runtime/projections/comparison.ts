import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Table } from '../../kernel/projection';
import { untyped, type Database } from '../runners/database';
import type { Difference, SampleRow, TableDifference } from '../runners/status';
import { physicalName } from './layout';

/** Rows shown of each differing table. */
const SAMPLE = 10;

export type Verdict = { readonly kind: 'more' } | { readonly kind: 'equal' } | DifferentVerdict;
export interface DifferentVerdict {
  readonly kind: 'different';
  readonly difference: Difference;
}

/**
 * Compares two generations that stand still at one position: counts and SHA-256 over the rows in key order, a
 * page at a time. The sample is collected on the way, so that no table is read twice.
 */
export class Comparison {
  private readonly tables: TableComparison[];
  private readonly differing: TableDifference[] = [];

  /** @param tables what both generations have in common */
  constructor(database: Reading, tables: readonly Table[], live: number, rebuilt: number, page: number) {
    this.tables = tables.map((table) => new TableComparison(database, table, live, rebuilt, page));
  }

  async nextPage(): Promise<Verdict> {
    const [current] = this.tables;
    if (!current) return this.verdict();
    if (await current.nextPage()) return { kind: 'more' };
    const difference = current.difference();
    if (difference) this.differing.push(difference);
    this.tables.shift();
    return { kind: 'more' };
  }

  private verdict(): Verdict {
    if (this.differing.length === 0) return { kind: 'equal' };
    return { kind: 'different', difference: { reason: 'rows differ', tables: this.differing } };
  }
}

class TableComparison {
  private readonly name: string;
  private readonly live: Side;
  private readonly rebuilt: Side;
  private readonly sample: [SampleRow | null, SampleRow | null][] = [];

  constructor(database: Reading, table: Table, live: number, rebuilt: number, page: number) {
    this.name = table.name;
    this.live = new Side(database, table, live, page);
    this.rebuilt = new Side(database, table, rebuilt, page);
  }

  /** True while there is more to read. */
  async nextPage(): Promise<boolean> {
    const [live, rebuilt] = [await this.live.next(), await this.rebuilt.next()];
    if (this.sample.length < SAMPLE) await this.collect(live, rebuilt);
    return live.length > 0 || rebuilt.length > 0;
  }

  difference(): TableDifference | undefined {
    if (this.live.count === this.rebuilt.count && this.live.digest() === this.rebuilt.digest())
      return undefined;
    const { name, live, rebuilt, sample } = this;
    return { table: name, liveRows: live.count, rebuiltRows: rebuilt.count, sample };
  }

  /** Pages of unequal tables drift apart: what the facing page lacks is looked up before it counts. */
  private async collect(live: Page, rebuilt: Page): Promise<void> {
    const [inLive, inRebuilt] = [new Set(live), new Set(rebuilt)];
    for (const line of live) {
      if (this.sample.length >= SAMPLE) return;
      if (inRebuilt.has(line)) continue;
      const row = this.live.rowOf(line);
      const other = await this.rebuilt.find(row);
      if (other !== line) this.sample.push([row, other === undefined ? null : this.rebuilt.rowOf(other)]);
    }
    for (const line of rebuilt) {
      if (this.sample.length >= SAMPLE) return;
      const row = this.rebuilt.rowOf(line);
      if (!inLive.has(line) && (await this.live.find(row)) === undefined) this.sample.push([null, row]);
    }
  }
}

type Reading = Pick<Database, 'kysely' | 'jsonOf'>;

/** Rows as the JSON of their cells, in key order. */
type Page = readonly string[];

class Side {
  count = 0;
  private readonly hash: Hash = createHash('sha256');
  private readonly columns: readonly string[];
  private readonly physical: string;
  private last: SampleRow | undefined;

  constructor(
    private readonly database: Reading,
    private readonly table: Table,
    generation: number,
    private readonly page: number,
  ) {
    this.columns = Object.keys(table.columns).sort();
    this.physical = physicalName(table.name, generation);
  }

  async next(): Promise<Page> {
    const { last, key } = this;
    const rows = await this.lines()
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(${sql.join(key)}) > (${sql.join(this.table.primaryKey.map((column) => last?.[column]))})`,
        ),
      )
      .orderBy(sql.join(key))
      .limit(this.page)
      .execute();
    const page = rows.map(({ line }) => line);
    this.hash.update(page.join('\n')).update('\n');
    this.count += page.length;
    const end = page.at(-1);
    if (end !== undefined) this.last = this.rowOf(end);
    return page;
  }

  async find(row: SampleRow): Promise<string | undefined> {
    const { primaryKey } = this.table;
    const found = await this.lines()
      .where(sql<boolean>`(${sql.join(this.key)}) = (${sql.join(primaryKey.map((column) => row[column]))})`)
      .executeTakeFirst();
    return found?.line;
  }

  rowOf(line: string): SampleRow {
    const cells = JSON.parse(line) as readonly unknown[];
    return Object.fromEntries(this.columns.map((column, index) => [column, cells[index]]));
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }

  private lines() {
    const { kysely, jsonOf } = this.database;
    return untyped(kysely).selectFrom(this.physical).select(jsonOf(this.columns).as('line'));
  }

  private get key() {
    return this.table.primaryKey.map((column) => sql.ref(column));
  }
}
