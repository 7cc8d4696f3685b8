import { randomUUID } from 'node:crypto';
import type { PrimaryData } from '../../../kernel/ports/primary-data';
import { refusedKey, Rotation } from '../../primary-data/rotation';
import { Wrapping } from '../../primary-data/wrapping';
import { migrate } from '../migrate';
import { rewrite, sharing } from '../rewriting';
import { Server, type Limits, type Log } from '../server';
import { Asking } from './asking';
import { PostgresCitizenIndex } from './citizen-index';
import { PostgresKeyStore } from './key-store';
import { postgresNumberBlocks } from './number-blocks';
import { primaryShape } from './shape';
import { isRetired, postgresRotation } from './rotation';
import { PostgresUploadLedger } from './upload-ledger';

export interface PostgresPrimaryDataOptions {
  readonly connection: string;
  /** 32 bytes that wrap the data keys; kept apart from this database. */
  readonly masterKey: Buffer;
  /** The one before or after it, while keys come from one to the other. */
  readonly otherKey?: Buffer | undefined;
  /** How many unused keys are kept ready at most. */
  readonly stock?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly log?: Log | undefined;
}

/** One of them listens. */
const CONNECTIONS = 7;

/**
 * Keys, citizens, numbers and the uploads of the last day, shared by all nodes; each write is on the server's disk
 * when it is answered.
 * @throws Error in a sentence when the server cannot be used, or the data was written under another master key
 */
export async function openPostgresPrimaryData(options: PostgresPrimaryDataOptions): Promise<PrimaryData> {
  const { connection, masterKey, otherKey, stock = 512, limits, log = () => undefined } = options;
  if (!(stock >= 1)) throw new RangeError(`a stock of ${stock} keys can hand out none`);
  const wrapping = new Wrapping(masterKey, otherKey);
  const purpose = 'primary data';
  const server = new Server({ connection, purpose, connections: CONNECTIONS, durable: true, limits, log });
  const asking = new Asking(server);
  let known: string;
  try {
    await migrate(server, purpose, primaryShape);
    known = await recogniseKey(asking, wrapping, server.address);
  } catch (error) {
    await server.close();
    throw error;
  }
  const citizens = new PostgresCitizenIndex(asking);
  const keys = new PostgresKeyStore(server, asking, wrapping, stock, log, () => citizens.forgetAll());
  const session = randomUUID();
  const rotation = new Rotation(postgresRotation(asking, known), wrapping);
  return {
    rotation,
    keys,
    citizens,
    numbers: postgresNumberBlocks(asking),
    uploads: new PostgresUploadLedger(asking),
    settle: (name, value) => settled(asking, name, value),
    purge: sharing(() => rewrite(server, ['data_key', 'citizen', 'number_link'])),
    // Only a log beside it in one folder is held against it.
    mark: () => ({ session, generation: 0 }),
    trouble: () => server.trouble(),
    close: async () => {
      await rotation.stop();
      await keys.close();
      await server.close();
    },
  };
}

async function recogniseKey(asking: Asking, wrapping: Wrapping, address: string): Promise<string> {
  const known = await settled(asking, 'key-check', wrapping.check);
  const refused = refusedKey(known, await isRetired(asking, wrapping.check), wrapping);
  if (refused === undefined) return known;
  if (refused === 'retired')
    throw new Error(
      `the keys on PostgreSQL at ${address} were wrapped anew since, and SUQIU_MASTER_KEY is the key from before: set it to the one that came after`,
    );
  throw new Error(
    `the keys on PostgreSQL at ${address} were written under another master key: set SUQIU_MASTER_KEY, or put its file into the data folder`,
  );
}

async function settled(asking: Asking, name: string, value: string): Promise<string> {
  await asking.changes('insert into primary_meta values ($1, $2) on conflict do nothing', [name, value]);
  const [known] = await asking.rows<[string]>('select value from primary_meta where name = $1', [name]);
  return known?.[0] ?? value;
}
