import type { AppealId, UnitId } from '../../kernel/ids';
import { noFollowUps, type Appeal, type Resolution, type Round } from './appeal';
import type { Deciding } from './context';

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
  return resolution === undefined ? appeal : inRound(appeal, { resolution: { ...resolution, ...change } });
};

export const inRound = (appeal: Appeal, change: Partial<Round>): Appeal => ({
  ...appeal,
  round: { ...appeal.round, ...change },
});

/** Back to a queue: nobody holds it. */
export const unheld = (appeal: Appeal): Appeal => ({
  ...appeal,
  status: 'reported',
  held: undefined,
  assignee: undefined,
  round: { ...appeal.round, returning: undefined, resolution: undefined, followUps: noFollowUps },
});

/** No answer stands any more: its holder handles on, or it waits in this queue. */
export const unanswered = (appeal: Appeal, queue: UnitId | undefined): Appeal =>
  queue === undefined
    ? {
        ...appeal,
        status: 'handling',
        round: { ...appeal.round, resolution: undefined, followUps: noFollowUps },
      }
    : { ...unheld(appeal), waitsBecause: undefined };

/** The lead, whose answer it was, handles it again. */
export const mergedAgain = (appeal: Appeal, lead: AppealId): Appeal => ({
  ...inRound(appeal, { resolution: undefined, followUps: noFollowUps }),
  status: 'merged',
  lead: { appeal: lead, stood: appeal.round.resolution?.stood ?? 'reported' },
});

/** Whom a granted return or a recall took it from, for the rest of the round. */
export const letGo = (appeal: Appeal, unit: UnitId): Appeal =>
  inRound(appeal, { letGo: [...new Set([...appeal.round.letGo, unit])] });

/** @returns the resolution, once it stands */
export function standingResolution(
  { round: { resolution } }: Appeal,
  { refusal }: Deciding<'appeal/resolution-unconfirmed'>,
): Resolution & { readonly standsSince: string } {
  const standsSince = resolution?.standsSince;
  if (resolution === undefined || standsSince === undefined) throw refusal('appeal/resolution-unconfirmed');
  return { ...resolution, standsSince };
}

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
