import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom } from '../../edge';
import type { Language } from '../../kernel/language';
import type { Identity } from '../../identity';
import type { UnitId } from '../../kernel/ids';
import { ShowQueue } from '../application/queries/list-queries';
import { QueueParameters } from './dto/queries.dto';
import { queuePage } from './schemas/answers';
import { tags } from './tags';

const PER_PAGE = 20;

/** What each unit owes. */
@Controller('queues')
export class QueueController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get(':unit')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @ReadsFrom('appeals')
  @Documented({
    tag: tags.views,
    summary: '待办 what a unit owes, soonest due first, with the working minutes left',
    description:
      'Each appeal once, with what the unit owes in it. Of other units, only what the caller may see.',
    answer: queuePage,
    parameters: { unit: 'centre-610921102' },
    refuses: ['directory/unknown-unit', 'request/cursor-invalid'],
  })
  show(
    @Param('unit') unit: string,
    @Query() { limit = PER_PAGE, ...query }: QueueParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(new ShowQueue({ ...query, unit: unit as UnitId, limit }, actor, language));
  }
}
