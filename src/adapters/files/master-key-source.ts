import type { MasterKeySource } from '../../kernel/ports/master-key';
import { loadMasterKey } from './master-key';

/** A key file of the data folder, made at the first asking. */
export const masterKeyInFile = (file: string): MasterKeySource => ({
  place: file,
  ask: () => loadMasterKey({ file }),
});

/** One that whoever starts the service hands over. */
export const masterKeyGiven = (key: Buffer): MasterKeySource => ({
  place: 'the environment',
  ask: async () => Buffer.from(key),
});
