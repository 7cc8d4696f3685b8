import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom } from '../../edge';
import type { Identity } from '../../identity';
import type { Language } from '../../kernel/language';
import { ShowMe } from '../application/queries/show-me';
import { ShowCounters } from '../application/queries/triage';
import { me } from './schemas/me';
import { counters } from './schemas/triage';
import { tags } from './tags';

/** The first call of a screen. */
@Controller('me')
export class MeController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ReadsFrom('appeals')
  @Documented({
    tag: tags.views,
    summary: '本人 who I am, what I may do, how much waits for me',
    description: 'The first call of a screen. Staff are told by the directory in force, not by their token.',
    answer: me,
  })
  show(@Caller() caller: Identity, @InLanguage() language: Language) {
    return this.queries.execute(new ShowMe(caller, language));
  }

  @Get('counters')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @ReadsFrom('appeals', 'handovers', 'look-signals')
  @Documented({
    tag: tags.views,
    summary: '角标 how many wait for me in each group of triage, and how much was left for me',
    description:
      'Of my place, or of my unit: what `GET /triage` shows with the same `group`; the hand-overs of my unit that nobody has taken; for an auditor of the county, unusual looking (`GET /audit/looking`) that nobody has decided on.',
    answer: counters,
  })
  counters(@Caller() { actor }: Identity) {
    return this.queries.execute(new ShowCounters(actor));
  }
}
