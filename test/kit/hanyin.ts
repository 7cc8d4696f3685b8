import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexPermissions, validatePermissions, type Permissions } from '../../src/access';
import type { BodyId, PersonId, RegionCode, ServiceId, UnitId } from '../../src/kernel/ids';
import { validateCatalogue, indexCatalogue, type Catalogue, type Service } from '../../src/catalogue';
import { indexDirectory, type Directory, type Unit } from '../../src/directory';
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
export const CHENGGUAN = region('610921100');

export function hanyinDirectory(version = 1): Directory {
  const { directory } = referenceSources;
  return indexDirectory(directory.validate(directory.read(DEPLOY, HANYIN).document), version);
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
