import { noFollowUps } from '../appeal';
import { eventOf, freeText, standsIn, unitId, verb } from '../card';
import { clocks, lastOfRound, owedIds } from '../clocks';
import { awaitingReview } from './confirm-resolution';

const fields = { reason: freeText };

export const resolutionRejected = eventOf('ResolutionRejected', {
  data: { ...fields, by: unitId },
  evolve: (appeal) => ({
    ...appeal,
    status: 'handling',
    round: { ...appeal.round, resolution: undefined, followUps: noFollowUps },
  }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}办结审核未通过，退回续办`,
    en: `Resolution rejected by ${unit(by).en}; handling goes on`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** Handle and whole run on as if they had never stopped: the interval counts. */
export const rejectResolution = verb('rejectResolution', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: ['appeal/no-confirmation-due', 'appeal/not-dispatcher'],
  rule: ({ reason }, appeal, context) => {
    const { by } = awaitingReview(appeal, context);
    const runsOn = [lastOfRound(appeal, 'handle'), lastOfRound(appeal, 'whole')].flatMap((clock) =>
      clock === undefined ? [] : [clock.deadline],
    );
    const changes = {
      met: owedIds(appeal, 'resolution-review'),
      stopped: owedIds(appeal, 'revisit'),
      changed: runsOn,
    };
    return [resolutionRejected({ by, reason, clocks: clocks(changes) })];
  },
});
