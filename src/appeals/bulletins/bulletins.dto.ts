import { Choice, Matching, NestedList, Reason, Text, UnitRef } from '../../edge';
import type { UnitId } from '../../kernel/ids';
import { bases, mentions, type Mention } from './bulletin';

const MONTH = /^\d{4}-\d{2}$/;
const GROUP = /^[a-z][a-z-]{0,39}$/;
const MOST_UNITS = 50;

export class MentionBody {
  @UnitRef()
  readonly unit!: UnitId;

  @Choice(mentions, { example: 'praised' })
  readonly as!: Mention;
}

export class BulletinBody {
  @Text(100, { example: '六月群众诉求办理情况通报' })
  readonly title!: string;

  @Text(10_000, {
    example: '六月，蒲溪镇按期办结率、满意率居各镇首位，予以通报表扬。',
    description: 'Everybody reads it: units and figures, nobody’s name or number.',
  })
  readonly text!: string;

  @NestedList(() => MentionBody, MOST_UNITS, { min: 1, description: 'Each may answer once it is published.' })
  readonly units!: MentionBody[];

  @Choice(bases, {
    example: 'ranking',
    description:
      '`ranking`: of `month` and `group`, which is published. `signals`: confirmed by a supervisor.',
  })
  readonly basis!: (typeof bases)[number];

  @Matching(MONTH, { optional: true, example: '2026-06', description: 'Of the ranking.' })
  readonly month?: string | undefined;

  @Matching(GROUP, { optional: true, example: 'towns', description: 'Of the ranking.' })
  readonly group?: string | undefined;
}

export class BulletinCorrectionBody extends BulletinBody {
  @Reason(500, { example: '原通报中涧池镇的办结量有误', description: 'Published with it; nobody’s name.' })
  readonly reason!: string;
}

export class BulletinAnswerBody {
  @Text(2_000, {
    example: '我镇已逐件复核，两件已重新办理并向群众当面说明。',
    description: 'Published beside the bulletin; nobody’s name or number.',
  })
  readonly text!: string;
}
