import type { Kysely } from 'kysely';
import type { Instant } from '../kernel/time';
import { activeTables, type ActiveTables } from './projections/active-tables';
import type { Database } from './runners/database';
import type { RuntimeTables } from './runners/schema';

/** What those who answer read of the runners' database. Opened by the first question, when the runners have made it. */
export class ReadSide {
  private opened: Database | undefined;

  /** @param open for reading alone; the runners make what is in it */
  constructor(private readonly open: () => Database) {}

  /** @throws Error when it cannot be opened; the next question tries again */
  get database(): Database {
    return (this.opened ??= this.open());
  }

  get kysely(): Kysely<RuntimeTables> {
    return this.database.kysely;
  }

  async activeTables(projection: string): Promise<ActiveTables> {
    return activeTables(this.kysely, projection);
  }

  /** What runners have set aside, under their keys: streams of projections, instances of sagas. */
  async parked(): Promise<readonly string[]> {
    const rows = await this.kysely.selectFrom('runner_parked').select('key').distinct().execute();
    return rows.map(({ key }) => key);
  }

  async timersDue(now: Instant): Promise<number> {
    const { due } = await this.kysely
      .selectFrom('saga_timer')
      .select((e) => e.fn.countAll<number>().as('due'))
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(due);
  }

  async close(): Promise<void> {
    await this.opened?.close();
  }
}
