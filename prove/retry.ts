import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { eventually, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { Client, NoAnswer, type Ask } from './load/client';
import { DroppingProxy } from './load/dropping-proxy';
import type { CommandAnswer } from './load/ledger';
import { rowsOf, startWorld, type World } from './load/world';

interface Tally {
  asked: number;
  otherwise: number;
  doubled: number;
  notLost: number;
}

/** The answer is lost after the commit; the caller asks again under the same key. `--times 40` of each kind. */
const retry: Measure = async function* (options) {
  const times = options.number('times', 40);
  const world = await startWorld();
  const proxy = await DroppingProxy.to(world.service.url);
  const throughProxy = new Client(proxy.url, { keepAlive: false });
  const tally: Tally = { asked: 0, otherwise: 0, doubled: 0, notLost: 0 };
  try {
    for (let time = 0; time < times; time++) {
      await lostAndRepeated(await aReport(world), world, proxy, throughProxy, tally);
      const unsigned = await lostAndRepeated(anUnsignedReport(world), world, proxy, throughProxy, tally);
      await openedBySecret(unsigned, world, tally);
      await lostAndRepeated(await aStep(world), world, proxy, throughProxy, tally);
    }
    yield measured(
      'retry: answers lost after the commit',
      tally.asked - tally.notLost,
      'answers',
      `= ${times * 3}`,
    );
    yield measured('retry: repeated and answered otherwise', tally.otherwise, 'answers', '= 0');
    yield measured('retry: commands with more than their one append', tally.doubled, 'commands', '= 0');
    yield measured('retry: the same key with another body', await otherBody(world), 'status', '= 422');
  } finally {
    proxy.close();
    await world.service.kill();
    removeFolder(world.service.folder);
  }
};
export default retry;

const aKey = (): string => randomBytes(24).toString('base64url');

async function aReport({ people }: World, key = aKey()): Promise<Ask> {
  const [town] = people.towns;
  const body = {
    channel: 'app',
    service: 'direct-line',
    words: '电线杆把树压到房上，母亲一人在家。',
    place: { region: town!.village },
  };
  return { method: 'POST', path: '/appeals', who: await people.citizen('13891500001'), key, body };
}

function anUnsignedReport({ people }: World): Ask {
  const body = {
    channel: 'web',
    service: 'violation-report',
    words: '河道里夜间有人采砂。',
    place: { region: people.towns[0]!.village },
    anonymous: true,
  };
  return { method: 'POST', path: '/appeals', key: aKey(), body };
}

/** The town's officer accepts an appeal that the saga has routed to the town. */
async function aStep(world: World): Promise<Ask> {
  const { client, people } = world;
  const [town] = people.towns;
  const reported = await aReport(world);
  const { id } = (await client.send(reported)).body as CommandAnswer;
  await eventually(
    async () => (await client.get(`/appeals/${id}`, reported.who)).body as { readonly status?: string },
    ({ status }) => status === 'routed',
  );
  return {
    method: 'POST',
    path: `/appeals/${id}/accept`,
    who: await people.officer(town!.centre),
    key: aKey(),
    body: { assignee: `officer-${town!.centre}`, contact: { means: 'phone', reached: true } },
  };
}

async function lostAndRepeated(
  ask: Ask,
  { client, service }: World,
  proxy: DroppingProxy,
  throughProxy: Client,
  tally: Tally,
): Promise<CommandAnswer> {
  tally.asked++;
  proxy.lost = '';
  proxy.dropAnswers(true);
  await throughProxy.send(ask).then(
    () => tally.notLost++,
    (error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    },
  );
  proxy.dropAnswers(false);
  const lost = bodyOf(proxy.lost);
  const again = await client.send(ask);
  const oncemore = await client.send(ask);
  const answer = again.body as CommandAnswer;
  const same = isDeepStrictEqual(again.body, lost) && isDeepStrictEqual(oncemore.body, lost);
  if (!same || again.status >= 300 || oncemore.status !== again.status) {
    tally.otherwise++;
    console.error(
      `${ask.path}: ${proxy.lost.slice(0, 400)} then ${again.status} ${JSON.stringify(again.body)}`,
    );
  }
  if (appendsOf(answer, service.folder) !== 1) tally.doubled++;
  return answer;
}

/** How often the log holds the command whose first event the answer names. */
function appendsOf({ id, events }: CommandAnswer, folder: string): number {
  const stream = rowsOf(folder).filter((row) => row.stream === `appeal-${id}`);
  const own = stream.filter(({ type }) => type === events[0]?.type);
  return own.length;
}

/** The answer's JSON: after the head, as Node writes short answers, in one piece or chunked. */
function bodyOf(answer: string): unknown {
  const text = /\{.*\}/s.exec(answer.slice(answer.indexOf('\r\n\r\n')))?.[0];
  return text === undefined ? undefined : JSON.parse(text);
}

async function openedBySecret({ id, secret }: CommandAnswer, { client }: World, tally: Tally): Promise<void> {
  const { status } = await client.get(`/appeals/${id}`, { secret });
  if (secret === undefined || status !== 200) tally.otherwise++;
}

async function otherBody(world: World): Promise<number> {
  const ask = await aReport(world);
  await world.client.send(ask);
  const { status } = await world.client.send({
    ...ask,
    body: { ...(ask.body as object), words: '另一件事。' },
  });
  return status;
}
