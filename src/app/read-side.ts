import type { Kysely } from 'kysely';
import type { Instant } from '../kernel/time';
import type { Database } from '../runtime/runners/database';
import type { RuntimeTables } from '../runtime/runners/schema';

/** What the main thread reads of the runners' database; opened by the first question, so that no start waits for it. */
export class ReadSide {
  private opened: Promise<Database> | undefined;

  /** @param file made by the runners */
  constructor(private readonly file: string) {}

  /** @throws SqliteError when the file cannot be opened; the next question tries again */
  async kysely(): Promise<Kysely<RuntimeTables>> {
    const opening = (this.opened ??= this.open());
    try {
      return (await opening).kysely;
    } catch (error) {
      this.opened = undefined;
      throw error;
    }
  }

  async activeTables(projection: string) {
    const { activeTables } = await import('../runtime/projections/active-tables');
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
    await (await this.opened)?.close();
  }

  private async open(): Promise<Database> {
    const { openSqliteDatabase } = await import('../adapters/sqlite/database/open');
    return openSqliteDatabase({ file: this.file, readOnly: true });
  }
}
