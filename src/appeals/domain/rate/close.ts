import type { DeadlineKind } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, plain, standsIn, verb } from '../card';
import { clocks, lastOfRound, owedIdsBut } from '../clocks';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { isSupervised } from '../handle/supervision';
import { isKeptOpen, isUnderReview, standingResolution } from '../resolution';
import type { CloseCause } from '../values';
import { causeWords } from '../words';

export const appealClosed = eventOf('AppealClosed', {
  data: { cause: plain<CloseCause>() },
  evolve: (appeal, { cause, clocks: ended }, { occurredAt, actor }) => ({
    ...appeal,
    status: 'closed',
    lead: undefined,
    round: { ...appeal.round, returning: undefined },
    closed: { cause, at: occurredAt, by: actor.id, stopped: ended?.stopped ?? [] },
  }),
  says: ({ cause }) => ({ zh: `结案：${causeWords[cause].zh}`, en: `Closed: ${causeWords[cause].en}` }),
  shows: 'sentence',
});

/** By the service itself: unrated when the time to rate has lapsed, confirmed when no citizen waits for an answer. */
export const close = verb('close', {
  by: 'system',
  /** A rating closes in its own append; declining, withdrawing and referring do likewise. */
  data: { cause: plain<Extract<CloseCause, 'unrated' | 'confirmed'>>() },
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/system-only',
    'appeal/kept-open',
    'appeal/review-pending',
    'appeal/not-confirmable',
    'appeal/rating-unsettled',
    'appeal/rate-not-lapsed',
    'appeal/supervised',
  ],
  rule: ({ cause }, appeal, context) => {
    const { refusal } = context;
    standingResolution(appeal, context);
    bySystem(context);
    if (isKeptOpen(appeal)) throw refusal('appeal/kept-open');
    if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
    if (isSupervised(appeal)) throw refusal('appeal/supervised');
    if (cause === 'confirmed') {
      if (appeal.origin === 'citizen') throw refusal('appeal/not-confirmable');
    } else {
      if (appeal.round.rating !== undefined) throw refusal('appeal/rating-unsettled');
      if (lastOfRound(appeal, 'rate')?.missedAt === undefined) throw refusal('appeal/rate-not-lapsed');
    }
    return [closed(cause, appeal)];
  },
});

/** Nothing more is owed. @param ended the kinds that an event before it in the same append has ended */
export const closed = (cause: CloseCause, appeal: Appeal, ...ended: readonly DeadlineKind[]): AppealEvent =>
  appealClosed({ cause, clocks: clocks({ stopped: owedIdsBut(appeal, ...ended) }) });
