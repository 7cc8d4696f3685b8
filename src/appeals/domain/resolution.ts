import { noFollowUps, type Appeal, type Resolution } from './appeal';

/** A new answer: whoever asked before asks again, and what was asked of it before no longer counts. */
export const resolvedAs = (appeal: Appeal, resolution: Resolution): Appeal => ({
  ...appeal,
  status: 'resolved',
  waitsBecause: undefined,
  lead: undefined,
  round: { ...appeal.round, returning: undefined, resolution, followUps: noFollowUps },
});

export const withResolution = (appeal: Appeal, change: Partial<Resolution>): Appeal => {
  const { resolution } = appeal.round;
  return resolution === undefined
    ? appeal
    : { ...appeal, round: { ...appeal.round, resolution: { ...resolution, ...change } } };
};

/** Back to a queue: nobody holds it. */
export const unheld = (appeal: Appeal): Appeal => ({
  ...appeal,
  status: 'reported',
  held: undefined,
  assignee: undefined,
  round: { ...appeal.round, returning: undefined, resolution: undefined, followUps: noFollowUps },
});

/** Two stars or fewer, or "not solved" in a rating or to a follow-up. */
export const isDissatisfied = ({ round: { rating, followUps } }: Appeal): boolean =>
  followUps.notSolved || (rating !== undefined && isLow(rating));

export const isLow = ({ stars, solved }: { readonly stars: number; readonly solved: boolean }): boolean =>
  stars <= 2 || !solved;

/** Until it is decided, nothing closes: what is under review may have to be done again. */
export const isUnderReview = ({ review }: Appeal): boolean =>
  review === 'pending' || review === 'pending-external';

/** 挂账: resolved, with a date at which it is looked at again. */
export const isKeptOpen = ({ round: { resolution } }: Appeal): boolean => resolution?.revisitAt !== undefined;
