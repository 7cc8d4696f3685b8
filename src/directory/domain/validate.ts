import type { RegionCode } from '../../kernel/ids';
import { InvalidDocument, below } from '../../kernel/invalid-document';
import { isWithin, parentOf, villageOf } from '../../kernel/region';
import type { DirectoryDocument, DispatchEntry, Person, Region, Unit } from './model';
import { directoryShape } from './shape';
import { staffed } from './staffing';

/** The document, if every part is whole and names only what is there. @throws InvalidDocument */
export function validateDirectory(document: unknown): DirectoryDocument {
  return checked(directoryShape(document));
}

/** As written by hand, completed by rule, and then judged like any other. @throws InvalidDocument */
export function completeDirectory(document: unknown): DirectoryDocument {
  const written = directoryShape(document);
  return checked({ ...written, ...staffed(written) });
}

function checked(document: DirectoryDocument): DirectoryDocument {
  const { county, regions, units, people, dispatchList, bodies, extent } = document;
  checkRegions(county, regions);
  checkUnits(county, regions, units);
  checkPeople(regions, units, people);
  checkDispatchList(regions, units, dispatchList);
  unique(bodies ?? [], (given) => given.id, '/bodies', 'id');
  return {
    county,
    regions,
    units,
    people,
    dispatchList,
    ...(bodies && { bodies }),
    ...(extent && { extent }),
  };
}

function checkRegions(county: RegionCode, regions: readonly Region[]): void {
  const codes = codesOf(regions);
  if (!codes.has(county)) throw new InvalidDocument('/county', `${county} is not among the regions`);
  checkSuccession(regions, ({ code }) => code, '/regions');
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
  checkSuccession(units, ({ id }) => id, '/units');
  checkUnder(units);
  const centres = new Set<RegionCode>();
  const desks = new Set<string>();
  units.forEach((given, at) => {
    if (given.desk !== undefined && given.tier !== 'county')
      throw new InvalidDocument(`/units/${at}/desk`, 'a desk is a unit of the county');
    if (given.desk !== undefined && desks.has(given.desk))
      throw new InvalidDocument(`/units/${at}/desk`, `the ${given.desk} desk is there twice`);
    if (given.desk !== undefined) desks.add(given.desk);
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

/** Nobody succeeds what is still there, and what is gone has one successor: who was divided names none. */
function checkSuccession<Item extends { readonly succeeds?: readonly string[] | undefined }>(
  items: readonly Item[],
  id: (item: Item) => string,
  pointer: string,
): void {
  const listed = unique(items, id, pointer, pointer === '/units' ? 'id' : 'code');
  const taken = new Set<string>();
  items.forEach(({ succeeds = [] }, at) =>
    succeeds.forEach((before, index) => {
      const place = `${pointer}/${at}/succeeds/${index}`;
      if (listed.has(before)) throw new InvalidDocument(place, `${before} is still listed: take it out`);
      if (taken.has(before)) throw new InvalidDocument(place, `${before} has a second successor`);
      taken.add(before);
    }),
  );
}

function checkUnder(units: readonly Unit[]): void {
  const byId = new Map(units.map((given) => [given.id, given]));
  units.forEach((given, at) => {
    const above = new Set([given.id]);
    for (let { under } = given; under !== undefined; under = byId.get(under)?.under) {
      if (!byId.has(under)) throw new InvalidDocument(`/units/${at}/under`, `unit ${under} is unknown`);
      if (above.has(under)) throw new InvalidDocument(`/units/${at}/under`, `${under} would be under itself`);
      above.add(under);
    }
  });
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
    if ((given.role === 'client') !== (given.intake !== undefined))
      throw new InvalidDocument(`/people/${at}`, 'a client account, and nobody else, says how it hands in');
  });
  const accounts = people.flatMap(({ intake }) => (intake ? [intake] : []));
  unique(accounts, ({ topic = '', key }) => `${topic} ${key}`, '/people', 'intake/key');
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
