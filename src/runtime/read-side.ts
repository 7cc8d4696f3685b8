import type { Kysely } from 'kysely';
import type { Instant } from '../kernel/time';
import type { Database } from './runners/database';
import type { RuntimeTables } from './runners/schema';

/**
 * What those who answer read of the runners' database. Opened by the first question: it brings its driver and Kysely,
 * for which no start waits.
 */
export class ReadSide {
  private opened: Promise<Database> | undefined;

  /** @param open for reading alone; the runners make what is in it */
  constructor(private readonly open: () => Promise<Database>) {}

  /** @throws Error when it cannot be opened; the next question tries again */
  async database(): Promise<Database> {
    const opening = (this.opened ??= this.open());
    try {
      return await opening;
    } catch (error) {
      this.opened = undefined;
      throw error;
    }
  }

  async kysely(): Promise<Kysely<RuntimeTables>> {
    return (await this.database()).kysely;
  }

  async activeTables(projection: string) {
    const { activeTables } = await import('./projections/active-tables');
    return activeTables(await this.kysely(), projection);
  }

  async timersDue(now: Instant): Promise<number> {
    const { due } = await (
      await this.kysely()
    )
      .selectFrom('saga_timer')
      .select((e) => e.fn.countAll<number>().as('due'))
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(due);
  }

  async close(): Promise<void> {
    // One that could not be opened has nothing to close.
    await (await this.opened?.catch(() => undefined))?.close();
  }
}
