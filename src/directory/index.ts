export * from './domain/model';
export { indexDirectory } from './domain/directory';
export { validateDirectory } from './domain/validate';
export {
  chooseHolder,
  hasDuty,
  holderAbove,
  isSibling,
  mayHold,
  siblingsWithDuty,
  type HolderChoice,
  type HolderQuestion,
  type Named,
} from './domain/routing';
