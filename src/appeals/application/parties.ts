import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import type { CitizenId } from '../../kernel/ids';
import type { Citizen } from '../../kernel/ports/primary-data';
import type { Contact, Party } from '../domain/values';
import { refusal } from '../domain/errors';
import type { AppealPorts } from './ports';
import type { ReportInput } from './appeal-command';

/** On which sides stands somebody whose data are restricted. */
export async function restrictedAmong(
  { reporter, proxy }: Parties,
  { identities }: Pick<AppealPorts, 'identities'>,
): Promise<readonly (keyof Parties)[]> {
  const is = async (party: Party | undefined): Promise<boolean> =>
    party !== undefined && (await identities.standingOf(party.citizen)) === 'restricted';
  return [
    ...((await is(reporter)) ? (['reporter'] as const) : []),
    ...((await is(proxy)) ? (['proxy'] as const) : []),
  ];
}

type Ports = Pick<AppealPorts, 'sealer' | 'citizens'>;
/** Who calls, and whom the report names. */
interface Speaking {
  readonly data: Pick<ReportInput, 'reporter' | 'proxy'>;
  readonly actor: Actor;
  readonly caller: Identity;
  /** Reported in confidence: nothing of it leads to what else is theirs. */
  readonly confidential: boolean;
  /** Whose matter it is is a child: a subject of their own, whatever number they are reached by. */
  readonly isChild?: boolean | undefined;
}
export interface Parties {
  readonly reporter?: Party | undefined;
  readonly proxy?: Party | undefined;
}

/**
 * Whose matter it is and who speaks for them. A citizen speaks for themselves, or names another as reporter and
 * is then the proxy. Staff name the reporter, and a proxy if there is one.
 */
export async function partiesOf(
  { data, actor, caller, confidential, isChild = false }: Speaking,
  ports: Ports,
): Promise<Parties> {
  const other = (contact: Contact | undefined) => named(contact, confidential, ports);
  const whose = (contact: Contact | undefined, proxy: Party | undefined, number?: CitizenId) =>
    isChild && contact !== undefined
      ? child(contact, [proxy?.citizen ?? contact.phone, number], confidential, ports)
      : other(contact);
  if (actor.role !== 'citizen') {
    const proxy = await other(data.proxy);
    return { reporter: await whose(data.reporter, proxy), proxy };
  }
  if (caller.citizen === undefined) throw refusal('appeal/reporter-missing');
  const self = await sealed(caller.citizen, ownContact(caller), confidential, ports);
  return data.reporter === undefined
    ? { reporter: self }
    : { reporter: await whose(data.reporter, self, ownNumber(caller.actor)), proxy: self };
}

const ownContact = ({
  name,
  phone,
}: {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}): Contact => ({
  name: name ?? '',
  phone,
});

export async function named(
  contact: Contact | undefined,
  confidential: boolean,
  ports: Ports,
): Promise<Party | undefined> {
  return contact && known(contact, confidential, ports);
}

/** @throws DomainError `appeal/reporter-missing` */
export async function known(contact: Contact, confidential: boolean, ports: Ports): Promise<Party> {
  const { phone, idNumber } = contact;
  const as = (citizen: Citizen) => sealed(citizen, contact, confidential, ports);
  if (phone !== undefined) return as(await ports.citizens.of('phone', phone));
  if (idNumber !== undefined) return as(await ports.citizens.of('id-number', idNumber));
  // Without either nobody could ever be found again, nor told of the answer.
  throw refusal('appeal/reporter-missing');
}

/**
 * By their own ID number, or by their name beside whoever speaks for them or the telephone that they are reached by, which is
 * a guardian's; without either nobody is taken for somebody else: two of one name are two.
 */
const child = async (
  contact: Contact,
  beside: readonly (string | undefined)[],
  confidential: boolean,
  ports: Ports,
): Promise<Party> =>
  sealed(
    await (contact.idNumber === undefined
      ? byName(contact.name, beside, ports)
      : ports.citizens.of('id-number', contact.idNumber)),
    contact,
    confidential,
    ports,
  );

/** A guardian whom a desk named is known by a number, and comes with an account. */
async function byName(
  name: string,
  [first, ...others]: readonly (string | undefined)[],
  { citizens, sealer }: Ports,
): Promise<Citizen> {
  const markBeside = (who: string) => JSON.stringify([who, name]);
  for (const who of [first, ...others].filter((each) => each !== undefined)) {
    const known = await citizens.known('child', markBeside(who));
    if (known !== undefined) return known;
  }
  return citizens.of('child', markBeside(first ?? (await sealer.newKey()).id));
}

/** Only one that never was another account's: numbers are given out again. */
const ownNumber = ({ number }: Actor): CitizenId | undefined =>
  number?.after === undefined ? number?.citizen : undefined;

/** From now on a child is known beside this guardian, too; who was known there before stays who it was. */
export async function alsoBeside(guardian: Party, child: Party, { sealer, citizens }: Ports): Promise<void> {
  const contact = await sealer.open(child.contact);
  if (contact === undefined) return;
  const mark = JSON.stringify([guardian.citizen, contact.name]);
  await citizens.also('child', mark, { id: child.citizen, key: child.contact.key });
}

/** In confidence under a key of its own, too: two values under one key are one person's. */
const sealed = async (
  { id, key }: Citizen,
  contact: Contact,
  confidential: boolean,
  { sealer, citizens }: Ports,
): Promise<Party> => ({
  citizen: confidential ? citizens.pseudonymOf(id) : id,
  contact: await sealer.sealUnder(confidential ? (await sealer.newKey()).id : key, {
    name: contact.name,
    phone: contact.phone,
    idNumber: contact.idNumber,
    address: contact.address,
  }),
});
