import { Body, Controller, Inject } from '@nestjs/common';
import { Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { AppealBus } from './appeal-bus';
import {
  EscalateBody,
  NameAccusedBody,
  RecordProgressBody,
  RequestInformationBody,
  SupplyInformationBody,
  TransferBody,
} from './dto/handle.dto';
import { Appeal, Step } from './step';

/** 处理: the work itself, as far as others see it. */
@Controller('appeals/:id')
export class HandleController {
  constructor(@Inject(AppealBus) private readonly appeals: AppealBus) {}

  @Step('recordProgress', { path: 'progress', summary: '记录进展 record progress' })
  recordProgress(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RecordProgressBody) {
    return this.appeals.step(id, { verb: 'recordProgress', data }, from);
  }

  @Step('requestInformation', { path: 'information', summary: '请补充材料 request information' })
  requestInformation(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: RequestInformationBody) {
    return this.appeals.step(id, { verb: 'requestInformation', data }, from);
  }

  @Step('supplyInformation', {
    path: 'information/answer',
    summary: '补充材料 supply information',
    reporter: true,
  })
  supplyInformation(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: SupplyInformationBody) {
    return this.appeals.step(id, { verb: 'supplyInformation', data }, from);
  }

  @Step('escalate', { path: 'escalate', summary: '提级 escalate' })
  escalate(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: EscalateBody) {
    return this.appeals.step(id, { verb: 'escalate', data }, from);
  }

  @Step('transfer', { path: 'transfer', summary: '转交 transfer to a sibling unit' })
  transfer(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: TransferBody) {
    return this.appeals.step(id, { verb: 'transfer', data }, from);
  }

  @Step('nameAccused', { path: 'accused', summary: '确认被反映对象 name the accused', reporter: true })
  nameAccused(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() data: NameAccusedBody) {
    return this.appeals.step(id, { verb: 'nameAccused', data }, from);
  }
}
