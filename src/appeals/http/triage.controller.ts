import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom } from '../../edge';
import type { Identity } from '../../identity';
import type { Language } from '../../kernel/language';
import { ShowTriage } from '../application/queries/triage';
import { TriageParameters } from './dto/queries.dto';
import { triagePage } from './schemas/triage';
import { tags } from './tags';

const PER_PAGE = 20;

/** What is about to go wrong. */
@Controller('triage')
export class TriageController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @ReadsFrom('appeals')
  @Documented({
    tag: tags.views,
    summary: '预警 what is about to go wrong, most at risk first, and why',
    description:
      'Every open appeal of my place (for officers and grid workers: of my unit) in which somebody on duty owes something. `risk.at` is the due time less what such a step usually takes, and earlier for what was returned, reopened, escalated, urged or is urgent; only events move it. What is paused comes last.',
    answer: triagePage,
    refuses: ['directory/unknown-unit', 'request/cursor-invalid'],
  })
  show(
    @Query() { limit = PER_PAGE, actions = true, explain, ...query }: TriageParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(
      new ShowTriage({ ...query, actions: explain === true ? 'explained' : actions, limit }, actor, language),
    );
  }
}
