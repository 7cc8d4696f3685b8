export {
  CLOCK_CONFIRMATION,
  RUNNER_OPERATIONS,
  type ClockConfirmation,
  type RunnerOperations,
} from './admin/runner-operations';
export { SETTABLE_CLOCK } from './admin/dev-clock.controller';
export { configureApp, createAdapter } from './configure-app';
export { calendarReading, clockCheck, pingCheck, runnerReading, type RunnerHealth } from './health/checks';
export { HEALTH_CHECKS, type HealthCheck, type HealthReading } from './health/health';
export { EdgeModule } from './edge.module';
export { Answer, answered } from './answers/answer';
export { FRESHNESS, READ_MODELS, ReadsFrom, type FreshnessPort } from './answers/freshness';
export { positionToken, readPositionToken } from './answers/position-token';
export { Documented, ROUTE_DOC, type RouteDoc } from './openapi/route-doc';
export * from './fields/fields';
export { fieldsOf, schemaOf, type JsonSchema } from './fields/schema';
export { messages } from './messages/catalogue';
export { fieldMessages } from './messages/fields';
export { languageOf, languages, type Bilingual, type Language } from './messages/language';
export { filled, type Message } from './messages/message';
export * from './problems/codes';
export { allErrorCodes, isErrorCode } from './problems/known-codes';
export * from './problems/problem';
export { problemOf } from './problems/problem.filter';
export { statusOf } from './problems/statuses';
export { AuthGuard, ENVELOPE_SECRETS } from './request/auth.guard';
export * from './request/decorators';
export type { Envelope, EnvelopeSecrets } from './request/envelope';
export { HTTP_SETTINGS, type HttpSettings } from './settings';
