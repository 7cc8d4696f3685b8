export * from './domain/model';
export * from './domain/policy';
export { weekdayNames } from './domain/calendar-document';
export type { Calendar, CalendarDocument, WorkingTime, WorkingWindow } from './domain/calendar-document';
export { changeCauses } from './domain/account';
export { periodUnits } from './domain/period';
export type { ChangeCause } from './domain/account';
export { indexCalendar, isWorkedDay, nameOfCalendar, townOf } from './domain/calendar';
export { validateCalendar } from './domain/calendar-validation';
export {
  endBeforeRoll,
  dueWithin,
  extendDeadline,
  extended,
  handOver,
  hastenDeadline,
  policyNamed,
  resumeDeadline,
} from './domain/changes';
export {
  applyClocks,
  isOwed,
  missesDue,
  nextOrdinal,
  owedOfKind,
  recordMiss,
  running,
} from './domain/clocks';
export { dayOf, isAfterDay, startOfDay } from './domain/day';
export {
  NO_SUBJECT,
  deadlineId,
  minutesLeft,
  shareLeft,
  startDeadline,
  startDeadlineAt,
  subjectOf,
  windowEnd,
} from './domain/deadlines';
export type { StartDeadline } from './domain/deadlines';
export type { SlaErrorCode } from './domain/errors';
export { explainDeadline } from './domain/explain';
export type {
  ClockAct,
  ClockEvent,
  ClockInterval,
  DeadlineExplanation,
  DeadlineVersion,
} from './domain/explain';
export { hasLadder, ladderOf, rungAgain, rungAt } from './domain/ladder';
export { indexPolicies } from './domain/policies';
export { policyIssues, validatePolicies } from './domain/policy-validation';
export { publishedOver, rulesFor, versionNamed } from './domain/published-over';
export type { PublishedRules } from './domain/published-over';
export { leastReach, publicationsOf, reachOf, reaches } from './domain/publications';
export type { Publication, Publications, Reach } from './domain/publications';
export { recompute } from './domain/recompute';
export {
  addWorkingDays,
  addWorkingMinutes,
  isProvisional,
  isWorkingMoment,
  workingDaysBetween,
  workingMinutesBetween,
} from './domain/working-time';
