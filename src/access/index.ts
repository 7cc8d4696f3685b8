export { AccessModule } from './access.module';
export { AuditReads, countyAccessStream } from './audit-reads';
export {
  auditRegisters,
  type Asked,
  type AuditRegister,
  type AuditView,
  type ReadAcross,
} from './domain/audit-read';
export { accessSchemas, type AccessEvent, type UnitRelation } from './domain/reveal';
export { EvidenceExports } from './exports';
export { canDo, canFile, canSee, governedBy, isPublic } from './domain/can';
export { lookUpMarks, type LookUpMark } from './domain/look-up';
export * from './domain/model';
export { indexPermissions, unknownVerb, validatePermissions } from './domain/permissions';
export {
  askings,
  citizenStream,
  identityGrounds,
  identityParties,
  standingAfter,
  type Asking,
  type HeldIn,
  type IdentityEvent,
  type IdentityGround,
  type IdentityParty,
  type IdentityStanding,
} from './domain/identity';
export {
  identityError,
  identityErrors,
  revealError,
  revealErrors,
  type IdentityErrorCode,
  type RevealErrorCode,
  withholdingError,
} from './errors';
export { Identities } from './identities';
/** Injection token: so many days a closed appeal is kept before anything of its citizen may be erased. */
export const RETENTION_DAYS = Symbol('RetentionDays');
export { ListExports } from './list-exports';
export { personStream, PersonLookUps } from './look-ups';
export { hidesLookUp } from './domain/withholding';
export { Withholdings } from './withholdings';
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
