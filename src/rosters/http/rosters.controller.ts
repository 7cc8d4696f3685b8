import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { answered, Documented, InLanguage, OnlyFor, Sender } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { RosterDesk } from '../roster-desk';
import { RosterBody, RosterParameters } from './rosters.dto';
import { rosterAnswer, rosterView } from './schemas';

const tag = '值班 rosters';
const parameters = { unit: 'centre-610921102' };

/** 值班表: who of a unit is on duty, day by day. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor', 'auditor')
@Controller('rosters')
export class RostersController {
  constructor(private readonly desk: RosterDesk) {}

  @Get(':unit')
  @Documented({
    ...{ tag, parameters, answer: rosterView },
    refuses: ['directory/unknown-unit', 'roster/period'],
    summary: '值班表 who of a unit is on duty, now and day by day',
    description:
      'For all staff: whoever has something critical has to know whom to call. Seven days from `from` on when `to` is left out, a year at most.',
  })
  async show(
    @Param('unit') unit: UnitId,
    @Query() query: RosterParameters,
    @InLanguage() language: Language,
  ) {
    return withCountyTime(await this.desk.show(unit, query, language));
  }

  @Post(':unit')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, answer: rosterAnswer, verb: 'setRoster', command: 'step' },
    summary: '编排值班表 set who is on duty, as many days at once as two months have',
    who: ['People of the unit, or the dispatcher of a centre above it.'],
    refuses: ['directory/unknown-unit', 'roster/not-yours', 'roster/unknown-person'],
  })
  async set(@Param('unit') unit: UnitId, @Sender() from: Envelope, @Body() { days }: RosterBody) {
    const result = await this.desk.set(unit, days, from);
    return answered({ unit, revision: result.revision }, result);
  }
}
