import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { answered, Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { tags } from '../http/tags';
import { signalAnswer, signalPage } from './schemas';
import { SignalDesk } from './signal-desk';
import { SignalDecisionBody, SignalsParameters } from './signals.dto';

const PER_PAGE = 20;
const tag = tags.views;

/** 虚假办结线索: closings that may be none, for a supervisor to look at. */
@Controller('signals')
export class SignalsController {
  constructor(private readonly desk: SignalDesk) {}

  @Get()
  @OnlyFor('supervisor', 'auditor')
  @ReadsFrom('signals', 'signal-decisions', 'appeals')
  @Documented({
    tag,
    summary: '虚假办结线索 what may have been closed and not solved, newest first',
    description:
      'Of the caller’s place, with the appeals behind each, and of each unit how many. A signal is no finding: nothing is scored by it, and a supervisor says what it means. What speaks of an appeal that the caller may not see is not shown.',
    answer: signalPage,
    refuses: ['request/cursor-invalid'],
  })
  list(
    @Query() { limit = PER_PAGE, cursor, ...query }: SignalsParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.desk.list(query, { limit, cursor }, actor, language);
  }

  @Post(':signal/decision')
  @HttpCode(200)
  @Documented({
    ...{ tag, answer: signalAnswer, verb: 'decideSignal', command: 'step' },
    parameters: { signal: '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b.1.came-back' },
    summary: '核查虚假办结线索 say whether it means something, and why',
    description: 'The last word counts; the same again is refused.',
    who: ['A supervisor of its place, of another unit than the one whose closing it was.'],
    refuses: ['signal/not-found', 'signal/own-unit', 'signal/decided-so'],
  })
  async decide(@Param('signal') id: string, @Sender() from: Envelope, @Body() body: SignalDecisionBody) {
    const result = await this.desk.decide(id, body, from);
    return answered({ id, revision: result.revision }, result);
  }
}
