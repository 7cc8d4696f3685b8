import { channels, origins, urgencies, type Channel, type Origin, type Urgency } from '../../catalogue';
import { Choice, Choices, DayOf, Flag, Matching, ServiceRefs, Whole } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import { MOST_PER_PAGE } from '../http/dto/queries.dto';
import { figureCodes, type FigureCode } from './definitions';

export class DashboardParameters {
  @DayOf({ optional: true, description: 'The first day; that of the month when left out.' })
  readonly from?: Day | undefined;

  @DayOf({ optional: true, example: '2026-07-31', description: 'The last day; today when left out.' })
  readonly to?: Day | undefined;

  @ServiceRefs({ optional: true, description: 'Of these services alone.' })
  readonly service?: ServiceId[] | undefined;

  @Choices(channels, { optional: true, example: ['wechat', 'app'] })
  readonly channel?: Channel[] | undefined;

  @Choices(origins, { optional: true, example: ['citizen'] })
  readonly origin?: Origin[] | undefined;

  @Choices(urgencies, { optional: true, example: ['urgent', 'critical'] })
  readonly urgency?: Urgency[] | undefined;
}

export class FigureParameters extends DashboardParameters {
  @Choice(figureCodes, { description: 'Which figure: the list has just so many rows.' })
  readonly figure!: FigureCode;

  @Flag({ optional: true, description: 'Only what is left out of the rates, or only the rest.' })
  readonly excluded?: boolean | undefined;

  @Matching(/^[A-Za-z0-9_-]{1,400}$/, { optional: true, description: '`next` of the page before.' })
  readonly cursor?: string | undefined;

  @Whole(1, MOST_PER_PAGE, { optional: true, example: 20, description: '20 when left out.' })
  readonly limit?: number | undefined;
}
