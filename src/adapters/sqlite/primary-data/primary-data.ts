import { randomUUID } from 'node:crypto';
import type { HeldKey } from '../../../kernel/ports/master-key';
import { PrimaryDataUnavailable, type PrimaryData } from '../../../kernel/ports/primary-data';
import type { Database, Log } from '../connection';
import { GroupCommit } from '../group-commit';
import { Reading } from '../reading';
import { workerFile } from '../../worker-file';
import { prepareCitizenReads, SqliteCitizenIndex } from './citizen-index';
import type { Answered, PrimaryJob } from './jobs';
import { prepareKeyReads, SqliteKeyStore } from './key-store';
import { sqliteNumberBlocks } from './number-blocks';
import { prepareUploadReads, SqliteUploadLedger } from './upload-ledger';
import { Rotation } from '../../primary-data/rotation';
import { Wrapping } from '../../primary-data/wrapping';
import { prepareRotationReads, sqliteRotation } from './rotation';
import { PrimaryWriting } from './writing';

export interface SqlitePrimaryDataOptions {
  /** Made when it is not there; its folder must be. */
  readonly file: string;
  /** 32 bytes that wrap the data keys; kept apart from this file. */
  readonly masterKey: Buffer | HeldKey;
  /** The one before or after it, while keys come from one to the other. */
  readonly otherKey?: Buffer | HeldKey | undefined;
  /** The master key is one that a key management service wrapped, and that lies wrapped beside the keys. */
  readonly keepsWrapped?: boolean | undefined;
  /** Of the data folder that a new file becomes a part of. */
  readonly folder?: string | undefined;
  /** How many unused keys are kept ready. */
  readonly stock?: number | undefined;
  readonly log?: Log | undefined;
}

/**
 * Keys, citizens, numbers and the uploads of the last day in one file, each write fsynced.
 * @throws Error when the file cannot be opened, or was written under another master key or by a newer build
 */
export async function openSqlitePrimaryData(options: SqlitePrimaryDataOptions): Promise<PrimaryData> {
  const {
    file,
    masterKey,
    otherKey,
    keepsWrapped = false,
    folder,
    stock = 512,
    log = () => undefined,
  } = options;
  const session = randomUUID();
  if (!(stock >= 1)) throw new RangeError(`a stock of ${stock} keys can hand out none`);
  const wrapping = new Wrapping(masterKey, otherKey);
  const commit = await GroupCommit.open<PrimaryJob, Answered<PrimaryJob['kind']>>(
    workerFile('adapters/sqlite/primary-data/primary-data.worker'),
    { file, options: { keyCheck: wrapping.check, otherCheck: wrapping.otherCheck, session, folder } },
    log,
  );
  const prepareReads = (db: Database.Database) => ({
    ...prepareKeyReads(db),
    ...prepareCitizenReads(db),
    ...prepareUploadReads(db),
    ...prepareRotationReads(db),
    generation: db.prepare(`SELECT value FROM meta WHERE name = 'generation'`).raw(),
  });
  const reading = new Reading(file, prepareReads, (reason) => new PrimaryDataUnavailable(reason));
  const opened = reading.use(({ generation }) => Number((generation.get() as [string])[0]));
  const writing = new PrimaryWriting(commit, session, opened);
  const keys = new SqliteKeyStore(reading, writing, wrapping, stock, log);
  const rotation = new Rotation(sqliteRotation(reading, writing), wrapping, keepsWrapped);
  return {
    keys,
    citizens: new SqliteCitizenIndex(reading, writing),
    numbers: sqliteNumberBlocks(writing),
    uploads: new SqliteUploadLedger(reading, writing),
    rotation,
    purge: async () => void (await writing.run<'purge'>({ kind: 'purge' })),
    mark: () => writing.mark(),
    trouble: () => commit.trouble(),
    close: async () => {
      await rotation.stop();
      await keys.close();
      await writing.close();
      reading.close();
    },
  };
}
