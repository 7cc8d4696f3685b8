import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any upload takes. */
const UNFINISHED_MS = 3_600_000;

/** What crashes left half-written; in a folder that nodes share, only what none of them can still be writing. */
export async function forgetUnfinished(folder: string, shared: boolean): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    const isOld = about !== undefined && about.mtimeMs < Date.now() - UNFINISHED_MS;
    if (!shared || isOld) await rm(path, { recursive: true, force: true });
  }
}
