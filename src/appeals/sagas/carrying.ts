import type { AppealId, UnitId } from '../../kernel/ids';
import type { ResolutionOutcome } from '../domain/values';
import { appealSaga, send, type Effect } from './appeal-saga';

export interface CarryingState {
  /** The appeals whose handling this one carries. */
  readonly sources: readonly AppealId[];
  /** What was answered, and the unit that owes each reporter this answer. */
  readonly answer?: { readonly outcome: ResolutionOutcome; readonly unit: UnitId } | undefined;
  /** `stands`: resolved for good, and so is each source. `ended`: closed without a resolution. */
  readonly phase: 'open' | 'stands' | 'ended';
}

const initial: CarryingState = { sources: [], phase: 'open' };
const without = (sources: readonly AppealId[], gone: AppealId) => sources.filter((source) => source !== gone);

const resolveAll = (_: unknown, state: CarryingState, lead: AppealId): readonly Effect[] => {
  const { answer, phase, sources } = state;
  if (phase !== 'stands' || answer === undefined) return [];
  return sources.map((source) => send(source, 'resolveMerged', { lead, ...answer }));
};

/** A lead that ends without a resolution carries nobody. */
const LEAD_ENDED = '主单未办结而终止';

/** Its reporter has made something of the answer: that appeal goes its own way. */
const KEPT = '诉求人已评价或另有申请，单独处理';

/**
 * The lead's resolution, once it stands, resolves every appeal it carries; each is then answered and rated alone. Taken back,
 * it is taken back from each that has not acted on it; the others keep it, and are let go.
 */
export const carryingSaga = appealSaga<CarryingState>({
  name: 'carrying',
  version: 2,
  initial,
  evolves: {
    AppealAbsorbed: ({ source }, state) => ({
      ...state,
      sources: [...without(state.sources, source), source],
    }),
    AppealReleased: ({ source }, state) => ({ ...state, sources: without(state.sources, source) }),
    AppealResolved: ({ outcome, unit, confirmedBy }, state) => ({
      ...state,
      answer: { outcome, unit },
      phase: confirmedBy === undefined ? 'stands' : 'open',
    }),
    AppealAnsweredDirectly: ({ onTheSpot, unit, confirmedBy }, state) => ({
      ...state,
      answer: { outcome: onTheSpot ? 'solved' : 'explained', unit },
      phase: confirmedBy === undefined ? 'stands' : 'open',
    }),
    ResolutionConfirmed: (_, state) => ({ ...state, phase: 'stands' }),
    ResolutionRejected: (_, { sources }) => ({ sources, phase: 'open' }),
    ResolutionTakenBack: (_, { sources }) => ({ sources, phase: 'open' }),
    DeclineTakenBack: () => initial,
    AppealReopened: () => initial,
    // Whom it has answered it carries no more.
    AppealClosed: (_, { sources, phase }) => ({ sources: phase === 'stands' ? [] : sources, phase: 'ended' }),
  },
  reacts: {
    AppealResolved: resolveAll,
    AppealAnsweredDirectly: resolveAll,
    ResolutionConfirmed: resolveAll,
    ResolutionTakenBack: ({ by }, { sources }, lead) =>
      sources.map((source) => send(source, 'takeBackMerged', { lead, source, by })),
    AppealClosed: (_, { sources }) =>
      sources.map((source) => send(source, 'unmerge', { reason: LEAD_ENDED })),
  },
  onRefused: {
    takeBackMerged: ({ source }, self) => [send(self, 'release', { source, reason: KEPT })],
  },
  isOver: ({ sources, phase }) => phase === 'ended' || sources.length === 0,
});
