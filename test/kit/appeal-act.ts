import type { Standing } from '../../scripts/command-status';
import type { AppealState } from '../../src/appeals/domain/appeal';
import type { Commands, Verb } from '../../src/appeals/domain/commands';
import { type Actor } from '../../src/kernel/actor';
import type { Instant } from '../../src/kernel/time';
import { type Pick } from './appeal-choices';
import { type Telling } from './appeal-story';

export type Way = readonly [Telling, ...Telling[]];

/** How each verb is rightly asked for, and how at random. */
export interface Act<V extends Verb> {
  /** The one to do it. */
  readonly actor: Actor;
  /** What may be had, of an appeal that stands so. */
  readonly data: (state: AppealState) => Commands[V];
  /** When that is not at once. */
  readonly at?: Instant;
  /** Where it needs more than the standing: the whole way to it. */
  readonly besides?: Partial<Record<Standing, Way>>;
  /** Plausible data, and now and then some that is not; the right data when left out. */
  readonly random?: (pick: Pick, state: AppealState) => Commands[V];
}

export type Acts = { readonly [V in Verb]?: Act<V> };
