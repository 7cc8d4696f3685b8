import { isDeepStrictEqual } from 'node:util';
import type { Client } from '../test/kit/api/client';
import { NoAnswer } from '../test/kit/api/exchange';
import type { AppealAnswer } from '../test/kit/api/types';
import { measured, type Measure } from '../test/kit/measured';
import { removeFolder } from '../test/kit/service';
import { filed, unsigned } from '../test/kit/stories';
import { DroppingProxy } from './load/dropping-proxy';
import { aKey, aReport, type Act } from './load/ledger';
import { accepting, concern } from './load/stories';
import { rowsOf, startWorld, type World } from './load/world';

interface Lossy {
  readonly world: World;
  readonly proxy: DroppingProxy;
  /** The same people, through it. */
  readonly client: Client;
}

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
  const lossy: Lossy = { world, proxy, client: world.client.by(proxy.url) };
  const tally: Tally = { asked: 0, otherwise: 0, doubled: 0, notLost: 0 };
  try {
    const [town] = world.towns;
    const reporter = await world.client.as('citizen', '13891500001');
    for (let time = 0; time < times; time++) {
      await lostAndRepeated(aReport(reporter, concern(town!)), lossy, tally);
      const body = unsigned({ place: { region: town!.village } });
      const secretly = await lostAndRepeated(aReport(world.client.anonymous(), body), lossy, tally);
      await openedBySecret(secretly, world, tally);
      // The town's officer accepts an appeal that the saga has routed to the town.
      const appeal = await filed(reporter, concern(town!));
      await lostAndRepeated(await accepting(world, appeal, town!), lossy, tally);
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

async function lostAndRepeated(
  act: Act,
  { world, proxy, client }: Lossy,
  tally: Tally,
): Promise<AppealAnswer> {
  tally.asked++;
  proxy.lost = '';
  proxy.dropAnswers(true);
  await act.send(client.with(act.by.credentials)).then(
    () => tally.notLost++,
    (error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    },
  );
  proxy.dropAnswers(false);
  const lost = bodyOf(proxy.lost);
  const again = await act.send();
  const oncemore = await act.send();
  const answer = again.body as AppealAnswer;
  const same = isDeepStrictEqual(again.body, lost) && isDeepStrictEqual(oncemore.body, lost);
  if (!same || again.status >= 300 || oncemore.status !== again.status) {
    tally.otherwise++;
    const first = proxy.lost.slice(0, 400);
    console.error(`${act.name}: ${first} then ${again.status} ${JSON.stringify(again.body)}`);
  }
  if ((await appendsOf(answer, world.service.folder)) !== 1) tally.doubled++;
  return answer;
}

/** How often the log holds the command whose first event the answer names. */
async function appendsOf({ id, events }: AppealAnswer, folder: string): Promise<number> {
  const stream = (await rowsOf(folder)).filter((row) => row.stream === `appeal-${id}`);
  const own = stream.filter(({ type }) => type === events[0]?.type);
  return own.length;
}

/** The answer's JSON: after the head, as Node writes short answers, in one piece or chunked. */
function bodyOf(answer: string): unknown {
  const text = /\{.*\}/s.exec(answer.slice(answer.indexOf('\r\n\r\n')))?.[0];
  return text === undefined ? undefined : JSON.parse(text);
}

async function openedBySecret({ id, secret }: AppealAnswer, { client }: World, tally: Tally): Promise<void> {
  if (secret === undefined || (await client.anonymous(secret).statusOf({ id })) !== 200) tally.otherwise++;
}

async function otherBody({ client, towns }: World): Promise<number> {
  const key = aKey();
  const reporter = await client.as('citizen', '13891500001');
  await aReport(reporter, concern(towns[0]!, '电线杆把树压到房上。'), key).send();
  return (await aReport(reporter, concern(towns[0]!, '另一件事。'), key).send()).status;
}
