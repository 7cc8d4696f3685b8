import {
  AppealNumberRef,
  Choice,
  Flag,
  InstantAt,
  Matching,
  RegionRef,
  ServiceRef,
  Text,
  Texts,
  UnitRef,
  Whole,
} from '../../../edge';
import type { RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import { tiers, type Tier } from '../../../kernel/tier';
import type { Instant } from '../../../kernel/time';
import { deadlineKinds, type DeadlineKind } from '../../../sla';
import { statuses, type Status } from '../../domain/values';

export const MOST_PER_PAGE = 100;

class PageQuery {
  @Matching(/^[A-Za-z0-9_-]{1,400}$/, { optional: true, description: '`next` of the page before.' })
  readonly cursor?: string | undefined;

  @Whole(1, MOST_PER_PAGE, { optional: true, example: 20, description: '20 when left out.' })
  readonly limit?: number | undefined;

  @Flag({
    optional: true,
    description:
      'Says in each row what you may send now. Costs a reading of each appeal: for pages that show buttons.',
  })
  readonly actions?: boolean | undefined;
}

export class ListParameters extends PageQuery {
  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;

  @UnitRef({ optional: true, description: 'The holder.' })
  readonly unit?: UnitId | undefined;

  @Texts(statuses.length, { optional: true, choices: statuses, example: ['routed', 'accepted'] })
  readonly status?: Status[] | undefined;

  @ServiceRef({ optional: true })
  readonly service?: ServiceId | undefined;

  @Choice(tiers, { optional: true, example: 'town' })
  readonly tier?: Tier | undefined;

  @InstantAt({ optional: true, description: 'Reported at or after.' })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, example: '2026-08-01T00:00:00+08:00', description: 'Reported before.' })
  readonly to?: Instant | undefined;

  @AppealNumberRef({ optional: true })
  readonly number?: string | undefined;

  @Flag({ optional: true, description: 'My own matters, what I am assigned, or what I reported.' })
  readonly mine?: boolean | undefined;
}

export class QueueParameters extends PageQuery {
  @Texts(deadlineKinds.length, { optional: true, choices: deadlineKinds, example: ['respond'] })
  readonly kinds?: DeadlineKind[] | undefined;
}

export class RevealBody {
  @Text(200, {
    min: 4,
    example: '回访前核对联系电话',
    description: 'Recorded with your name before you read it.',
  })
  readonly purpose!: string;
}
