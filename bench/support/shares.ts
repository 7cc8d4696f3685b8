import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { JiebaSegmenter } from '../../src/adapters/chinese/segmenter';
import { loadMasterKey } from '../../src/adapters/files/master-key';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import { openSqliteKeyReader } from '../../src/adapters/sqlite/primary-data/key-reader';
import { compose } from '../../src/app/composition';
import { filesIn } from '../../src/app/embedded/files';
import { features } from '../../src/app/features';
import type { Position } from '../../src/kernel/ids';
import type { EventReader } from '../../src/kernel/ports/event-store';
import { deriveSecrets } from '../../src/privacy';
import { HashedWords } from '../../src/privacy/sealed-words';
import { measured, type Measured } from '../../test/kit/measured';
import { Projecting, type Projected } from './projecting';
import { readRaw } from './raw-read';

/**
 * What each projection of the service costs for an event of the log, in processor of all threads: alone under its
 * runner, so that each pays for reading, which is told beside it. The better of two runs: the first is interpreted.
 */
export async function* sharesOf(
  folder: string,
  reader: EventReader,
  upTo: Position,
): AsyncIterable<Measured> {
  const { masterKey, primary } = filesIn(folder);
  const secrets = deriveSecrets(await loadMasterKey({ file: masterKey }));
  const keys = openSqliteKeyReader({ file: primary, masterKey: Buffer.from(secrets.wrap) });
  const words = new HashedWords(keys, new JiebaSegmenter(), Buffer.from(secrets.searchWord));
  const each = async (work: () => Promise<number>) =>
    Math.min(await processorEach(work), await processorEach(work));
  yield measured('catchup: an event read and parsed', await each(() => readRaw(reader, upTo)), 'us');
  for (const projection of compose(features).projections)
    yield measured(
      `catchup: an event in ${projection.name}`,
      await each(() => projectedOnce(folder, reader, upTo, { projection, words })),
      'us',
    );
  await keys.close();
}

/** @param work how many events it took */
async function processorEach(work: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  const events = await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / events;
}

async function projectedOnce(
  folder: string,
  reader: EventReader,
  upTo: Position,
  projected: Projected,
): Promise<number> {
  const file = join(folder, 'share.db');
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  const projecting = await Projecting.start(reader, openSqliteDatabase({ file }), {}, projected);
  try {
    await projecting.until(({ position }) => position >= upTo);
    return projecting.status?.position ?? 0;
  } finally {
    await projecting.stop();
  }
}
