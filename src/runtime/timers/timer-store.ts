import type { CorrelationId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Database, Transaction } from '../runners/database';
import type { Timer } from '../saga-runner/saga-input';

export interface DueTimer extends Timer {
  readonly instance: string;
}

/**
 * The pending timers of a saga, by index on the due instant: a poll costs what is due, never what is pending,
 * and nothing of what is pending is held in memory. Timers of parked instances wait for their release.
 */
export class TimerStore {
  constructor(
    private readonly database: Database,
    private readonly saga: string,
  ) {}

  /** Soonest first. */
  async due(tx: Pick<Transaction, 'kysely'>, now: Instant, limit: number): Promise<readonly DueTimer[]> {
    const rows = await tx.kysely
      .selectFrom('saga_timer')
      .select(['instance', 'name', 'due_at', 'correlation', 'causation'])
      .where('saga', '=', this.saga)
      .where('due_at', '<=', now)
      .where('instance', 'not in', (e) =>
        e.selectFrom('runner_parked').select('key').where('runner', '=', this.saga),
      )
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map(({ instance, name, due_at, correlation, causation }) => ({
      instance,
      name,
      at: due_at as Instant,
      correlation: correlation as CorrelationId,
      causation,
    }));
  }

  /** When the soonest timer is due. */
  async next(): Promise<Instant | undefined> {
    const row = await this.database.kysely
      .selectFrom('saga_timer')
      .select('due_at')
      .where('saga', '=', this.saga)
      .where('instance', 'not in', (e) =>
        e.selectFrom('runner_parked').select('key').where('runner', '=', this.saga),
      )
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    return row?.due_at as Instant | undefined;
  }
}
