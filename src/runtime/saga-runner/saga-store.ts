import { sql } from 'kysely';
import type { CommandId, CorrelationId, StreamName } from '../../kernel/ids';
import type { Build, Connected, Database, Statement, Transaction } from '../runners/database';
import { inGroups, inLists } from '../runners/in-lists';
import type { OutgoingCommand } from './saga-input';
import {
  deferredBy,
  deleteCommands,
  deleteNamed,
  deleteStates,
  deleteTimers,
  nextBy,
  putCommands,
  putStates,
  putTimers,
  putWaiting,
  statesOf,
} from './saga-statements';
import type { WorkingSet } from './working-set';

/** A command that waits for its turn, with how often it was tried in vain. */
export interface QueuedCommand extends OutgoingCommand {
  readonly attempts: number;
}

type Row = readonly (string | number | null)[];

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
  private readonly isNext: Build;
  private readonly isDeferred: Build;

  constructor(
    private readonly database: Database,
    private readonly saga: string,
  ) {
    this.isNext = nextBy(database.clockMillis);
    this.isDeferred = deferredBy(database.clockMillis);
  }

  /** JSON of the states of those instances that have one. */
  async states(on: Connected, instances: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const states = new Map<string, string>();
    for (const names of inLists(instances)) {
      const statement = { sql: on.sqlOf(statesOf(names.length)), parameters: [this.saga, ...names] };
      const rows = await on.rows<{ instance: string; state: string }>(statement);
      for (const { instance, state } of rows) states.set(instance, state);
    }
    return states;
  }

  /** What writes the changes and nothing else: rows of one kind share statements, and no row is in two of them. */
  changes(set: WorkingSet): readonly Statement[] {
    const batch: Statement[] = [];
    const [states, started]: [Row[], Row[]] = [[], []];
    const [ended, cleared]: [string[], string[]] = [[], []];
    const cancelled = new Map<string, string[]>();
    for (const { instance, state, timers, dropTimers } of set.changes()) {
      if (state === 'delete') ended.push(instance);
      else if (state !== 'none') states.push([instance, state.text]);
      if (dropTimers) cleared.push(instance);
      for (const [name, timer] of timers)
        if (timer) started.push([instance, name, timer.at, timer.correlation, timer.causation]);
        else cancelled.set(name, [...(cancelled.get(name) ?? []), instance]);
    }
    batch.push(...this.dropping(deleteStates, ended), ...this.dropping(deleteTimers, cleared));
    for (const [name, instances] of cancelled) batch.push(...this.dropping(deleteNamed, instances, name));
    batch.push(...this.dropping(deleteCommands, [...set.concluded]));
    const commands = [...set.outgoing.values()].map(
      ({ instance, commandId, stream, command, correlation, causation }): Row => [
        ...[instance, commandId, stream, command, correlation, causation],
        ...[0, 0],
      ],
    );
    // After what was dropped.
    batch.push(...this.putting(putStates, states), ...this.putting(putTimers, started));
    batch.push(...this.putting(putCommands, commands));
    for (const { key, position, input } of set.waiting)
      batch.push({
        sql: this.database.sqlOf(putWaiting),
        parameters: [this.saga, key, position ?? null, input ?? null],
      });
    return batch;
  }

  private dropping(
    drop: (size: number) => Build,
    keys: readonly string[],
    ...before: Row
  ): readonly Statement[] {
    return inLists(keys).map((list) => ({
      sql: this.database.sqlOf(drop(list.length)),
      parameters: [this.saga, ...before, ...list],
    }));
  }

  private putting(put: (size: number) => Build, rows: readonly Row[]): readonly Statement[] {
    return inGroups(rows).map((some) => ({
      sql: this.database.sqlOf(put(some.length)),
      parameters: some.flatMap((row) => [this.saga, ...row]),
    }));
  }

  /** Commands whose turn it is, the first of its instance each, oldest first. */
  async nextCommands(limit: number): Promise<readonly QueuedCommand[]> {
    const { database, saga } = this;
    const rows = await database.rows<OutboxRow>({
      sql: database.sqlOf(this.isNext),
      parameters: [saga, limit],
    });
    return rows.map(commandOf);
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
      .selectAll()
      .where('saga', '=', this.saga)
      .orderBy('seq')
      .execute();
    return rows.map(commandOf);
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

const commandOf = (row: OutboxRow): QueuedCommand => ({
  instance: row.instance,
  commandId: row.command_id as CommandId,
  stream: row.stream as StreamName,
  command: row.command,
  correlation: row.correlation as CorrelationId,
  causation: row.causation,
  attempts: row.attempts,
});
