/** What other features may know of appeals: types and pure functions. Its Nest parts are in its feature. */
export * from './domain/values';
export * from './domain/errors';
export type { Command, CommandOf, Commands, Verb } from './domain/commands';
export { personVerbs } from './domain/verbs';
export { NOTICE_TOPIC, noticeWritten } from './notices/public-notice';
export { EARLY_WARNINGS } from './analysis/due-periods';
export { NIGHTLY_PROOF } from './proof/nightly-at';
export { hidden, noRedactions, readAs, type RedactedText, type Redactions } from './domain/redactions';
export { hiddenIn, reasonWithout, type Hiding } from './application/hiding';
export { AppealSteps } from './application/appeal-steps';
export type { AppealPorts } from './application/ports';
export {
  HideInAppeals,
  hideInAppeals,
  type HidingInAppeals,
  type NotHidden,
} from './application/hide-in-appeals';
export {
  AppealWithAttachment,
  CountedAppeals,
  UncountableAppeals,
  type CountedAppeal,
} from './application/queries/of-incident';
export {
  ReportsOfLate,
  type LateReport,
  type Reports,
  type ReportsBefore,
  type Stretch,
} from './application/queries/crowded';
export { adjusted, poissonTest } from './analysis/poisson';
export { comparedWith, type IsWorked } from './analysis/alike';
export { decodeCursor, encodeCursor, pageOf, type Page } from './read-models/cursor';
export { namesFrom } from './views/names';
export { linkToOriginal, withCountyTimeOf } from './audit/originals';
export type { OriginalAttachment, OriginalText } from './audit/answers';
export { incidentOriginalAttachment, originalText } from './audit/schemas';
export { RevealBody } from './http/dto/queries.dto';
