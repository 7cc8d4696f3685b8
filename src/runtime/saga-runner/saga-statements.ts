import type { Kysely } from 'kysely';
import type { CommandId } from '../../kernel/ids';
import type { Statement } from '../runners/database';
import type { RuntimeTables } from '../runners/schema';
import type { OutgoingCommand, Timer } from './saga-input';
import type { Waiting } from './working-set';

/** The writes of a saga, each compiled by Kysely once; the order of the parameters is that of its SQL. */
export class SagaStatements {
  private readonly compiled: Readonly<Record<Shape, string>>;

  constructor(
    kysely: Kysely<RuntimeTables>,
    private readonly saga: string,
  ) {
    this.compiled = compile(kysely);
  }

  putState(instance: string, state: string): Statement {
    return this.statement('putState', instance, state);
  }

  deleteState(instance: string): Statement {
    return this.statement('deleteState', instance);
  }

  putTimer(instance: string, { name, at, correlation, causation }: Timer): Statement {
    return this.statement('putTimer', instance, name, at, correlation, causation);
  }

  deleteTimer(instance: string, name: string): Statement {
    return this.statement('deleteTimer', instance, name);
  }

  deleteTimers(instance: string): Statement {
    return this.statement('deleteTimers', instance);
  }

  /** A command that is there already stays as it is: the same cause decided it. */
  putCommand({ instance, commandId, stream, command, correlation, causation }: OutgoingCommand): Statement {
    return this.statement('putCommand', instance, commandId, stream, command, correlation, causation, 0, 0);
  }

  deleteCommand(commandId: CommandId): Statement {
    return this.statement('deleteCommand', commandId);
  }

  putWaiting({ key, position, input }: Waiting): Statement {
    return this.statement('putWaiting', key, position ?? null, input ?? null);
  }

  private statement(shape: Shape, ...parameters: readonly unknown[]): Statement {
    return { sql: this.compiled[shape], parameters: [this.saga, ...parameters] };
  }
}

type Shape =
  | 'putState'
  | 'deleteState'
  | 'putTimer'
  | 'deleteTimer'
  | 'deleteTimers'
  | 'putCommand'
  | 'deleteCommand'
  | 'putWaiting';

function compile(kysely: Kysely<RuntimeTables>): Readonly<Record<Shape, string>> {
  const saga = '';
  const instance = '';
  const links = { correlation: '', causation: '' };
  return {
    putState: kysely
      .insertInto('saga_instance')
      .values({ saga, instance, state: '' })
      .onConflict((known) =>
        known.columns(['saga', 'instance']).doUpdateSet({ state: (e) => e.ref('excluded.state') }),
      )
      .compile().sql,
    deleteState: kysely
      .deleteFrom('saga_instance')
      .where('saga', '=', saga)
      .where('instance', '=', instance)
      .compile().sql,
    putTimer: kysely
      .insertInto('saga_timer')
      .values({ saga, instance, name: '', due_at: '', ...links })
      .onConflict((known) =>
        known.columns(['saga', 'instance', 'name']).doUpdateSet({
          due_at: (e) => e.ref('excluded.due_at'),
          correlation: (e) => e.ref('excluded.correlation'),
          causation: (e) => e.ref('excluded.causation'),
        }),
      )
      .compile().sql,
    deleteTimer: kysely
      .deleteFrom('saga_timer')
      .where('saga', '=', saga)
      .where('instance', '=', instance)
      .where('name', '=', '')
      .compile().sql,
    deleteTimers: kysely
      .deleteFrom('saga_timer')
      .where('saga', '=', saga)
      .where('instance', '=', instance)
      .compile().sql,
    putCommand: kysely
      .insertInto('saga_outbox')
      .values({
        saga,
        instance,
        command_id: '',
        stream: '',
        command: '',
        ...links,
        attempts: 0,
        not_before: 0,
      })
      .onConflict((known) => known.column('command_id').doNothing())
      .compile().sql,
    deleteCommand: kysely
      .deleteFrom('saga_outbox')
      .where('saga', '=', saga)
      .where('command_id', '=', '')
      .compile().sql,
    putWaiting: kysely.insertInto('saga_waiting').values({ saga, instance, position: 0, input: '' }).compile()
      .sql,
  };
}
