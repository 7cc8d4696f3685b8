import {
  Choice,
  Flag,
  ID,
  InstantAt,
  Matching,
  Nested,
  NestedList,
  Reason,
  Text,
  UnitRef,
  UnitRefs,
  Whole,
} from '../../../edge';
import type { UnitId } from '../../../kernel/ids';
import { periodUnits, type Period } from '../../../sla';
import type { Instant } from '../../../kernel/time';
import { AccusedBody, AttachmentBody, LONG, SHORT } from './shared.dto';

export class RecordProgressBody {
  @Text(LONG, { example: '供电公司抢修班已到场，正在断电扶正' })
  readonly note!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @Choice(['everyone', 'staff'] as const, { example: 'everyone' })
  readonly visibleTo!: 'everyone' | 'staff';
}

export class RequestInformationBody {
  @Text(SHORT, { example: '请补拍电线杆编号' })
  readonly question!: string;
}

export class SupplyInformationBody {
  @Text(LONG, { example: '杆号 10kV蒲溪线 37 号' })
  readonly answer!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;
}

export class RequestSuspensionBody {
  @InstantAt({ example: '2026-07-20T09:00:00+08:00', description: 'When handling goes on by itself.' })
  readonly until!: Instant;

  @Text(SHORT, { example: '司法鉴定期间无法施工，预计二十日出具意见' })
  readonly reason!: string;
}

export class DecideSuspensionBody {
  @Flag()
  readonly granted!: boolean;

  @Reason(SHORT, { example: '鉴定委托书属实，同意中止' })
  readonly reason!: string;
}

export class ResumeBody {
  @Reason(SHORT, { optional: true, example: '鉴定意见已提前出具' })
  readonly reason?: string | undefined;
}

export class PeriodBody implements Period {
  @Choice(periodUnits, { example: 'working-days' })
  readonly unit!: Period['unit'];

  @Whole(1, 10_000, { example: 3 })
  readonly amount!: number;
}

export class RequestExtensionBody {
  @Nested(() => PeriodBody, { description: 'How much more, from where handling is due now.' })
  readonly period!: PeriodBody;

  @Text(SHORT, { example: '配件外地调运，预计三个工作日到货' })
  readonly reason!: string;
}

export class DecideExtensionBody {
  @Flag()
  readonly granted!: boolean;

  @Reason(SHORT, { example: '调运单属实，同意延期' })
  readonly reason!: string;
}

export class HelperBody {
  @UnitRef({ example: 'dept-water' })
  readonly unit!: UnitId;

  @Text(SHORT, { example: '关闭该段供水阀门' })
  readonly task!: string;
}

export class NameHelpersBody {
  @NestedList(() => HelperBody, 9, { min: 1 })
  readonly helpers!: HelperBody[];
}

export class ReportCoHandlingBody {
  @Text(LONG, { example: '阀门已关，恢复供水前请提前一小时通知' })
  readonly account!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;
}

export class BlowWhistleBody {
  @UnitRefs({ example: ['dept-water', 'ent-power'] })
  readonly units!: UnitId[];

  @Text(200, { example: '盘龙村三组河堤缺口处' })
  readonly place!: string;

  @Reason(SHORT, { example: '河水漫堤，需现场会同处置' })
  readonly reason!: string;
}

export class CheckInBody {
  @Text(SHORT, { optional: true, example: '抢险队六人已到堤上' })
  readonly note?: string | undefined;
}

export class HoldConferenceBody {
  @UnitRefs({ example: ['dept-water', 'dept-justice'] })
  readonly attendees!: UnitId[];

  @Text(LONG, { example: '水利局介绍河堤权属，司法局说明补偿依据' })
  readonly minutes!: string;

  @Text(LONG, { example: '由水利局先行加固，费用列入年度计划' })
  readonly decision!: string;
}

export class EscalateBody {
  @Reason(SHORT, { example: '需县级部门协调断电' })
  readonly reason!: string;
}

export class TransferBody {
  @UnitRef()
  readonly unit!: UnitId;

  @Reason(SHORT, { example: '两村交界，由盘龙村办理' })
  readonly reason!: string;
}

export class UrgeBody {
  @Reason(SHORT, { optional: true, example: '天黑前能来人吗' })
  readonly reason?: string | undefined;
}

export class AnswerUrgeBody {
  @Text(SHORT, { example: '抢修班下午两点到场' })
  readonly answer!: string;

  @UnitRef({ optional: true, description: 'The unit that urged; the reporter when left out.' })
  readonly to?: UnitId | undefined;
}

/** Of several supervisions the one that is meant, as the appeal lists them. */
const WhichSupervision = () =>
  Matching(ID, { optional: true, example: 'handle', description: 'Which one, where several are open.' });

export class OpenSupervisionBody {
  @Reason(SHORT, { example: '群众三次反映，仍未见实质进展' })
  readonly reason!: string;
}

export class AnswerSupervisionBody {
  @Text(LONG, { example: '抢修班已进场，电杆明日上午扶正' })
  readonly answer!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @WhichSupervision()
  readonly subject?: string | undefined;
}

export class CloseSupervisionBody {
  @Text(LONG, { example: '现场核查已扶正，诉求人认可' })
  readonly account!: string;

  @WhichSupervision()
  readonly subject?: string | undefined;
}

export class NameAccusedBody {
  @Nested(() => AccusedBody)
  readonly accused!: AccusedBody;
}

export class ConfirmAccusedBody {
  @Nested(() => AccusedBody, { description: 'As the appeal names them.' })
  readonly accused!: AccusedBody;

  @Text(SHORT, { optional: true, example: '经初步核实，反映属实' })
  readonly note?: string | undefined;
}

export class DismissAccusedBody {
  @Nested(() => AccusedBody, { description: 'As the appeal names them.' })
  readonly accused!: AccusedBody;

  @Text(SHORT, { example: '经核实，所反映的人员当日不在岗' })
  readonly reason!: string;
}
