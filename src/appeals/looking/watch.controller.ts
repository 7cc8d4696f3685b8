import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { answered, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { signalAnswer } from '../signals/schemas';
import { WatchDecisionBody, WatchParameters } from './looking.dto';
import { watchPage } from './schemas';
import { WatchDesk } from './watch-desk';

const tag = '审计 audit';
const PER_PAGE = 20;

/** 异常查阅: who looks at what may be none of their business. */
@OnlyFor('auditor')
@Controller('audit/looking')
export class WatchController {
  constructor(private readonly desk: WatchDesk) {}

  @Get()
  @ReadsFrom('look-signals', 'accesses', 'appeals')
  @Documented({
    tag,
    who: [
      'Auditors of the county; to those of a town the list is empty. That they asked is on record first.',
    ],
    summary: '异常查阅 unusual looking at identities, newest first',
    description:
      'By the thresholds of `GET /looking`, in the version in force when it happened, with the reveals and look-ups behind it: at most the last fifty. A signal is no finding: an auditor says what it means.',
    answer: watchPage,
    refuses: ['request/cursor-invalid'],
  })
  list(
    @Query() { limit = PER_PAGE, cursor, ...query }: WatchParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.desk.list(query, { limit, cursor }, from, language);
  }

  @Post(':signal/decision')
  @HttpCode(200)
  @Documented({
    ...{ tag, answer: signalAnswer, verb: 'decideLookSignal', command: 'step' },
    parameters: { signal: 'officer-centre-610921102.1' },
    summary: '核查异常查阅 say whether they had any business looking, and why',
    description: 'The last word counts; the same again is refused.',
    who: ['An auditor of the county, of somebody else’s looking.'],
    refuses: ['looking/not-found', 'looking/own', 'signal/decided-so'],
  })
  async decide(@Param('signal') id: string, @Sender() from: Envelope, @Body() body: WatchDecisionBody) {
    const result = await this.desk.decide(id, body, from);
    return answered({ id, revision: result.revision }, result);
  }
}
