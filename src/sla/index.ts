export * from './domain/model';
export { indexCalendar, validateCalendar } from './domain/calendar';
export {
  applyClocks,
  isOwed,
  missesDue,
  nextOrdinal,
  owedOfKind,
  recordMiss,
  running,
  runningOfKind,
} from './domain/clocks';
export { dayOf } from './domain/day';
export {
  NO_SUBJECT,
  deadlineId,
  handOver,
  minutesLeft,
  resumeDeadline,
  startDeadline,
  startDeadlineAt,
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
export { indexPolicies, policyIssues, validatePolicies } from './domain/policies';
export { addWorkingDays, addWorkingMinutes, workingMinutesBetween } from './domain/working-time';
