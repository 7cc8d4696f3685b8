import { STAFFING_RULE, completeDirectory, parseRegions, type DirectoryDocument } from '../directory';
import type { RegionCode } from '../kernel/ids';
import { InvalidDocument, fieldsAt } from '../kernel/invalid-document';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, located, readJson, readJsonList, readText } from './files';
import type { Location, ReadDocument } from './model';

/** What a county writes by hand; the rest follows by rule when it is imported. */
export function readDirectory(folder: string, county: RegionCode): ReadDocument {
  const regionsFile = fileOf(folder, 'regions', new RegExp(`^regions-${county}.*\\.csv$`));
  const files: Readonly<Record<string, string>> = {
    units: `directory/units-${county}.json`,
    people: `directory/people-${county}.json`,
    dispatchList: `directory/dispatch-list-${county}.json`,
    bodies: `directory/bodies-${county}.json`,
  };
  const extentFile = `directory/extent-${county}.json`;
  const locate = (pointer: string): Location => {
    const [, part = '', ...rest] = pointer.split('/');
    const file = part === 'extent' ? extentFile : files[part];
    if (part === 'regions') return { file: regionsFile, pointer: `/${rest.join('/')}` };
    return file
      ? { file, pointer: rest.map((segment) => `/${segment}`).join('') }
      : { file: 'directory', pointer };
  };
  const lists = Object.fromEntries(
    Object.entries(files).map(([part, file]) => [part, readJsonList(folder, file)]),
  );
  const regions = located(locate, () => parseRegions(readText(folder, regionsFile)));
  const extent = existsSync(join(folder, extentFile)) ? { extent: readJson(folder, extentFile) } : {};
  return { document: { county, regions, ...lists, ...extent, staffingRule: STAFFING_RULE }, locate };
}

/** @throws InvalidDocument */
export function validateWritten(document: unknown): DirectoryDocument {
  const { staffingRule, ...written } = fieldsAt(document, '', [
    'county',
    'regions',
    'units',
    'people',
    'dispatchList',
    'bodies',
    'extent',
    'staffingRule',
  ]);
  if (staffingRule !== STAFFING_RULE) throw new InvalidDocument('/staffingRule', `must be ${STAFFING_RULE}`);
  return completeDirectory(written);
}
