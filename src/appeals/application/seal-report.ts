import type { Catalogue } from '../../catalogue';
import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import { sealFields } from '../../kernel/fields';
import type { AppealId, AppealNumber, RegionCode, ServiceId } from '../../kernel/ids';
import { countyOf } from '../../kernel/region';
import type { Day, Instant } from '../../kernel/time';
import { secretHash } from '../../runtime/command-ids';
import { dayOf } from '../../sla';
import type { CommandOf } from '../domain/commands';
import { report } from '../domain/report/report';
import type { Child } from '../domain/values';
import type { ReportInput } from './appeal-command';
import { speaksFrom } from './child';
import { partiesOf, type Parties } from './parties';
import type { AppealPorts } from './ports';
import { Sealing } from './sealing';

export interface Reporting {
  readonly data: ReportInput;
  readonly id: AppealId;
  readonly now: Instant;
  readonly actor: Actor;
  readonly caller: Identity;
  readonly meant: Meant;
  /** Of an anonymous report. */
  readonly secret?: string | undefined;
}

type Ports = Pick<AppealPorts, 'sealer' | 'attachments' | 'citizens' | 'numbers'>;

/** What a report may be. */
export interface Meant {
  /** What its words suggest, where nobody chose a service. */
  readonly candidates: readonly ServiceId[];
  /** One of them is a violation report. */
  readonly confidential: boolean;
}

/**
 * Keys, citizens and number are durable before this resolves, hence before the append that needs them.
 * @throws DomainError `attachment/ref-invalid`; PrimaryDataUnavailable
 */
export async function sealReport(reporting: Reporting, ports: Ports): Promise<CommandOf<'report'>> {
  const { data, id, now, caller, secret, meant } = reporting;
  const key = await ports.sealer.newKey();
  // Who uploaded a photo may attach it, also where the report then leaves them out.
  const sealing = new Sealing(ports, key, caller.actor);
  const from =
    data.child === undefined ? undefined : speaksFrom(data.child, dayOf(now), data.reporter?.idNumber);
  const [sealed, parties, number] = await Promise.all([
    sealFields(report.data, data, sealing),
    secret === undefined ? partiesOf({ ...reporting, ...meant, isChild: from !== undefined }, ports) : {},
    numberAt(countyOf(data.place.region), now, ports),
  ]);
  return {
    verb: 'report',
    data: {
      id,
      number,
      key: key.id,
      candidates: meant.candidates,
      anonymous: secret === undefined ? undefined : { secretHash: secretHash(secret) },
      ...sealed,
      ...parties,
      child: await childOf(from, parties, ports),
    },
  };
}

/** Under the child's own key: with it, nobody knows how old they are. */
const childOf = async (
  from: Day | undefined,
  { reporter, proxy }: Parties,
  { sealer }: Pick<Ports, 'sealer'>,
): Promise<Child | undefined> =>
  from === undefined || reporter === undefined
    ? undefined
    : { guardian: proxy !== undefined, speaksFrom: await sealer.sealUnder(reporter.contact.key, from) };

/** Looked up while the words are still in clear. */
export function meantBy(
  { service, words, summary, attachments = [] }: ReportInput,
  catalogue: Catalogue,
): Meant {
  if (service !== undefined)
    return { candidates: [], confidential: catalogue.service(service)?.violation ?? false };
  const said = [words, summary, ...attachments.map(({ transcript }) => transcript)]
    .filter(Boolean)
    .join('\n');
  const matching = catalogue.matching(said);
  return {
    candidates: matching.map(({ id }) => id),
    confidential: matching.some(({ violation }) => violation),
  };
}

async function numberAt(county: RegionCode, now: Instant, { numbers }: Ports): Promise<AppealNumber> {
  const day = dayOf(now);
  const sequence = await numbers.next(county, day);
  return `${county}-${day.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}` as AppealNumber;
}
