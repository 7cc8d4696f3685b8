import { sql, type RawBuilder } from 'kysely';
import type { Build } from '../runners/database';
import type { RuntimeTables } from '../runners/schema';

type SagaTable = 'saga_instance' | 'saga_timer' | 'saga_outbox' | 'saga_waiting';

const insert = <Name extends SagaTable>(table: Name, ...columns: readonly (keyof RuntimeTables[Name])[]) => {
  const values = Object.fromEntries(columns.map((column) => [column, '']));
  return (kysely: Parameters<Build>[0]) => kysely.insertInto(table).values(values as never);
};

/** The writes of a saga; their parameters begin with its name and come in the order of the columns. */
export const putState: Build = (kysely) =>
  insert(
    'saga_instance',
    'saga',
    'instance',
    'state',
  )(kysely).onConflict((known) =>
    known.columns(['saga', 'instance']).doUpdateSet({ state: (e) => e.ref('excluded.state') }),
  );

export const deleteState: Build = (kysely) =>
  kysely.deleteFrom('saga_instance').where('saga', '=', '').where('instance', '=', '');

export const putTimer: Build = (kysely) =>
  insert(
    'saga_timer',
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
  );

export const deleteTimers: Build = (kysely) =>
  kysely.deleteFrom('saga_timer').where('saga', '=', '').where('instance', '=', '');

export const deleteTimer: Build = (kysely) =>
  kysely.deleteFrom('saga_timer').where('saga', '=', '').where('instance', '=', '').where('name', '=', '');

/** A command that is there already stays as it is: the same cause decided it. */
export const putCommand: Build = (kysely) =>
  insert(
    'saga_outbox',
    ...(['saga', 'instance', 'command_id', 'stream', 'command', 'correlation', 'causation'] as const),
    ...(['attempts', 'not_before'] as const),
  )(kysely).onConflict((known) => known.column('command_id').doNothing());

export const deleteCommand: Build = (kysely) =>
  kysely.deleteFrom('saga_outbox').where('saga', '=', '').where('command_id', '=', '');

export const putWaiting: Build = insert('saga_waiting', 'saga', 'instance', 'position', 'input');

const statesBySize = new Map<number, Build>();

/** The states of so many instances. */
export function statesOf(size: number): Build {
  const known = statesBySize.get(size);
  if (known) return known;
  const build: Build = (kysely) =>
    kysely
      .selectFrom('saga_instance')
      .select(['instance', 'state'])
      .where('saga', '=', '')
      .where('instance', 'in', Array<string>(size).fill(''));
  statesBySize.set(size, build);
  return build;
}

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
