import { below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import {
  principals,
  sights,
  type Permissions,
  type PermissionsDocument,
  type Principal,
  type RolePermissions,
} from './model';

/** @throws InvalidDocument at the first role or sight that is missing or unknown */
export function validatePermissions(document: unknown): PermissionsDocument {
  const roles = fieldsAt(fieldsAt(document, '', ['roles']).roles, '/roles', principals);
  const read = (role: Principal): RolePermissions => {
    const at = below('/roles', role);
    // A policy of before there were client accounts lets none in.
    if (role === 'client' && roles[role] === undefined) return { sees: 'none', may: [] };
    const fields = fieldsAt(roles[role], at, ['sees', 'may']);
    return {
      sees: oneOfAt(fields.sees, below(at, 'sees'), sights),
      may: listAt(fields.may, below(at, 'may'), textAt),
    };
  };
  return {
    roles: Object.fromEntries(principals.map((role) => [role, read(role)])) as PermissionsDocument['roles'],
  };
}

/** The first verb that is none of those that a person may be permitted. */
export function unknownVerb(
  { roles }: PermissionsDocument,
  verbs: readonly string[],
): { readonly pointer: string; readonly reason: string } | undefined {
  for (const role of principals) {
    const index = roles[role].may.findIndex((verb) => !verbs.includes(verb));
    if (index >= 0)
      return { pointer: `/roles/${role}/may/${index}`, reason: `must be one of ${verbs.join(', ')}` };
  }
  return undefined;
}

/** `system` may everything and sees everything: it is the engine itself. */
export function indexPermissions(document: PermissionsDocument, version: number): Permissions {
  // What is in the log may be of before there were client accounts.
  const before = { client: { sees: 'none', may: [] } } as const;
  const roles: PermissionsDocument['roles'] = { ...before, ...document.roles };
  const verbs = new Map(principals.map((role) => [role, new Set<string>(roles[role].may)]));
  return {
    version,
    sees: (role) => (role === 'system' ? 'everything' : roles[role].sees),
    may: (role, verb) => role === 'system' || (verbs.get(role)?.has(verb) ?? false),
  };
}
