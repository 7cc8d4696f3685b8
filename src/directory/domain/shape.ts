import { channels, origins } from '../../catalogue';
import { roles } from '../../kernel/actor';
import type { BodyId, PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import { InvalidDocument, below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import { isRegionCode, tierOf } from '../../kernel/region';
import { isDay, type Day } from '../../kernel/time';
import { tiers } from '../../kernel/tier';
import {
  desks,
  unitKinds,
  type Body,
  type DirectoryDocument,
  type DispatchEntry,
  type Extent,
  type IntakeAccount,
  type Person,
  type Region,
  type Unit,
} from './model';

/** Lower-case words joined by dashes, as ids of units, people and services are written. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const staffRoles = roles.filter((role) => role !== 'citizen');

/** A document whose every part is well-shaped; what the parts say of each other is not judged. @throws InvalidDocument */
export function directoryShape(document: unknown): DirectoryDocument {
  const given = fieldsAt(document, '', [
    'county',
    'regions',
    'units',
    'people',
    'dispatchList',
    'bodies',
    'extent',
  ]);
  return {
    county: regionAt(given.county, '/county'),
    regions: listAt(given.regions, '/regions', region),
    units: listAt(given.units, '/units', unit),
    people: listAt(given.people, '/people', person),
    dispatchList: listAt(given.dispatchList, '/dispatchList', dispatchEntry),
    ...(given.bodies === undefined ? {} : { bodies: listAt(given.bodies, '/bodies', body) }),
    ...(given.extent === undefined ? {} : { extent: extent(given.extent, '/extent') }),
  };
}

function region(value: unknown, at: string): Region {
  const given = fieldsAt(value, at, ['code', 'name', 'tier', 'succeeds']);
  const code = regionAt(given.code, below(at, 'code'));
  const tier = oneOfAt(given.tier, below(at, 'tier'), tiers);
  if (tier !== tierOf(code))
    throw new InvalidDocument(below(at, 'tier'), `${code} is a ${tierOf(code)}, not a ${tier}`);
  return {
    code,
    name: textAt(given.name, below(at, 'name')),
    tier,
    ...(given.succeeds === undefined
      ? {}
      : { succeeds: listAt(given.succeeds, below(at, 'succeeds'), regionAt) }),
  };
}

function unit(value: unknown, at: string): Unit {
  const given = fieldsAt(value, at, [
    ...['id', 'name', 'kind', 'tier', 'region', 'desk', 'under', 'succeeds'],
  ]);
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
    ...(given.desk === undefined ? {} : { desk: oneOfAt(given.desk, below(at, 'desk'), desks) }),
    ...(given.under === undefined ? {} : { under: idAt<UnitId>(given.under, below(at, 'under')) }),
    ...(given.succeeds === undefined
      ? {}
      : { succeeds: listAt(given.succeeds, below(at, 'succeeds'), idAt<UnitId>) }),
  };
}

function body(value: unknown, at: string): Body {
  const given = fieldsAt(value, at, ['id', 'name']);
  const names = fieldsAt(given.name, below(at, 'name'), ['zh', 'en']);
  return {
    id: idAt<BodyId>(given.id, below(at, 'id')),
    name: { zh: textAt(names.zh, `${at}/name/zh`), en: textAt(names.en, `${at}/name/en`) },
  };
}

function person(value: unknown, at: string): Person {
  const given = fieldsAt(value, at, [...['id', 'name', 'role', 'unit', 'region', 'from', 'until', 'intake']]);
  return {
    id: personIdAt(given.id, below(at, 'id')),
    name: textAt(given.name, below(at, 'name')),
    role: oneOfAt(given.role, below(at, 'role'), staffRoles),
    unit: idAt<UnitId>(given.unit, below(at, 'unit')),
    region: regionAt(given.region, below(at, 'region')),
    ...(given.from === undefined ? {} : { from: dayAt(given.from, below(at, 'from')) }),
    ...(given.until === undefined ? {} : { until: dayAt(given.until, below(at, 'until')) }),
    ...(given.intake === undefined ? {} : { intake: intakeAccount(given.intake, below(at, 'intake')) }),
  };
}

function intakeAccount(value: unknown, at: string): IntakeAccount {
  const given = fieldsAt(value, at, ['topic', 'key', 'channel', 'origin']);
  return {
    ...(given.topic === undefined ? {} : { topic: textAt(given.topic, below(at, 'topic')) }),
    key: textAt(given.key, below(at, 'key')),
    channel: oneOfAt(given.channel, below(at, 'channel'), channels),
    origin: oneOfAt(given.origin, below(at, 'origin'), origins),
  };
}

function extent(value: unknown, at: string): Extent {
  const given = fieldsAt(value, at, ['south', 'north', 'west', 'east']);
  const degrees = (name: string, most: number): number => {
    const number = given[name];
    if (typeof number !== 'number' || Math.abs(number) > most)
      throw new InvalidDocument(below(at, name), `must be degrees between -${most} and ${most}`);
    return number;
  };
  const read = {
    ...{ south: degrees('south', 90), north: degrees('north', 90) },
    ...{ west: degrees('west', 180), east: degrees('east', 180) },
  };
  if (read.south >= read.north) throw new InvalidDocument(below(at, 'north'), 'must lie north of south');
  if (read.west >= read.east) throw new InvalidDocument(below(at, 'east'), 'must lie east of west');
  return read;
}

function dayAt(value: unknown, pointer: string): Day {
  if (typeof value !== 'string' || !isDay(value))
    throw new InvalidDocument(pointer, 'must be a day, such as 2026-07-01');
  return value;
}

function dispatchEntry(value: unknown, at: string): DispatchEntry {
  const given = fieldsAt(value, at, ['service', 'area', 'unit']);
  return {
    service: idAt<ServiceId>(given.service, below(at, 'service')),
    area: regionAt(given.area, below(at, 'area')),
    unit: idAt<UnitId>(given.unit, below(at, 'unit')),
  };
}

/** Nobody on duty bears the name under which the log knows callers without a token, or the engine. */
function personIdAt(value: unknown, pointer: string): PersonId {
  const id = idAt<PersonId>(value, pointer);
  if (id === 'anonymous' || id === 'system')
    throw new InvalidDocument(pointer, `${id} is no person's id: the log knows somebody else by it`);
  return id;
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
