import { sql } from 'kysely';
import type { Database } from '../runners/database';
import type { RunnerStatus } from '../runners/status';

const WRITE_MS = 250;
/** Unchanged ones as well, so that others know that this node lives. */
const REPEAT_MS = 2_000;
/** What a node said longer ago counts no more. */
export const SAID_FOR_MS = 10_000;
const FORGOTTEN_MS = 3_600_000;

/** Lets the other nodes know what the runners of this one say of themselves: late by a quarter of a second at most. */
export class StatusBoard {
  private readonly latest = new Map<string, string>();
  private readonly written = new Map<string, string>();
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> | undefined;
  private repeatAt = 0;

  constructor(
    private readonly database: Database,
    private readonly node: string,
  ) {
    const turn = () => this.write().finally(() => (this.writing = undefined));
    this.timer = setInterval(() => void (this.writing ??= turn()), WRITE_MS).unref();
  }

  tell(status: RunnerStatus): void {
    this.latest.set(status.name, JSON.stringify(status));
  }

  /** Takes back what it said: nobody waits for what this node does. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.database.kysely
      .deleteFrom('runner_status')
      .where('node', '=', this.node)
      .execute()
      // A database that is away forgets it by itself.
      .catch(() => undefined);
  }

  /** What could not be written is told again at the next turn; the runners themselves say that their database fails. */
  private async write(): Promise<void> {
    const isRepeat = performance.now() >= this.repeatAt;
    const due = [...this.latest].filter(([name, said]) => isRepeat || this.written.get(name) !== said);
    try {
      if (due.length > 0) await this.put(due);
      if (isRepeat) await this.forgetOld();
      for (const [name, said] of due) this.written.set(name, said);
      if (isRepeat) this.repeatAt = performance.now() + REPEAT_MS;
    } catch {
      this.written.clear();
    }
  }

  private async put(due: readonly (readonly [name: string, said: string])[]): Promise<void> {
    const { kysely, clockMillis } = this.database;
    await kysely
      .insertInto('runner_status')
      .values(due.map(([runner, status]) => ({ runner, node: this.node, status, seen: clockMillis })))
      .onConflict((known) =>
        known.columns(['runner', 'node']).doUpdateSet({
          status: (e) => e.ref('excluded.status'),
          seen: (e) => e.ref('excluded.seen'),
        }),
      )
      .execute();
  }

  private async forgetOld(): Promise<void> {
    const { kysely, clockMillis } = this.database;
    await kysely
      .deleteFrom('runner_status')
      .where('seen', '<', sql<number>`${clockMillis} - ${FORGOTTEN_MS}`)
      .execute();
  }
}
