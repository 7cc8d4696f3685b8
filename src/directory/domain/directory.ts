import type { PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import { isWithin, levelsOf, parentOf, villageOf } from '../../kernel/region';
import { refusal } from './errors';
import type { Directory, DirectoryDocument, DispatchEntry, Person, Region, Unit } from './model';
import { successionIn } from './succession';

/** Groups in the order of the document. */
function grouped<Key, Value>(
  values: readonly Value[],
  key: (value: Value) => Key,
): ReadonlyMap<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

/** Indexes a valid document once, so that every question of a decision is a look-up. */
export function indexDirectory(document: DirectoryDocument, version: number): Directory {
  const regions = new Map<RegionCode, Region>(document.regions.map((region) => [region.code, region]));
  const units = new Map<UnitId, Unit>(document.units.map((unit) => [unit.id, unit]));
  const people = new Map<PersonId, Person>(document.people.map((person) => [person.id, person]));
  const { bodies = [] } = document;
  const desks = new Map(document.units.map((unit) => [unit.desk, unit]));
  const centres = new Map<RegionCode, Unit>(
    document.units.filter((unit) => unit.kind === 'centre').map((unit) => [unit.region, unit]),
  );
  const entries = grouped(document.dispatchList, (entry) => entry.service);
  const walkers = grouped(
    document.people.filter((person) => person.role === 'grid-worker'),
    (person) => villageOf(person.region),
  );

  const centreOf = (region: RegionCode): Unit | undefined => centres.get(villageOf(region) ?? region);
  const countyCentre = (): Unit => {
    const centre = centres.get(document.county);
    if (!centre) throw refusal('directory/no-county-centre', { county: document.county });
    return centre;
  };

  const succession = successionIn(document, { regions, units, people, centreOf });

  return {
    version,
    county: document.county,
    extent: document.extent,
    region: (code) => regions.get(code),
    unit: (id) => units.get(id),
    person: (id) => people.get(id),
    body: (id) => bodies.find((body) => body.id === id),
    ...succession,
    heirOf(id) {
      const unit = units.get(id);
      const former = succession.ever.unit(id);
      if (unit !== undefined || former === undefined) return unit;
      return succession.successorOf(id) ?? centreOf(succession.placeNow(former.region)) ?? countyCentre();
    },
    centreOf,
    centreAbove(id) {
      const unit = units.get(id);
      if (!unit) throw refusal('directory/unknown-unit', { unit: id });
      const above = parentOf(unit.region);
      return (above && centreOf(above)) ?? countyCentre();
    },
    countyCentre,
    deskOf: (desk) => desks.get(desk),
    dutyOf: (service, place) => smallestArea(entries.get(service) ?? [], place),
    entriesOf: (service: ServiceId) => entries.get(service) ?? [],
    gridWorkersOf(place) {
      const village = villageOf(place);
      const ofVillage = village ? (walkers.get(village) ?? []) : [];
      const ofGrid = ofVillage.filter((person) => isWithin(place, person.region));
      return ofGrid.length > 0 ? ofGrid : ofVillage;
    },
    formerUnits: () => document.former?.units ?? [],
    formerPeople: () => document.former?.people ?? [],
    allRegions: () => document.regions,
    allUnits: () => document.units,
    allPeople: () => document.people,
    allBodies: () => bodies,
    allEntries: () => document.dispatchList,
  };
}

function smallestArea(entries: readonly DispatchEntry[], place: RegionCode): DispatchEntry | undefined {
  for (const area of [...levelsOf(place)].reverse()) {
    const entry = entries.find((candidate) => candidate.area === area);
    if (entry) return entry;
  }
  return undefined;
}
