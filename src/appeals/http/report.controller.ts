import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { AnonymousReport, Caller, Documented, Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { AppealId } from '../../kernel/ids';
import { reportVerbs as verbs } from '../domain/report/cards';
import { AppealBus } from './appeal-bus';
import {
  AnswerDirectlyBody,
  CommentBody,
  CorrectBody,
  EndorseBody,
  MergeBody,
  NameGuardianBody,
  RedactBody,
  ReportBody,
  UnmergeBody,
  WithdrawBody,
} from './dto/report.dto';
import { conditionsOf, whoBy } from './conditions';
import { refusalsOf } from './refusals';
import { appealAnswer } from './schemas/answers';
import { reportExample } from './schemas/story';
import { Appeal, Step } from './step';
import { tags } from './tags';

/** 反映: what people ask for, and what they say about it. */
@Controller('appeals')
export class ReportController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Post()
  @HttpCode(201)
  @AnonymousReport()
  @Documented({
    tag: tags.report,
    summary: '反映诉求 report an appeal',
    status: 201,
    command: 'new',
    answer: appealAnswer,
    verb: 'report',
    who: whoBy(verbs.report),
    description: conditionsOf(verbs.report),
    refuses: refusalsOf(verbs.report),
    bodyExample: reportExample,
  })
  report(@Sender() from: Envelope, @Caller() caller: Identity, @Body() data: ReportBody) {
    return this.appeals.report(data, from, caller);
  }

  @Step(verbs.comment, { path: ':id/comments', summary: '补充说明 add a comment', reporter: true })
  comment(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: CommentBody) {
    return this.appeals.step(id, verbs.comment, data, from);
  }

  @Step(verbs.correct, { path: ':id/correct', summary: '更正 correct what was taken down wrongly' })
  correct(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: CorrectBody) {
    return this.appeals.step(id, verbs.correct, data, from);
  }

  @Step(verbs.nameGuardian, {
    path: ':id/guardian',
    summary: '登记监护人 name a guardian, or another one',
    alsoRefuses: ['read/not-fresh', 'identity/too-many-appeals'],
    description:
      'Of a child whose report was taken without a guardian, or who has another by now. The same is done to the child’s other appeals where nobody or the same guardian as here speaks, as far as the caller may there. The new guardian sees, acts, is answered and rates as the reporter does; whoever spoke before finds the appeal no more (404) and is not told.',
  })
  nameGuardian(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: NameGuardianBody) {
    return this.appeals.step(id, verbs.nameGuardian, data, from);
  }

  @Step(verbs.redact, {
    path: ':id/redact',
    summary: '隐去 hide a passage or an attachment, for good',
    description:
      'From then on it is read by nobody but an auditor, who reads it with a purpose and on record: everybody finds `〔已隐去〕` in its place, in whatever view of the appeal, and finds the appeal by those words no more. Appeals that were merged with it lose it, too, as far as the caller may hide of them; an incident does not. The log keeps it, sealed, and its chain holds.',
  })
  redact(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RedactBody) {
    return this.appeals.step(id, verbs.redact, data, from);
  }

  @Step(verbs.answerDirectly, { path: ':id/answer', summary: '直接答复 answer directly' })
  answerDirectly(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: AnswerDirectlyBody) {
    return this.appeals.step(id, verbs.answerDirectly, data, from);
  }

  @Step(verbs.endorse, { path: ':id/endorse', summary: '附议 endorse ("me too")' })
  endorse(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: EndorseBody) {
    return this.appeals.step(id, verbs.endorse, data, from);
  }

  @Step(verbs.merge, { path: ':id/merge', summary: '并单 merge into another appeal' })
  merge(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: MergeBody) {
    return this.appeals.step(id, verbs.merge, data, from);
  }

  @Step(verbs.unmerge, { path: ':id/unmerge', summary: '取消并单 stand alone again' })
  unmerge(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: UnmergeBody) {
    return this.appeals.step(id, verbs.unmerge, data, from);
  }

  @Step(verbs.withdraw, { path: ':id/withdraw', summary: '撤回 withdraw', reporter: true })
  withdraw(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: WithdrawBody) {
    return this.appeals.step(id, verbs.withdraw, data, from);
  }
}
