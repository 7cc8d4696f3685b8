export * from './domain/model';
export type { DirectoryErrorCode } from './domain/errors';
export { indexDirectory } from './domain/directory';
export { losesSome, withFormer } from './domain/succession';
export { parseRegions } from './domain/regions-csv';
export { isServing } from './domain/serving';
export { STAFFING_RULE } from './domain/staffing';
export { completeDirectory, validateDirectory } from './domain/validate';
export {
  barredFrom,
  decidesOnClaim,
  isCountyOnly,
  isOfCounty,
  mustKeepAway,
  overseesClaims,
  standsOutside,
  unitsOf,
  type Accusation,
  type Guarded,
} from './domain/barring';
export {
  chooseHolder,
  hangsOn,
  hasDuty,
  holderAbove,
  isForVillages,
  isInLineOf,
  isSibling,
  mayHold,
  outsideTheCentres,
  type Barred,
  type HolderChoice,
  type HolderQuestion,
  type Named,
} from './domain/routing';
