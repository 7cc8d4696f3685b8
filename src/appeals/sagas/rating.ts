import type { AppealId } from '../../kernel/ids';
import { appealSaga, send, type Effect } from './appeal-saga';

export interface RatingState {
  /** Only a citizen's appeal is rated; what a patrol, device or visit found is confirmed instead. */
  readonly rated: boolean;
  /** The one reopening that dissatisfaction brings by itself has been used; the next is supervised. */
  readonly reopened: boolean;
}

type Dissatisfaction = 'low-rating' | 'not-solved';
export const LOW_STARS = 2;

const again = (reason: Dissatisfaction, state: RatingState, self: AppealId): readonly Effect[] => [
  send(self, state.reopened ? 'openSupervision' : 'reopen', { reason }),
];
const confirm = (state: RatingState, self: AppealId): readonly Effect[] =>
  state.rated ? [] : [send(self, 'close', { cause: 'confirmed' })];

const initial: RatingState = { rated: true, reopened: false };

/**
 * What follows on how it was received: two stars or fewer, or "not solved" in a rating or a follow-up, reopens
 * once in an appeal's life and is supervised after that; a review stays the reporter's own to ask for. A reopening that
 * the reporter won or that came too late is refused, and that is the end of it.
 */
export const ratingSaga = appealSaga<RatingState>({
  name: 'rating',
  version: 1,
  initial,
  evolves: {
    AppealReported: ({ origin }) => ({ ...initial, rated: origin === 'citizen' }),
    // Taken from the fact, not from the command: a refused reopening does not count as used.
    AppealReopened: ({ reason }, state) =>
      reason === 'low-rating' || reason === 'not-solved' ? { ...state, reopened: true } : state,
    // The instance was over when it closed: where it comes from is told anew.
    DeclineTakenBack: ({ about }, state) => ({ ...state, rated: (about?.origin ?? 'citizen') === 'citizen' }),
    AppealClosed: (_, state) => ({ ...state, rated: true }),
  },
  reacts: {
    AppealRated: ({ stars, solved }, state, self) => {
      if (stars <= LOW_STARS) return again('low-rating', state, self);
      return solved ? [] : again('not-solved', state, self);
    },
    FollowUpRecorded: ({ solved }, state, self) => (solved === false ? again('not-solved', state, self) : []),
    AppealResolved: ({ confirmedBy }, state, self) => (confirmedBy === undefined ? confirm(state, self) : []),
    AppealAnsweredDirectly: ({ confirmedBy }, state, self) =>
      confirmedBy === undefined ? confirm(state, self) : [],
    ResolutionConfirmed: (_, state, self) => confirm(state, self),
  },
  isOver: (state) => state.rated && !state.reopened,
});
