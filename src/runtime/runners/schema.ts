import type { ColumnDataType, Generated, Kysely } from 'kysely';

/** A column, and by its type parameter what Kysely takes it for. */
interface Column<Type> {
  readonly type: ColumnDataType;
  readonly is?: 'nullable' | 'unique' | 'counted' | undefined;
  readonly holds?: Type;
}

/** Positions and milliseconds are integers below 2^53; instants are text. */
const text: Column<string> = { type: 'text' };
const unique: Column<string> = { type: 'text', is: 'unique' };
const textOrNull: Column<string | null> = { type: 'text', is: 'nullable' };
const number: Column<number> = { type: 'bigint' };
const numberOrNull: Column<number | null> = { type: 'bigint', is: 'nullable' };
const phase: Column<'active' | 'building' | 'differs' | 'accepted' | 'retired'> = { type: 'text' };
const orderVerb: Column<'release' | 'rebuild' | 'accept' | 'discard' | 'purge'> = { type: 'text' };
const orderState: Column<'open' | 'taken' | 'done'> = { type: 'text' };
const targetState: Column<'on' | 'switching-off' | 'off'> = { type: 'text' };
const counted: Column<Generated<number>> = { type: 'integer', is: 'counted' };

interface TableShape {
  readonly columns: Readonly<Record<string, Column<unknown>>>;
  /** The primary key, where it is not the column that counts. */
  readonly key?: readonly string[];
  /** By name. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** The runners' own tables. */
const tables = {
  /** Who may write for a runner: the fencing token goes up with each owner. */
  runner_lease: {
    columns: { name: text, partition: text, owner: text, token: number, expires: number },
    key: ['name', 'partition'],
  },
  /** What the runners of each node say of themselves, by the database's clock; written where several nodes share it. */
  runner_status: {
    columns: { runner: text, node: text, status: text, seen: number },
    key: ['runner', 'node'],
  },
  /** What operators asked of a runner from another node; nobody begins with it after `until`. */
  runner_order: {
    columns: {
      ...{ id: text, runner: text, verb: orderVerb, key: textOrNull },
      ...{ until: number, state: orderState, error: textOrNull },
    },
    key: ['id'],
  },
  /** How far a lane has come in the log, committed with what it wrote; no event id before the first. */
  runner_checkpoint: {
    columns: { runner: text, generation: number, position: number, event_id: textOrNull, epoch: text },
    key: ['runner', 'generation'],
  },
  /** Streams (of a projection) or instances (of a saga) that are set aside until an operator releases them. */
  runner_parked: {
    columns: {
      ...{ runner: text, generation: number, key: text },
      ...{ position: number, revision: number, error: text, at: text },
    },
    key: ['runner', 'generation', 'key'],
  },
  /**
   * The generations of a projection's tables: one is active, at most one is being built beside it. `tables` is the
   * JSON of what it was made from, `difference` that of the `Difference` that waits for an operator.
   */
  projection_generation: {
    columns: {
      ...{ projection: text, generation: number, version: number },
      ...{ phase, tables: text, difference: textOrNull },
    },
    key: ['projection', 'generation'],
  },
  /**
   * Where a saga began: what an older build left out, a rebuild leaves out too. While replaying, effects are
   * recorded and not sent until a position.
   */
  saga: {
    columns: { saga: text, version: number, origin: number, replay_until: numberOrNull },
    key: ['saga'],
  },
  saga_instance: { columns: { saga: text, instance: text, state: text }, key: ['saga', 'instance'] },
  saga_timer: {
    columns: {
      ...{ saga: text, instance: text, name: text },
      ...{ due_at: text, correlation: text, causation: text },
    },
    key: ['saga', 'instance', 'name'],
    indexes: { saga_timer_due: ['saga', 'due_at'] },
  },
  /** Commands decided but not yet answered, in that order; not before an instant of the database's clock. */
  saga_outbox: {
    columns: {
      ...{ seq: counted, saga: text, instance: text, command_id: unique, stream: text, command: text },
      ...{ correlation: text, causation: text, attempts: number, not_before: number },
    },
    indexes: {
      saga_outbox_instance: ['saga', 'instance', 'seq'],
      saga_outbox_next: ['saga', 'not_before', 'seq'],
    },
  },
  /** Streams that a relay does not simply tell of, and what it counts of those that it never tells. */
  relay_state: { columns: { relay: text, key: text, state: text }, key: ['relay', 'key'] },
  /**
   * Notices on their way out by a channel, each until the log says what became of it: not before `due` by the county's clock, nor
   * before `retry_at` by the database's. Those of one `message` go together, once it has been tried.
   */
  posting: {
    columns: {
      ...{ channel: text, target: text, notice: text, appeal: text, recipient: text, position: number },
      ...{ written_at: text, due: text, message: textOrNull, attempts: number, retry_at: number },
      cause: textOrNull,
    },
    key: ['channel', 'target', 'notice'],
    indexes: { posting_next: ['channel', 'target', 'retry_at', 'position'] },
  },
  /** Where they go, and how it goes there: of a webhook, what it subscribes to as JSON. */
  posting_target: {
    columns: {
      ...{ channel: text, target: text, subscription: textOrNull, state: targetState },
      ...{ cause: textOrNull, failures: number, retry_at: number },
    },
    key: ['channel', 'target'],
  },
  /** Inputs that wait for a parked key, in order: an event by its position, others whole. */
  saga_waiting: {
    columns: { seq: counted, saga: text, instance: text, position: numberOrNull, input: textOrNull },
    indexes: { saga_waiting_instance: ['saga', 'instance', 'seq'] },
  },
} satisfies Readonly<Record<string, TableShape>>;

type Held<C> = C extends Column<infer Type> ? Type : never;
type RowOf<Columns> = { -readonly [C in keyof Columns]: Held<Columns[C]> };
export type RuntimeTables = { [T in keyof typeof tables]: RowOf<(typeof tables)[T]['columns']> };

interface Migrating {
  migration<Result>(
    work: (tx: { readonly kysely: Kysely<RuntimeTables> }) => Promise<Result>,
  ): Promise<Result>;
}

/** Makes the runners' tables; running it again changes nothing. */
export async function createRuntimeTables(database: Migrating): Promise<void> {
  await database.migration(async ({ kysely: { schema } }) => {
    for (const [name, { columns, key, indexes = {} }] of Object.entries<TableShape>(tables)) {
      let table = schema.createTable(name).ifNotExists();
      for (const [column, { type, is }] of Object.entries(columns))
        table = table.addColumn(column, type, (c) => {
          if (is === 'nullable') return c;
          if (is === 'counted') return c.primaryKey().autoIncrement();
          return is === 'unique' ? c.notNull().unique() : c.notNull();
        });
      await (key ? table.addPrimaryKeyConstraint(`${name}_key`, [...key] as never[]) : table).execute();
      for (const [index, on] of Object.entries(indexes))
        await schema
          .createIndex(index)
          .ifNotExists()
          .on(name)
          .columns([...on])
          .execute();
    }
  });
}
