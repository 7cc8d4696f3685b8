import { existsSync } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../adapters/files/durable';
import type { Erasure } from '../../runtime/tasks';

export interface ErasureList {
  /** Durable when it resolves. The same again is no error. */
  add(erasure: Erasure): Promise<void>;
  all(): Promise<readonly Erasure[]>;
}

/**
 * What was erased, one JSON a line: ids alone, of which none leads to a person any more. A restored backup knows nothing
 * of what was erased after it; this list does, and so lies where no restore puts an older one.
 */
export const openErasureList = (file: string): ErasureList => ({
  async add({ citizen, ground, appeals, keys, attachments }) {
    const isNew = !existsSync(file);
    const handle = await open(file, 'a+', 0o600);
    try {
      await endWhole(handle);
      await handle.write(`${JSON.stringify({ citizen, ground, appeals, keys, attachments })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (isNew) await syncFolder(dirname(file));
  },
  async all() {
    if (!existsSync(file)) return [];
    const told = await readFile(file, 'utf8');
    const lines = told
      .slice(0, told.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);
    return lines.map((line, index) => erasureIn(line, `${file}, line ${index + 1}`));
  },
});

/** A line that a power cut left half written was never answered, so that its erasure is noted again. */
async function endWhole(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  if (size === 0) return;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer[0] === NEW_LINE) return;
  const told = Buffer.alloc(size);
  await handle.read(told, 0, size, 0);
  await handle.truncate(told.lastIndexOf(NEW_LINE) + 1);
}

const NEW_LINE = '\n'.charCodeAt(0);

/** @throws Error in a sentence: what cannot be read cannot be done again */
function erasureIn(line: string, where: string): Erasure {
  try {
    const { citizen, ground, appeals, keys, attachments } = JSON.parse(line) as Erasure;
    if (typeof citizen === 'string' && [appeals, keys, attachments].every(Array.isArray))
      return { citizen, ground, appeals, keys, attachments };
  } catch {
    // Told below, with where it stands.
  }
  throw new Error(`${where} is no erasure: put the list of erasures back as it was before anybody is served`);
}
