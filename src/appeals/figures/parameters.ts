import { channels, origins, urgencies, type Channel, type Origin, type Urgency } from '../../catalogue';
import { Choice, Choices, Cursor, DayOf, Flag, InstantAt, PerPage, ServiceRefs } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import type { Day, Instant } from '../../kernel/time';
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

export class ShownParameters extends DashboardParameters {
  @InstantAt({
    optional: true,
    example: '2026-07-15T18:00:00+08:00',
    description: 'As it stood then, by replay: for supervisors and auditors. The present when left out.',
  })
  readonly at?: Instant | undefined;
}

export class FigureParameters extends DashboardParameters {
  @Choice(figureCodes, { description: 'Which figure: the list has just so many rows.' })
  readonly figure!: FigureCode;

  @Flag({ optional: true, description: 'Only what is left out of the rates, or only the rest.' })
  readonly excluded?: boolean | undefined;

  @Flag({
    optional: true,
    description: '`false`: without violation reports and what names somebody, as frozen figures are.',
  })
  readonly guarded?: boolean | undefined;

  @Flag({
    optional: true,
    description: '`true`: only what knows how long it took, as `took` of a dashboard samples it.',
  })
  readonly timed?: boolean | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}
