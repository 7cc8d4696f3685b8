import { sql } from 'kysely';
import type { Instant } from '../../kernel/time';
import type { Connected, Database, Transaction } from '../../runtime/runners/database';
import { rowOf, targetOf, type PostingRow, type Target } from './rows';

/** What is told together at most: a text message has an end. */
const TOGETHER = 10;

type Of = Pick<Target, 'channel' | 'target'>;

/** The two tables of what is on its way out. */
export const postingStore = {
  async targets(on: Connected): Promise<readonly Target[]> {
    return (await on.kysely.selectFrom('posting_target').selectAll().execute()).map(targetOf);
  },

  async clock({ kysely, clockMillis }: Database): Promise<number> {
    const { rows } = await sql<{ now: number }>`select ${clockMillis} as now`.execute(kysely);
    return Number(rows[0]?.now);
  },

  async put(tx: Transaction, target: Target): Promise<void> {
    const row = rowOf(target);
    const { channel: _, target: __, ...set } = row;
    await tx.kysely
      .insertInto('posting_target')
      .values(row)
      .onConflict((known) => known.columns(['channel', 'target']).doUpdateSet(set))
      .execute();
  },

  async drop(tx: Transaction, { channel, target }: Of): Promise<void> {
    for (const table of ['posting', 'posting_target'] as const)
      await tx.kysely.deleteFrom(table).where('channel', '=', channel).where('target', '=', target).execute();
  },

  async queue(tx: Transaction, row: PostingRow): Promise<void> {
    await tx.kysely
      .insertInto('posting')
      .values(row)
      .onConflict((known) => known.columns(['channel', 'target', 'notice']).doNothing())
      .execute();
  },

  async over(tx: Transaction, { channel, target }: Of, notices: readonly string[]): Promise<void> {
    await tx.kysely
      .deleteFrom('posting')
      .where('channel', '=', channel)
      .where('target', '=', target)
      .where('notice', 'in', [...notices])
      .execute();
  },

  /** At once, whatever they waited for. */
  async hasten(tx: Transaction, { channel, target }: Of): Promise<void> {
    await tx.kysely
      .updateTable('posting')
      .set({ retry_at: 0 })
      .where('channel', '=', channel)
      .where('target', '=', target)
      .execute();
  },

  async retry(
    tx: Transaction,
    message: string,
    { retryAt, attempts, cause }: { retryAt: number; attempts?: number; cause?: string },
  ): Promise<void> {
    await tx.kysely
      .updateTable('posting')
      .set({
        retry_at: retryAt,
        ...(attempts === undefined ? {} : { attempts }),
        ...(cause === undefined ? {} : { cause }),
      })
      .where('message', '=', message)
      .execute();
  },

  /**
   * Those whose turn it is, oldest first.
   * @param writtenBefore of a target where nothing goes: what is too old to wait any longer
   */
  async due(
    on: Connected,
    { channel, target }: Of,
    at: { readonly now: Instant; readonly clock: number; readonly writtenBefore?: Instant | undefined },
    limit: number,
  ): Promise<readonly PostingRow[]> {
    let rows = on.kysely
      .selectFrom('posting')
      .selectAll()
      .where('channel', '=', channel)
      .where('target', '=', target);
    rows =
      at.writtenBefore === undefined
        ? rows
            .where('retry_at', '<=', at.clock)
            .where((is) => is.or([is('message', 'is not', null), is('due', '<=', at.now)]))
        : rows.where('written_at', '<=', at.writtenBefore);
    return rows.orderBy('position').limit(limit).execute();
  },

  /** Makes one message of what waits for the same recipient of the same appeal; from then on it says nothing else. */
  async gather(tx: Transaction, first: PostingRow, message: string): Promise<void> {
    const together = await tx.kysely
      .selectFrom('posting')
      .select('notice')
      .where('channel', '=', first.channel)
      .where('target', '=', first.target)
      .where('appeal', '=', first.appeal)
      .where('recipient', '=', first.recipient)
      .where('message', 'is', null)
      .orderBy('position')
      .limit(TOGETHER)
      .execute();
    await tx.kysely
      .updateTable('posting')
      .set({ message })
      .where('channel', '=', first.channel)
      .where('target', '=', first.target)
      .where('notice', 'in', [...together.map(({ notice }) => notice)])
      .execute();
  },

  async of(on: Connected, message: string): Promise<readonly PostingRow[]> {
    return on.kysely
      .selectFrom('posting')
      .selectAll()
      .where('message', '=', message)
      .orderBy('position')
      .execute();
  },

  async isEmpty(on: Connected, { channel, target }: Of): Promise<boolean> {
    const row = await on.kysely
      .selectFrom('posting')
      .select('notice')
      .where('channel', '=', channel)
      .where('target', '=', target)
      .limit(1)
      .executeTakeFirst();
    return row === undefined;
  },

  async wipe(tx: Transaction): Promise<void> {
    for (const table of ['posting', 'posting_target'] as const) await tx.kysely.deleteFrom(table).execute();
  },
};
