import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findAttachments, FOLDER_ID } from '../../adapters/files/attachment-folder';
import { copyFileDurably, filesBelow, sumOf, syncFile } from '../../adapters/files/copying';
import { syncFolder } from '../../adapters/files/durable';
import { findLog, findPrimary } from '../../adapters/sqlite/folder-mark';
import { streamsOf } from '../../adapters/sqlite/event-store/streams';
import { Wrapping } from '../../adapters/primary-data/wrapping';
import { contentOfLog, contentOfPrimary, damageOf, renameFolder } from '../../adapters/sqlite/snapshot';
import { wrapSecretOf } from '../../privacy/secrets';
import { verifyChain } from '../../runtime/chain';
import { masterKeyOf, syncFoldersOf, takeEmptyFolder } from './backup';
import { belongingOf } from './belonging';
import { filesIn, type Files } from './files';
import { MANIFEST, readManifest, type Manifest } from './manifest';

export interface Restored {
  readonly manifest: Manifest;
  /** The id of the new folder: its stores are never taken for those that the backup was taken of. */
  readonly folder: string;
  /** Neither in the backup nor given: the service asks for it at its start. */
  readonly keyIsElsewhere: boolean;
  /** A list of what was erased since lies in the new folder, for the start to do again. */
  readonly noted: boolean;
}

export interface RestoreOptions {
  /** From the environment, where it is kept apart from the backup. */
  readonly masterKey?: Buffer | undefined;
  /** A backup of before this should be gone, and is not restored. */
  readonly notBefore?: Date | undefined;
  /** The list of erasures of the folder that this one replaces. */
  readonly erasures?: string | undefined;
}

/**
 * Verifies a backup as a whole and makes a data folder of it: files against the manifest, stores against each other,
 * each stream's hash chain, the master key against the keys that it wraps.
 * @throws Error in one sentence; the folder is left as it was
 */
export async function restore(
  backup: string,
  into: string,
  { masterKey, notBefore, erasures }: RestoreOptions = {},
): Promise<Restored> {
  const from = filesIn(resolve(backup));
  const manifest = readManifest(resolve(backup));
  refuseTooOld(manifest, notBefore);
  await refuseOtherFiles(resolve(backup), manifest);
  refuseMixture(from, manifest);
  refuseBrokenLog(from.log);
  const keyIsElsewhere = await refuseOtherKey(from, masterKey);
  const wasThere = await takeEmptyFolder(into);
  try {
    const folder = randomUUID();
    await copyInto(resolve(backup), resolve(into), manifest, folder);
    const noted = erasures !== undefined && existsSync(erasures);
    if (noted) await copyFileDurably(erasures, join(resolve(into), ERASURES));
    return { manifest, folder, keyIsElsewhere, noted };
  } catch (error) {
    await rm(into, { recursive: true, force: true });
    if (wasThere) await mkdir(into, { mode: 0o700 });
    throw error;
  }
}

export const ERASURES = 'erasures.ndjson';

/** Who was erased since would be in it longer than was promised. */
function refuseTooOld({ takenAt }: Manifest, notBefore: Date | undefined): void {
  if (notBefore !== undefined && new Date(takenAt) < notBefore)
    throw new Error(
      `the backup is of ${takenAt}, and one may live for BACKUP_MAX_AGE_DAYS: delete it, and restore a newer one. Where there is ` +
        'no other, raise that for this one restore',
    );
}

const AGAIN = 'restore another backup';

async function refuseOtherFiles(backup: string, { files }: Manifest): Promise<void> {
  const there = new Set((await filesBelow(backup)).filter((name) => name !== MANIFEST));
  for (const [name, { sha256, bytes }] of Object.entries(files)) {
    const path = join(backup, name);
    if (!there.delete(name)) throw new Error(`${path} is missing, and the manifest names it: ${AGAIN}`);
    const found = await sumOf(path);
    if (found.sha256 !== sha256 || found.bytes !== bytes)
      throw new Error(
        `${path} is not the file that was backed up (${found.bytes} bytes, the manifest says ${bytes}): ${AGAIN}`,
      );
  }
  const [stray] = there;
  if (stray !== undefined)
    throw new Error(`${join(backup, stray)} is not in the manifest: take it away, or ${AGAIN}`);
  for (const name of ['events.db', 'primary.db'])
    if (files[name] === undefined) throw new Error(`the manifest in ${backup} names no ${name}: ${AGAIN}`);
}

/** A manifest can be written anew around files of several backups: the stores themselves tell. */
function refuseMixture(from: Files, manifest: Manifest): void {
  for (const file of [from.log, from.primary]) {
    const damage = damageOf(file);
    if (damage !== undefined) throw new Error(`${file} is damaged (${damage}): ${AGAIN}`);
  }
  const belonging = belongingOf(
    {
      log: findLog(from.log),
      primary: findPrimary(from.primary),
      attachments: findAttachments(from.attachments),
    },
    from,
  );
  if (belonging.kind === 'refused') throw new Error(belonging.reason);
  if (belonging.kind !== 'known')
    throw new Error(`the stores in ${dirname(from.log)} say of no folder: ${AGAIN}`);
  const { events, head } = contentOfLog(from.log);
  const { keys, citizens, numbers } = contentOfPrimary(from.primary);
  const { holds } = manifest;
  const told = [manifest.folder, holds.events, holds.head?.position, holds.head?.event, holds.head?.hash];
  const found = [belonging.folder, events, head?.position, head?.event, head?.hash];
  if (told.some((one, at) => one !== found[at]))
    throw new Error(`${from.log} is another log than the manifest tells of: ${AGAIN}`);
  if (keys !== holds.keys || citizens !== holds.citizens || numbers !== holds.numbers)
    throw new Error(`${from.primary} is other primary data than the manifest tells of: ${AGAIN}`);
}

function refuseBrokenLog(log: string): void {
  for (const stream of streamsOf(log)) {
    const verdict = verifyChain(stream);
    if (!verdict.holds)
      throw new Error(
        `the log ${log} does not hold: event ${verdict.revision} of ${String(stream[0]?.stream)} was ${verdict.fault}; ${AGAIN}`,
      );
  }
}

/** @returns whether there is none to compare */
async function refuseOtherKey({ masterKey, primary }: Files, given: Buffer | undefined): Promise<boolean> {
  const file = existsSync(masterKey) ? masterKey : undefined;
  const key = given ?? (file === undefined ? undefined : await masterKeyOf(file));
  if (key === undefined) return true;
  const what = given === undefined ? String(file) : 'SUQIU_MASTER_KEY';
  if (key.length !== 32) throw new Error(`${what} is no master key of 32 bytes in base64: ${AGAIN}`);
  if (new Wrapping(wrapSecretOf(key)).check !== contentOfPrimary(primary).keyCheck)
    throw new Error(`${what} is not the master key of ${primary}: restore with the key of this data folder`);
  return false;
}

async function copyInto(backup: string, into: string, { files }: Manifest, folder: string): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(files)) {
    await copyFileDurably(join(backup, name), join(into, name));
    if ((await sumOf(join(into, name))).sha256 !== sha256)
      throw new Error(
        `${join(into, name)} does not read as it was written: look at the disk, then restore again`,
      );
  }
  const to = filesIn(into);
  for (const file of [to.log, to.primary]) {
    renameFolder(file, folder);
    await syncFile(file);
  }
  await writeFile(join(to.attachments, FOLDER_ID), folder, { mode: 0o600 });
  await syncFile(join(to.attachments, FOLDER_ID));
  await chmod(into, 0o700);
  await syncFoldersOf(into, Object.keys(files));
  await syncFolder(dirname(into));
}
