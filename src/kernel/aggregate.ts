import type { Actor } from './actor';
import type { Decider, DecisionContext, EventSchemas } from './decider';
import type { DomainEvent, Versions } from './event';
import type { Instant } from './time';

/** The reference data that a decision may use; who holds it, changes it between two commands. */
export interface InForce {
  readonly versions: Versions;
}

/** What the executor must know of a kind of stream to run commands on it. */
export interface Aggregate<
  State,
  Command,
  Event extends DomainEvent,
  Context extends DecisionContext,
  Reference extends InForce = InForce,
> {
  /** The part of its streams' names before the first dash. Folded streams are kept under these names. */
  readonly category: string;
  readonly decider: Decider<State, Command, Event, Context>;
  readonly schemas: EventSchemas;
  /** All that a decision may know; its versions are those that the events will name. */
  context(now: Instant, actor: Actor, inForce: Reference): Context;
}

/** One whose state, commands and events whoever runs it does not look into. */
export type AnyAggregate = Aggregate<unknown, object, DomainEvent, DecisionContext>;
