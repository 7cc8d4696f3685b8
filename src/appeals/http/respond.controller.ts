import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { respondVerbs as verbs } from '../domain/respond/cards';
import { AppealBus } from './appeal-bus';
import {
  AcceptBody,
  AssignBody,
  ClassifyBody,
  DecideReturnBody,
  DeclineBody,
  RecallBody,
  RecordContactBody,
  ReferOutBody,
  RequestReturnBody,
  RouteBody,
} from './dto/respond.dto';
import { Appeal, Step } from './step';

/** 响应: who has the duty, and whether they take it. */
@Controller('appeals/:id')
export class RespondController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step(verbs.classify, { path: 'classify', summary: '归类 classify' })
  classify(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ClassifyBody) {
    return this.appeals.step(id, verbs.classify, data, from);
  }

  @Step(verbs.route, { path: 'route', summary: '派单 route' })
  route(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RouteBody) {
    return this.appeals.step(id, verbs.route, data, from);
  }

  @Step(verbs.accept, { path: 'accept', summary: '签收 accept' })
  accept(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: AcceptBody) {
    return this.appeals.step(id, verbs.accept, data, from);
  }

  @Step(verbs.assign, { path: 'assign', summary: '指定承办人 assign' })
  assign(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: AssignBody) {
    return this.appeals.step(id, verbs.assign, data, from);
  }

  @Step(verbs.recordContact, { path: 'contacts', summary: '联系诉求人 record a contact' })
  recordContact(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RecordContactBody) {
    return this.appeals.step(id, verbs.recordContact, data, from);
  }

  @Step(verbs.decline, { path: 'decline', summary: '不予受理 decline' })
  decline(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DeclineBody) {
    return this.appeals.step(id, verbs.decline, data, from);
  }

  @Step(verbs.referOut, { path: 'refer', summary: '转介 refer out' })
  referOut(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ReferOutBody) {
    return this.appeals.step(id, verbs.referOut, data, from);
  }

  @Step(verbs.requestReturn, { path: 'return', summary: '派单异议退单 request a return' })
  requestReturn(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestReturnBody) {
    return this.appeals.step(id, verbs.requestReturn, data, from);
  }

  @Step(verbs.decideReturn, { path: 'return/decision', summary: '退单裁定 decide on a return' })
  decideReturn(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideReturnBody) {
    return this.appeals.step(id, verbs.decideReturn, data, from);
  }

  @Step(verbs.recall, { path: 'recall', summary: '收回改派 recall' })
  recall(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RecallBody) {
    return this.appeals.step(id, verbs.recall, data, from);
  }
}
