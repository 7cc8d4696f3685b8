import type { DeadlineId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';
import type { RefusedWith } from '../../domain/actions/open-now';
import type { StepVerb } from '../../domain/actions/tries';

/** What the caller may send now: a request that lacks only its body. */
export interface Action {
  readonly verb: StepVerb;
  readonly method: 'POST';
  readonly path: string;
  /** By when it is wanted, where something is owed that it ends. */
  readonly deadline?: DeadlineId | undefined;
  readonly dueAt?: Instant | undefined;
}

/** What the caller may not send now, and the code that would refuse it. */
export interface RefusedAction {
  readonly verb: StepVerb;
  readonly code: RefusedWith;
}

export interface Actions {
  readonly actions: readonly Action[];
  /** Only where they were asked for. */
  readonly refused?: readonly RefusedAction[] | undefined;
}

/** Whether rows say what the caller may send; `explained`, with what they may not. */
export type AskedActions = 'explained' | boolean | undefined;

/** The last part of each verb's own path, as its route has it. */
export type StepPaths = ReadonlyMap<StepVerb, string>;
export const STEP_PATHS = Symbol('StepPaths');
