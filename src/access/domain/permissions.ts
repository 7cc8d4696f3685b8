import { below, fieldsAt, listAt, oneOfAt } from '../../kernel/invalid-document';
import {
  principals,
  sights,
  type Permissions,
  type PermissionsDocument,
  type Principal,
  type RolePermissions,
} from './model';
import { permittedVerbs } from './verbs';

/** @throws InvalidDocument at the first role, sight or verb that is missing or unknown */
export function validatePermissions(document: unknown): PermissionsDocument {
  const roles = fieldsAt(fieldsAt(document, '', ['roles']).roles, '/roles', principals);
  const read = (role: Principal): RolePermissions => {
    const at = below('/roles', role);
    const fields = fieldsAt(roles[role], at, ['sees', 'may']);
    return {
      sees: oneOfAt(fields.sees, below(at, 'sees'), sights),
      may: listAt(fields.may, below(at, 'may'), (verb, pointer) => oneOfAt(verb, pointer, permittedVerbs)),
    };
  };
  return {
    roles: Object.fromEntries(principals.map((role) => [role, read(role)])) as PermissionsDocument['roles'],
  };
}

/** `system` may everything and sees everything: it is the engine itself. */
export function indexPermissions(document: PermissionsDocument, version: number): Permissions {
  const verbs = new Map(principals.map((role) => [role, new Set<string>(document.roles[role].may)]));
  return {
    version,
    sees: (role) => (role === 'system' ? 'everything' : document.roles[role].sees),
    may: (role, verb) => role === 'system' || (verbs.get(role)?.has(verb) ?? false),
  };
}
