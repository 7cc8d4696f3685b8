import { sql } from 'kysely';
import type { Build, Database, Transaction } from '../runners/database';

/** The right to write for one runner. A later owner's token is higher and shuts this one out. */
export interface Lease {
  readonly name: string;
  readonly token: number;
}

/** Somebody else owns the runner now; nothing of this transaction was written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor(readonly runner: string) {
    super(`the lease of ${runner} has another owner; this one has stopped writing`);
  }
}

export interface LeaseOptions {
  /** Unique per process start. */
  readonly owner: string;
  readonly partition: string;
  /** A lease that was not renewed for this long is anybody's, milliseconds. */
  readonly ttl: number;
}

/** One active owner per runner and partition, judged by the database's clock and nobody else's. */
export class Leases {
  /** By how many leases: as many shapes as there are runners. */
  private readonly holds = new Map<number, Build>();

  constructor(
    private readonly database: Database,
    private readonly options: LeaseOptions,
  ) {}

  /**
   * @param takeOver also takes a lease that has not run out: for the start on a database that only one process
   * can open, where an older lease belongs to a process that is gone
   * @returns `undefined` while another owner's lease runs
   */
  async acquire(name: string, takeOver = false): Promise<Lease | undefined> {
    const { owner, partition, ttl } = this.options;
    const { kysely, clockMillis } = this.database;
    const expires = sql<number>`${clockMillis} + ${ttl}`;
    const row = await kysely
      .insertInto('runner_lease')
      .values({ name, partition, owner, token: 1, expires })
      .onConflict((taken) =>
        taken
          .columns(['name', 'partition'])
          .doUpdateSet({ owner, expires, token: sql<number>`runner_lease.token + 1` })
          .where((e) =>
            e.or([
              e('runner_lease.expires', '<=', clockMillis),
              e('runner_lease.owner', '=', owner),
              ...(takeOver ? [sql<boolean>`true`] : []),
            ]),
          ),
      )
      .returning('token')
      .executeTakeFirst();
    return row && { name, token: row.token };
  }

  /**
   * Checks the lease inside the transaction that writes under it, and renews it: whoever works needs no other renewal.
   * Writing its row locks it on every database, so that nobody takes it over between this check and the commit.
   * @throws LeaseLost
   */
  hold(tx: Transaction, lease: Lease): Promise<void> {
    return this.holdAll(tx, [lease]);
  }

  /** Several in one statement, each named once. @throws LeaseLost of the first that is not held */
  async holdAll(tx: Transaction, leases: readonly Lease[]): Promise<void> {
    const { partition, ttl } = this.options;
    const parameters = [ttl, partition, ...leases.flatMap(({ name, token }) => [name, token])];
    const held = await tx.rows<{ name: string }>({ sql: tx.sqlOf(this.holding(leases.length)), parameters });
    const names = new Set(held.map(({ name }) => name));
    for (const { name } of leases) if (!names.has(name)) throw new LeaseLost(name);
  }

  private holding(count: number): Build {
    const known = this.holds.get(count);
    if (known !== undefined) return known;
    const { clockMillis } = this.database;
    const build: Build = (kysely) =>
      kysely
        .updateTable('runner_lease')
        .set({ expires: sql<number>`${clockMillis} + ${0}` })
        .where('partition', '=', '')
        .where((e) => e.or(Array.from({ length: count }, () => e.and({ name: '', token: 0 }))))
        .returning('name');
    this.holds.set(count, build);
    return build;
  }

  /** False when somebody else has it. */
  async renew(lease: Lease): Promise<boolean> {
    const { kysely, clockMillis } = this.database;
    const { numUpdatedRows } = await kysely
      .updateTable('runner_lease')
      .set({ expires: sql<number>`${clockMillis} + ${this.options.ttl}` })
      .where('name', '=', lease.name)
      .where('partition', '=', this.options.partition)
      .where('token', '=', lease.token)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Lets the next owner in at once; a lease that is no longer ours is left alone. */
  async giveUp(lease: Lease): Promise<void> {
    await this.database.kysely
      .updateTable('runner_lease')
      .set({ expires: 0 })
      .where('name', '=', lease.name)
      .where('partition', '=', this.options.partition)
      .where('token', '=', lease.token)
      .execute();
  }
}
