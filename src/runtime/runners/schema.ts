import type { Generated, Kysely } from 'kysely';
import type { Database } from './database';

/** The runners' own tables. Positions and milliseconds are integers below 2^53; instants are text. */
export interface RuntimeTables {
  /** Who may write for a runner: the fencing token goes up with each owner. */
  runner_lease: { name: string; partition: string; owner: string; token: number; expires: number };
  /** How far a runner has come in the log: rows and checkpoint are committed together. */
  runner_checkpoint: {
    runner: string;
    generation: number;
    position: number;
    /** Id of the event at that position; null before the first. */
    event_id: string | null;
    epoch: string;
  };
  /** Streams (of a projection) or instances (of a saga) that a runner sets aside until an operator releases them. */
  runner_parked: {
    runner: string;
    generation: number;
    key: string;
    position: number;
    revision: number;
    error: string;
    at: string;
  };
  /** The generations of a projection's tables: one is active, at most one is being built beside it. */
  projection_generation: {
    projection: string;
    generation: number;
    version: number;
    phase: 'active' | 'building' | 'differs' | 'accepted' | 'retired';
    /** JSON of the `Table[]` it was made from. */
    tables: string;
    /** JSON of the `Difference`, while it waits for an operator. */
    difference: string | null;
  };
  saga: {
    saga: string;
    version: number;
    /** Where it began: what an older build left out, a rebuild leaves out too. */
    origin: number;
    /** While replaying, effects are recorded and not sent until this position. */
    replay_until: number | null;
  };
  saga_instance: { saga: string; instance: string; state: string };
  saga_timer: {
    saga: string;
    instance: string;
    name: string;
    due_at: string;
    correlation: string;
    causation: string;
  };
  /** Commands decided but not yet answered, in the order in which they were decided. */
  saga_outbox: {
    seq: Generated<number>;
    saga: string;
    instance: string;
    command_id: string;
    stream: string;
    command: string;
    correlation: string;
    causation: string;
    attempts: number;
    /** Database clock, milliseconds. */
    not_before: number;
  };
  /** Inputs that wait for a quarantined instance, in order: an event by its position, others whole. */
  saga_waiting: {
    seq: Generated<number>;
    saga: string;
    instance: string;
    position: number | null;
    input: string | null;
  };
}

/** Makes the runners' tables; running it again changes nothing. */
export async function createRuntimeTables(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (const build of tables(tx.kysely)) await build.execute();
  });
}

const tables = ({ schema }: Kysely<RuntimeTables>) => [
  schema
    .createTable('runner_lease')
    .ifNotExists()
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('partition', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('token', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('runner_lease_key', ['name', 'partition']),
  schema
    .createTable('runner_checkpoint')
    .ifNotExists()
    .addColumn('runner', 'text', (c) => c.notNull())
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('event_id', 'text')
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('runner_checkpoint_key', ['runner', 'generation']),
  schema
    .createTable('runner_parked')
    .ifNotExists()
    .addColumn('runner', 'text', (c) => c.notNull())
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('revision', 'bigint', (c) => c.notNull())
    .addColumn('error', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('runner_parked_key', ['runner', 'generation', 'key']),
  schema
    .createTable('projection_generation')
    .ifNotExists()
    .addColumn('projection', 'text', (c) => c.notNull())
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('tables', 'text', (c) => c.notNull())
    .addColumn('difference', 'text')
    .addPrimaryKeyConstraint('projection_generation_key', ['projection', 'generation']),
  schema
    .createTable('saga')
    .ifNotExists()
    .addColumn('saga', 'text', (c) => c.primaryKey().notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('origin', 'bigint', (c) => c.notNull())
    .addColumn('replay_until', 'bigint'),
  schema
    .createTable('saga_instance')
    .ifNotExists()
    .addColumn('saga', 'text', (c) => c.notNull())
    .addColumn('instance', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('saga_instance_key', ['saga', 'instance']),
  schema
    .createTable('saga_timer')
    .ifNotExists()
    .addColumn('saga', 'text', (c) => c.notNull())
    .addColumn('instance', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('correlation', 'text', (c) => c.notNull())
    .addColumn('causation', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('saga_timer_key', ['saga', 'instance', 'name']),
  schema.createIndex('saga_timer_due').ifNotExists().on('saga_timer').columns(['saga', 'due_at']),
  schema
    .createTable('saga_outbox')
    .ifNotExists()
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('saga', 'text', (c) => c.notNull())
    .addColumn('instance', 'text', (c) => c.notNull())
    .addColumn('command_id', 'text', (c) => c.notNull().unique())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('correlation', 'text', (c) => c.notNull())
    .addColumn('causation', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('not_before', 'bigint', (c) => c.notNull()),
  schema
    .createIndex('saga_outbox_instance')
    .ifNotExists()
    .on('saga_outbox')
    .columns(['saga', 'instance', 'seq']),
  schema
    .createIndex('saga_outbox_next')
    .ifNotExists()
    .on('saga_outbox')
    .columns(['saga', 'not_before', 'seq']),
  schema
    .createTable('saga_waiting')
    .ifNotExists()
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('saga', 'text', (c) => c.notNull())
    .addColumn('instance', 'text', (c) => c.notNull())
    .addColumn('position', 'bigint')
    .addColumn('input', 'text'),
  schema
    .createIndex('saga_waiting_instance')
    .ifNotExists()
    .on('saga_waiting')
    .columns(['saga', 'instance', 'seq']),
];
