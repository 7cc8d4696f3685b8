import type { DomainEvent, EventFacts, Versions } from './event';
import type { Instant } from './time';
import type { Actor } from './actor';

/** What every decision may know; features add the reference data in force. */
export interface DecisionContext {
  /** Never before the stream's last event. */
  readonly now: Instant;
  readonly actor: Actor;
  readonly versions: Versions;
}

/** Pure and total: no clock, no randomness, no I/O; a refusal is a thrown `DomainError`. */
export interface Decider<State, Command, Event extends DomainEvent, Context extends DecisionContext> {
  readonly initial: State;
  evolve(state: State, event: Event, facts: EventFacts): State;
  decide(command: Command, state: State, context: Context): readonly Event[];
  /** The misses due at `context.now`; recorded by every command before its own decision. */
  misses(state: State, context: Context): readonly Event[];
}

/** Raises an event's data from one schema version to the next. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** How the events of one category are stored: each type's schema version, and how older ones are raised. */
export interface EventSchemas {
  /** Event type → schema version written today. A type that is missing here is unknown to this build. */
  readonly versions: Readonly<Record<string, number>>;
  /** Event type → version → the step from that version to the next. */
  readonly upcasts: Readonly<Record<string, Readonly<Record<number, Upcast>>>>;
}
