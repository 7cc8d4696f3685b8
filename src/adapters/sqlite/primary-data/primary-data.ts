import { randomUUID } from 'node:crypto';
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
import { Wrapping } from '../../primary-data/wrapping';
import { PrimaryWriting } from './writing';

export interface SqlitePrimaryDataOptions {
  /** Made when it is not there; its folder must be. */
  readonly file: string;
  /** 32 bytes that wrap the data keys; kept apart from this file. */
  readonly masterKey: Buffer;
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
  const { file, masterKey, folder, stock = 512, log = () => undefined } = options;
  const session = randomUUID();
  if (!(stock >= 1)) throw new RangeError(`a stock of ${stock} keys can hand out none`);
  const wrapping = new Wrapping(masterKey);
  const commit = await GroupCommit.open<PrimaryJob, Answered<PrimaryJob['kind']>>(
    workerFile('adapters/sqlite/primary-data/primary-data.worker'),
    { file, options: { keyCheck: wrapping.check, session, folder } },
    log,
  );
  const prepareReads = (db: Database.Database) => ({
    ...prepareKeyReads(db),
    ...prepareCitizenReads(db),
    ...prepareUploadReads(db),
    generation: db.prepare(`SELECT value FROM meta WHERE name = 'generation'`).raw(),
  });
  const reading = new Reading(file, prepareReads, (reason) => new PrimaryDataUnavailable(reason));
  const opened = reading.use(({ generation }) => Number((generation.get() as [string])[0]));
  const writing = new PrimaryWriting(commit, session, opened);
  const keys = new SqliteKeyStore(reading, writing, wrapping, stock, log);
  return {
    keys,
    citizens: new SqliteCitizenIndex(reading, writing),
    numbers: sqliteNumberBlocks(writing),
    uploads: new SqliteUploadLedger(reading, writing),
    mark: () => writing.mark(),
    trouble: () => commit.trouble(),
    close: async () => {
      await keys.close();
      await writing.close();
      reading.close();
    },
  };
}
