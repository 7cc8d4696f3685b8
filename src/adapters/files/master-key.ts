import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode, syncFolder, writeNewFile } from './durable';

export interface MasterKeySource {
  /** 32 bytes in base64, from the environment; wins over the file. */
  readonly fromEnvironment?: string | undefined;
  /** For development: read, or made (0600) when it is not there; its folder must be. */
  readonly file: string;
}

/**
 * The one secret from which all others come. Without it nothing sealed can be read again.
 * @throws Error when it is no 32 bytes of base64, or others may read the file
 */
export async function loadMasterKey({ fromEnvironment, file }: MasterKeySource): Promise<Buffer> {
  if (fromEnvironment !== undefined) return decode(fromEnvironment, 'the master key in the environment');
  await makeUnlessThere(file);
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`others may read the master key ${file}: chmod 600 it`);
  return decode(await readFile(file, 'utf8'), `the master key ${file}`);
}

/** Under its name only when whole and on disk; of two that make it at once, one wins and both read that. */
async function makeUnlessThere(file: string): Promise<void> {
  if (await isThere(file)) return;
  const fresh = `${file}.${randomUUID()}`;
  try {
    await writeNewFile(fresh, `${randomBytes(32).toString('base64')}\n`, 0o600);
    await link(fresh, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  await syncFolder(dirname(file));
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    },
  );

function decode(text: string, what: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32 || key.toString('base64') !== text.trim()) {
    throw new Error(`${what} must be 32 bytes in base64: make one with "openssl rand -base64 32"`);
  }
  return key;
}
