import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { feedbackVerbs as verbs } from '../domain/feedback/cards';
import { AppealBus } from './appeal-bus';
import {
  ConfirmResolutionBody,
  DeliverFeedbackBody,
  ReceiptFeedbackBody,
  RecordFollowUpBody,
  RejectResolutionBody,
  ResolveBody,
} from './dto/feedback.dto';
import { Appeal, Step } from './step';

/** 反馈: what came of it, and that the reporter knows. */
@Controller('appeals/:id')
export class FeedbackController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step(verbs.resolve, { path: 'resolve', summary: '办结 resolve' })
  resolve(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ResolveBody) {
    return this.appeals.step(id, verbs.resolve, data, from);
  }

  @Step(verbs.confirmResolution, {
    path: 'resolution/confirm',
    summary: '办结审核通过 confirm the resolution',
  })
  confirmResolution(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ConfirmResolutionBody) {
    return this.appeals.step(id, verbs.confirmResolution, data, from);
  }

  @Step(verbs.rejectResolution, { path: 'resolution/reject', summary: '办结审核退回 reject the resolution' })
  rejectResolution(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RejectResolutionBody) {
    return this.appeals.step(id, verbs.rejectResolution, data, from);
  }

  @Step(verbs.deliverFeedback, { path: 'feedback', summary: '反馈 deliver the answer' })
  deliverFeedback(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DeliverFeedbackBody) {
    return this.appeals.step(id, verbs.deliverFeedback, data, from);
  }

  @Step(verbs.receiptFeedback, { path: 'feedback/receipt', summary: '签收反馈 receipt the answer' })
  receiptFeedback(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ReceiptFeedbackBody) {
    return this.appeals.step(id, verbs.receiptFeedback, data, from);
  }

  @Step(verbs.recordFollowUp, { path: 'follow-ups', summary: '回访 record a follow-up' })
  recordFollowUp(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RecordFollowUpBody) {
    return this.appeals.step(id, verbs.recordFollowUp, data, from);
  }
}
