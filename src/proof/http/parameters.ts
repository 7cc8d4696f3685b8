import { AppealRef, InstantAt, Matching, Text, Whole } from '../../edge';
import type { AppealId, StreamName } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

export const MOST_HEADS = 500;
const MOST = 1_000_000_000;

export class HeadsParameters {
  @Whole(0, MOST, {
    optional: true,
    example: 0,
    description: 'Number of the first; from the first of all when left out.',
  })
  readonly from?: number | undefined;

  @Whole(1, MOST_HEADS, { optional: true, example: 100, description: '100 when left out.' })
  readonly limit?: number | undefined;
}

export class InclusionParameters {
  @Text(200, {
    example: 'appeal-0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
    description: 'As `/history` names it.',
  })
  readonly stream!: StreamName;

  @Whole(0, MOST, { example: 0 })
  readonly revision!: number;

  @Whole(0, MOST, {
    optional: true,
    description: 'The head that vouches for it, such as one that somebody kept; the newest when left out.',
  })
  readonly head?: number | undefined;
}

export class ConsistencyParameters {
  @Whole(0, MOST, { example: 0, description: 'The earlier head.' })
  readonly from!: number;

  @Whole(0, MOST, { optional: true, description: 'The later one; the newest when left out.' })
  readonly to?: number | undefined;
}

export class ExportParameters {
  @AppealRef({ optional: true, description: 'All of one appeal, and who looked at it.' })
  readonly appeal?: AppealId | undefined;

  @InstantAt({
    optional: true,
    description: 'All that happened from then on; from the beginning when left out.',
  })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, description: 'And before then; up to the newest head when left out.' })
  readonly until?: Instant | undefined;

  @Matching(/^[A-Za-z0-9_-]{1,2000}$/, {
    optional: true,
    description: '`resume` of an export that broke off: it goes on as if it had not. Says itself what of.',
  })
  readonly resume?: string | undefined;

  @Whole(0, MOST, { optional: true, description: 'With `resume`: so many of its events have come, whole.' })
  readonly had?: number | undefined;
}
