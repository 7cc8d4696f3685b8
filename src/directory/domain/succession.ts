import type { PersonId, RegionCode, UnitId } from '../../kernel/ids';
import { levelsOf, villageOf } from '../../kernel/region';
import type { DirectoryDocument, Ever, Former, Person, Region, Unit } from './model';

/** What an earlier version listed and this one does not stays known: old events name it, and somebody inherits. */
export function withFormer(document: DirectoryDocument, before: DirectoryDocument): DirectoryDocument {
  const was: Partial<Former> = before.former ?? {};
  const former: Former = {
    regions: gone(document.regions, before.regions, was.regions, ({ code }) => code),
    units: gone(document.units, before.units, was.units, ({ id }) => id),
    people: gone(document.people, before.people, was.people, ({ id }) => id),
    bodies: gone(document.bodies ?? [], before.bodies ?? [], was.bodies, ({ id }) => id),
  };
  const { regions, units, people, bodies } = former;
  const some = [regions, units, people, bodies].some(({ length }) => length > 0);
  return some ? { ...document, former } : document;
}

/** A unit or region that held something may be gone since: only these are inherited. */
export const losesSome = (document: DirectoryDocument, before: DirectoryDocument): boolean => {
  const units = new Set(document.units.map(({ id }) => id));
  const regions = new Set(document.regions.map(({ code }) => code));
  return (
    before.units.some(({ id }) => !units.has(id)) || before.regions.some(({ code }) => !regions.has(code))
  );
};

function gone<Item>(
  listed: readonly Item[],
  before: readonly Item[],
  earlier: readonly Item[] = [],
  id: (item: Item) => string,
): readonly Item[] {
  const known = new Set(listed.map(id));
  return [...before, ...earlier].filter((item) => !known.has(id(item)));
}

/** Who comes after whom, so that each question is a look-up. */
export interface Succession {
  readonly ever: Ever;
  placeNow(place: RegionCode): RegionCode;
  successorOf(id: UnitId): Unit | undefined;
}

interface Listed {
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly centreOf: (region: RegionCode) => Unit | undefined;
}

export function successionIn(document: DirectoryDocument, listed: Listed): Succession {
  const { former } = document;
  const { regions, units, people, centreOf } = listed;
  const formerRegions = byId(former?.regions, ({ code }) => code);
  const formerUnits = byId(former?.units, ({ id }) => id);
  const formerPeople = byId(former?.people, ({ id }) => id);
  const bodies = byId([...(former?.bodies ?? []), ...(document.bodies ?? [])], ({ id }) => id);
  const regionAfter = successors([...(former?.regions ?? []), ...document.regions], ({ code }) => code);
  const unitAfter = successors([...(former?.units ?? []), ...document.units], ({ id }) => id);

  const regionSucceeding = (code: RegionCode) => last(code, regionAfter, (each) => regions.has(each));
  return {
    ever: {
      region: (code) => regions.get(code) ?? formerRegions.get(code),
      unit: (id) => units.get(id) ?? formerUnits.get(id),
      person: (id) => people.get(id) ?? formerPeople.get(id),
      body: (id) => bodies.get(id),
    },
    placeNow(place) {
      // Grids are not listed as regions: those of a village that is listed are where they were.
      const village = villageOf(place) ?? place;
      if (regions.has(village) || !formerRegions.has(village)) return place;
      const above = [...levelsOf(village)].reverse();
      for (const code of above) {
        const now = regions.has(code) ? code : regionSucceeding(code);
        if (now !== undefined) return now;
      }
      return document.county;
    },
    successorOf(id) {
      const unit = formerUnits.get(id);
      if (unit === undefined || units.has(id)) return undefined;
      const named = last(id, unitAfter, (each) => units.has(each));
      if (named !== undefined) return units.get(named);
      if (unit.kind !== 'centre') return undefined;
      const region = regions.has(unit.region) ? unit.region : regionSucceeding(unit.region);
      return region && centreOf(region);
    },
  };
}

function byId<Id, Item>(items: readonly Item[] = [], id: (item: Item) => Id): ReadonlyMap<Id, Item> {
  return new Map(items.map((item) => [id(item), item]));
}

function successors<Id extends string, Item extends { readonly succeeds?: readonly Id[] | undefined }>(
  items: readonly Item[],
  id: (item: Item) => Id,
): ReadonlyMap<Id, Id> {
  return new Map(
    items.flatMap((item) => (item.succeeds ?? []).map((before): [Id, Id] => [before, id(item)])),
  );
}

/** Along those who came after, until one who is there; what was written in a circle ends nowhere. */
function last<Id extends string>(
  from: Id,
  after: ReadonlyMap<Id, Id>,
  isListed: (id: Id) => boolean,
): Id | undefined {
  const seen = new Set<Id>();
  for (let id = after.get(from); id !== undefined && !seen.has(id); id = after.get(id)) {
    if (isListed(id)) return id;
    seen.add(id);
  }
  return undefined;
}
