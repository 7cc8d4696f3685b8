import type { Kysely } from 'kysely';
import type { Transaction } from '../../../runtime/runners/database';
import type { RuntimeTables } from '../../../runtime/runners/schema';

interface Job {
  /** Leaves what to say once it is committed, or has failed alone. */
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Transactions that are asked for within one turn of the event loop share one commit, each under a savepoint of its
 * own: all runners wake at one hint, and a page that several of them touch is written once. Nobody hears of success
 * before the commit, which they share the failure of.
 */
export class SharedCommit {
  private readonly waiting: Job[] = [];
  private running = false;

  constructor(
    private readonly kysely: Kysely<RuntimeTables>,
    private readonly transactionOf: (trx: Kysely<RuntimeTables>) => Transaction,
  ) {}

  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0));
    this.running = false;
  }

  /** Never rejects. */
  private async commit(jobs: readonly Job[]): Promise<void> {
    const settled: (() => void)[] = [];
    try {
      await this.kysely.transaction().execute(async (trx) => {
        const tx = this.transactionOf(trx);
        for (const job of jobs) settled.push(await (jobs.length === 1 ? alone : savepointed)(tx, job));
      });
      for (const settle of settled) settle();
    } catch (error) {
      for (const { reject } of jobs) reject(error);
    }
  }
}

/** Its failure is the transaction's. */
async function alone(tx: Transaction, { work, resolve }: Job): Promise<() => void> {
  const result = await work(tx);
  return () => resolve(result);
}

async function savepointed(tx: Transaction, { work, resolve, reject }: Job): Promise<() => void> {
  await tx.run([SAVEPOINT]);
  try {
    const result = await work(tx);
    await tx.run([RELEASE]);
    return () => resolve(result);
  } catch (error) {
    await tx.run([ROLLBACK, RELEASE]).catch(() => {
      // A full disk has rolled back all of it already: every job fails, for that reason.
      throw error;
    });
    return () => reject(error);
  }
}

const SAVEPOINT = { sql: 'savepoint job', parameters: [] };
const ROLLBACK = { sql: 'rollback to job', parameters: [] };
const RELEASE = { sql: 'release job', parameters: [] };
