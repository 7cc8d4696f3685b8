import type { EventSchemas } from './decider';
import type { DomainEvent, Recorded } from './event';
import type { StreamName } from './ids';
import type { Instant } from './time';

export type SagaInput<Event extends DomainEvent, Command> =
  | { readonly kind: 'event'; readonly recorded: Recorded<Event> }
  | { readonly kind: 'timeout'; readonly name: string; readonly at: Instant }
  /** A command that this instance sent took effect (or had done so before). */
  | { readonly kind: 'done'; readonly command: Command }
  /** A command that this instance sent was refused; refusals that may pass are retried, not reported. */
  | { readonly kind: 'refused'; readonly command: Command; readonly code: string };

export type SagaEffect<Command> =
  | { readonly kind: 'send'; readonly to: StreamName; readonly command: Command }
  | { readonly kind: 'start-timer'; readonly name: string; readonly at: Instant }
  | { readonly kind: 'cancel-timer'; readonly name: string };

/**
 * The decider's dual. Pure: what it wants done it returns as data. Timers are named within their instance;
 * starting one again moves it. `react` sees the state after `evolve`.
 */
export interface Saga<State, Event extends DomainEvent, Command> {
  readonly name: string;
  /** Raised when state of an older shape must be rebuilt from the log. */
  readonly version: number;
  /** Where it begins when it has no checkpoint. */
  readonly startsAt: 'beginning' | 'now';
  /** Category of the streams it follows, such as `appeal`. */
  readonly category: string;
  readonly schemas: EventSchemas;
  /** Which instances an event is for; none when it does not concern this saga. */
  instancesOf(recorded: Recorded<Event>): readonly string[];
  readonly initial: State;
  evolve(state: State, input: SagaInput<Event, Command>, instance: string): State;
  react(state: State, input: SagaInput<Event, Command>, instance: string): readonly SagaEffect<Command>[];
  /** An instance in this state is forgotten: its row is deleted. */
  isOver(state: State): boolean;
}
