import { Choice, Flag, InstantAt, NestedList, Reason, Text } from '../../../edge';
import type { Instant } from '../../../kernel/time';
import {
  contactMeans,
  outcomes,
  unreachedCauses,
  type ContactMeans,
  type ResolutionOutcome,
  type UnreachedCause,
} from '../../domain/values';
import { AttachmentBody, LONG, SHORT } from './shared.dto';

export class ResolveBody {
  @Choice(outcomes, { example: 'solved' })
  readonly outcome!: ResolutionOutcome;

  @Text(LONG, { example: '电线杆已扶正加固，树枝已清除，房顶无损' })
  readonly account!: string;

  @NestedList(() => AttachmentBody, 9, {
    optional: true,
    description: 'The evidence that the service asks for.',
  })
  readonly attachments?: AttachmentBody[] | undefined;

  @InstantAt({
    optional: true,
    example: '2026-09-01T09:00:00+08:00',
    description: 'Kept open (挂账): when it is looked at again. Only for `not-solvable` and `partly-solved`.',
  })
  readonly revisitAt?: Instant | undefined;

  @Text(SHORT, {
    optional: true,
    description: 'Why it does not wait for helpers who have not reported.',
    example: '水利局的部分不影响通行，另行跟进',
  })
  readonly withoutHelpers?: string | undefined;
}

export class ConfirmResolutionBody {
  @Text(SHORT, { optional: true, example: '情况属实' })
  readonly note?: string | undefined;
}

export class RejectResolutionBody {
  @Reason(SHORT, { example: '请补充与群众的沟通情况' })
  readonly reason!: string;
}

export class DeliverFeedbackBody {
  @Choice(['grid-worker', 'reporter'] as const, { example: 'reporter' })
  readonly to!: 'grid-worker' | 'reporter';

  @Choice(contactMeans, { example: 'visit' })
  readonly means!: ContactMeans;
}

export class ReceiptFeedbackBody {
  @Text(SHORT, { optional: true, example: '下午上门告知' })
  readonly note?: string | undefined;
}

export class RecordFollowUpBody {
  @Flag()
  readonly reached!: boolean;

  @Flag({ optional: true })
  readonly solved?: boolean | undefined;

  @Flag({ optional: true })
  readonly satisfied?: boolean | undefined;

  @Flag({ optional: true })
  readonly wouldNotSay?: boolean | undefined;

  @Choice(unreachedCauses, { optional: true, example: 'no-answer', description: 'Where nobody was reached.' })
  readonly because?: UnreachedCause | undefined;

  @Text(SHORT, { optional: true, example: '老人说处理得很快' })
  readonly note?: string | undefined;
}
