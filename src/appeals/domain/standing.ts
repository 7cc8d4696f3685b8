import type { Appeal } from './appeal';
import { refusal, type AppealErrorCode } from './errors';
import type { Status } from './values';

/** The way of an appeal through a round; the other statuses lie beside it. */
const way = ['reported', 'routed', 'accepted', 'handling', 'resolved', 'closed'] as const;
type OnTheWay = (typeof way)[number];

/** Wherever a matter is still to be handled, by whomever. */
export const unresolved = [
  'reported',
  'routed',
  'accepted',
  'handling',
  'awaiting-information',
  'suspended',
  'merged',
] as const satisfies readonly Status[];

/** What is missing when an act needs at least this. */
const notYet: Readonly<Record<OnTheWay, AppealErrorCode>> = {
  reported: 'appeal/not-found',
  routed: 'appeal/not-routed',
  accepted: 'appeal/not-accepted',
  handling: 'appeal/not-handling',
  resolved: 'appeal/not-resolved',
  closed: 'appeal/not-resolved',
};

/** What is in the way when an act comes too late, or while the appeal stands beside the way. */
const tooLate: Readonly<Record<Status, AppealErrorCode>> = {
  reported: 'appeal/already-reported',
  routed: 'appeal/already-routed',
  accepted: 'appeal/already-accepted',
  handling: 'appeal/already-accepted',
  resolved: 'appeal/already-resolved',
  closed: 'appeal/closed',
  'awaiting-information': 'appeal/awaiting-information',
  suspended: 'appeal/suspended',
  merged: 'appeal/merged',
};

/**
 * The act is due in these statuses and refused in the others: what comes before the first of them is not there
 * yet, everything else has gone past.
 */
export function standsIn(appeal: Appeal, ...allowed: readonly Status[]): void {
  const { status } = appeal;
  if (allowed.includes(status)) return;
  const stage = way.indexOf(status as OnTheWay);
  const first = way.findIndex((each) => allowed.includes(each));
  const needed = way[first];
  const early = stage >= 0 && stage < first && needed !== undefined;
  throw refusal(early ? notYet[needed] : tooLate[status], { standing: status });
}
