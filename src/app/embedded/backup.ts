import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { findAttachments } from '../../adapters/files/attachment-folder';
import { copyFileDurably, filesBelow, sumOf, syncFile, type FileSum } from '../../adapters/files/copying';
import { hasCode, syncFolder, writeNewFile } from '../../adapters/files/durable';
import { findLog, findPrimary } from '../../adapters/sqlite/folder-mark';
import { contentOfLog, contentOfPrimary, snapshotDatabase } from '../../adapters/sqlite/snapshot';
import { belongingOf } from './belonging';
import { filesIn, type Files } from './files';
import { MANIFEST, manifestOf, type Manifest } from './manifest';

/**
 * One consistent set of all stores, while the service serves or not. The log first: what its events name was durable
 * before them, so that primary data and attachments of any later moment hold it. Read models are left out: they are
 * made of the log.
 *
 * Guarantee: when it resolves, all files are on disk, were read back, and fit together; the manifest is written last.
 * @param into a folder that is not there, or is empty
 * @throws Error in a sentence; what was copied so far is deleted
 */
export async function backUp(dataFolder: string, into: string, takenAt: Date): Promise<Manifest> {
  const from = filesIn(resolve(dataFolder));
  const to = filesIn(resolve(into));
  refuseUnready(from, dataFolder);
  const wasThere = await takeEmptyFolder(into);
  try {
    return await copyAll(from, to, resolve(into), takenAt);
  } catch (error) {
    await rm(into, { recursive: true, force: true });
    if (wasThere) await mkdir(into, { mode: 0o700 });
    throw error;
  }
}

async function copyAll(from: Files, to: Files, into: string, takenAt: Date): Promise<Manifest> {
  for (const name of ['log', 'primary'] as const) {
    await snapshotDatabase(from[name], to[name]);
    await chmod(to[name], 0o600);
    await syncFile(to[name]);
  }
  const attachments = await copyAttachments(from.attachments, to.attachments);
  const hasKey = existsSync(from.masterKey);
  if (hasKey) await copyFileDurably(from.masterKey, to.masterKey);
  const stores = {
    log: findLog(to.log),
    primary: findPrimary(to.primary),
    attachments: findAttachments(to.attachments),
  };
  const belonging = belongingOf(stores, from);
  if (belonging.kind === 'refused') throw new Error(belonging.reason);
  if (belonging.kind !== 'known')
    throw new Error(
      `${dirname(from.log)} was made by an older build: start the service on it once, then back it up`,
    );
  const { events, head } = contentOfLog(to.log);
  const { keys, citizens, numbers } = contentOfPrimary(to.primary);
  const manifest = manifestOf({
    folder: belonging.folder,
    takenAt: takenAt.toISOString(),
    holds: { events, head, keys, citizens, numbers, attachments: attachments.count, masterKey: hasKey },
    files: { ...(await sumsOf(into, to, hasKey)), ...attachments.sums },
  });
  await syncFoldersOf(into, Object.keys(manifest.files));
  await writeNewFile(join(into, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`, 0o600);
  await syncFolder(into);
  await syncFolder(dirname(into));
  return manifest;
}

/** What was written is read back: its sum is that of the copy, not of what was meant to be in it. */
async function sumsOf(into: string, to: Files, hasKey: boolean): Promise<Record<string, FileSum>> {
  const sums: Record<string, FileSum> = {};
  for (const file of [to.log, to.primary, ...(hasKey ? [to.masterKey] : [])])
    sums[relative(into, file)] = await sumOf(file);
  return sums;
}

/** A file never changes under its name. One that goes meanwhile was swept: no event names it. */
async function copyAttachments(from: string, to: string) {
  const sums: Record<string, FileSum> = {};
  let count = 0;
  for (const name of await filesBelow(from)) {
    if (name.startsWith('incoming')) continue;
    const sum = await copyFileDurably(join(from, name), join(to, name)).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT') && !existsSync(join(from, name))) return undefined;
      throw error;
    });
    if (sum === undefined) {
      await rm(join(to, name), { force: true });
      continue;
    }
    const id = name.split('/').at(-1) ?? '';
    if (/^[0-9a-f]{64}$/.test(id)) {
      if (sum.sha256 !== id)
        throw new Error(
          `${join(from, name)} was changed on disk: put it back from an earlier backup, then back up again`,
        );
      count++;
    }
    sums[join('attachments', name)] = sum;
  }
  return { sums, count };
}

export async function syncFoldersOf(root: string, names: readonly string[]): Promise<void> {
  const folders = new Set<string>([root]);
  for (const name of names)
    for (let at = dirname(join(root, name)); at !== root && !folders.has(at); at = dirname(at))
      folders.add(at);
  for (const folder of folders) await syncFolder(folder);
}

function refuseUnready(from: Files, dataFolder: string): void {
  for (const file of [from.log, from.primary, from.attachments])
    if (!existsSync(file))
      throw new Error(
        `${file} is missing: ${dataFolder} is no data folder with its log in it. Set DATA_FOLDER to the one to back up`,
      );
}

/** @returns whether it was there @throws Error when there is anything in it */
export async function takeEmptyFolder(folder: string): Promise<boolean> {
  const wasThere = existsSync(folder);
  if (wasThere && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty: name a folder that is not there yet`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return wasThere;
}

/** 32 bytes as they lie in the file of a data folder or a backup. */
export const masterKeyOf = async (file: string): Promise<Buffer> =>
  Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
