import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { AppealBus } from './appeal-bus';
import { DecideReviewBody, RateBody, ReopenBody, RequestReviewBody } from './dto/rate.dto';
import { Appeal, Step } from './step';

/** 评价: what the reporter makes of it. */
@Controller('appeals/:id')
export class RateController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step('rate', { path: 'rate', summary: '评价 rate', reporter: true })
  rate(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RateBody) {
    return this.appeals.step(id, { verb: 'rate', data }, from);
  }

  @Step('reopen', { path: 'reopen', summary: '重新办理 reopen', reporter: true })
  reopen(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ReopenBody) {
    return this.appeals.step(id, { verb: 'reopen', data }, from);
  }

  @Step('requestReview', { path: 'review', summary: '申请复查 request a review', reporter: true })
  requestReview(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestReviewBody) {
    return this.appeals.step(id, { verb: 'requestReview', data }, from);
  }

  @Step('decideReview', { path: 'review/decision', summary: '复查决定 decide on a review' })
  decideReview(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideReviewBody) {
    return this.appeals.step(id, { verb: 'decideReview', data }, from);
  }
}
