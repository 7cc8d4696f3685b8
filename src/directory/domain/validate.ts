import { roles } from '../../kernel/actor';
import type { PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import { InvalidDocument, below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import { isRegionCode, isWithin, parentOf, tierOf, villageOf } from '../../kernel/region';
import { tiers } from '../../kernel/tier';
import {
  unitKinds,
  type DirectoryDocument,
  type DispatchEntry,
  type Person,
  type Region,
  type Unit,
} from './model';

/** Lower-case words joined by dashes, as ids of units, people and services are written. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const staffRoles = roles.filter((role) => role !== 'citizen');

/** The document, if every part is whole and names only what is there. @throws InvalidDocument */
export function validateDirectory(document: unknown): DirectoryDocument {
  const given = fieldsAt(document, '', ['county', 'regions', 'units', 'people', 'dispatchList']);
  const county = regionAt(given.county, '/county');
  const regions = listAt(given.regions, '/regions', region);
  const units = listAt(given.units, '/units', unit);
  const people = listAt(given.people, '/people', person);
  const dispatchList = listAt(given.dispatchList, '/dispatchList', dispatchEntry);

  checkRegions(county, regions);
  checkUnits(county, regions, units);
  checkPeople(regions, units, people);
  checkDispatchList(regions, units, dispatchList);
  return { county, regions, units, people, dispatchList };
}

function region(value: unknown, at: string): Region {
  const given = fieldsAt(value, at, ['code', 'name', 'tier']);
  const code = regionAt(given.code, below(at, 'code'));
  const tier = oneOfAt(given.tier, below(at, 'tier'), tiers);
  if (tier !== tierOf(code))
    throw new InvalidDocument(below(at, 'tier'), `${code} is a ${tierOf(code)}, not a ${tier}`);
  return { code, name: textAt(given.name, below(at, 'name')), tier };
}

function unit(value: unknown, at: string): Unit {
  const given = fieldsAt(value, at, ['id', 'name', 'kind', 'tier', 'region']);
  const names = fieldsAt(given.name, below(at, 'name'), ['zh', 'en']);
  const tier = oneOfAt(given.tier, below(at, 'tier'), tiers);
  const area = regionAt(given.region, below(at, 'region'));
  if (tier !== tierOf(area)) {
    throw new InvalidDocument(
      below(at, 'tier'),
      `a unit of ${area} stands at the ${tierOf(area)} tier, not ${tier}`,
    );
  }
  return {
    id: idAt<UnitId>(given.id, below(at, 'id')),
    name: { zh: textAt(names.zh, `${at}/name/zh`), en: textAt(names.en, `${at}/name/en`) },
    kind: oneOfAt(given.kind, below(at, 'kind'), unitKinds),
    tier,
    region: area,
  };
}

function person(value: unknown, at: string): Person {
  const given = fieldsAt(value, at, ['id', 'name', 'role', 'unit', 'region']);
  return {
    id: idAt<PersonId>(given.id, below(at, 'id')),
    name: textAt(given.name, below(at, 'name')),
    role: oneOfAt(given.role, below(at, 'role'), staffRoles),
    unit: idAt<UnitId>(given.unit, below(at, 'unit')),
    region: regionAt(given.region, below(at, 'region')),
  };
}

function dispatchEntry(value: unknown, at: string): DispatchEntry {
  const given = fieldsAt(value, at, ['service', 'area', 'unit']);
  return {
    service: idAt<ServiceId>(given.service, below(at, 'service')),
    area: regionAt(given.area, below(at, 'area')),
    unit: idAt<UnitId>(given.unit, below(at, 'unit')),
  };
}

function checkRegions(county: RegionCode, regions: readonly Region[]): void {
  const codes = unique(regions, (given) => given.code, '/regions', 'code');
  if (!codes.has(county)) throw new InvalidDocument('/county', `${county} is not among the regions`);
  regions.forEach(({ code }, at) => {
    const parent = parentOf(code);
    if (parent === undefined && code !== county) {
      throw new InvalidDocument(
        `/regions/${at}/code`,
        `${code} is a second county; this directory is ${county}'s`,
      );
    }
    if (parent !== undefined && !codes.has(parent)) {
      throw new InvalidDocument(`/regions/${at}/code`, `its parent region ${parent} is unknown`);
    }
  });
}

function checkUnits(county: RegionCode, regions: readonly Region[], units: readonly Unit[]): void {
  const codes = codesOf(regions);
  unique(units, (given) => given.id, '/units', 'id');
  const centres = new Set<RegionCode>();
  units.forEach((given, at) => {
    if (!codes.has(given.region))
      throw new InvalidDocument(`/units/${at}/region`, `region ${given.region} is unknown`);
    if (given.kind !== 'centre') return;
    if (centres.has(given.region))
      throw new InvalidDocument(`/units/${at}`, `${given.region} has two centres`);
    centres.add(given.region);
  });
  if (!centres.has(county))
    throw new InvalidDocument('/units', `the county ${county} has no governance centre`);
}

function checkPeople(regions: readonly Region[], units: readonly Unit[], people: readonly Person[]): void {
  const codes = codesOf(regions);
  const unitIds = new Set(units.map((given) => given.id));
  unique(people, (given) => given.id, '/people', 'id');
  people.forEach((given, at) => {
    if (!unitIds.has(given.unit))
      throw new InvalidDocument(`/people/${at}/unit`, `unit ${given.unit} is unknown`);
    // Grids are not listed as regions: a grid worker's is known by its village.
    if (!codes.has(villageOf(given.region) ?? given.region)) {
      throw new InvalidDocument(`/people/${at}/region`, `region ${given.region} is unknown`);
    }
    if (given.role === 'grid-worker' && villageOf(given.region) === undefined) {
      throw new InvalidDocument(`/people/${at}/region`, 'a grid worker walks a grid or a village');
    }
  });
}

function checkDispatchList(
  regions: readonly Region[],
  units: readonly Unit[],
  entries: readonly DispatchEntry[],
): void {
  const codes = codesOf(regions);
  const byId = new Map(units.map((given) => [given.id, given]));
  const seen = new Set<string>();
  entries.forEach((entry, at) => {
    const pointer = `/dispatchList/${at}`;
    const holder = byId.get(entry.unit);
    if (!holder) throw new InvalidDocument(below(pointer, 'unit'), `unit ${entry.unit} is unknown`);
    if (!codes.has(entry.area))
      throw new InvalidDocument(below(pointer, 'area'), `region ${entry.area} is unknown`);
    if (!isWithin(entry.area, holder.region)) {
      throw new InvalidDocument(
        below(pointer, 'unit'),
        `the duty of ${entry.unit} ends at ${holder.region}, outside ${entry.area}`,
      );
    }
    const key = `${entry.service} ${entry.area}`;
    if (seen.has(key))
      throw new InvalidDocument(pointer, `${entry.service} has a second unit in ${entry.area}`);
    seen.add(key);
  });
}

const codesOf = (regions: readonly Region[]): ReadonlySet<RegionCode> =>
  new Set(regions.map(({ code }) => code));

function unique<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  pointer: string,
  field: string,
): ReadonlySet<string> {
  const seen = new Set<string>();
  items.forEach((item, at) => {
    if (seen.has(key(item)))
      throw new InvalidDocument(`${pointer}/${at}/${field}`, `${key(item)} is there twice`);
    seen.add(key(item));
  });
  return seen;
}

function idAt<Id extends string>(value: unknown, pointer: string): Id {
  const text = textAt(value, pointer);
  if (!ID.test(text))
    throw new InvalidDocument(pointer, 'must be an id: lower-case letters and digits, joined by dashes');
  return text as Id;
}

function regionAt(value: unknown, pointer: string): RegionCode {
  const text = textAt(value, pointer);
  if (!isRegionCode(text))
    throw new InvalidDocument(pointer, `${text} is not a region code (6, 9 or 12 digits, grids with -NN)`);
  return text;
}
