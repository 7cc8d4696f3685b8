export { canDo, canFile, canSee, isPublic } from './domain/can';
export * from './domain/model';
export { indexPermissions, validatePermissions } from './domain/permissions';
export { permittedVerbs, type PermittedVerb } from './domain/verbs';
export {
  levelColumns,
  matches,
  visibleFilter,
  type FilterRow,
  type LevelColumn,
  type Sighting,
  type VisibleFilter,
} from './domain/visible-filter';
