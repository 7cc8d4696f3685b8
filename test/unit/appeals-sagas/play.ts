import type { Command } from '../../../src/appeals/domain/commands';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import type { Saga, SagaEffect, SagaInput } from '../../../src/kernel/saga';

type Input = SagaInput<AppealEvent, Command>;

/** Feeds one instance as the runner does: a finished instance is forgotten and starts anew. */
export function play<State>(saga: Saga<State, AppealEvent, Command>, instance: string) {
  let state = saga.initial;
  const take = (input: Input): readonly SagaEffect<Command>[] => {
    state = saga.evolve(state, input, instance);
    const effects = saga.react(state, input, instance);
    if (saga.isOver(state)) state = saga.initial;
    return effects;
  };
  return {
    /** The effects of the last event. */
    events: (recorded: readonly Recorded<AppealEvent>[]): readonly SagaEffect<Command>[] =>
      recorded
        .filter((each) => saga.instancesOf(each).includes(instance))
        .map((each) => take({ kind: 'event', recorded: each }))
        .at(-1) ?? [],
    take,
    isForgotten: () => saga.isOver(state) || state === saga.initial,
  };
}
