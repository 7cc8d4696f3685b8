export * from './answers/answer';
export * from './answers/freshness';
export * from './fields/fields';
export { fieldsOf, schemaOf, type JsonSchema } from './fields/schema';
export { languageOf, languages, type Bilingual, type Language } from './messages/language';
export * from './problems/codes';
export * from './problems/problem';
export * from './request/decorators';
export type { Envelope } from './request/envelope';
