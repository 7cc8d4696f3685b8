import { urgencies, type Urgency } from '../../../catalogue';
import {
  AppealNumberRef,
  BodyRef,
  Choice,
  Flag,
  Nested,
  PersonRef,
  ServiceRef,
  Reason,
  Text,
  Texts,
  UnitRef,
} from '../../../edge';
import type { AppealNumber, BodyId, PersonId, ServiceId, UnitId } from '../../../kernel/ids';
import { ContactMadeBody, SHORT } from './shared.dto';

export class ClassifyBody {
  @ServiceRef()
  readonly service!: ServiceId;

  @Choice(urgencies, { optional: true, example: 'urgent' })
  readonly urgency?: Urgency | undefined;

  @Texts(10, { optional: true, maxLength: 30, example: ['杆线', '独居老人'] })
  readonly tags?: string[] | undefined;

  @Reason(SHORT, { example: '涉及供电设施' })
  readonly reason!: string;
}

export class RouteBody {
  @UnitRef({ optional: true, description: 'Left out, the dispatch list chooses.' })
  readonly unit?: UnitId | undefined;

  @Reason(SHORT, { optional: true, example: '供电公司先行排险' })
  readonly reason?: string | undefined;
}

export class AcceptBody {
  @PersonRef()
  readonly assignee!: PersonId;

  @Nested(() => ContactMadeBody, {
    optional: true,
    description: 'When the reporter was called in the same breath.',
  })
  readonly contact?: ContactMadeBody | undefined;
}

export class AssignBody {
  @PersonRef()
  readonly assignee!: PersonId;
}

export class RecordContactBody extends ContactMadeBody {}

export class DeclineBody {
  @Text(60, { example: 'legal-procedure', description: "One of the service's grounds, or `final-review`." })
  readonly ground!: string;

  @Text(SHORT, { optional: true, example: '该纠纷已由法院受理' })
  readonly note?: string | undefined;

  @AppealNumberRef({ optional: true, description: 'The reviewed appeal; only for `final-review`.' })
  readonly earlier?: AppealNumber | undefined;
}

export class ReferOutBody {
  @BodyRef({ description: 'One of `GET /directory/bodies`.' })
  readonly to!: BodyId;

  @Text(SHORT, { example: '119 指挥中心 10:02 接报，已出警' })
  readonly acknowledgement!: string;
}

export class RequestReturnBody {
  @Text(SHORT, { example: '河道属水利局职责' })
  readonly ground!: string;

  @Text(200, { example: '汉阴县派单目录 §3.2' })
  readonly basis!: string;

  @UnitRef({ optional: true })
  readonly proposedUnit?: UnitId | undefined;
}

export class DecideReturnBody {
  @Flag()
  readonly granted!: boolean;

  @Reason(SHORT, { example: '核对派单目录，异议成立' })
  readonly reason!: string;
}

export class RecallBody {
  @Reason(SHORT, { example: '派单有误，应由供电公司承办' })
  readonly reason!: string;
}
