import { principals, type Principal } from '../../access';
import { Choice, Cursor, MomentAt, PerPage, UnitRef } from '../../edge';
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
  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage(MOST_ACCESSES, 100)
  readonly limit?: number | undefined;
}
