import type { Config } from '../config/config';
import type { Directory, Person } from '../directory';
import { InvalidRequest, type DevSignIn } from '../edge';
import { BadTokenRequest, developmentToken } from '../identity';
import { openIssuer } from './authenticator';

const OF_EACH_ROLE = 3;
const CITIZENS = ['13891500001', '13891500002'];

/** Where tokens are made here, outside production: an issuer of its own is a door behind closed doors at most. */
export const signsInHere = ({ http, identity }: Pick<Config, 'http' | 'identity'>): boolean =>
  !http.production && identity.kind === 'embedded';

export function devSignIn(
  config: Pick<Config, 'http' | 'identity'>,
  directory: () => Directory,
): DevSignIn | undefined {
  if (!signsInHere(config)) return undefined;
  const issuer = openIssuer(config.identity);
  // Whoever asks for a token hears of it.
  issuer.catch(() => undefined);
  return {
    people: () => [
      ...CITIZENS.map((number) => ({ role: 'citizen', where: number, name: number })),
      ...[...byRole(directory().allPeople()).values()].flatMap((people) =>
        people.slice(0, OF_EACH_ROLE).map((person) => listed(person, directory())),
      ),
    ],
    tokenFor: async (role, where) => (await issuer).issue(requestFor(role, where, directory())),
  };
}

function requestFor(role: string, where: string, directory: Directory) {
  try {
    return developmentToken(role, where, directory);
  } catch (error) {
    if (error instanceof BadTokenRequest)
      throw new InvalidRequest([
        { pointer: '/where', code: 'field/invalid', details: { reason: error.message } },
      ]);
    throw error;
  }
}

function byRole(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const roles = new Map<string, Person[]>();
  for (const person of people) {
    // A token of a role is made by scheme: whose id is another is no example of it.
    if (!whereOf(person)) continue;
    roles.set(person.role, [...(roles.get(person.role) ?? []), person]);
  }
  return roles;
}

/** What `npm run token` would be asked for this person. */
const whereOf = ({ id, role }: Person): string | undefined => {
  const prefix = role === 'grid-worker' ? 'grid-' : `${role}-`;
  if (role === 'client') return id;
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
};

const listed = (person: Person, directory: Directory) => ({
  role: person.role,
  where: whereOf(person) ?? '',
  name: person.name,
  unit: directory.unit(person.unit)?.name.zh ?? person.unit,
});
