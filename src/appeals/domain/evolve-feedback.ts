import { dayOf } from '../../sla';
import type { Steps } from './step';
import { resolvedAs, withResolution } from './resolution';
import { noFollowUps } from './appeal';

export const feedbackSteps = {
  AppealResolved: (appeal, { unit, outcome, revisitAt, confirmedBy }, { occurredAt }) =>
    resolvedAs(appeal, {
      unit,
      outcome,
      revisitAt,
      standsSince: confirmedBy === undefined ? occurredAt : undefined,
      withGridWorker: false,
      receipted: false,
    }),
  ResolutionConfirmed: (appeal, _, { occurredAt }) => withResolution(appeal, { standsSince: occurredAt }),
  ResolutionRejected: (appeal) => ({
    ...appeal,
    status: 'handling',
    round: { ...appeal.round, resolution: undefined, followUps: noFollowUps },
  }),
  FeedbackDelivered: (appeal, { to }, { occurredAt }) =>
    withResolution(appeal, to === 'reporter' ? { deliveredAt: occurredAt } : { withGridWorker: true }),
  FeedbackReceipted: (appeal) => withResolution(appeal, { receipted: true }),
  FollowUpRecorded: (appeal, { attempt, reached, solved, unreachable }, { occurredAt }) => {
    const { followUps } = appeal.round;
    return {
      ...appeal,
      round: {
        ...appeal.round,
        followUps: {
          attempts: attempt,
          failedOn: reached ? followUps.failedOn : [...followUps.failedOn, dayOf(occurredAt)],
          answered: reached,
          notSolved: solved === false,
          unreachable,
        },
      },
    };
  },
} satisfies Partial<Steps>;
