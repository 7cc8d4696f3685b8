import { createHash, type Hash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Table } from '../../kernel/projection';
import { untyped, type AnyTables, type Database } from '../runners/database';
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
 * page per step. The sample is collected on the way, so that no table is read twice.
 */
export class Comparison {
  private readonly tables: TableComparison[];
  private readonly differing: TableDifference[] = [];

  /** @param tables what both generations have in common */
  constructor(
    database: Pick<Database, 'kysely'>,
    tables: readonly Table[],
    live: number,
    rebuilt: number,
    page: number,
  ) {
    this.tables = tables.map(
      (table) => new TableComparison(untyped(database.kysely), table, live, rebuilt, page),
    );
  }

  async step(): Promise<Verdict> {
    const [current] = this.tables;
    if (!current) return this.verdict();
    if (await current.step()) return { kind: 'more' };
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
  private readonly live: Side;
  private readonly rebuilt: Side;
  private readonly sample: [SampleRow | null, SampleRow | null][] = [];

  constructor(kysely: Kysely<AnyTables>, table: Table, live: number, rebuilt: number, page: number) {
    this.name = table.name;
    this.live = new Side(kysely, table, live, page);
    this.rebuilt = new Side(kysely, table, rebuilt, page);
  }

  private readonly name: string;

  /** True while there is more to read. */
  async step(): Promise<boolean> {
    const [live, rebuilt] = [await this.live.next(), await this.rebuilt.next()];
    if (this.sample.length < SAMPLE) await this.collect(live, rebuilt);
    return live.size > 0 || rebuilt.size > 0;
  }

  difference(): TableDifference | undefined {
    if (this.live.count === this.rebuilt.count && this.live.digest() === this.rebuilt.digest())
      return undefined;
    const { name, live, rebuilt, sample } = this;
    return { table: name, liveRows: live.count, rebuiltRows: rebuilt.count, sample };
  }

  /** Pages of unequal tables drift apart: what the facing page lacks is looked up before it counts. */
  private async collect(live: Page, rebuilt: Page): Promise<void> {
    for (const [line, row] of live) {
      if (this.sample.length >= SAMPLE) return;
      if (rebuilt.has(line)) continue;
      const other = await this.rebuilt.find(row);
      if (!other || lineOf(other) !== line) this.sample.push([row, other ?? null]);
    }
    for (const [line, row] of rebuilt) {
      if (this.sample.length >= SAMPLE) return;
      if (!live.has(line) && !(await this.live.find(row))) this.sample.push([null, row]);
    }
  }
}

/** Rows by their line in the digest, in key order. */
type Page = ReadonlyMap<string, SampleRow>;

class Side {
  count = 0;
  private readonly hash: Hash = createHash('sha256');
  private readonly columns: readonly string[];
  private readonly physical: string;
  private last: SampleRow | undefined;

  constructor(
    private readonly kysely: Kysely<AnyTables>,
    private readonly table: Table,
    generation: number,
    private readonly page: number,
  ) {
    this.columns = Object.keys(table.columns).sort();
    this.physical = physicalName(table.name, generation);
  }

  async next(): Promise<Page> {
    const key = this.table.primaryKey;
    const { last } = this;
    const rows = await this.kysely
      .selectFrom(this.physical)
      .select([...this.columns])
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(${sql.join(key.map((column) => sql.ref(column)))}) > (${sql.join(key.map((column) => last?.[column]))})`,
        ),
      )
      .orderBy(sql.join(key.map((column) => sql.ref(column))))
      .limit(this.page)
      .execute();
    const page = new Map<string, SampleRow>();
    for (const row of rows) page.set(lineOf(row, this.columns), row);
    for (const line of page.keys()) this.hash.update(line);
    this.count += rows.length;
    this.last = rows.at(-1) ?? last;
    return page;
  }

  find(row: SampleRow): Promise<SampleRow | undefined> {
    return this.kysely
      .selectFrom(this.physical)
      .select([...this.columns])
      .where(
        sql<boolean>`${sql.join(
          this.table.primaryKey.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
          sql` and `,
        )}`,
      )
      .executeTakeFirst();
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }
}

const lineOf = (row: SampleRow, columns: readonly string[] = Object.keys(row).sort()): string =>
  `${JSON.stringify(columns.map((column) => row[column]))}\n`;
