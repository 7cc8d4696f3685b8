import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import type { AppealId, AppealNumber, RegionCode } from '../../kernel/ids';
import { countyOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import { secretHash } from '../../runtime/command-ids';
import { dayOf } from '../../sla';
import type { CommandOf } from '../domain/commands';
import type { ReportInput } from './clear';
import { partiesOf } from './parties';
import type { AppealPorts } from './ports';
import { Sealing } from './sealing';

export interface Reporting {
  readonly data: ReportInput;
  readonly id: AppealId;
  readonly now: Instant;
  readonly actor: Actor;
  readonly caller: Identity;
  /** Of an anonymous report. */
  readonly secret?: string | undefined;
}

type Ports = Pick<AppealPorts, 'sealer' | 'attachments' | 'citizens' | 'numbers' | 'inForce'>;

/**
 * Keys, citizens and number are durable before this resolves, hence before the append that needs them.
 * @throws DomainError `attachment/ref-invalid`; PrimaryDataUnavailable
 */
export async function sealReport(reporting: Reporting, ports: Ports): Promise<CommandOf<'report'>> {
  const { data, id, now, caller, secret } = reporting;
  const { place } = data;
  const key = await ports.sealer.newKey();
  // Who uploaded a photo may attach it, also where the report then leaves them out.
  const sealing = new Sealing(ports, key, caller.actor);
  const [words, summary, form, address, location, attachments, parties, number] = await Promise.all([
    sealing.maybe(data.words),
    sealing.maybe(data.summary),
    sealing.maybe(data.form),
    sealing.maybe(place.address),
    sealing.maybe(place.location),
    sealing.attachments(data.attachments),
    secret === undefined ? partiesOf(reporting, ports) : {},
    numberAt(countyOf(place.region), now, ports),
  ]);
  return {
    verb: 'report',
    data: {
      id,
      number,
      key: key.id,
      channel: data.channel,
      origin: data.origin ?? 'citizen',
      service: data.service,
      candidates: candidatesOf(data, ports),
      words,
      summary,
      form,
      attachments,
      place: { region: place.region, address, location },
      ...parties,
      anonymous: secret === undefined ? undefined : { secretHash: secretHash(secret) },
      accused: (data.accused ?? []).map(({ unit, person }) => ({ unit, person })),
      observedAt: data.observedAt,
    },
  };
}

/** What the words suggest, looked up while they are still in clear. */
const candidatesOf = ({ service, words, summary, attachments = [] }: ReportInput, { inForce }: Ports) => {
  if (service !== undefined) return [];
  const said = [words, summary, ...attachments.map(({ transcript }) => transcript)]
    .filter(Boolean)
    .join('\n');
  return inForce()
    .catalogue.matching(said)
    .map(({ id }) => id);
};

async function numberAt(county: RegionCode, now: Instant, { numbers }: Ports): Promise<AppealNumber> {
  const day = dayOf(now);
  const sequence = await numbers.next(county, day);
  return `${county}-${day.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}` as AppealNumber;
}
