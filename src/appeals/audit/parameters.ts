import { principals, type Principal } from '../../access';
import { Choice, Matching, MomentAt, UnitRef, Whole } from '../../edge';
import type { UnitId } from '../../kernel/ids';

export const MOST_ACCESSES = 200;

export class AtParameters {
  @MomentAt({ optional: true, description: 'The present when left out.' })
  readonly at?: string | undefined;
}

export class DiffParameters {
  @MomentAt({ example: '0' })
  readonly from!: string;

  @MomentAt({ optional: true, description: 'The present when left out.' })
  readonly to?: string | undefined;
}

export class AsParameters extends AtParameters {
  @Choice(principals, {
    example: 'officer',
    description: '`citizen` is its reporter, and who spoke for them.',
  })
  readonly role!: Principal;

  @UnitRef({ optional: true, description: 'Of whoever is on duty.' })
  readonly unit?: UnitId | undefined;
}

export class NoParameters {}

export class AccessParameters {
  @Matching(/^[A-Za-z0-9_-]{1,400}$/, { optional: true, description: '`next` of the page before.' })
  readonly cursor?: string | undefined;

  @Whole(1, MOST_ACCESSES, { optional: true, example: 100, description: '100 when left out.' })
  readonly limit?: number | undefined;
}
