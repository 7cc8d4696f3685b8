import { channels, origins, urgencies, type Channel, type Origin, type Urgency } from '../../../catalogue';
import {
  AppealNumberRef,
  AppealRef,
  Choice,
  Choices,
  Cursor,
  Flag,
  InstantAt,
  PerPage,
  PersonRefs,
  Reason,
  RegionRef,
  RegionRefs,
  ServiceRefs,
  Text,
  UnitRef,
  UnitRefs,
  Whole,
} from '../../../edge';
import type { PersonId, RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import { tiers, type Tier } from '../../../kernel/tier';
import type { Instant } from '../../../kernel/time';
import { deadlineKinds, type DeadlineKind } from '../../../sla';
import { statuses, type Status } from '../../domain/values';
import { sorts, type Sort } from '../../read-models/list/query';
import { triageGroups, type TriageGroup } from '../../read-models/triage/query';

class PageQuery {
  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;

  @Flag({
    optional: true,
    description:
      'Says in each row what you may send now. Costs a reading of each appeal: for pages that show buttons.',
  })
  readonly actions?: boolean | undefined;
}

const MOST_OF_QUESTION = 100;

class FilterParameters extends PageQuery {
  @RegionRefs({ optional: true, description: 'And everything in them.' })
  readonly region?: RegionCode[] | undefined;

  @UnitRefs({ optional: true, description: 'The holders.' })
  readonly unit?: UnitId[] | undefined;

  @PersonRefs({ optional: true })
  readonly assignee?: PersonId[] | undefined;

  @Choices(statuses, { optional: true, example: ['routed', 'accepted'] })
  readonly status?: Status[] | undefined;

  @ServiceRefs({ optional: true })
  readonly service?: ServiceId[] | undefined;

  @Choices(tiers, { optional: true, example: ['town'] })
  readonly tier?: Tier[] | undefined;

  @Choices(urgencies, { optional: true, example: ['urgent', 'critical'] })
  readonly urgency?: Urgency[] | undefined;

  @Choices(channels, { optional: true, example: ['wechat', 'app'] })
  readonly channel?: Channel[] | undefined;

  @Choices(origins, { optional: true, example: ['citizen'] })
  readonly origin?: Origin[] | undefined;

  @Flag({ optional: true, description: 'Something that is owed in it was due before now.' })
  readonly overdue?: boolean | undefined;

  @Whole(1, 1000, { optional: true, example: 1, description: 'So many deadlines missed, or more.' })
  readonly misses?: number | undefined;

  @InstantAt({ optional: true, description: 'Reported at or after.' })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, example: '2026-08-01T00:00:00+08:00', description: 'Reported before.' })
  readonly to?: Instant | undefined;

  @InstantAt({ optional: true, description: 'Something happened at or after.' })
  readonly updatedSince?: Instant | undefined;

  @AppealRef({ optional: true, description: 'Counted to this incident (群体性事项).' })
  readonly incident?: string | undefined;

  @AppealNumberRef({ optional: true })
  readonly number?: string | undefined;

  @Flag({ optional: true, description: 'My own matters, what I am assigned, or what I reported.' })
  readonly mine?: boolean | undefined;
}

export class ListParameters extends FilterParameters {
  @Choice(sorts, {
    optional: true,
    description:
      '`reported`, newest first, when left out; `updated`, what happened last first; `due`, where somebody on duty must do something soonest first (`dueAt`), without those in which nobody need.',
  })
  readonly sort?: Sort | undefined;

  @Text(MOST_OF_QUESTION, {
    optional: true,
    example: '漏水',
    description: 'As `q` of `GET /search`: best match first, so that `sort` is refused beside it.',
  })
  readonly q?: string | undefined;
}

export class SearchParameters extends FilterParameters {
  @Text(MOST_OF_QUESTION, {
    example: '盘龙村 停电',
    description:
      'Words of the appeal, a place (also in letters, `plc`), a service, a holder, or the end of a number: all of them.',
  })
  readonly q!: string;
}

export class QueueParameters extends PageQuery {
  @Choices(deadlineKinds, { optional: true, example: ['respond'] })
  readonly kinds?: DeadlineKind[] | undefined;
}

const explain = (): PropertyDecorator =>
  Flag({
    optional: true,
    description: 'Says in `refused` what you may not send now, and with which code it would be refused.',
  });

export class ShowParameters {
  @explain()
  readonly explain?: boolean | undefined;
}

export class TriageParameters extends PageQuery {
  @explain()
  readonly explain?: boolean | undefined;

  @Choice(triageGroups, {
    optional: true,
    description: 'Only of this group; how many there are stands in `groups`.',
  })
  readonly group?: TriageGroup | undefined;

  @RegionRef({ optional: true, description: 'This place and all in it; my own when left out.' })
  readonly region?: RegionCode | undefined;

  @UnitRef({ optional: true, description: 'What this unit owes.' })
  readonly unit?: UnitId | undefined;

  @ServiceRefs({ optional: true })
  readonly service?: ServiceId[] | undefined;

  @Choices(urgencies, { optional: true, example: ['critical'] })
  readonly urgency?: Urgency[] | undefined;
}

export const MOST_OF_TIMELINE = 200;

export class TimelineParameters {
  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage(MOST_OF_TIMELINE, 200)
  readonly limit?: number | undefined;
}

/** A page of evidence is some kilobytes an event; whoever exports takes large ones. */
const MOST_OF_HISTORY = 1000;
export const USUAL_HISTORY = 200;

export class HistoryParameters {
  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage(MOST_OF_HISTORY, USUAL_HISTORY)
  readonly limit?: number | undefined;
}

export class RevealBody {
  @Reason(200, {
    min: 4,
    example: 'follow-up',
    description:
      'A code of `GET /looking`, with `reason`. A sentence alone is taken, too, as long as the county lets it: it is kept as `unlisted`.',
  })
  readonly purpose!: string;

  @Reason(200, {
    optional: true,
    min: 4,
    example: '回访前核对联系电话',
    description: 'What it is about. Recorded with your name before you read it.',
  })
  readonly reason?: string | undefined;
}
