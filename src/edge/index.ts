export {
  CLOCK_CONFIRMATION,
  RUNNER_OPERATIONS,
  type ClockConfirmation,
  type RunnerOperations,
} from './admin/runner-operations';
export { DEV_SIGN_IN, type DevSignIn } from './admin/dev-sign-in.controller';
export { SETTABLE_CLOCK } from './admin/dev-clock.controller';
export { configureApp, createAdapter } from './configure-app';
export {
  borneCheck,
  borneOnceWell,
  calendarReading,
  clockCheck,
  pingCheck,
  RunnerCheck,
  runnerReading,
  type RunnerHealth,
} from './health/checks';
export { HEALTH_CHECKS, readinessOf, readOne, type HealthCheck, type HealthReading } from './health/health';
export { EdgeModule } from './edge.module';
export { VOCABULARIES } from './labels/labels';
export { Answer, answered } from './answers/answer';
export { FRESHNESS, READ_MODELS, ReadsFrom, type FreshnessPort } from './answers/freshness';
export { LINES, sendLines, sendTexts } from './answers/lines';
export { positionToken, readPositionToken } from './answers/position-token';
export { PERMITTED, type Permitted } from './openapi/operation';
export { Documented, refusesToo, type RouteDoc } from './openapi/route-doc';
export * as shapes from './openapi/shapes';
export * from './fields/fields';
export * from './fields/lists';
export * from './fields/paging';
export { fieldsOf, schemaOf, type JsonSchema, type Ruled } from './fields/schema';
export { fieldMessages } from './messages/fields';
export { languageOf } from './messages/language';
export { filled, inOne } from './messages/message';
export { diagnose } from './problems/diagnose';
export { judge } from './fields/judge';
export * from './problems/codes';
export * from './problems/problem';
export { PROBLEMS, problemOf } from './problems/problem.filter';
export * from './request/decorators';
export { envelopeOf, type EnvelopeSecrets } from './request/envelope';
export { bearerOf } from './request/headers';
export { HTTP_SETTINGS, type HttpSettings } from './settings';
