import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHeadKey } from '../../src/adapters/files/head-key';
import type { HeadSigner } from '../../src/kernel/ports/witness';
import { temporaryFolder } from './temporary-folder';

/** A fresh key as an operator makes it. */
export function writeHeadKey(file = join(temporaryFolder(), 'head-key.pem'), mode = 0o600): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode });
  return file;
}

export const openSigner = (keyFile: string, keyBeforeFile?: string): Promise<HeadSigner> =>
  openHeadKey({ keyFile, keyBeforeFile, mayMakeKey: false, dataFolder: temporaryFolder() });
