import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AttachmentId } from '../../kernel/ids';
import type { DerivedStore } from '../../kernel/ports/attachment-store';
import { partOf, unlessUnavailable } from './attachment-folder';
import { hasCode } from './durable';

/** Thumbnails and playable copies as files `ab/abcd….thumbnail`. Nothing is synced: what a crash takes is made again. */
export class DerivedFolder implements DerivedStore {
  constructor(private readonly root: string) {}

  async put(id: AttachmentId, variant: string, sealed: Buffer): Promise<void> {
    const target = this.pathOf(id, variant);
    const incoming = `${target}.${randomUUID()}`;
    await unlessUnavailable(`${target} cannot be written`, async () => {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(incoming, sealed, { mode: 0o600 });
      await rename(incoming, target);
    });
  }

  part(id: AttachmentId, variant: string, from: number, length: number): Promise<Buffer | undefined> {
    return partOf(this.pathOf(id, variant), from, length);
  }

  forget(id: AttachmentId): Promise<void> {
    const folder = dirname(this.pathOf(id, 'any'));
    return unlessUnavailable(`what was made of ${id} cannot be deleted`, async () => {
      const names = await readdir(folder).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return [];
        throw error;
      });
      for (const name of names)
        // Also one that is still on its way to its name.
        if (name.startsWith(`${id}.`)) await rm(join(folder, name), { force: true });
    });
  }

  prune(before: number): Promise<void> {
    return unlessUnavailable(`${this.root} cannot be pruned`, async () => {
      await mkdir(this.root, { recursive: true, mode: 0o700 });
      for (const name of await readdir(this.root, { recursive: true })) {
        const path = join(this.root, name);
        // Another node may prune at the same time.
        const about = await stat(path).catch(() => undefined);
        if (about?.isFile() && about.mtimeMs < before) await rm(path, { force: true });
      }
    });
  }

  /** An id comes from outside: it must not lead out of the folder. */
  private pathOf(id: AttachmentId, variant: string): string {
    if (!/^[0-9a-f]{64}$/.test(id) || !/^[a-z]{1,20}$/.test(variant))
      throw new Error(`nothing is made of ${id} as ${variant}`);
    return join(this.root, id.slice(0, 2), `${id}.${variant}`);
  }
}
