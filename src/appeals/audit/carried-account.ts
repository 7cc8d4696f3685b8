import type { Instant } from '../../kernel/time';
import type { AppealReader } from '../application/queries/appeal-reader';
import { readAs } from '../domain/redactions';
import type { Detail } from '../views/detail-model';
import type { Onlooker } from '../views/onlooker';
import { Past } from './past';

/** The account of an appeal that another one answered stands there, and is read there as of the same moment. */
export async function withAccount(
  detail: Detail,
  { leads }: Onlooker,
  at: Instant,
  reader: Pick<AppealReader, 'events'>,
): Promise<Detail> {
  const { resolution } = detail;
  if (resolution?.lead === undefined || !leads.has(resolution.lead)) return detail;
  const { detail: lead, redactions } = (await Past.of(resolution.lead, reader)).at({ instant: at });
  const account = lead.resolution?.account && readAs(lead.resolution.account, redactions);
  return { ...detail, resolution: { ...resolution, account } };
}
