import type { Service } from '../../catalogue';
import type { PersonId, RegionCode, UnitId } from '../../kernel/ids';
import { isWithin, levelsOf, parentOf } from '../../kernel/region';
import { isBelow } from '../../kernel/tier';
import type { Directory, Unit } from './model';

/** Whom an appeal names: a unit, a person on duty, or both. */
export interface Named {
  readonly unit?: UnitId | undefined;
  readonly person?: PersonId | undefined;
}

/** Who must keep away from an appeal. */
export interface Barred {
  readonly accused: readonly Named[];
  /** No unit below the county has it. */
  readonly countyOnly: boolean;
}

/** `reason` is shown to the reporter and kept in the event: it never says who was named. */
export type HolderChoice =
  | { readonly unit: Unit; readonly rule: 'dispatch-list' | 'lowest-tier'; readonly reason: string }
  | { readonly none: 'no-unit' | 'all-accused'; readonly reason: string };

export interface HolderQuestion {
  readonly service: Service;
  readonly place: RegionCode;
  readonly barred: Barred;
  readonly directory: Directory;
}

/**
 * 派单: the unit of the dispatch list, smallest area first; where it names none, the lowest tier that has the
 * duty. Nobody who is named, nor a tier below them, is ever chosen: it climbs.
 */
export function chooseHolder({ service, place, barred, directory }: HolderQuestion): HolderChoice {
  const entry = directory.dutyOf(service.id, place);
  const listed = entry && directory.unit(entry.unit);
  if (listed && mayHold(listed, barred, directory)) {
    const area = directory.region(entry.area)?.name ?? entry.area;
    return {
      unit: listed,
      rule: 'dispatch-list',
      reason: `派单目录：${area}的${service.name.zh}由${listed.name.zh}承办`,
    };
  }
  if (listed) return climb(centresAbove(listed, directory), barred, directory);

  const lowest = centresCovering(place, directory).filter((centre) => service.tiers.includes(centre.tier))[0];
  if (!lowest) {
    return {
      none: 'no-unit',
      reason: `派单目录和层级中都没有单位在该地承办${service.name.zh}，由县级调度员派单`,
    };
  }
  if (mayHold(lowest, barred, directory)) {
    return {
      unit: lowest,
      rule: 'lowest-tier',
      reason: `派单目录未列明，由最低有责层级${lowest.name.zh}承办`,
    };
  }
  return climb(centresAbove(lowest, directory), barred, directory);
}

/** False for a unit that is named, whose person is named, or that hangs on the word of one. */
export function mayHold(unit: Unit, { accused, countyOnly }: Barred, directory: Directory): boolean {
  if (countyOnly && unit.tier !== 'county') return false;
  return namedUnits(accused, directory).every(
    (named) => unit.id !== named.id && !hangsOn(unit, named, directory),
  );
}

/** The tiers below a governance centre, in its region; and wherever they stand, the units under one. */
export function hangsOn(unit: Unit, on: Unit, directory: Directory): boolean {
  if (on.kind === 'centre' && isBelow(unit.tier, on.tier) && isWithin(unit.region, on.region)) return true;
  const above = unit.under && directory.ever.unit(unit.under);
  return above !== undefined && (above.id === on.id || hangsOn(above, on, directory));
}

/** The centre of the next tier that may hold; `undefined` for a county unit: nothing in the county is above. */
export function holderAbove(unit: Unit, barred: Barred, directory: Directory): Unit | undefined {
  return centresAbove(unit, directory).find(
    (centre) => isBelow(unit.tier, centre.tier) && mayHold(centre, barred, directory),
  );
}

/** Same tier under the same centre: between these a dispatcher may transfer. */
export const isSibling = (a: Unit, b: Unit): boolean =>
  a.id !== b.id && a.tier === b.tier && parentOf(a.region) === parentOf(b.region);

/** The duty for a service at a place: by the dispatch list, or as a centre over it of a tier that has it. */
export const hasDuty = (unit: Unit, service: Service, place: RegionCode, directory: Directory): boolean =>
  directory.entriesOf(service.id).some((entry) => entry.unit === unit.id && isWithin(place, entry.area)) ||
  (unit.kind === 'centre' && service.tiers.includes(unit.tier) && isWithin(place, unit.region));

/** The place's own line: the centres over it, and the departments of its town and county. */
export const isInLineOf = (place: RegionCode, unit: Unit): boolean => isWithin(place, unit.region);

/** A department's duty never falls to a village. */
export function isForVillages({ service, place, directory }: Omit<HolderQuestion, 'barred'>): boolean {
  const entry = directory.dutyOf(service.id, place);
  const listed = entry && directory.unit(entry.unit);
  return listed === undefined || listed.kind === 'centre';
}

/** A named person names their unit too; of a unit that is gone, whoever took over its people is named. */
function namedUnits(accused: readonly Named[], directory: Directory): readonly Unit[] {
  return accused.flatMap(({ unit, person }) => {
    const personsUnit = person && directory.ever.person(person)?.unit;
    return [unit, personsUnit].flatMap((id) =>
      id === undefined
        ? []
        : [directory.ever.unit(id), directory.successorOf(id)].flatMap((each) => each ?? []),
    );
  });
}

/** The centres whose regions cover the place, from the village up. */
const centresCovering = (place: RegionCode, directory: Directory): readonly Unit[] =>
  [...levelsOf(place)]
    .reverse()
    .filter((region) => region.length <= 12)
    .flatMap((region) => directory.centreOf(region) ?? []);

/** The centres a tier or more above the unit; over a county department, the county's own. */
const centresAbove = (unit: Unit, directory: Directory): readonly Unit[] =>
  centresCovering(unit.region, directory).filter(
    (centre) => isBelow(unit.tier, centre.tier) || (centre.tier === 'county' && centre.id !== unit.id),
  );

function climb(centres: readonly Unit[], barred: Barred, directory: Directory): HolderChoice {
  const above = centres.find((centre) => mayHold(centre, barred, directory));
  if (above) {
    return { unit: above, rule: 'lowest-tier', reason: `依回避规则，由${above.name.zh}承办` };
  }
  const outside = outsideTheCentres(barred, directory);
  if (outside) {
    return {
      unit: outside,
      rule: 'lowest-tier',
      reason: `依回避规则，各级综治中心均不得承办，由${outside.name.zh}承办`,
    };
  }
  return { none: 'all-accused', reason: '依回避规则，县内没有单位可以承办，须报上级' };
}

/** Where no governance centre may hold: the discipline desk, else the people's congress, unless named too. */
export const outsideTheCentres = (barred: Barred, directory: Directory): Unit | undefined =>
  directory
    .allUnits()
    .filter(({ tier, desk, kind }) => tier === 'county' && (desk === 'discipline' || kind === 'congress'))
    .sort((a, b) => Number(b.desk === 'discipline') - Number(a.desk === 'discipline'))
    .find((unit) => mayHold(unit, barred, directory));
