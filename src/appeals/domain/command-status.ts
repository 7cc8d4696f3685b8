import type { Verb } from './commands';
import type { AppealErrorCode } from './errors';
import type { Status } from './values';

/** An appeal that nobody reported yet stands nowhere. */
export type Standing = 'none' | Status;
export type Cell = 'allowed' | AppealErrorCode;

type Short<Code> = Code extends `appeal/${infer Name}` ? Name : never;
type Mark = 'ok' | Short<AppealErrorCode>;

const cell = (mark: Mark): Cell => (mark === 'ok' ? 'allowed' : `appeal/${mark}`);

/** Each standing in its column, as the rows below write it. */
const row = (
  none: Mark,
  reported: Mark,
  routed: Mark,
  accepted: Mark,
  handling: Mark,
  awaiting: Mark,
  suspended: Mark,
  resolved: Mark,
  closed: Mark,
  merged: Mark,
): Readonly<Record<Standing, Cell>> => ({
  none: cell(none),
  reported: cell(reported),
  routed: cell(routed),
  accepted: cell(accepted),
  handling: cell(handling),
  'awaiting-information': cell(awaiting),
  suspended: cell(suspended),
  resolved: cell(resolved),
  closed: cell(closed),
  merged: cell(merged),
});

/**
 * What each act meets where an appeal stands, when whoever acts is the one to do it and nothing else is amiss.
 * Written by hand and checked against `decide` cell by cell; the API document's refusals and a page of the docs
 * come from it. A matter that is kept open may besides be resolved again (see `resolve`).
 */
// prettier-ignore
export const commandStatus: Readonly<Record<Verb, Readonly<Record<Standing, Cell>>>> = {
  // none, reported, routed, accepted, handling, awaiting-information, suspended, resolved, closed, merged
  report: row('ok', 'already-reported', 'already-reported', 'already-reported', 'already-reported', 'already-reported', 'already-reported', 'already-reported', 'already-reported', 'already-reported'),
  comment: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'closed', 'ok'),
  answerDirectly: row('not-found', 'ok', 'ok', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  endorse: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'already-resolved', 'closed', 'ok'),
  absorb: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'suspended', 'already-resolved', 'closed', 'merged'),
  merge: row('not-found', 'ok', 'ok', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  unmerge: row('not-found', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'ok'),
  release: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'not-absorbed'),
  withdraw: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'already-resolved', 'closed', 'ok'),
  classify: row('not-found', 'ok', 'ok', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  route: row('not-found', 'ok', 'already-routed', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  accept: row('not-found', 'not-routed', 'ok', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  assign: row('not-found', 'not-accepted', 'not-accepted', 'ok', 'ok', 'ok', 'suspended', 'already-resolved', 'closed', 'merged'),
  recordContact: row('not-found', 'not-accepted', 'not-accepted', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  decline: row('not-found', 'ok', 'ok', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  referOut: row('not-found', 'ok', 'ok', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  requestReturn: row('not-found', 'not-routed', 'ok', 'return-after-acceptance', 'return-after-acceptance', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  decideReturn: row('not-found', 'not-routed', 'ok', 'already-accepted', 'already-accepted', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  recall: row('not-found', 'not-routed', 'ok', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  recordProgress: row('not-found', 'not-accepted', 'not-accepted', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  requestInformation: row('not-found', 'not-handling', 'not-handling', 'not-handling', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  supplyInformation: row('not-found', 'no-information-asked', 'no-information-asked', 'no-information-asked', 'no-information-asked', 'ok', 'suspended', 'already-resolved', 'closed', 'merged'),
  lapseInformation: row('not-found', 'no-information-asked', 'no-information-asked', 'no-information-asked', 'no-information-asked', 'ok', 'suspended', 'already-resolved', 'closed', 'merged'),
  escalate: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'suspended', 'already-resolved', 'closed', 'merged'),
  transfer: row('not-found', 'not-routed', 'ok', 'ok', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  nameAccused: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'),
  resolve: row('not-found', 'not-handling', 'not-handling', 'not-handling', 'ok', 'awaiting-information', 'suspended', 'already-resolved', 'closed', 'merged'),
  resolveMerged: row('not-found', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'not-merged', 'ok'),
  confirmResolution: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  rejectResolution: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  deliverFeedback: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  receiptFeedback: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  recordFollowUp: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  rate: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  reopen: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'ok', 'merged'),
  requestReview: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'ok', 'merged'),
  decideReview: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'ok', 'merged'),
  close: row('not-found', 'not-resolved', 'not-resolved', 'not-resolved', 'not-resolved', 'awaiting-information', 'suspended', 'ok', 'closed', 'merged'),
  recordMisses: row('not-found', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'),
};

/** In the order of an appeal's way, the pauses after it. */
export const standings: readonly Standing[] = Object.keys(commandStatus.report) as readonly Standing[];
