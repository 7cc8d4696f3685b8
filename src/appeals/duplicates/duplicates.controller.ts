import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Answer, Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { Appeal } from '../http/step';
import { DuplicatesParameters, TellApartBody } from './duplicates.dto';
import { duplicates, toldApart } from './schemas';
import { ShowDuplicates } from './show-duplicates';
import { TellApart } from './tell-apart';

const tag = '批量 many at once';
const USUAL_DAYS = 15;

/** 疑似重复: what is likely the same matter. */
@Controller('appeals')
export class DuplicatesController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get(':id/duplicates')
  @OnlyFor('citizen', 'grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor', 'auditor')
  @ReadsFrom('appeals', 'search', 'pairs')
  @Documented({
    tag,
    summary: '疑似重复 what is likely the same matter, likeliest first',
    description:
      'By place (same village, or points within a kilometre), service, time, and for staff the words. Each with its score of 100, the reasons, and in `calls` the requests that the caller may make of it. Right after a report, `Suqiu-Min-Position` of its answer waits until its words are known. A citizen is shown public views alone, of matters of a place. Never shown: what somebody told apart, what must be handled alone, and what the caller may not see.',
    answer: duplicates,
  })
  async show(
    @Appeal() id: AppealId,
    @Query() { days = USUAL_DAYS }: DuplicatesParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    const { items, names } = await this.queries.execute(new ShowDuplicates(id, days, actor, language));
    // Times first: what people said may look like one.
    return { items: items.map((item) => ({ ...withCountyTime(item), headline: item.headline })), names };
  }

  @Post(':id/tell-apart')
  @HttpCode(200)
  @Documented({
    tag,
    summary: '标记为不同事项 these are two matters',
    description:
      'The two are never suggested for each other again, to nobody. Neither is moved by it. Again is no error.',
    verb: 'tellApart',
    command: 'aside',
    answer: toldApart,
    refuses: ['appeal/merged-with-itself'],
  })
  async tellApart(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() { other }: TellApartBody) {
    const { position } = await this.commands.execute(new TellApart(id, other, from));
    return new Answer({ appeal: id, other, apart: true as const }, { position });
  }
}
