import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import { SYSTEM } from '../../src/kernel/actor';
import {
  BEFORE_ALL,
  type CommandId,
  type CorrelationId,
  type RegionCode,
  type Revision,
} from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';
import { headIn, headsStream } from '../../src/proof/domain/heads';
import { Gathering } from '../../src/proof/following/gathering';
import { Series } from '../../src/proof/following/series';
import { hashAsStored } from '../../src/runtime/chain';
import { chainEvents, FIRST_PREV_HASH } from '../../src/runtime/chaining';
import { BulkLog } from '../seed/bulk-log';
import type { SeededEvent } from '../seed/appeal-play';

const PAGE = 2000;
const PER_HEAD = 1000;

const publicOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

/** Signs a log that nobody has open, as a service does that begins to sign on a log of years. @returns how many heads */
export async function signLog(file: string, county: RegionCode): Promise<number> {
  const pair = generateKeyPairSync('ed25519');
  const key = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const [series, gathering] = [new Series(), new Gathering(PER_HEAD)];
  const signedAt = new Date().toISOString() as Instant;
  const stream = headsStream(county);
  let head = { stream, revision: -1 as Revision, hash: FIRST_PREV_HASH };
  const signed: SeededEvent[] = [];
  const reader = openSqliteEventReader({ file });
  for (let after = BEFORE_ALL; ;) {
    const page = await reader.readAll(after, PAGE);
    for (const stored of page) {
      const cut = gathering.add({ stored, hash: hashAsStored(stored), occurredAt: signedAt });
      if (cut === undefined) continue;
      const text = series.next(cut, { county, key: publicOf(pair.publicKey), signedAt });
      series.add(headIn(text));
      const appended = chainEvents(head, [
        {
          event: {
            type: 'HeadSigned',
            data: { signature: sign(null, Buffer.from(text), key).toString('hex'), text },
          },
          schemaVersion: 1,
          commandId: `head-${series.size}` as CommandId,
          correlationId: 'heads' as CorrelationId,
          actor: SYSTEM,
          occurredAt: signedAt,
          versions: {},
        },
      ]);
      head = { ...head, ...appended.head };
      for (const event of appended.events)
        signed.push({ ...event, stream, revision: head.revision, at: signedAt });
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  await reader.close();
  const log = new BulkLog(file);
  log.write(signed);
  log.close();
  return series.size;
}
