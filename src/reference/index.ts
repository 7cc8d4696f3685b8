export { documentSchemas, type DocumentImported } from './domain/document';
export { importReferenceData, type DocumentExecutor, type ImportReference, type Imported } from './import';
export { ReferenceMissing, loadReference, type LoadReference } from './load';
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
