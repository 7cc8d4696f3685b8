import { channels, origins, type Channel, type Origin } from '../../../catalogue';
import {
  AppealRef,
  Choice,
  Flag,
  FreeForm,
  InstantAt,
  Nested,
  NestedList,
  ServiceRef,
  Reason,
  Text,
} from '../../../edge';
import type { AppealId, ServiceId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';
import {
  AccusedBody,
  AttachmentBody,
  ContactChangeBody,
  ChildBody,
  ContactPersonBody,
  LONG,
  PlaceBody,
  PlaceChangeBody,
  SHORT,
} from './shared.dto';

export class ReportBody {
  @Choice(channels, { example: 'app' })
  readonly channel!: Channel;

  @Choice(origins, { optional: true, example: 'citizen', description: '`citizen` when left out.' })
  readonly origin?: Origin | undefined;

  @ServiceRef({ optional: true, description: 'Left out, it is classified by what the words say.' })
  readonly service?: ServiceId | undefined;

  @Text(LONG, { optional: true, example: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家' })
  readonly words?: string | undefined;

  @Text(SHORT, {
    optional: true,
    example: '杆线压树危及房屋',
    description: 'By whoever takes it down for another.',
  })
  readonly summary?: string | undefined;

  @FreeForm({
    optional: true,
    description: "By the service's form schema; only with a service.",
    example: { fault: '线路或电杆损坏', dangerous: true },
  })
  readonly form?: Readonly<Record<string, unknown>> | undefined;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @Nested(() => PlaceBody)
  readonly place!: PlaceBody;

  @Nested(() => ContactPersonBody, {
    optional: true,
    description: 'Whose matter it is, when it is not the caller’s own.',
  })
  readonly reporter?: ContactPersonBody | undefined;

  @Nested(() => ContactPersonBody, {
    optional: true,
    description: 'Who speaks for the reporter (代办); staff only.',
  })
  readonly proxy?: ContactPersonBody | undefined;

  @Nested(() => ChildBody, {
    optional: true,
    description:
      'Whose matter it is is under fourteen, and who speaks for them (the caller, or `proxy`) is their guardian, who acts, is answered and rates. A child who reports alone from an account is sent to a guardian or to 12345; on the telephone or at a window nobody is.',
  })
  readonly child?: ChildBody | undefined;

  @Flag({
    optional: true,
    example: false,
    description: 'Needs an `Idempotency-Key`. The answer carries the secret that opens the appeal later.',
  })
  readonly anonymous?: boolean | undefined;

  @NestedList(() => AccusedBody, 5, { optional: true })
  readonly accused?: AccusedBody[] | undefined;

  @InstantAt({ optional: true, description: 'When it was seen, for a draft sent later.' })
  readonly observedAt?: Instant | undefined;
}

/** Four pages; more is a document, and goes with it as one. */
const COMMENT = 2_000;

export class CommentBody {
  @Text(COMMENT, { example: '今早又掉下一根树枝' })
  readonly text!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @Choice(['everyone', 'staff'] as const, { example: 'everyone' })
  readonly visibleTo!: 'everyone' | 'staff';
}

/** What is left out stays as it was. */
export class CorrectBody {
  @Nested(() => PlaceChangeBody, { optional: true, description: 'Another place is dispatched anew.' })
  readonly place?: PlaceChangeBody | undefined;

  @Nested(() => ContactChangeBody, {
    optional: true,
    description: 'Another number opens it from then on, and the old one no longer does.',
  })
  readonly reporter?: ContactChangeBody | undefined;

  @Nested(() => ContactChangeBody, { optional: true })
  readonly proxy?: ContactChangeBody | undefined;

  @FreeForm({ optional: true, description: 'The whole form anew, by the schema of the service.' })
  readonly form?: Readonly<Record<string, unknown>> | undefined;

  @Reason(SHORT, { example: '回电核实，号码抄错一位' })
  readonly reason!: string;
}

export class NameGuardianBody {
  @Nested(() => ContactPersonBody, { description: 'Who speaks for the child from now on.' })
  readonly guardian!: ContactPersonBody;

  @Reason(SHORT, { example: '父亲到窗口，出示户口簿' })
  readonly reason!: string;
}

/** One of the two, or both. */
export class RedactBody {
  @Text(SHORT, {
    min: 2,
    optional: true,
    example: '李长顺',
    description: 'As it stands in the texts; hidden wherever this appeal has it.',
  })
  readonly passage?: string | undefined;

  @Text(64, {
    optional: true,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'Id of one of its attachments; what it says (its transcript) goes with it.',
  })
  readonly attachment?: string | undefined;

  @Reason(SHORT, { example: '与诉求无关的旁人姓名' })
  readonly reason!: string;
}

export class AnswerDirectlyBody {
  @Text(LONG, { example: '婚姻登记请带双方身份证和户口簿，到县民政局或任一镇便民服务中心办理' })
  readonly answer!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;
}

/** Nothing to say: the caller is who endorses. */
export class EndorseBody {}

export class MergeBody {
  @AppealRef({ description: 'The appeal that carries the handling from now on.' })
  readonly target!: AppealId;

  @Reason(SHORT, { example: '反映的是同一根电线杆' })
  readonly reason!: string;
}

export class UnmergeBody {
  @Reason(SHORT, { example: '核实后系另一处杆线' })
  readonly reason!: string;
}

export class WithdrawBody {
  @Reason(SHORT, { optional: true, example: '邻居已帮忙处理' })
  readonly reason?: string | undefined;
}
