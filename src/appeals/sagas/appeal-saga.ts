import type { Recorded } from '../../kernel/event';
import { appealOf, appealStream, type AppealId } from '../../kernel/ids';
import type { Saga, SagaEffect } from '../../kernel/saga';
import type { Command, CommandOf, Verb } from '../domain/commands';
import type { AppealEvent, AppealEventData, AppealEventType } from '../domain/events';
import { appealSchemas } from '../domain/schemas';

export type Effect = SagaEffect<Command>;
export type AppealSaga<State> = Saga<State, AppealEvent, Command>;

/**
 * What an event of each type leads to; a type that is not named leaves state and world as they are. `self` is the
 * instance, `of` the appeal that the event happened to.
 */
export type OnEvent<State, Result> = {
  readonly [T in AppealEventType]?: (
    data: AppealEventData[T],
    state: State,
    self: AppealId,
    of: AppealId,
  ) => Result;
};

/** What a refusal of one's own command leads to; a verb that is not named ends quietly. */
export type OnRefused = {
  readonly [V in Verb]?: (data: CommandOf<V>['data'], self: AppealId) => readonly Effect[];
};

export interface SagaTables<State> {
  readonly name: string;
  readonly version: number;
  readonly initial: State;
  readonly evolves: OnEvent<State, State>;
  readonly reacts: OnEvent<State, readonly Effect[]>;
  readonly onRefused?: OnRefused | undefined;
  /** Whose matter an event is; the appeal of its own stream unless said otherwise. */
  readonly about?: ((recorded: Recorded<AppealEvent>) => AppealId) | undefined;
  isOver(state: State): boolean;
}

export const send = <V extends Verb>(to: AppealId, verb: V, data: CommandOf<V>['data']): Effect => ({
  kind: 'send',
  to: appealStream(to),
  command: { verb, data } as Command,
});

type Handler<State, Result> =
  ((data: unknown, state: State, self: AppealId, of: AppealId) => Result) | undefined;

type RefusalHandler = (data: unknown, self: AppealId) => readonly Effect[];

/** One instance per appeal, named by its id; starts with the first appeal ever, so that a rebuild misses none. */
export function appealSaga<State>(tables: SagaTables<State>): AppealSaga<State> {
  return {
    name: tables.name,
    version: tables.version,
    startsAt: 'beginning',
    category: 'appeal',
    schemas: appealSchemas,
    initial: tables.initial,
    isOver: (state) => tables.isOver(state),
    instancesOf: (recorded) =>
      recorded.event.type in tables.evolves || recorded.event.type in tables.reacts
        ? [tables.about?.(recorded) ?? appealOf(recorded.stream)]
        : [],
    evolve(state, input, instance) {
      if (input.kind !== 'event') return state;
      const { event, stream } = input.recorded;
      const evolve = tables.evolves[event.type] as Handler<State, State>;
      return evolve ? evolve(event.data, state, instance as AppealId, appealOf(stream)) : state;
    },
    react(state, input, instance) {
      const self = instance as AppealId;
      if (input.kind === 'event') {
        const { event, stream } = input.recorded;
        const react = tables.reacts[event.type] as Handler<State, readonly Effect[]>;
        return react?.(event.data, state, self, appealOf(stream)) ?? [];
      }
      if (input.kind !== 'refused') return [];
      const { verb, data } = input.command;
      const refused = tables.onRefused?.[verb] as RefusalHandler | undefined;
      return refused?.(data, self) ?? [];
    },
  };
}
