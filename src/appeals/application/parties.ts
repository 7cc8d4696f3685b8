import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import type { Citizen } from '../../kernel/ports/primary-data';
import type { Contact, Party } from '../domain/values';
import { refusal } from '../domain/errors';
import type { AppealPorts } from './ports';
import type { ReportInput } from './appeal-command';

type Ports = Pick<AppealPorts, 'sealer' | 'citizens'>;
/** Who calls, and whom the report names. */
interface Speaking {
  readonly data: Pick<ReportInput, 'reporter' | 'proxy'>;
  readonly actor: Actor;
  readonly caller: Identity;
}
export interface Parties {
  readonly reporter?: Party | undefined;
  readonly proxy?: Party | undefined;
}

/**
 * Whose matter it is and who speaks for them. A citizen speaks for themselves, or names another as reporter and
 * is then the proxy. Staff name the reporter, and a proxy if there is one.
 */
export async function partiesOf({ data, actor, caller }: Speaking, ports: Ports): Promise<Parties> {
  if (actor.role !== 'citizen')
    return { reporter: await named(data.reporter, ports), proxy: await named(data.proxy, ports) };
  if (caller.citizen === undefined) throw refusal('appeal/reporter-missing');
  const self = await sealed(caller.citizen, ownContact(caller), ports);
  return data.reporter === undefined
    ? { reporter: self }
    : { reporter: await named(data.reporter, ports), proxy: self };
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

export async function named(contact: Contact | undefined, ports: Ports): Promise<Party | undefined> {
  if (contact === undefined) return undefined;
  const { phone, idNumber } = contact;
  if (phone !== undefined) return sealed(await ports.citizens.of('phone', phone), contact, ports);
  if (idNumber !== undefined) return sealed(await ports.citizens.of('id-number', idNumber), contact, ports);
  // Without either nobody could ever be found again, nor told of the answer.
  throw refusal('appeal/reporter-missing');
}

const sealed = async ({ id, key }: Citizen, contact: Contact, { sealer }: Ports): Promise<Party> => ({
  citizen: id,
  contact: await sealer.sealUnder(key, {
    name: contact.name,
    phone: contact.phone,
    idNumber: contact.idNumber,
    address: contact.address,
  }),
});
