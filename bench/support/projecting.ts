import { setTimeout as pause } from 'node:timers/promises';
import { SystemClock } from '../../src/adapters/clock/system-clock';
import { appealsProjection } from '../../src/appeals/read-models/appeals.projection';
import type { EventReader } from '../../src/kernel/ports/event-store';
import type { SealedWords } from '../../src/kernel/ports/words';
import type { Projection } from '../../src/kernel/projection';
import type { Database } from '../../src/runtime/runners/database';
import type { RunnerLimits } from '../../src/runtime/runners/limits';
import { startRunners, type Runners } from '../../src/runtime/runners/start';
import type { RunnerStatus } from '../../src/runtime/runners/status';
import { noCommands, quietLog } from './quiet';

export interface Projected {
  readonly projection: Projection;
  /** Opens what it knows by its words. */
  readonly words?: SealedWords | undefined;
}

/** One of the service's own projections under its own runner, on this thread and a database of its own, which it closes. */
export class Projecting {
  private constructor(
    readonly database: Database,
    private readonly runners: Runners,
    private readonly heard: () => RunnerStatus | undefined,
    private readonly name: string,
  ) {}

  static async start(
    reader: EventReader,
    database: Database,
    limits: Partial<RunnerLimits> = {},
    { projection, words }: Projected = { projection: appealsProjection },
  ): Promise<Projecting> {
    let last: RunnerStatus | undefined;
    const runners = await startRunners({
      reader,
      database,
      clock: new SystemClock(),
      commands: noCommands,
      words,
      projections: [projection],
      sagas: [],
      limits,
      log: quietLog,
      onStatus: (status) => (last = status),
    });
    return new Projecting(database, runners, () => last, projection.name);
  }

  get status(): RunnerStatus | undefined {
    return this.heard();
  }

  rebuild(): Promise<void> {
    return this.runners.rebuild(this.name);
  }

  discard(): Promise<void> {
    return this.runners.discard(this.name);
  }

  /** @throws Error as soon as the runner stands still for good, or after five minutes */
  async until(reached: (status: RunnerStatus) => boolean): Promise<void> {
    const late = performance.now() + 300_000;
    for (;;) {
      const { status } = this;
      if (status && reached(status)) return;
      if (status?.error !== undefined || performance.now() > late)
        throw new Error(`the projection does not get there: ${status?.state} ${status?.error}`);
      await pause(1);
    }
  }

  async stop(): Promise<void> {
    await this.runners.stop();
    await this.database.close();
  }
}
