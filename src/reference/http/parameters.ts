import { RegionRef, UnitRef } from '../../edge';
import type { RegionCode, UnitId } from '../../kernel/ids';

export class UnitsParameters {
  @RegionRef({ optional: true, description: 'Whose region is this one or lies in it.' })
  readonly within?: RegionCode | undefined;
}

export class RegionsParameters {
  @RegionRef({ optional: true, description: 'This one and everything in it.' })
  readonly within?: RegionCode | undefined;
}

export class PeopleParameters {
  @UnitRef({ optional: true })
  readonly unit?: UnitId | undefined;
}
