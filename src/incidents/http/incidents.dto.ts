import { outcomes, type ResolutionOutcome } from '../../appeals';
import {
  AppealRef,
  AppealRefs,
  Choice,
  Cursor,
  NestedList,
  PerPage,
  Reason,
  RegionRef,
  ServiceRef,
  Text,
} from '../../edge';
import type { AppealId, RegionCode, ServiceId } from '../../kernel/ids';
import { incidentStates, type IncidentState } from '../read-models/row';

/** As many as one person surveys. */
const MOST_AT_ONCE = 500;

export class OpenIncidentBody {
  @Text(100, { example: '盘龙村变压器故障停电', description: 'What happened; nobody’s name.' })
  readonly title!: string;

  @RegionRef({ description: 'Where the cause is: the appeals lie in it.' })
  readonly region!: RegionCode;

  @ServiceRef({ optional: true })
  readonly service?: ServiceId | undefined;

  @AppealRefs(MOST_AT_ONCE, { optional: true })
  readonly appeals?: AppealId[] | undefined;
}

export class AttachBody {
  @AppealRefs(MOST_AT_ONCE, { min: 1 })
  readonly appeals!: AppealId[];
}

export class DetachBody {
  @AppealRef()
  readonly appeal!: AppealId;

  @Reason(500, { example: '经核实为户内线路故障，与本次停电无关' })
  readonly reason!: string;
}

export class TellIncidentBody {
  @Text(2_000, { example: '抢修人员已到场，预计今晚八点前恢复供电', description: 'Each reporter reads it.' })
  readonly note!: string;
}

export class IncidentAttachmentBody {
  @Text(200, { example: 'a1b2c3.9f3e', description: 'From `POST /attachments`.' })
  readonly ref!: string;
}

export class ResolveIncidentBody {
  @Choice(outcomes, { example: 'solved' })
  readonly outcome!: ResolutionOutcome;

  @Text(5_000, { example: '更换变压器后全村恢复供电', description: 'Each reporter reads it.' })
  readonly account!: string;

  @NestedList(() => IncidentAttachmentBody, 9, { optional: true })
  readonly attachments?: IncidentAttachmentBody[] | undefined;
}

/** One of the two, or both. */
export class RedactIncidentBody {
  @Text(500, {
    min: 2,
    optional: true,
    example: '李长顺',
    description: 'As it stands in what the incident said.',
  })
  readonly passage?: string | undefined;

  @Text(64, {
    optional: true,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'Id of an attachment of its resolution.',
  })
  readonly attachment?: string | undefined;

  @Reason(500, { example: '与诉求无关的旁人姓名' })
  readonly reason!: string;
}

export class IncidentsParameters {
  @Choice(incidentStates, { optional: true })
  readonly state?: IncidentState | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}
