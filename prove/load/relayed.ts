import { measured, type Measured } from '../../test/kit/measured';
import { storedIn } from './brokers';
import type { Ledger } from './ledger';
import type { RealServer } from '../../test/kit/real-server';
import { settled } from './settled';
import type { World } from './world';

const RELAY = 'public-events';
const TOPICS = ['suqiu.appeal.lifecycle.v1', 'suqiu.sla.v1'];

/** How long the relay may need to catch up once the brokers are back. */
const CATCHES_UP_MS = 120_000;

/**
 * After brokers that failed under load: no call failed, and the relay has told what there is to tell. What that is says
 * the relay itself, which is then made to tell everything again, under the same ids, to brokers that are well.
 */
export async function* toldAll(
  named: string,
  { client }: World,
  ledger: Ledger,
  broker: RealServer,
): AsyncIterable<Measured> {
  const failed = ledger.refused.filter(({ code }) => !code.startsWith('appeal/'));
  for (const { act, status, code } of failed.slice(0, 5)) console.error(`${act.name}: ${status} ${code}`);
  yield measured(
    `${named}: commands acknowledged meanwhile`,
    ledger.acknowledged.length,
    'commands',
    '>= 50',
  );
  yield measured(
    `${named}: calls of the API that failed`,
    failed.length + ledger.unanswered.length,
    'calls',
    '= 0',
  );
  const startedAt = performance.now();
  await settled(client, CATCHES_UP_MS);
  yield measured(
    `${named}: until the relay had caught up`,
    performance.now() - startedAt,
    'ms',
    `<= ${CATCHES_UP_MS}`,
  );

  const first = (await storedIn(broker.address, TOPICS)).map(asTold);
  const admin = await client.as('admin', '610921');
  const path = { name: RELAY };
  const { response } = await admin.api.POST('/api/v1/operations/runners/{name}/rebuild', {
    params: { path },
  });
  if (!response.ok) throw new Error(`the relay is not rebuilt: ${response.status}`);
  await settled(client, CATCHES_UP_MS);
  const all = (await storedIn(broker.address, TOPICS)).map(asTold);
  const before = new Set(first.map(({ place }) => place));
  const again = all.filter(({ place }) => !before.has(place));
  const told = new Set(first.map(({ id }) => id));
  const lost = new Set(again.map(({ id }) => id).filter((id) => !told.has(id)));
  yield measured(`${named}: events told`, told.size, 'events', '>= 50');
  yield measured(`${named}: of these told more than once, which may be`, first.length - told.size, 'events');
  yield measured(
    `${named}: told when all is told again`,
    new Set(again.map(({ id }) => id)).size,
    'events',
    `>= ${told.size}`,
  );
  yield measured(`${named}: events lost`, lost.size, 'events', '= 0');
  yield measured(
    `${named}: appeals whose first occurrences are out of order`,
    disordered(first),
    'appeals',
    '= 0',
  );
}

interface Told {
  readonly place: string;
  readonly topic: string;
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
}

function asTold({ topic, partition, offset, value }: Awaited<ReturnType<typeof storedIn>>[number]): Told {
  const {
    id,
    subject,
    sequence = '0',
  } = JSON.parse(value) as { id: string; subject: string; sequence?: string };
  return { place: `${topic}/${partition}/${offset}`, topic, id, subject, sequence: Number(sequence) };
}

/** A key lies in one partition, so that its messages stand in the order in which they were stored. */
function disordered(told: readonly Told[]): number {
  const seen = new Set<string>();
  const last = new Map<string, number>();
  const wrong = new Set<string>();
  for (const { topic, id, subject, sequence } of told) {
    if (seen.has(id)) continue;
    seen.add(id);
    const key = `${topic} ${subject}`;
    if ((last.get(key) ?? -1) > sequence) wrong.add(key);
    last.set(key, sequence);
  }
  return wrong.size;
}
