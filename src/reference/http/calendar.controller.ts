import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented, Public } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { RegionCode } from '../../kernel/ids';
import type { Clock } from '../../kernel/ports/clock';
import { villageOf } from '../../kernel/region';
import { CLOCK } from '../../kernel/ports/tokens';
import type { Instant, Minutes } from '../../kernel/time';
import {
  addWorkingDays,
  addWorkingMinutes,
  isProvisional,
  nameOfCalendar,
  townOf,
  type Calendar,
} from '../../sla';
import { ReferenceInForce } from '../in-force';
import { LaterParameters, MomentParameters } from './calendar.parameters';
import { laterMoment, moment, type LaterMoment, type Moment } from './calendar.schemas';

const tag = '目录 reference';
/** An answer about a named moment changes with the calendar alone, and that is in force here within a second. */
const KEPT = 'public, max-age=60';
/** What the county's days can be counted in; beyond, nobody means it. */
const LAST = '2300-01-01';

/** What front ends ask of the calendar in force, so that none keeps holidays of its own. */
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>,
    @Inject(CLOCK) private readonly clock: Pick<Clock, 'now'>,
  ) {}

  @Get('moment')
  @Public()
  @Documented({
    tag,
    summary: '是否工作时间 is this a working moment, and when do offices open next',
    description:
      'Both ends of a window are working moments. `opensAt` is `at` itself while offices work. Beyond the published ' +
      'holidays plain weekdays count, and `provisional` says so.',
    answer: moment,
    refuses: ['calendar/unknown-place', 'calendar/out-of-range', 'clock/disputed'],
  })
  moment(@Query() { at, place }: MomentParameters, @Res({ passthrough: true }) reply: FastifyReply): Moment {
    const { asked, calendar, town } = this.asked(at, place, reply);
    const opensAt = inRange(addWorkingMinutes(asked, 0 as Minutes, calendar, town));
    return withCountyTime({
      at: asked,
      working: opensAt === asked,
      opensAt,
      calendar: nameOfCalendar(calendar, town),
      provisional: isProvisional(opensAt, calendar),
    });
  }

  @Get('later')
  @Public()
  @Documented({
    tag,
    summary: '若干工作日之后 when is so much working time over',
    description:
      '`unit=days` counts whole working days from the next one and ends when offices close, as deadlines do: three ' +
      'working days from any hour of a Wednesday are over on Monday at the close. `minutes` and `hours` are office time.',
    answer: laterMoment,
    refuses: ['calendar/unknown-place', 'calendar/out-of-range', 'clock/disputed'],
  })
  later(
    @Query() { from, amount, unit, place }: LaterParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): LaterMoment {
    const { asked, calendar, town } = this.asked(from, place, reply);
    const at = inRange(
      unit === 'days'
        ? addWorkingDays(asked, amount, calendar, town)
        : addWorkingMinutes(asked, (amount * (unit === 'hours' ? 60 : 1)) as Minutes, calendar, town),
    );
    return withCountyTime({
      ...{ from: asked, amount, unit, at },
      calendar: nameOfCalendar(calendar, town),
      provisional: isProvisional(at, calendar),
    });
  }

  private asked(
    at: Instant | undefined,
    place: RegionCode | undefined,
    reply: FastifyReply,
  ): { readonly asked: Instant; readonly calendar: Calendar; readonly town: RegionCode | undefined } {
    const { calendar, directory } = this.reference.current();
    // Grids are known by their village.
    if (place !== undefined && directory.region(villageOf(place) ?? place) === undefined)
      throw new DomainError('calendar/unknown-place', { region: place });
    if (at !== undefined) void reply.header('cache-control', KEPT);
    return { asked: inRange(at ?? this.clock.now()), calendar, town: townOf(place) };
  }
}

/** @throws DomainError `calendar/out-of-range` */
function inRange(at: Instant): Instant {
  if (at >= LAST || at.startsWith('+')) throw new DomainError('calendar/out-of-range', { latest: LAST });
  return at;
}
