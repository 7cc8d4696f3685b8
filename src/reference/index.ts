export { PREVIEW, type Proposed } from './domain/preview';
export { RECOUNT, RECOUNT_SHARES, type Recount } from './domain/publishing';
export { documentSchemas, type DocumentImported } from './domain/document';
export {
  importReferenceData,
  publishDocument,
  type ImportReference,
  type Imported,
  type PassedOver,
} from './import';
export { keyOf as changeKey, publishedChanges, type PublishedChange } from './changes';
export { ReferenceInForce } from './in-force';
export { ReferenceMissing, isSuperseded, loadReference, type LoadReference } from './load';
export {
  referenceNames,
  referenceStream,
  type ReferenceData,
  type ReferenceName,
  type ReferenceSource,
  type ReferenceSources,
  type ReferenceVersions,
} from './model';
export { referenceSources } from './sources';
export { judged as judgedDocument } from './candidate';
export type { RuleDocument } from './versions';
export { inSentence } from './reasons';
