import { Choice, InstantAt, RegionRef, Whole } from '../../edge';
import type { RegionCode } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

const where = { optional: true, description: 'Whose hours count: its town’s. The county’s when left out.' };

/** What is counted in working time; `days` are whole ones, from the next on. */
export const countedIn = ['minutes', 'hours', 'days'] as const;

export class MomentParameters {
  @InstantAt({ optional: true, description: 'Now when left out.' })
  readonly at?: Instant | undefined;

  @RegionRef(where)
  readonly place?: RegionCode | undefined;
}

export class LaterParameters {
  @InstantAt({ optional: true, description: 'Now when left out.' })
  readonly from?: Instant | undefined;

  @Whole(1, 100_000, { example: 3, description: 'How many of the unit.' })
  readonly amount!: number;

  @Choice(countedIn, { example: 'days', description: 'Of working time.' })
  readonly unit!: (typeof countedIn)[number];

  @RegionRef(where)
  readonly place?: RegionCode | undefined;
}
