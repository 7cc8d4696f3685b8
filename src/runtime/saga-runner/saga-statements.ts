import { sql, type RawBuilder } from 'kysely';
import type { Build } from '../runners/database';
import type { RuntimeTables } from '../runners/schema';

type SagaTable = 'saga_instance' | 'saga_timer' | 'saga_outbox' | 'saga_waiting';

/** One build for each number of rows. */
function sized(make: (size: number) => Build): (size: number) => Build {
  const known = new Map<number, Build>();
  return (size) => {
    const build = known.get(size) ?? make(size);
    known.set(size, build);
    return build;
  };
}

const insert = <Name extends SagaTable>(
  table: Name,
  size: number,
  ...columns: readonly (keyof RuntimeTables[Name])[]
) => {
  const values = Object.fromEntries(columns.map((column) => [column, '']));
  return (kysely: Parameters<Build>[0]) =>
    kysely.insertInto(table).values(Array<typeof values>(size).fill(values) as never);
};

/** The writes of a saga; the parameters of each row begin with its name and come in the order of the columns. */
export const putStates = sized(
  (size): Build =>
    (kysely) =>
      insert(
        'saga_instance',
        size,
        'saga',
        'instance',
        'state',
      )(kysely).onConflict((known) =>
        known.columns(['saga', 'instance']).doUpdateSet({ state: (e) => e.ref('excluded.state') }),
      ),
);

const names = (size: number) => Array<string>(size).fill('');

export const deleteStates = sized(
  (size): Build =>
    (kysely) =>
      kysely.deleteFrom('saga_instance').where('saga', '=', '').where('instance', 'in', names(size)),
);

export const putTimers = sized(
  (size): Build =>
    (kysely) =>
      insert(
        'saga_timer',
        size,
        'saga',
        'instance',
        'name',
        'due_at',
        'correlation',
        'causation',
      )(kysely).onConflict((known) =>
        known.columns(['saga', 'instance', 'name']).doUpdateSet({
          due_at: (e) => e.ref('excluded.due_at'),
          correlation: (e) => e.ref('excluded.correlation'),
          causation: (e) => e.ref('excluded.causation'),
        }),
      ),
);

/** All that these instances have. */
export const deleteTimers = sized(
  (size): Build =>
    (kysely) =>
      kysely.deleteFrom('saga_timer').where('saga', '=', '').where('instance', 'in', names(size)),
);

/** Those of one name. */
export const deleteNamed = sized(
  (size): Build =>
    (kysely) =>
      kysely
        .deleteFrom('saga_timer')
        .where('saga', '=', '')
        .where('name', '=', '')
        .where('instance', 'in', names(size)),
);

/** A command that is there already stays as it is: the same cause decided it. */
export const putCommands = sized(
  (size): Build =>
    (kysely) =>
      insert(
        'saga_outbox',
        size,
        ...(['saga', 'instance', 'command_id', 'stream', 'command', 'correlation', 'causation'] as const),
        ...(['attempts', 'not_before'] as const),
      )(kysely).onConflict((known) => known.column('command_id').doNothing()),
);

export const deleteCommands = sized(
  (size): Build =>
    (kysely) =>
      kysely.deleteFrom('saga_outbox').where('saga', '=', '').where('command_id', 'in', names(size)),
);

export const putWaiting: Build = insert('saga_waiting', 1, 'saga', 'instance', 'position', 'input');

/** The states of so many instances. */
export const statesOf = sized(
  (size): Build =>
    (kysely) =>
      kysely
        .selectFrom('saga_instance')
        .select(['instance', 'state'])
        .where('saga', '=', '')
        .where('instance', 'in', names(size)),
);

/** Of the outbox, what may go now: the first of its instance each, oldest first. */
export const nextBy =
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

export const deferredBy =
  (clockMillis: RawBuilder<number>): Build =>
  (kysely) =>
    kysely
      .selectFrom('saga_outbox')
      .select(sql<number>`not_before - ${clockMillis}`.as('delay'))
      .where('saga', '=', '')
      .where('not_before', '>', clockMillis)
      .orderBy('not_before')
      .limit(1);
