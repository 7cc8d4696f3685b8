import {
  Choice,
  DayOf,
  Flag,
  Matching,
  NestedList,
  Reason,
  ServiceRef,
  Text,
  Texts,
  UnitRef,
  Whole,
} from '../../edge';
import type { ServiceId, UnitId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import { MOST_CHOICES, MOST_STARS, questionKinds, type QuestionKind } from './questions';

const MOST_QUESTIONS = 20;
const MOST_ASKED = 500;
const QUESTION = /^q\d{1,2}$/;

export class QuestionBody {
  @Choice(questionKinds, { example: 'yes-no', description: '`text` is answered in words, or not at all.' })
  readonly kind!: QuestionKind;

  @Text(300, {
    example: '工作人员是否在规定时间内与您联系？',
    description: 'Everybody who is asked reads it.',
  })
  readonly text!: string;

  @Texts(MOST_CHOICES, {
    optional: true,
    min: 2,
    example: ['电话', '上门', '微信'],
    description: 'Of a `choice` alone: one of these.',
  })
  readonly choices?: string[] | undefined;
}

export class SurveyBody {
  @Text(100, { example: '六月群众诉求办理情况测评' })
  readonly title!: string;

  @NestedList(() => QuestionBody, MOST_QUESTIONS, { min: 1, description: 'In their order: `q1`, `q2`, …' })
  readonly questions!: QuestionBody[];

  @DayOf({ example: '2026-06-01', description: 'Of what was closed from this day on.' })
  readonly from!: Day;

  @DayOf({ example: '2026-06-30', description: 'To this one, which is over.' })
  readonly to!: Day;

  @UnitRef({ optional: true, description: 'Whose answer it was; all units where it is left out.' })
  readonly unit?: UnitId | undefined;

  @ServiceRef({ optional: true })
  readonly service?: ServiceId | undefined;

  @Whole(5, MOST_ASKED, { example: 200, description: 'As many are drawn, where there are so many.' })
  readonly size!: number;

  @DayOf({ example: '2026-07-20', description: 'The last day, within sixty from today.' })
  readonly closesOn!: Day;
}

export class WithdrawSurveyBody {
  @Reason(300, {
    example: '第二题写错了单位，重新发起',
    description: 'Whoever was invited reads it.',
  })
  readonly reason!: string;
}

export class SurveyAnswerItem {
  @Matching(QUESTION, { example: 'q1' })
  readonly question!: string;

  @Flag({ optional: true, description: 'Of `yes-no`.' })
  readonly yes?: boolean | undefined;

  @Whole(1, MOST_STARS, { optional: true, example: 4, description: 'Of `stars`.' })
  readonly stars?: number | undefined;

  @Whole(1, MOST_CHOICES, { optional: true, example: 2, description: 'Of a `choice`: which, from 1.' })
  readonly choice?: number | undefined;

  @Text(1_000, { optional: true, example: '希望夜间也有人接电话', description: 'Of `text`: sealed.' })
  readonly text?: string | undefined;
}

export class SurveyAnswerBody {
  @NestedList(() => SurveyAnswerItem, MOST_QUESTIONS, {
    min: 1,
    description: 'Every question but those in words, each by the member of its kind.',
  })
  readonly answers!: SurveyAnswerItem[];
}
