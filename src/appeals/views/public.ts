import type { AppealId, AppealNumber, RegionCode, ServiceId } from '../../kernel/ids';
import { levelsOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import type { Status } from '../domain/values';
import type { Detail } from './detail-model';

/** What any citizen may see before saying "me too": the matter, never its words, its place no finer than the village. */
export interface PublicView {
  readonly id: AppealId;
  readonly number: AppealNumber;
  readonly service?: ServiceId | undefined;
  readonly region: RegionCode;
  readonly status: Status;
  readonly round: number;
  readonly endorsements: number;
  readonly receivedAt: Instant;
  readonly closedAt?: Instant | undefined;
}

export const publicViewOf = (detail: Detail): PublicView => ({
  id: detail.id,
  number: detail.number,
  service: detail.service,
  region: levelsOf(detail.place.region).slice(0, 3).at(-1) ?? detail.place.region,
  status: detail.status,
  round: detail.round,
  endorsements: detail.endorsements,
  receivedAt: detail.receivedAt,
  closedAt: detail.closed?.at,
});
