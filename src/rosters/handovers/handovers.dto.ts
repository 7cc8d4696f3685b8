import { DayOf, Flag, Text } from '../../edge';
import type { Day } from '../../kernel/time';

const MOST_SIGNS = 4_000;

export class HandoverBody {
  @Text(MOST_SIGNS, {
    example: '盘龙村三组停电，供电公司已到场，预计今晚八点恢复，请接班后跟进。',
    description: 'Sealed: nobody but the people of the unit reads it.',
  })
  readonly note!: string;
}

export class HandoverParameters {
  @Flag({ optional: true, description: 'Only what nobody has taken yet, however old.' })
  readonly waiting?: boolean | undefined;

  @DayOf({ optional: true, description: 'Written on this day or later; in the last week when left out.' })
  readonly from?: Day | undefined;
}
