import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom } from '../../edge';
import type { Identity } from '../../identity';
import type { Language } from '../../kernel/language';
import { tags } from '../http/tags';
import { FollowUpsParameters } from './follow-ups.dto';
import { followUpPage } from './schemas';
import { ShowFollowUps } from './show-follow-ups';

const PER_PAGE = 20;

/** 回访清单: whom the follow-up desk calls. */
@Controller('follow-ups')
export class FollowUpsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @OnlyFor('follow-up', 'supervisor', 'auditor')
  @ReadsFrom('follow-ups', 'appeals')
  @Documented({
    tag: tags.views,
    summary: '待回访 whom to call back, what closes first first',
    description:
      'Reporters who were told of an answer and have not said yet whether it is one. Of each service as many of a hundred as its `followUpShare` says, drawn by the appeal’s id, so that nobody chooses. Two failed attempts of one day wait for another: three on two days make somebody unreachable. Answers of the caller’s own unit are left out.',
    answer: followUpPage,
    refuses: ['request/cursor-invalid'],
  })
  list(
    @Query() { limit = PER_PAGE, all = false, ...query }: FollowUpsParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(new ShowFollowUps({ ...query, all, limit }, actor, language));
  }
}
