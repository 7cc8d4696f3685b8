import { randomInt } from 'node:crypto';
import { measured, type Measure } from '../test/kit/measured';
import { removeFolder } from '../test/kit/service';
import { lastingDifferences } from './load/compare';
import { on } from './load/back-ends';
import { sender, startBroker } from './load/brokers';
import { allTaken, noneSetAside, INTAKE_TOPIC, item, message, PARTITIONS, type Item } from './load/intake';
import { foldOf, rowsOf, startWorld, verdictOn, type World } from './load/world';
import type { RealServer } from '../test/kit/real-server';

const CLOCK = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T09:00:00+08:00' };
const AT_ONCE = 50;

/**
 * Every message comes ten times, shuffled over all partitions. What stands afterwards is what stands where each came
 * once. `--messages 150 --times 10`
 */
const kafkaDup: Measure = async function* (options) {
  const messages = options.number('messages', 150);
  const times = options.number('times', 10);
  const broker = await startBroker();
  yield* on({ kafka: broker.address }, async function* () {
    const once = await standing(broker, messages, 1);
    const often = await standing(broker, messages, times);
    yield measured('kafka-dup: messages handed in', often.sent, 'messages', `= ${messages * times}`);
    yield measured(
      'kafka-dup: appeals of messages that came once',
      once.appeals.length,
      'appeals',
      `= ${messages}`,
    );
    yield measured(
      `kafka-dup: appeals of messages that came ${times} times`,
      often.appeals.length,
      'appeals',
      `= ${messages}`,
    );
    const unlike = often.appeals.filter((one, at) => one !== once.appeals[at]);
    for (const one of unlike.slice(0, 5)) console.error(one);
    yield measured('kafka-dup: appeals that stand otherwise', unlike.length, 'appeals', '= 0');
    yield measured('kafka-dup: rows unlike a fold of the events', often.rows, 'rows', '= 0');
    yield measured('kafka-dup: faults found by the independent verifier', often.faults, 'faults', '= 0');
    yield* noneSetAside('kafka-dup', broker.address);
  });
  await broker.wipe();
};
export default kafkaDup;

interface Stands {
  readonly sent: number;
  readonly appeals: readonly string[];
  readonly rows: number;
  readonly faults: number;
}

/** A service of its own takes them; the clock stands still, so that all that hangs on time is the same. */
async function standing({ address }: RealServer, messages: number, times: number): Promise<Stands> {
  const world = await startWorld({ env: CLOCK });
  const { folder } = world.service;
  try {
    const items = Array.from({ length: messages }, (_, at) => item('20260701', at, world.towns));
    const all = shuffled(Array.from({ length: times }, () => items).flat());
    const way = await sender(address, INTAKE_TOPIC);
    for (let at = 0; at < all.length; at += AT_ONCE)
      await way.send(all.slice(at, at + AT_ONCE).map((one) => message(one, randomInt(PARTITIONS))));
    await way.close();
    await allTaken(address, world);
    return {
      sent: all.length,
      appeals: await appealsOf(world),
      rows: (await lastingDifferences(world.client, folder)).length,
      faults: (await verdictOn(folder)).faults.length,
    };
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
}

/** Each appeal as it stands and how it came there, without what is its own: ids, keys and numbers. */
async function appealsOf({ service: { folder } }: World): Promise<readonly string[]> {
  const [rows, folded] = [await rowsOf(folder), await foldOf(folder)];
  const courses = new Map<string, string[]>();
  for (const { stream, type, data } of rows) {
    if (!folded.has(stream)) continue;
    const { place } = JSON.parse(data) as { readonly place?: { readonly region?: string } };
    const course = courses.get(stream) ?? [];
    courses.set(stream, course);
    course.push(place === undefined ? type : `${type} in ${place.region}`);
  }
  return [...folded]
    .map(([stream, { standing, owed }]) => {
      const due = [...owed.values()].map(({ kind, owner, dueAt }) => ({ kind, owner, dueAt }));
      return JSON.stringify({ ...standing, number: undefined, due, course: courses.get(stream) });
    })
    .sort();
}

function shuffled(items: readonly Item[]): readonly Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
