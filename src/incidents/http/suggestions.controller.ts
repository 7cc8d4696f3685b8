import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { SuggestionDesk } from '../application/suggestion-desk';
import { suggestionList, suggestionTurnedDown } from './suggestion-schemas';
import { SuggestionsParameters, TurnDownBody } from './suggestions.dto';

const tag = '群体性事项 incidents';
const who = ['The dispatcher of the county, or of the town in which it is.'];
const DAY = '24';

/** Where many report the same at once. */
@OnlyFor('dispatcher')
@Controller('incidents/suggestions')
export class SuggestionsController {
  constructor(@Inject(SuggestionDesk) private readonly desk: SuggestionDesk) {}

  @Get()
  @ReadsFrom('appeals', 'turned-down', 'incidents')
  @Documented({
    ...{ tag, who, answer: suggestionList, refuses: ['incident/outside-area'] },
    summary: '群体性事项建议 where more of one service is reported than is usual',
    description:
      'Of the last `hours`, against the same hours of like days in the eight weeks before (`compared`; holidays and make-up days meet days of their kind): service by village and by town, an exact Poisson test that is corrected for how much was looked at. Of open appeals that the caller may see and that no incident counts; violation reports, and what names somebody, are in none of it. Each row brings the call that opens the incident with them. Where an `incident` of the service is open, and the caller runs it, whatever is reported there since stands first, were it only one, with the call that attaches it.',
  })
  async list(
    @Query() { hours = DAY }: SuggestionsParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return withCountyTime(await this.desk.list(hours, actor, language));
  }

  @Post('turn-down')
  @HttpCode(200)
  @Documented({
    ...{ tag, who, answer: suggestionTurnedDown, verb: 'turnDownSuggestion', command: 'aside' },
    summary: '不予采纳 they have no common cause',
    description:
      'For everybody: what was reported of the service there until now is not suggested again. What is reported since may be.',
    refuses: ['incident/outside-area', 'incident/unknown-service'],
  })
  async turnDown(@Sender() from: Envelope, @Body() body: TurnDownBody) {
    await this.desk.turnDown(body, from);
    return { region: body.region, service: body.service, turnedDown: true as const };
  }
}
