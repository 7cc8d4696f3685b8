import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { indexPermissions, validatePermissions } from '../access';
import { indexCatalogue, validateCatalogue, withWithdrawn } from '../catalogue';
import { indexDirectory, withFormer } from '../directory';
import { InvalidDocument } from '../kernel/invalid-document';
import type { RegionCode } from '../kernel/ids';
import { indexLooking, noLooking, validateLooking } from '../looking';
import { indexNotices, noNotices, validateNotices } from '../notices';
import { indexScoring, noScoring, validateScoring } from '../scoring';
import { indexCalendar, indexPolicies, validateCalendar, validatePolicies } from '../sla';
import { readDirectory, validateWritten } from './directory-files';
import { fileOf, filesIn, readJson } from './files';
import type { ReadDocument, ReferenceSources } from './model';

/** Each document's files under the folder, its feature's validator and its index. */
export const referenceSources: ReferenceSources = {
  directory: {
    read: readDirectory,
    validate: validateWritten,
    index: indexDirectory,
    following: withFormer,
  },
  catalogue: {
    read: (folder) => readParts(folder, 'services', 'services'),
    validate: validateCatalogue,
    index: indexCatalogue,
    following: withWithdrawn,
  },
  policies: {
    read: (folder) => readParts(folder, 'policies', 'policies'),
    validate: validatePolicies,
    index: indexPolicies,
  },
  calendar: { read: readCalendar, validate: validateCalendar, index: indexCalendar },
  permissions: {
    read: (folder) => readWhole(folder, 'access/permissions.json'),
    validate: validatePermissions,
    index: indexPermissions,
  },
  notices: {
    read: (folder) => readOrNone(folder, 'notices/notices.json', noNotices),
    validate: validateNotices,
    index: indexNotices,
  },
  scoring: {
    read: (folder) => readOrNone(folder, 'scoring/scoring.json', noScoring),
    validate: validateScoring,
    index: indexScoring,
  },
  looking: {
    read: (folder) => readOrNone(folder, 'access/looking.json', noLooking),
    validate: validateLooking,
    index: indexLooking,
  },
};

/** A document of one list, one file for each member, each called after what it holds. */
function readParts(folder: string, subfolder: string, field: string): ReadDocument {
  const files = filesIn(folder, subfolder, /\.json$/);
  return {
    document: { [field]: files.map((file) => readJson(folder, file)) },
    locate: (pointer) => {
      const [, , at, ...rest] = pointer.split('/');
      const file = files[Number(at)];
      return file === undefined
        ? { file: subfolder, pointer }
        : { file, pointer: rest.map((segment) => `/${segment}`).join('') };
    },
  };
}

function readWhole(folder: string, file: string): ReadDocument {
  const document = readJson(folder, file);
  if (typeof document !== 'object' || document === null)
    throw new InvalidDocument('', 'must be an object', file);
  return { document, locate: (pointer) => ({ file, pointer }) };
}

/** Files of before there was such a document have none: nobody is told then, nobody is ranked, nobody watched. */
function readOrNone(folder: string, file: string, none: object): ReadDocument {
  return existsSync(join(folder, file))
    ? readWhole(folder, file)
    : { document: none, locate: (pointer) => ({ file, pointer }) };
}

/** The newest: file names end with the years they hold. */
function readCalendar(folder: string, county: RegionCode): ReadDocument {
  return readWhole(folder, fileOf(folder, 'calendars', new RegExp(`^${county}.*\\.json$`)));
}
