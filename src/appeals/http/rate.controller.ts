import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { rateVerbs as verbs } from '../domain/rate/cards';
import { AppealBus } from './appeal-bus';
import {
  DecideExclusionBody,
  DecideReviewBody,
  RateBody,
  ReopenBody,
  RequestExclusionBody,
  RequestReviewBody,
  UndoBody,
} from './dto/rate.dto';
import { Appeal, Step } from './step';

/** 评价: what the reporter makes of it. */
@Controller('appeals/:id')
export class RateController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step(verbs.rate, { path: 'rate', summary: '评价 rate', reporter: true })
  rate(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RateBody) {
    return this.appeals.step(id, verbs.rate, data, from);
  }

  @Step(verbs.reopen, { path: 'reopen', summary: '重新办理 reopen', reporter: true })
  reopen(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ReopenBody) {
    return this.appeals.step(id, verbs.reopen, data, from);
  }

  @Step(verbs.requestReview, { path: 'review', summary: '申请复查 request a review', reporter: true })
  requestReview(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestReviewBody) {
    return this.appeals.step(id, verbs.requestReview, data, from);
  }

  @Step(verbs.decideReview, { path: 'review/decision', summary: '复查决定 decide on a review' })
  decideReview(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideReviewBody) {
    return this.appeals.step(id, verbs.decideReview, data, from);
  }

  @Step(verbs.undo, { path: 'undo', summary: '撤回 take a resolution or a decline back' })
  undo(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: UndoBody) {
    return this.appeals.step(id, verbs.undo, data, from);
  }

  @Step(verbs.requestExclusion, {
    path: 'exclusion',
    summary: '申请剔除 ask to have it left out of the rates',
  })
  requestExclusion(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestExclusionBody) {
    return this.appeals.step(id, verbs.requestExclusion, data, from);
  }

  @Step(verbs.decideExclusion, { path: 'exclusion/decision', summary: '剔除审核 decide on an exclusion' })
  decideExclusion(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideExclusionBody) {
    return this.appeals.step(id, verbs.decideExclusion, data, from);
  }
}
