import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findAttachments } from '../../adapters/files/attachment-folder';
import { syncFolder, writeNewFile } from '../../adapters/files/durable';
import {
  findLog,
  findPrimary,
  findReadModels,
  markReadModels,
  walHint,
} from '../../adapters/sqlite/folder-mark';
import { belongingOf, type Stores } from './belonging';
import type { Files } from './files';

export interface Recognised {
  /** What each store of this data folder carries. */
  readonly folder: string;
  /** The log says what primary data it needs, and it is there. */
  readonly compared: boolean;
  /** When all stores are open and carry it. */
  settled(): Promise<void>;
}

/** Which stores are files of the folder, and not on a server. */
export interface Here {
  readonly log: boolean;
  /** Keys, citizens, numbers and read models. */
  readonly database: boolean;
}

type Warn = (message: string, details: Readonly<Record<string, unknown>>) => void;

/** While it lies there the stores are being made: one that is missing was not made yet. */
const FOUNDING = 'founding';

/**
 * Looks at what lies in a data folder before any of it is opened to write.
 * @throws Error in a sentence that names the file, and what to do
 */
export async function recogniseFolder(files: Files, here: Here, warn: Warn): Promise<Recognised> {
  const founding = join(dirname(files.primary), FOUNDING);
  const stores: Stores = {
    ...(here.log ? { log: findLog(files.log) } : {}),
    ...(here.database ? { primary: findPrimary(files.primary) } : {}),
    attachments: findAttachments(files.attachments),
  };
  const compared = here.database && stores.log?.state === 'there' && stores.log.facts.needs !== undefined;
  const settled = async () => {
    rmSync(founding, { force: true });
    await syncFolder(dirname(founding));
  };
  const begun = existsSync(founding) ? readFileSync(founding, 'utf8').trim() : '';
  const recognise = (folder: string): Recognised => {
    if (here.database) readyReadModels(files.readModels, folder, warn);
    return { folder, compared, settled };
  };
  if (begun !== '') return recognise(begun);
  const belonging = belongingOf(stores, files);
  switch (belonging.kind) {
    case 'refused':
      throw new Error(belonging.reason + hintsOf(files, here));
    case 'known':
      return { ...recognise(belonging.folder), settled: () => Promise.resolve() };
    case 'new':
    case 'unmarked': {
      const folder = randomUUID();
      rmSync(founding, { force: true });
      await writeNewFile(founding, folder, 0o600);
      await syncFolder(dirname(founding));
      return recognise(folder);
    }
    default:
      return belonging satisfies never;
  }
}

const hintsOf = ({ log, primary }: Files, here: Here): string =>
  [...(here.log ? [log] : []), ...(here.database ? [primary] : [])].map(walHint).join('');

/** What can be made again never ends a start: it is set aside, whole, for whoever wants to know what was wrong. */
function readyReadModels(file: string, folder: string, warn: Warn): void {
  const reason = faultOf(file, folder);
  if (reason !== undefined) {
    const aside = `${file}.aside-${randomUUID()}`;
    for (const tail of ['', '-wal', '-shm'])
      if (existsSync(`${file}${tail}`)) renameSync(`${file}${tail}`, `${aside}${tail}`);
    warn(`${file} was set aside and is made again from the log; lists are behind until then`, {
      reason,
      aside,
    });
  }
  markReadModels(file, folder);
}

function faultOf(file: string, folder: string): string | undefined {
  try {
    const found = findReadModels(file);
    if (found.state !== 'there' || found.folder === undefined || found.folder === folder) return undefined;
    return `it belongs to the data folder ${found.folder}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
