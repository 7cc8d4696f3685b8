export { AccessModule } from './access.module';
export { AuditReads, countyAccessStream } from './audit-reads';
export {
  auditRegisters,
  type Asked,
  type AuditRegister,
  type AuditView,
  type ReadAcross,
} from './domain/audit-read';
export { accessSchemas, type AccessEvent } from './domain/reveal';
export { EvidenceExports } from './exports';
export { canDo, canFile, canSee, governedBy, isPublic } from './domain/can';
export { lookUpMarks, type LookUpMark } from './domain/look-up';
export * from './domain/model';
export { indexPermissions, unknownVerb, validatePermissions } from './domain/permissions';
export { revealErrors, type RevealErrorCode } from './errors';
export { ListExports } from './list-exports';
export { personStream, PersonLookUps } from './look-ups';
export { IdentityReveals, type HeldIdentities, type RevealedIdentity } from './reveals';
export {
  levelColumns,
  matches,
  visibleFilter,
  type FilterRow,
  type LevelColumn,
  type Sighting,
  type VisibleFilter,
} from './domain/visible-filter';
