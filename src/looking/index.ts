export {
  indexLooking,
  lookSignals,
  noLooking,
  purposeActs,
  UNLISTED,
  validateLooking,
  type ListedPurpose,
  type Looking,
  type LookingDocument,
  type LookSignal,
  type Gateway,
  type PurposeAct,
  type Threshold,
} from './domain/document';
export {
  calledPurpose,
  purposeErrors,
  purposeFrom,
  type Purpose,
  type WrittenPurpose,
} from './domain/purpose';
