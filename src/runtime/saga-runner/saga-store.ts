import { sql, type RawBuilder } from 'kysely';
import type { CommandId, CorrelationId, StreamName } from '../../kernel/ids';
import type { Build, Connected, Database, Statement, Transaction } from '../runners/database';
import type { OutgoingCommand } from './saga-input';
import { SagaStatements } from './saga-statements';
import type { WorkingSet } from './working-set';

/** A command that waits for its turn, with how often it was tried in vain. */
export interface QueuedCommand extends OutgoingCommand {
  readonly attempts: number;
}

interface OutboxRow {
  readonly instance: string;
  readonly command_id: string;
  readonly stream: string;
  readonly command: string;
  readonly correlation: string;
  readonly causation: string;
  readonly attempts: number;
}

/** The rows of one saga. */
export class SagaStore {
  private readonly statements: SagaStatements;
  private readonly isNext: Build;
  private readonly isDeferred: Build;

  constructor(
    private readonly database: Database,
    private readonly saga: string,
  ) {
    this.statements = new SagaStatements(database.kysely, saga);
    this.isNext = nextBy(database.clockMillis);
    this.isDeferred = deferredBy(database.clockMillis);
  }

  /** JSON of the states of those instances that have one. */
  async states(on: Connected, instances: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const states = new Map<string, string>();
    for (const names of filledUp([...instances])) {
      const statement = { sql: on.sqlOf(statesOf(names.length)), parameters: [this.saga, ...names] };
      const rows = await on.rows<{ instance: string; state: string }>(statement);
      for (const { instance, state } of rows) states.set(instance, state);
    }
    return states;
  }

  /** What writes the changes and nothing else. */
  changes(set: WorkingSet): readonly Statement[] {
    const { statements } = this;
    const batch: Statement[] = [];
    for (const { instance, state, timers, dropTimers } of set.changes()) {
      if (state === 'delete') batch.push(statements.deleteState(instance));
      else if (state !== 'none') batch.push(statements.putState(instance, state.text));
      if (dropTimers) batch.push(statements.deleteTimers(instance));
      for (const [name, timer] of timers)
        batch.push(timer ? statements.putTimer(instance, timer) : statements.deleteTimer(instance, name));
    }
    for (const id of set.answered) batch.push(statements.deleteCommand(id));
    for (const command of set.outgoing.values()) batch.push(statements.putCommand(command));
    for (const waiting of set.waiting) batch.push(statements.putWaiting(waiting));
    return batch;
  }

  /** Commands whose turn it is, the first of its instance each, oldest first. */
  async nextCommands(limit: number): Promise<readonly QueuedCommand[]> {
    const { database, saga } = this;
    const rows = await database.rows<OutboxRow>({
      sql: database.sqlOf(this.isNext),
      parameters: [saga, limit],
    });
    return rows.map((row) => ({
      instance: row.instance,
      commandId: row.command_id as CommandId,
      stream: row.stream as StreamName,
      command: row.command,
      correlation: row.correlation as CorrelationId,
      causation: row.causation,
      attempts: row.attempts,
    }));
  }

  /** The command was not taken: again in `delay` milliseconds of the database's clock. */
  async defer(tx: Transaction, commandId: CommandId, delay: number): Promise<void> {
    await tx.kysely
      .updateTable('saga_outbox')
      .set({
        attempts: sql<number>`attempts + 1`,
        not_before: sql<number>`${this.database.clockMillis} + ${delay}`,
      })
      .where('command_id', '=', commandId)
      .execute();
  }

  /** Milliseconds until the next deferred command may be sent again. */
  async nextRetryIn(): Promise<number | undefined> {
    const { database, saga } = this;
    const statement = { sql: database.sqlOf(this.isDeferred), parameters: [saga, 1] };
    const [row] = await database.rows<{ delay: number }>(statement);
    return row?.delay;
  }

  async queued(): Promise<readonly OutgoingCommand[]> {
    const rows = await this.database.kysely
      .selectFrom('saga_outbox')
      .select(['instance', 'command_id', 'stream', 'command', 'correlation', 'causation'])
      .where('saga', '=', this.saga)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      instance: row.instance,
      commandId: row.command_id as CommandId,
      stream: row.stream as StreamName,
      command: row.command,
      correlation: row.correlation as CorrelationId,
      causation: row.causation,
    }));
  }

  /** Inputs that wait for a parked key, in order. */
  async waiting(
    tx: Transaction,
    key: string,
  ): Promise<readonly { position: number | null; input: string | null }[]> {
    return tx.kysely
      .selectFrom('saga_waiting')
      .select(['position', 'input'])
      .where('saga', '=', this.saga)
      .where('instance', '=', key)
      .orderBy('seq')
      .execute();
  }

  async dropWaiting(tx: Transaction, key: string): Promise<void> {
    await tx.kysely
      .deleteFrom('saga_waiting')
      .where('saga', '=', this.saga)
      .where('instance', '=', key)
      .execute();
  }

  /** Everything that a rebuild makes anew. */
  async wipe(tx: Transaction): Promise<void> {
    for (const table of ['saga_instance', 'saga_timer', 'saga_outbox', 'saga_waiting'] as const)
      await tx.kysely.deleteFrom(table).where('saga', '=', this.saga).execute();
    await tx.kysely.deleteFrom('runner_parked').where('runner', '=', this.saga).execute();
  }
}

/** Names per `in (…)`: few shapes to prepare, and the list is filled up with repetitions. */
const SIZES = [1, 8, 64, 512];
const LARGEST = 512;

function filledUp(names: readonly string[]): string[][] {
  const lists: string[][] = [];
  for (let from = 0; from < names.length; from += LARGEST) {
    const some = names.slice(from, from + LARGEST);
    const size = SIZES.find((candidate) => candidate >= some.length) ?? LARGEST;
    lists.push([...some, ...Array<string>(size - some.length).fill(some[0] as string)]);
  }
  return lists;
}

const statesBySize: ReadonlyMap<number, Build> = new Map(
  SIZES.map((size): [number, Build] => [
    size,
    (kysely) =>
      kysely
        .selectFrom('saga_instance')
        .select(['instance', 'state'])
        .where('saga', '=', '')
        .where('instance', 'in', Array<string>(size).fill('')),
  ]),
);
const statesOf = (size: number): Build => statesBySize.get(size) as Build;

const nextBy =
  (clockMillis: RawBuilder<number>): Build =>
  (kysely) =>
    kysely
      .selectFrom('saga_outbox as next')
      .select(['instance', 'command_id', 'stream', 'command', 'correlation', 'causation', 'attempts'])
      .where('saga', '=', '')
      .where('not_before', '<=', clockMillis)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('saga_outbox as earlier')
              .select('earlier.seq')
              .whereRef('earlier.saga', '=', 'next.saga')
              .whereRef('earlier.instance', '=', 'next.instance')
              .whereRef('earlier.seq', '<', 'next.seq'),
          ),
        ),
      )
      .orderBy('not_before')
      .orderBy('seq')
      .limit(1);

const deferredBy =
  (clockMillis: RawBuilder<number>): Build =>
  (kysely) =>
    kysely
      .selectFrom('saga_outbox')
      .select(sql<number>`not_before - ${clockMillis}`.as('delay'))
      .where('saga', '=', '')
      .where('not_before', '>', clockMillis)
      .orderBy('not_before')
      .limit(1);
