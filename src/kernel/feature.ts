import type { AnyAggregate } from './aggregate';
import type { DomainEvent } from './event';
import type { Problems } from './problem';
import type { PublicEvents } from './public-events';
import type { Projection } from './projection';
import type { Saga } from './saga';
import type { Vocabularies } from './vocabulary';
import type { Task } from './task';
import type { Job } from './job';
import type { Keeper } from './keeper';
import type { FeatureHealth } from './feature-health';

/** What somebody may be permitted to do, or what only the engine does. */
export interface FeatureVerb {
  readonly name: string;
  /** `person`: the access policy says which roles. `system`: sagas and timers alone. */
  readonly by: 'person' | 'system';
}

/** A class of routes and what they need, as the composition's framework takes it. */
export type FeatureModule = abstract new (...parts: never[]) => object;

/**
 * All that a feature brings, as one value. Executor, runners, edge, access policy, API document, health and operator
 * routes read the list of these; nothing else names a feature. Whoever adds one adds a folder and a line.
 */
export interface Feature {
  readonly name: string;
  /** One for each category of streams. */
  readonly aggregates?: readonly AnyAggregate[];
  readonly projections?: readonly Projection[];
  readonly sagas?: readonly Saga<unknown, DomainEvent, unknown>[];
  /** What its sagas, or those of others, send that is no command on one stream. */
  readonly tasks?: readonly Task<never>[];
  /** What it reads the whole log for, off the thread that answers. */
  readonly jobs?: readonly Job<never>[];
  /** What else follows the log for it. */
  readonly keepers?: readonly Keeper<never, unknown>[];
  /** What readiness says of it. */
  readonly health?: FeatureHealth;
  /** What of its events other systems may know. */
  readonly publicEvents?: PublicEvents;
  /** What each code that it may refuse with means to a caller. */
  readonly errors?: Problems;
  readonly verbs?: readonly FeatureVerb[];
  /** What the choices of its bodies and answers are called. */
  readonly labels?: Vocabularies;
  /** Late: the runners need no routes, and a start loads them while its threads start. */
  readonly routes?: () => Promise<FeatureModule>;
}
