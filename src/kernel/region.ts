import type { RegionCode } from './ids';
import type { Tier } from './tier';

/** The shape of every region code: county, town, village, grid. */
export const REGION_CODE = /^\d{6}(\d{3}(\d{3}(-\d{2}){0,3})?)?$/;

export const isRegionCode = (text: string): text is RegionCode => REGION_CODE.test(text);

/** The code of each whole level, from the county down to the region itself: `610921100-…` never matches by prefix. */
export function levelsOf(region: RegionCode): readonly RegionCode[] {
  const levels = [6, 9, 12]
    .filter((length) => length <= region.length)
    .map((length) => region.slice(0, length));
  for (let length = 15; length <= region.length; length += 3) levels.push(region.slice(0, length));
  return levels as RegionCode[];
}

export const countyOf = (region: RegionCode): RegionCode => region.slice(0, 6) as RegionCode;
export const villageOf = (region: RegionCode): RegionCode | undefined => levelsOf(region)[2];
/** A grid belongs to the village tier. */
export const tierOf = (region: RegionCode): Tier =>
  region.length === 6 ? 'county' : region.length === 9 ? 'town' : 'village';
/** True when `region` is `area` or lies in it. */
export const isWithin = (region: RegionCode, area: RegionCode): boolean => levelsOf(region).includes(area);
export const parentOf = (region: RegionCode): RegionCode | undefined => levelsOf(region).at(-2);
