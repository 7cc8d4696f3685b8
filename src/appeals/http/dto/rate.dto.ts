import { Choice, Flag, NestedList, Reason, Text, Whole } from '../../../edge';
import { exclusionGrounds, type ExclusionGround } from '../../domain/values';
import { AttachmentBody, LONG, SHORT } from './shared.dto';

export class RateBody {
  @Whole(1, 5, { example: 5 })
  readonly stars!: number;

  @Flag({ description: 'Somebody got in touch.' })
  readonly responded!: boolean;

  @Flag()
  readonly solved!: boolean;

  @Flag()
  readonly satisfied!: boolean;

  @Text(SHORT, { optional: true, example: '不到两个小时就处理好了，谢谢' })
  readonly remark?: string | undefined;
}

export class ReopenBody {
  @Reason(SHORT, { example: '昨夜大风，电线杆又斜了' })
  readonly reason!: string;
}

export class UndoBody {
  @Reason(SHORT, { example: '误点办结，实际尚未处理' })
  readonly reason!: string;
}

export class RequestReviewBody {
  @Text(LONG, { example: '对两次处理结果不服，请上级复查' })
  readonly ground!: string;
}

export class DecideReviewBody {
  @Flag()
  readonly upheld!: boolean;

  @Text(LONG, { example: '经复查，原处理符合规定' })
  readonly opinion!: string;

  @Text(100, {
    optional: true,
    example: '安康市信访局',
    description: 'Who took the decision, above the county.',
  })
  readonly external?: string | undefined;
}

export class RequestExclusionBody {
  @Choice(exclusionGrounds, { example: 'untrue' })
  readonly ground!: ExclusionGround;

  @Reason(LONG, { example: '现场核查无此情况，附照片和走访记录' })
  readonly reason!: string;

  @NestedList(() => AttachmentBody, 9, { optional: true, description: 'What proves it: at least one.' })
  readonly attachments?: AttachmentBody[] | undefined;
}

export class DecideExclusionBody {
  @Flag()
  readonly granted!: boolean;

  @Reason(SHORT, { example: '佐证齐全，属实' })
  readonly reason!: string;
}
