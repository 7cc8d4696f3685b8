import type { RegionCode } from '../../kernel/ids';
import { villageOf } from '../../kernel/region';

/** Grids are not listed as regions: one is known by its village. */
export const listedRegion = (region: RegionCode): RegionCode => villageOf(region) ?? region;
