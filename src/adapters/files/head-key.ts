import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { handOverText, type HandOver, type HeadSigner } from '../../kernel/ports/witness';
import { hasCode, writeNewFile } from './durable';

export interface HeadKeyFiles {
  readonly keyFile: string;
  readonly keyBeforeFile?: string | undefined;
  /** For development: one that is not there is made (0600). */
  readonly mayMakeKey: boolean;
  /** Where no key may lie, by whatever name it is reached. */
  readonly dataFolder: string;
}

/** @throws Error in a sentence: no such file, no Ed25519 key, readable by others, or inside the data folder */
export async function openHeadKey(files: HeadKeyFiles): Promise<HeadSigner> {
  const { keyFile, keyBeforeFile, mayMakeKey } = files;
  if (mayMakeKey) await makeUnlessThere(keyFile);
  const own = await loadKey(keyFile, files, 'HEAD_KEY_FILE');
  const key = publicKeyOf(own);
  return {
    key,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), own).toString('hex'),
    handOver: async (from): Promise<HandOver> => {
      const ask =
        `the heads so far are signed by ${from}, and HEAD_KEY_FILE is ${key}: set HEAD_KEY_BEFORE_FILE to the ` +
        'key before, so that it hands over';
      if (keyBeforeFile === undefined) throw new Error(ask);
      const before = await loadKey(keyBeforeFile, files, 'HEAD_KEY_BEFORE_FILE');
      if (publicKeyOf(before) !== from) throw new Error(`${ask}; the one that is set is another`);
      return { from, signature: sign(null, Buffer.from(handOverText(from, key)), before).toString('hex') };
    },
  };
}

async function loadKey(
  file: string,
  { dataFolder }: Pick<HeadKeyFiles, 'dataFolder'>,
  name: string,
): Promise<KeyObject> {
  const pem = await readFile(file, 'utf8').catch((error: unknown) => {
    throw hasCode(error, 'ENOENT')
      ? new Error(`${name} ${file} is not there: openssl genpkey -algorithm ed25519 -out ${file}`)
      : error;
  });
  // A group of its own may read it, as Kubernetes mounts a secret.
  if (((await stat(file)).mode & 0o027) !== 0)
    throw new Error(`others may read ${name} ${file}: chmod 600 it`);
  await refuseInside(file, dataFolder, name);
  const key = keyIn(pem);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`${name} ${file} is no Ed25519 key: openssl genpkey -algorithm ed25519 -out ${file}`);
  return key;
}

/** Links, too, lead there. */
async function refuseInside(file: string, dataFolder: string, name: string): Promise<void> {
  const folder = await realpath(dataFolder).catch(() => undefined);
  if (folder === undefined) return;
  const way = relative(folder, await realpath(file));
  if (!way.startsWith('..') && !isAbsolute(way))
    throw new Error(`${name} ${file} lies in the data folder ${folder}: keep it elsewhere`);
}

function keyIn(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** The last 32 bytes of a key's SPKI are the key itself (RFC 8410). */
const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

async function makeUnlessThere(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeNewFile(file, pem, 0o600).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
}
