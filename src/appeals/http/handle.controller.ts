import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { handleVerbs as verbs } from '../domain/handle/cards';
import { AppealBus } from './appeal-bus';
import {
  AnswerSupervisionBody,
  AnswerUrgeBody,
  BlowWhistleBody,
  CheckInBody,
  CloseSupervisionBody,
  ConfirmAccusedBody,
  DecideExtensionBody,
  DecideSuspensionBody,
  DismissAccusedBody,
  EscalateBody,
  HoldConferenceBody,
  NameAccusedBody,
  NameHelpersBody,
  OpenSupervisionBody,
  RecordProgressBody,
  ReportCoHandlingBody,
  RequestInformationBody,
  RequestExtensionBody,
  RequestSuspensionBody,
  ResumeBody,
  SupplyInformationBody,
  TransferBody,
  UrgeBody,
} from './dto/handle.dto';
import { Appeal, Step } from './step';

/** 处理: the work itself, as far as others see it. */
@Controller('appeals/:id')
export class HandleController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step(verbs.recordProgress, { path: 'progress', summary: '记录进展 record progress' })
  recordProgress(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RecordProgressBody) {
    return this.appeals.step(id, verbs.recordProgress, data, from);
  }

  @Step(verbs.requestInformation, { path: 'information', summary: '请补充材料 request information' })
  requestInformation(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestInformationBody) {
    return this.appeals.step(id, verbs.requestInformation, data, from);
  }

  @Step(verbs.supplyInformation, {
    path: 'information/answer',
    summary: '补充材料 supply information',
    reporter: true,
  })
  supplyInformation(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: SupplyInformationBody) {
    return this.appeals.step(id, verbs.supplyInformation, data, from);
  }

  @Step(verbs.requestSuspension, { path: 'suspension', summary: '申请中止 request a suspension' })
  requestSuspension(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestSuspensionBody) {
    return this.appeals.step(id, verbs.requestSuspension, data, from);
  }

  @Step(verbs.decideSuspension, {
    path: 'suspension/decision',
    summary: '中止审批 decide on a suspension',
  })
  decideSuspension(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideSuspensionBody) {
    return this.appeals.step(id, verbs.decideSuspension, data, from);
  }

  @Step(verbs.resume, { path: 'resume', summary: '恢复办理 resume handling' })
  resume(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ResumeBody) {
    return this.appeals.step(id, verbs.resume, data, from);
  }

  @Step(verbs.requestExtension, { path: 'extension', summary: '申请延期 request an extension' })
  requestExtension(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestExtensionBody) {
    return this.appeals.step(id, verbs.requestExtension, data, from);
  }

  @Step(verbs.decideExtension, { path: 'extension/decision', summary: '延期审批 decide on an extension' })
  decideExtension(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DecideExtensionBody) {
    return this.appeals.step(id, verbs.decideExtension, data, from);
  }

  @Step(verbs.nameHelpers, { path: 'helpers', summary: '指定协办 name helpers' })
  nameHelpers(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: NameHelpersBody) {
    return this.appeals.step(id, verbs.nameHelpers, data, from);
  }

  @Step(verbs.reportCoHandling, { path: 'helpers/report', summary: '协办反馈 report on one’s part' })
  reportCoHandling(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ReportCoHandlingBody) {
    return this.appeals.step(id, verbs.reportCoHandling, data, from);
  }

  @Step(verbs.blowWhistle, { path: 'whistle', summary: '吹哨 call departments to the place' })
  blowWhistle(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: BlowWhistleBody) {
    return this.appeals.step(id, verbs.blowWhistle, data, from);
  }

  @Step(verbs.checkIn, { path: 'whistle/check-in', summary: '报到 check in at the place' })
  checkIn(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: CheckInBody) {
    return this.appeals.step(id, verbs.checkIn, data, from);
  }

  @Step(verbs.holdConference, { path: 'conferences', summary: '会商 hold a conference' })
  holdConference(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: HoldConferenceBody) {
    return this.appeals.step(id, verbs.holdConference, data, from);
  }

  @Step(verbs.escalate, { path: 'escalate', summary: '提级 escalate' })
  escalate(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: EscalateBody) {
    return this.appeals.step(id, verbs.escalate, data, from);
  }

  @Step(verbs.transfer, { path: 'transfer', summary: '转办 transfer to a sibling unit' })
  transfer(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: TransferBody) {
    return this.appeals.step(id, verbs.transfer, data, from);
  }

  @Step(verbs.urge, { path: 'urge', summary: '催办 urge', reporter: true })
  urge(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: UrgeBody) {
    return this.appeals.step(id, verbs.urge, data, from);
  }

  @Step(verbs.answerUrge, { path: 'urge/answer', summary: '回复催办 answer an urge' })
  answerUrge(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: AnswerUrgeBody) {
    return this.appeals.step(id, verbs.answerUrge, data, from);
  }

  @Step(verbs.openSupervision, { path: 'supervision', summary: '督办 supervise' })
  openSupervision(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: OpenSupervisionBody) {
    return this.appeals.step(id, verbs.openSupervision, data, from);
  }

  @Step(verbs.answerSupervision, { path: 'supervision/answer', summary: '回复督办 answer the supervision' })
  answerSupervision(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: AnswerSupervisionBody) {
    return this.appeals.step(id, verbs.answerSupervision, data, from);
  }

  @Step(verbs.closeSupervision, { path: 'supervision/close', summary: '督办销号 close the supervision' })
  closeSupervision(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: CloseSupervisionBody) {
    return this.appeals.step(id, verbs.closeSupervision, data, from);
  }

  @Step(verbs.nameAccused, { path: 'accused', summary: '指认被反映对象 name the accused', reporter: true })
  nameAccused(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: NameAccusedBody) {
    return this.appeals.step(id, verbs.nameAccused, data, from);
  }

  @Step(verbs.confirmAccused, { path: 'accused/confirm', summary: '认定指认成立 confirm an accusation' })
  confirmAccused(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: ConfirmAccusedBody) {
    return this.appeals.step(id, verbs.confirmAccused, data, from);
  }

  @Step(verbs.dismissAccused, { path: 'accused/dismiss', summary: '认定指认不成立 dismiss an accusation' })
  dismissAccused(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: DismissAccusedBody) {
    return this.appeals.step(id, verbs.dismissAccused, data, from);
  }
}
