import { appealSaga, send, type Effect } from './appeal-saga';
import type { AppealId } from '../../kernel/ids';
import type { QueueCause } from '../domain/values';

/**
 * Who moves next while nobody holds the appeal. `rule`: the dispatch list may choose. `classification`: a person
 * must say which service it is, then the list may choose. `person`: a dispatcher routes it, because the list has
 * failed (no unit, all accused) or was contradicted (returned, recalled).
 */
export interface RoutingState {
  readonly next: 'rule' | 'classification' | 'person' | 'nobody';
}

const next = (value: RoutingState['next']) => (): RoutingState => ({ next: value });

function waitsFor(cause: QueueCause | undefined): RoutingState['next'] {
  if (cause === undefined) return 'rule';
  return cause === 'no-service' || cause === 'several-services' ? 'classification' : 'person';
}

const routeByRule = (_: unknown, state: RoutingState, self: AppealId): readonly Effect[] =>
  state.next === 'rule' ? [send(self, 'route', {})] : [];

/**
 * Sends `route` without a unit wherever a rule may choose. A granted return or a recall contradicts the dispatch
 * list, so asking it again would name the same unit: the dispatcher decides. A reopened appeal, and one that its
 * accused holder lost, go by the list again, which then leaves out whom the appeal names.
 */
export const routingSaga = appealSaga<RoutingState>({
  name: 'routing',
  version: 1,
  initial: { next: 'nobody' },
  evolves: {
    AppealReported: next('rule'),
    AppealQueued: ({ cause }) => ({ next: waitsFor(cause) }),
    AppealClassified: ({ leaves }, state) =>
      leaves || state.next === 'classification' ? { next: 'rule' } : state,
    ReportCorrected: ({ from, leaves }, state) =>
      leaves || (from !== undefined && state.next === 'person') ? { next: 'rule' } : state,
    AppealRouted: next('nobody'),
    AppealEscalated: ({ routed }, state) => (routed ? { next: 'nobody' } : state),
    AppealTransferred: next('nobody'),
    AppealAnsweredDirectly: next('nobody'),
    ResolutionRejected: ({ queue }, state) => (queue === undefined ? state : { next: 'rule' }),
    ResolutionTakenBack: ({ queue }, state) => (queue === undefined ? state : { next: 'rule' }),
    AppealDeclined: next('nobody'),
    DeclineTakenBack: ({ status, cause }) => ({ next: status === 'routed' ? 'nobody' : waitsFor(cause) }),
    AppealReferredOut: next('nobody'),
    AppealWithdrawn: ({ continues }, state) => (continues ? state : { next: 'nobody' }),
    ReturnGranted: next('person'),
    AppealRecalled: next('person'),
    AccusedNamed: ({ leaves }, state) => (leaves ? { next: 'rule' } : state),
    AppealReopened: next('rule'),
    AppealClosed: next('nobody'),
  },
  reacts: {
    AppealClassified: routeByRule,
    ReportCorrected: (corrected, state, self) =>
      corrected.from === undefined ? [] : routeByRule(corrected, state, self),
    AccusedNamed: (named, state, self) => (named.leaves ? routeByRule(named, state, self) : []),
    AppealReopened: routeByRule,
    ResolutionRejected: (rejected, state, self) =>
      rejected.queue === undefined ? [] : routeByRule(rejected, state, self),
    ResolutionTakenBack: (back, state, self) =>
      back.queue === undefined ? [] : routeByRule(back, state, self),
    DeclineTakenBack: routeByRule,
    AppealUnmerged: ({ status }, state, self) =>
      status === 'reported' ? routeByRule(undefined, state, self) : [],
  },
  isOver: (state) => state.next === 'nobody',
});
