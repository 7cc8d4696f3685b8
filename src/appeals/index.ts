/** What other features may know of appeals: types and pure functions. Its Nest parts are in its feature. */
export * from './domain/values';
export * from './domain/errors';
export type { Command, CommandOf, Commands, Verb } from './domain/commands';
export { personVerbs } from './domain/verbs';
export { NIGHTLY_PROOF } from './proof/nightly-at';
