import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AttachmentId } from '../../kernel/ids';
import {
  AttachmentDamaged,
  AttachmentsUnavailable,
  type AttachmentStore,
} from '../../kernel/ports/attachment-store';
import { hasCode, syncFolder, writeNewFile } from './durable';
import { forgetUnfinished } from './unfinished';

export interface AttachmentFolderOptions {
  /** Id of the data folder that it becomes a part of, when it is new; made up for one that is shared. */
  readonly folder?: string | undefined;
  /** Several nodes have it. */
  readonly shared?: boolean | undefined;
}

/**
 * Attachments as files `ab/cd/abcd…` of a folder. A file appears under its name only when all of it is on disk.
 * @param root made when it is not there
 */
export async function openAttachmentFolder(
  root: string,
  { shared = false, folder = shared ? randomUUID() : undefined }: AttachmentFolderOptions = {},
): Promise<AttachmentStore> {
  const incoming = join(root, 'incoming');
  await forgetUnfinished(incoming, shared);
  if (folder !== undefined) await nameFolder(root, folder);
  for (const path of [root, dirname(root)]) await syncFolder(path);
  return new AttachmentFolder(root);
}

/** The file that says which data folder the attachments belong to. */
export const FOLDER_ID = 'folder-id';

/** As it lies on the disk, before anything opens it to write. */
export function findAttachments(
  root: string,
):
  | { readonly state: 'missing' | 'empty' }
  | { readonly state: 'there'; readonly folder: string | undefined; readonly facts: undefined } {
  if (!existsSync(root)) return { state: 'missing' };
  const names = readdirSync(root).filter((name) => name !== 'incoming');
  if (names.length === 0) return { state: 'empty' };
  const id = names.includes(FOLDER_ID) ? readFileSync(join(root, FOLDER_ID), 'utf8').trim() : '';
  return { state: 'there', folder: id === '' ? undefined : id, facts: undefined };
}

/** Under its name only when whole; of two nodes that name it at once, one wins. */
async function nameFolder(root: string, id: string): Promise<void> {
  if (existsSync(join(root, FOLDER_ID))) return;
  const draft = join(root, 'incoming', randomUUID());
  await writeNewFile(draft, id, 0o600);
  try {
    await link(draft, join(root, FOLDER_ID));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

class AttachmentFolder implements AttachmentStore {
  constructor(private readonly root: string) {}

  async put(id: AttachmentId, sealed: Buffer): Promise<void> {
    if (hashOf(sealed) !== id) throw new Error(`attachment ${id} does not carry the hash of its bytes`);
    const incoming = join(this.root, 'incoming', randomUUID());
    const target = this.pathOf(id);
    await unlessUnavailable(`attachment ${id} cannot be written`, async () => {
      try {
        await writeNewFile(incoming, sealed, 0o600);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await rename(incoming, target);
      } catch (error) {
        await rm(incoming, { force: true });
        throw error;
      }
      // From the file's own folder up: each name of a new folder lies in the one above.
      for (const folder of [dirname(target), dirname(dirname(target)), this.root]) await syncFolder(folder);
    });
  }

  async get(id: AttachmentId): Promise<Buffer | undefined> {
    const path = this.pathOf(id);
    const sealed = await unlessUnavailable(`attachment ${id} cannot be read`, () =>
      readFile(path).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return undefined;
        throw error;
      }),
    );
    if (sealed !== undefined && hashOf(sealed) !== id) {
      throw new AttachmentDamaged(`attachment ${id} was changed on disk: restore ${path} from a backup`);
    }
    return sealed;
  }

  part(id: AttachmentId, from: number, length: number): Promise<Buffer | undefined> {
    return partOf(this.pathOf(id), from, length);
  }

  async delete(id: AttachmentId): Promise<void> {
    const path = this.pathOf(id);
    await unlessUnavailable(`attachment ${id} cannot be deleted`, async () => {
      try {
        await rm(path);
        await syncFolder(dirname(path));
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error;
      }
    });
  }

  /** An id comes from outside: it must not lead out of the folder. */
  private pathOf(id: AttachmentId): string {
    if (!/^[0-9a-f]{64}$/.test(id))
      throw new Error(`an attachment id is a SHA-256 in lower-case hex, not ${id}`);
    return join(this.root, id.slice(0, 2), id.slice(2, 4), id);
  }
}

/** @returns `undefined` when the file is not there */
export const partOf = (path: string, from: number, length: number): Promise<Buffer | undefined> =>
  unlessUnavailable(`${path} cannot be read`, async () => {
    const file = await open(path, 'r').catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (file === undefined) return undefined;
    try {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export async function unlessUnavailable<T>(what: string, io: () => Promise<T>): Promise<T> {
  try {
    return await io();
  } catch (error) {
    throw new AttachmentsUnavailable(`${what}: ${String(error)}`);
  }
}
