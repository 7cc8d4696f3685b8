import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../runners/database';
import { messageOf } from '../runners/status';
import type { OperatorCall } from '../thread/messages';

const LOOK_MS = 200;
/** Longer than a lease lasts without its owner. */
const TAKEN_WITHIN_MS = 15_000;
const DONE_WITHIN_MS = 60_000;
/** Tables are written anew, whatever their size. */
const PURGED_WITHIN_MS = 660_000;

/**
 * An operator's call to whichever node runs the runner now, through the database that they share.
 * @throws Error with what the runner says, or when nobody took it or ended it in time
 */
export async function giveOrder(
  { kysely, clockMillis }: Database,
  call: OperatorCall,
  limits = { taken: TAKEN_WITHIN_MS, done: call.verb === 'purge' ? PURGED_WITHIN_MS : DONE_WITHIN_MS },
): Promise<void> {
  const id = randomUUID();
  const key = call.verb === 'release' ? call.key : null;
  const until = sql<number>`${clockMillis} + ${limits.taken}`;
  await kysely
    .insertInto('runner_order')
    .values({ id, runner: call.runner, verb: call.verb, key, until, state: 'open', error: null })
    .execute();
  const startedAt = performance.now();
  try {
    for (;;) {
      await pause(LOOK_MS / 2);
      const order = await kysely
        .selectFrom('runner_order')
        .select(['state', 'error'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (order?.state === 'done' && order.error !== null) throw new Error(order.error);
      if (order === undefined || order.state === 'done') return;
      const waited = performance.now() - startedAt;
      if (order.state === 'open' && waited > limits.taken)
        throw new Error(`no node runs ${call.runner} now: start one with ROLE=runners or both`);
      if (waited > limits.done)
        throw new Error(`${call.runner} has not ended it yet: look at it again later`);
    }
  } finally {
    await kysely.deleteFrom('runner_order').where('id', '=', id).execute();
  }
}

export interface Obeying {
  /** The runners whose lease this node has. */
  owned(): readonly string[];
  operate(call: OperatorCall): Promise<void>;
}

/** Does what operators ask of the runners of this node, each order once. */
export class OrderTaker {
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly obeying: Obeying,
  ) {
    const turn = () => this.look().finally(() => (this.looking = undefined));
    this.timer = setInterval(() => void (this.looking ??= turn()), LOOK_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      for (const call of await this.open()) await this.take(call);
    } catch {
      // The database is away, which the runners themselves say: who asked is told when it was not taken in time.
    }
  }

  private async open() {
    const owned = this.obeying.owned();
    if (owned.length === 0) return [];
    const { kysely, clockMillis } = this.database;
    return kysely
      .selectFrom('runner_order')
      .select(['id', 'runner', 'verb', 'key'])
      .where('state', '=', 'open')
      .where('until', '>', clockMillis)
      .where('runner', 'in', [...owned])
      .execute();
  }

  private async take({ id, runner, verb, key }: Awaited<ReturnType<OrderTaker['open']>>[number]) {
    const { kysely } = this.database;
    const taken = await kysely
      .updateTable('runner_order')
      .set({ state: 'taken' })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (taken.numUpdatedRows === 0n) return;
    const error = await this.obeying
      .operate(verb === 'release' ? { verb, runner, key: key ?? '' } : { verb, runner })
      .then(() => null, messageOf);
    await kysely.updateTable('runner_order').set({ state: 'done', error }).where('id', '=', id).execute();
  }
}
