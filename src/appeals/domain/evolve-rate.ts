import { newRound } from './appeal';
import type { Steps } from './step';
import { unheld } from './resolution';

export const rateSteps = {
  AppealRated: (appeal, { stars, solved }) => ({
    ...appeal,
    round: { ...appeal.round, rating: { stars, solved } },
  }),
  AppealReopened: (appeal, { round, reason }) => ({
    ...unheld(appeal),
    waitsBecause: undefined,
    helpers: [],
    carries: [],
    round: newRound(round),
    reopenedByItself: appeal.reopenedByItself || typeof reason === 'string',
    closed: undefined,
  }),
  ReviewRequested: (appeal, { reviewedBy }) => ({
    ...appeal,
    review: reviewedBy === undefined ? 'pending-external' : 'pending',
  }),
  ReviewDecided: (appeal, { final }) => ({ ...appeal, review: final ? 'final' : 'none' }),
  AppealClosed: (appeal, { cause }, { occurredAt }) => ({
    ...appeal,
    status: 'closed',
    lead: undefined,
    round: { ...appeal.round, returning: undefined },
    closed: { cause, at: occurredAt },
  }),
} satisfies Partial<Steps>;
