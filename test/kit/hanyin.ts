import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexPermissions, validatePermissions, type Permissions } from '../../src/access';
import type { BodyId, PersonId, RegionCode, ServiceId, UnitId } from '../../src/kernel/ids';
import { validateCatalogue, indexCatalogue, type Catalogue, type Service } from '../../src/catalogue';
import {
  indexDirectory,
  withFormer,
  type Directory,
  type DirectoryDocument,
  type Unit,
} from '../../src/directory';
import { referenceSources } from '../../src/reference';

/** The county as `deploy/` has it: what most specifications are told against. */
export const DEPLOY = join(__dirname, '../../deploy');
export const HANYIN = '610921' as RegionCode;

export const region = (code: string): RegionCode => code as RegionCode;
export const unitId = (id: string): UnitId => id as UnitId;
export const bodyId = (id: string): BodyId => id as BodyId;
export const serviceId = (id: string): ServiceId => id as ServiceId;
export const personId = (id: string): PersonId => id as PersonId;

export const PUXI = region('610921102');
export const PANLONG = region('610921102206');
/** Beside 盘龙. */
export const QINCAIGOU = region('610921102207');
export const CHENGGUAN = region('610921100');

export const hanyinDocument = (): DirectoryDocument =>
  referenceSources.directory.validate(referenceSources.directory.read(DEPLOY, HANYIN).document);

export const hanyinDirectory = (version = 1): Directory => indexDirectory(hanyinDocument(), version);

/** Hanyin since 盘龙村 was merged into the village beside it; or given up, and nobody is named. */
export function hanyinMerged(into: RegionCode | 'nobody' = QINCAIGOU, version = 2): Directory {
  const before = hanyinDocument();
  const village = (code: RegionCode) => code === PANLONG;
  const ofPanlong = (unit: UnitId) => unit === `centre-${PANLONG}`;
  const after: DirectoryDocument = {
    ...before,
    regions: before.regions
      .filter(({ code }) => !village(code))
      .map((each) => (each.code === into ? { ...each, succeeds: [PANLONG] } : each)),
    units: before.units.filter(({ id }) => !ofPanlong(id)),
    people: before.people.filter(({ unit }) => !ofPanlong(unit)),
  };
  return indexDirectory(withFormer(after, before), version);
}

export function hanyinCatalogue(version = 1): Catalogue {
  return indexCatalogue(validateCatalogue(referenceSources.catalogue.read(DEPLOY, HANYIN).document), version);
}

/** The access policy as it is deployed. */
export const hanyinPermissions = (): Permissions =>
  indexPermissions(
    validatePermissions(JSON.parse(readFileSync(join(DEPLOY, 'access/permissions.json'), 'utf8'))),
    1,
  );

/** @throws Error when Hanyin does not offer it */
export function serviceOf(catalogue: Catalogue, id: string): Service {
  const service = catalogue.service(serviceId(id));
  if (!service) throw new Error(`no service ${id}`);
  return service;
}

/** @throws Error when Hanyin has none such */
export function unitOf(directory: Directory, id: string): Unit {
  const unit = directory.unit(unitId(id));
  if (!unit) throw new Error(`no unit ${id}`);
  return unit;
}
