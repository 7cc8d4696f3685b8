import type { RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import type { WordHash } from '../../../kernel/ports/words';

/** What a name means: places with all in them, services, holders. */
export interface Named {
  readonly regions: readonly RegionCode[];
  readonly services: readonly ServiceId[];
  readonly units: readonly UnitId[];
}

export const NOTHING_NAMED: Named = { regions: [], services: [], units: [] };
export const isNamed = ({ regions, services, units }: Named): boolean =>
  regions.length + services.length + units.length > 0;

/** One thing that an appeal must have to be found: by its words, by what it is or where, or by the end of its number. */
export interface Slot {
  /** All of one of these lists. Words of the text, or a tag. */
  readonly words: readonly (readonly WordHash[])[];
  readonly named: Named;
  /** Digits with which its number ends, dashes left out. */
  readonly tail?: string | undefined;
  /** Whose matter it is, or who speaks for them. */
  readonly person?: WordHash | undefined;
  /** How much finding it tells. */
  readonly weight: number;
}

/** By what an appeal was found. */
export const matchedBy = ['number', 'words', 'place', 'service', 'holder', 'person'] as const;
export type MatchedBy = (typeof matchedBy)[number];
