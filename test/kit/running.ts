import { join } from 'node:path';
import { SharedSettableClock } from '../../src/adapters/clock/shared-settable-clock';
import { activeTables } from '../../src/runtime/projections/active-tables';
import { untyped, type Database } from '../../src/runtime/runners/database';
import { startRunners, type Runners, type RunnersSetup } from '../../src/runtime/runners/start';
import type { RunnerStatus } from '../../src/runtime/runners/status';
import { eventually } from './eventually';
import { runnerDatabases } from './postgres/runner-databases';
import { temporaryFolder } from './temporary-folder';
import { morning, PatrolLog, PatrolOffice } from './toy-runners';

const openDatabase = runnerDatabases();

/** Runners on a database file of their own, over a log that outlives them. */
export class Station {
  readonly log = new PatrolLog();
  readonly office = new PatrolOffice(this.log);
  readonly clock = SharedSettableClock.create(morning, 0);
  readonly lines: string[] = [];
  file = join(temporaryFolder(), 'read-models.db');
  private readonly opened: Database[] = [];
  private readonly started: Runners[] = [];

  database(): Database {
    const database = openDatabase(this.file);
    this.opened.push(database);
    return database;
  }

  async start(setup: Partial<RunnersSetup>): Promise<Running> {
    const database = setup.database ?? this.database();
    const note = (facts: object, message: string) => this.lines.push(`${message} ${JSON.stringify(facts)}`);
    const runners = await startRunners({
      reader: this.log,
      clock: this.clock,
      commands: this.office,
      projections: [],
      sagas: [],
      log: { info: note, warn: note, error: note },
      onStatus: () => undefined,
      takeOverLeases: true,
      ...setup,
      limits: { poll: 20, retryFrom: 5, retryTo: 20, dropAfter: 50, ...setup.limits },
      database,
    });
    this.started.push(runners);
    return new Running(this.log, database, runners);
  }

  async close(): Promise<void> {
    for (const runners of this.started.splice(0)) await runners.stop();
    for (const database of this.opened.splice(0)) await database.close();
  }
}

export class Running {
  constructor(
    private readonly log: PatrolLog,
    readonly database: Database,
    readonly runners: Runners,
  ) {}

  status(name: string): RunnerStatus {
    const status = this.runners.status().find((candidate) => candidate.name === name);
    if (!status) throw new Error(`no runner ${name}`);
    return status;
  }

  until(name: string, isSo: (status: RunnerStatus) => boolean): Promise<RunnerStatus> {
    return eventually(() => this.status(name), isSo);
  }

  /** The runner has seen every event of the log. */
  async caughtUp(name: string): Promise<RunnerStatus> {
    const head = this.log.end;
    return this.until(name, ({ position, state }) => position >= head && state !== 'rebuilding');
  }

  /** The live rows of a projection's table, ordered by that column. */
  async rows(projection: string, table: string, by = 'stream'): Promise<readonly Record<string, unknown>[]> {
    const physical = (await activeTables(this.database.kysely, projection))[table];
    if (physical === undefined) throw new Error(`no table ${table}`);
    return untyped(this.database.kysely).selectFrom(physical).selectAll().orderBy(by).execute();
  }

  pendingTimers(): Promise<readonly { instance: string; name: string; due_at: string }[]> {
    return this.database.kysely
      .selectFrom('saga_timer')
      .select(['instance', 'name', 'due_at'])
      .orderBy('instance')
      .orderBy('name')
      .execute();
  }

  outbox(): Promise<readonly { instance: string; command: string }[]> {
    return this.database.kysely
      .selectFrom('saga_outbox')
      .select(['instance', 'command'])
      .orderBy('seq')
      .execute();
  }

  async instance(saga: string, instance: string): Promise<unknown> {
    const row = await this.database.kysely
      .selectFrom('saga_instance')
      .select('state')
      .where('saga', '=', saga)
      .where('instance', '=', instance)
      .executeTakeFirst();
    return row && (JSON.parse(row.state) as unknown);
  }
}
