import { Choice, Nested, NestedList, Text, UnitRef } from '../../../edge';
import type { UnitId } from '../../../kernel/ids';
import type { Body } from '../../application/clear';
import { AccusedBody, AttachmentBody, LONG, SHORT } from './shared.dto';

export class RecordProgressBody implements Body<'recordProgress'> {
  @Text(LONG, { example: '供电公司抢修班已到场，正在断电扶正' })
  readonly note!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @Choice(['everyone', 'staff'] as const, { example: 'everyone' })
  readonly visibleTo!: 'everyone' | 'staff';
}

export class RequestInformationBody implements Body<'requestInformation'> {
  @Text(SHORT, { example: '请补拍电线杆编号' })
  readonly question!: string;
}

export class SupplyInformationBody implements Body<'supplyInformation'> {
  @Text(LONG, { example: '杆号 10kV蒲溪线 37 号' })
  readonly answer!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;
}

export class EscalateBody implements Body<'escalate'> {
  @Text(SHORT, { example: '需县级部门协调断电' })
  readonly reason!: string;
}

export class TransferBody implements Body<'transfer'> {
  @UnitRef()
  readonly unit!: UnitId;

  @Text(SHORT, { example: '两村交界，由盘龙村办理' })
  readonly reason!: string;
}

export class NameAccusedBody implements Body<'nameAccused'> {
  @Nested(() => AccusedBody)
  readonly accused!: AccusedBody;
}
