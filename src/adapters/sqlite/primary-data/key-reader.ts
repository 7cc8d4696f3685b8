import type { KeyId } from '../../../kernel/ids';
import type { HeldKey } from '../../../kernel/ports/master-key';
import { PrimaryDataUnavailable, type DataKey, type KeyReader } from '../../../kernel/ports/primary-data';
import { Wrapping } from '../../primary-data/wrapping';
import { Reading } from '../reading';
import { prepareKeyReads } from './key-store';

/**
 * Keys for a thread beside the one that has the store. It remembers none, so that a key is gone here as soon as it is
 * destroyed there.
 */
export function openSqliteKeyReader(options: {
  readonly file: string;
  readonly masterKey: Buffer | HeldKey;
  readonly otherKey?: Buffer | HeldKey | undefined;
}): KeyReader {
  const wrapping = new Wrapping(options.masterKey, options.otherKey);
  const reading = new Reading(options.file, prepareKeyReads, (reason) => new PrimaryDataUnavailable(reason));
  return {
    async find(id: KeyId): Promise<DataKey | undefined> {
      const row = reading.use(({ key }) => key.get(id) as [Buffer] | undefined);
      return row === undefined ? undefined : wrapping.unwrap(id, row[0]);
    },
    close: async () => reading.close(),
  };
}
