import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { answered, Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { ReadSide } from '../../runtime/read-side';
import { scopeOf } from '../figures/scope-of';
import { tags } from '../http/tags';
import { MonthDesk } from './month-desk';
import { frozenMonths } from './months.projection';
import { frozenMonth, monthList, monthView, type MonthLine } from './schemas';
import { ShowMonth } from './show-month';

const tag = tags.views;
const parameters = { month: '2026-07', kind: 'town', scope: '610921102' };
/** Ten years. */
const MOST = 120;

/** 月度封存: the figures that the county stands by. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
@Controller('months')
export class MonthsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(MonthDesk) private readonly desk: MonthDesk,
  ) {}

  @Get()
  @ReadsFrom('months')
  @Documented({ tag, summary: '已封存的月份 which months are frozen, the newest first', answer: monthList })
  async list() {
    const rows = await frozenMonths(this.readSide, MOST);
    const items = rows.map(({ month, frozen_at, by_unit, definitions, corrections }): MonthLine => ({
      ...{ month, frozenAt: frozen_at as Instant, definitions, corrections },
      ...(by_unit === null ? {} : { by: by_unit as UnitId }),
    }));
    return withCountyTime({ items });
  }

  @Get(':month/:kind/:scope')
  @ReadsFrom('figures', 'months')
  @Documented({
    tag,
    summary: '月度数据 a month of a place, unit or service, as it was frozen, and what changed since',
    description:
      'For who sees the whole of it, and for the unit itself. `figures` are those that were frozen; `corrected` says what is another figure now, with both values and the month in which that counts; `corrections` what counts here of earlier months. A month that is not frozen shows what is counted now. Violation reports, and what names somebody, are in none of it.',
    answer: monthView,
    parameters,
    refuses: ['month/no-such', 'month/not-yours', 'figures/unknown-scope'],
  })
  async show(
    @Param('month') month: string,
    @Param('kind') kind: string,
    @Param('scope') id: string,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return withCountyTime(
      await this.queries.execute(new ShowMonth(month, scopeOf(kind, id), actor, language)),
    );
  }

  @Post(':month/freeze')
  @HttpCode(200)
  @Documented({
    tag,
    summary: '封存月度数据 freeze the figures of a month that is over',
    description:
      'With the version of the definitions and how much of the log was counted, for good. Waits until all that has happened is counted.',
    who: ['The dispatchers and supervisors of the county.'],
    verb: 'freezeMonth',
    command: 'step',
    parameters,
    answer: frozenMonth,
    refuses: [
      'month/no-such',
      'month/not-over',
      'month/frozen',
      'month/later-frozen',
      'read/not-fresh',
      'read/parked',
    ],
  })
  async freeze(@Param('month') month: string, @Sender() from: Envelope) {
    const result = await this.desk.freeze(month, from);
    return answered({ month, state: 'frozen' as const }, result);
  }
}
