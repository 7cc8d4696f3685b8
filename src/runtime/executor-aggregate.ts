import type { Actor } from '../kernel/actor';
import type { Decider, DecisionContext, EventSchemas } from '../kernel/decider';
import type { DomainEvent } from '../kernel/event';
import type { Instant, Milliseconds } from '../kernel/time';

/** What the executor must know of a kind of stream to run commands on it. */
export interface Aggregate<State, Command, Event extends DomainEvent, Context extends DecisionContext> {
  /** The part of its streams' names before the first dash. */
  readonly category: string;
  readonly decider: Decider<State, Command, Event, Context>;
  readonly schemas: EventSchemas;
  /** The reference data in force, and the versions that the events will name. */
  context(now: Instant, actor: Actor): Context;
}

/** For metrics. Must not throw. */
export interface ExecutorObserver {
  /** An append came back, after this long. */
  appended?(took: Milliseconds, events: number): void;
  /** A command ended in a `DomainError` of this code. */
  refused?(code: string): void;
  /** Somebody else appended first; the command is decided again, or given up. */
  conflicted?(): void;
}
