import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import { sealFields } from '../../kernel/fields';
import type { AppealId, AppealNumber, RegionCode } from '../../kernel/ids';
import { countyOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import { secretHash } from '../../runtime/command-ids';
import { dayOf } from '../../sla';
import type { CommandOf } from '../domain/commands';
import { report } from '../domain/report/report';
import type { ReportInput } from './appeal-command';
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
  const key = await ports.sealer.newKey();
  // Who uploaded a photo may attach it, also where the report then leaves them out.
  const sealing = new Sealing(ports, key, caller.actor);
  const [sealed, parties, number] = await Promise.all([
    sealFields(report.data, data, sealing),
    secret === undefined ? partiesOf(reporting, ports) : {},
    numberAt(countyOf(data.place.region), now, ports),
  ]);
  return {
    verb: 'report',
    data: {
      id,
      number,
      key: key.id,
      candidates: candidatesOf(data, ports),
      anonymous: secret === undefined ? undefined : { secretHash: secretHash(secret) },
      ...sealed,
      ...parties,
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
