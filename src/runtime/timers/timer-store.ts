import type { CorrelationId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Build, Connected } from '../runners/database';
import type { Timer } from '../saga-runner/saga-input';

export interface DueTimer extends Timer {
  readonly instance: string;
}

interface Row {
  readonly instance: string;
  readonly name: string;
  readonly due_at: string;
  readonly correlation: string;
  readonly causation: string;
}

/**
 * The pending timers of a saga, by index on the due instant: a poll costs what is due, never what is pending,
 * and nothing of what is pending is held in memory. Timers of parked instances wait for their release.
 */
export class TimerStore {
  constructor(
    private readonly database: Connected,
    private readonly saga: string,
  ) {}

  /** Soonest first. */
  async due(on: Connected, now: Instant, limit: number): Promise<readonly DueTimer[]> {
    const parameters = [this.saga, now, this.saga, limit];
    const rows = await on.rows<Row>({ sql: on.sqlOf(dueBy), parameters });
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
    const { database, saga } = this;
    const parameters = [saga, saga, 1];
    const [row] = await database.rows<Pick<Row, 'due_at'>>({ sql: database.sqlOf(soonest), parameters });
    return row?.due_at as Instant | undefined;
  }
}

const dueBy: Build = (kysely) =>
  kysely
    .selectFrom('saga_timer')
    .select(['instance', 'name', 'due_at', 'correlation', 'causation'])
    .where('saga', '=', '')
    .where('due_at', '<=', '')
    .where('instance', 'not in', (e) => e.selectFrom('runner_parked').select('key').where('runner', '=', ''))
    .orderBy('due_at')
    .limit(1);

const soonest: Build = (kysely) =>
  kysely
    .selectFrom('saga_timer')
    .select('due_at')
    .where('saga', '=', '')
    .where('instance', 'not in', (e) => e.selectFrom('runner_parked').select('key').where('runner', '=', ''))
    .orderBy('due_at')
    .limit(1);
