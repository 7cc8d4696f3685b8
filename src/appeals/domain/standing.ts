import type { Meets } from '../../kernel/cards';
import type { Appeal } from './appeal';
import type { AppealErrorCode } from './errors';
import { statuses, type Status } from './values';

/** What an act meets in each status. */
export type Row = Meets<Appeal, AppealErrorCode>;

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
export const standsIn = (...allowed: readonly Status[]): Row => {
  const first = way.findIndex((each) => allowed.includes(each));
  const needed = way[first];
  return row((status) => {
    if (allowed.includes(status)) return 'ok';
    const stage = way.indexOf(status as OnTheWay);
    return stage >= 0 && stage < first && needed !== undefined ? notYet[needed] : tooLate[status];
  });
};

/** Due in these statuses alone, and refused in all others for one reason. */
export const only = (allowed: readonly Status[], otherwise: AppealErrorCode): Row =>
  row((status) => (allowed.includes(status) ? 'ok' : otherwise));

export const anywhere: Row = row(() => 'ok');

function row(met: (status: Status) => 'ok' | AppealErrorCode): Row {
  return Object.fromEntries(statuses.map((status) => [status, met(status)])) as unknown as Row;
}
