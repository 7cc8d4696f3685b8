import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../test/kit/api/caller';
import { removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { stands } from '../test/kit/stories';
import { Attacker } from './load/attacker';
import { kinds, largePhoto } from './load/attacks';
import { aKey } from './load/ledger';
import { each } from './load/repeat';
import { accepting, concern } from './load/stories';
import { startWorld, type World } from './load/world';

const OTHERS = 6;
const SLICE_MS = 1_500;
/** 512 MB for photos that are being unpacked, and the service itself. */
const MOST_MEMORY_MIB = 1_024;
/** As a start without any of them has them. */
const LIMITS = { RATE_PER_TOKEN: '600', RATE_PER_ADDRESS: '3000', RATE_ANONYMOUS_WRITES: '600' };

/**
 * Everybody else goes on while somebody takes all they can: bodies that are dear to judge, the views of an appeal of
 * thousands of remarks, photos that unpack to 400 MB. Slices under attack and quiet ones take turns, so that both see
 * the same machine. `--remarks 10000`, `--rounds 12` slices of each kind
 */
const overload: Measure = async function* (options) {
  const rounds = options.number('rounds', 12);
  let attacker: Attacker | undefined;
  let world = await startWorld({ env: { ...LIMITS, RATE_PER_TOKEN: '0' } });
  const { folder, port } = world.service;
  try {
    const photo = join(folder, 'IMG.png');
    writeFileSync(photo, largePhoto());
    const long = await longAppeal(world, options.number('remarks', 10_000));
    yield measured(
      'overload: comments of one person on one day that were taken',
      long.comments,
      'comments',
      '= 30',
    );
    // Anew, so that nothing of it is kept, and with limits.
    await world.service.stop();
    world = await startWorld({ folder, port, env: LIMITS });
    const { credentials } = await world.client.as('citizen', '13891500009');
    attacker = await Attacker.against({
      url: world.service.url,
      attacker: credentials,
      longAppeal: long.id,
      reporter: long.reporter.credentials,
      photo,
    });
    const others = await peopleAtWork(world);
    // Connections, tokens and compiled code.
    await timed(others, SLICE_MS);
    for (const kind of kinds) {
      const quiet: number[] = [];
      const busy: number[] = [];
      const statuses = new Map<number, number>();
      for (let round = 0; round < rounds; round++) {
        quiet.push(...(await timed(others, SLICE_MS)));
        const strikes = attacker.strikes(kind, SLICE_MS);
        busy.push(...(await timed(others, SLICE_MS)));
        for (const [status, count] of await strikes)
          statuses.set(status, (statuses.get(status) ?? 0) + count);
      }
      console.error(`${kind}: answered ${JSON.stringify(Object.fromEntries(statuses))}`);
      const [was, is] = [p99(quiet), p99(busy)];
      yield measured(`overload: ${kind}: requests of others meanwhile`, busy.length, 'requests', '>= 200');
      yield measured(`overload: ${kind}: p99 of others, quiet`, was, 'ms');
      yield measured(`overload: ${kind}: p99 of others, attacked`, is, 'ms');
      yield measured(`overload: ${kind}: attacked ÷ quiet`, is / was, 'times', '<= 2');
      yield measured(
        `overload: ${kind}: answers that blame the service`,
        [...statuses].reduce(
          (sum, [status, count]) => sum + (status >= 500 && status !== 503 ? count : 0),
          0,
        ),
        'answers',
        '= 0',
      );
    }
    yield measured('overload: most memory', peakMib(world.service.pid), 'MiB', `<= ${MOST_MEMORY_MIB}`);
  } finally {
    attacker?.end();
    await world.service.kill();
    removeFolder(folder);
  }
};
export default overload;

/** As many remarks as there are, by who may make so many; of the reporter's own only as many as are taken. */
async function longAppeal(world: World, remarks: number) {
  const { client, towns } = world;
  const town = towns[0]!;
  const reporter = await client.as('citizen', '13891500001');
  const officer = await client.as('officer', town.centre);
  const filed = await reporter.reports(concern(town));
  await stands(filed, reporter, { status: 'routed' });
  await (await accepting(world, filed, town)).send();
  let comments = 0;
  for (let at = 0; at < 40; at++) {
    const said = { text: '树还压着瓦。'.repeat(300), visibleTo: 'everyone' } as const;
    if ((await reporter.tries(filed, 'comments', said)).status < 300) comments++;
  }
  await each(Array.from({ length: remarks }), async (_, at) => {
    const note = `第${at + 1}次查看：${'正在协调处置。'.repeat(40)}`;
    await officer.does(filed, 'progress', { note, visibleTo: 'everyone' }, { key: aKey() });
  });
  return { id: filed.id, reporter, comments };
}

/** One request of somebody else, as a screen would send it. */
type Work = () => Promise<unknown>;

async function peopleAtWork({ client, towns }: World): Promise<readonly (readonly Work[])[]> {
  return each(Array.from({ length: OTHERS }), async (_, at) => {
    const town = towns[at % towns.length]!;
    const person: Caller = await client.as('citizen', `1389152000${at}`);
    const officer = await client.as('officer', town.centre);
    const own = await person.reports(concern(town));
    return [
      () => person.sees(own),
      () => person.lists({ limit: 20, mine: true }),
      () => person.timeline(own),
      () => officer.queue(town.centre, { limit: 20 }),
      () => person.reports(concern(town)),
    ];
  });
}

/** Each at their own pace, for so long. @returns how long each request took */
async function timed(people: readonly (readonly Work[])[], millis: number): Promise<readonly number[]> {
  const took: number[] = [];
  const until = performance.now() + millis;
  await Promise.all(
    people.map(async (works) => {
      for (let at = 0; performance.now() < until; at++) {
        const startedAt = performance.now();
        await works[at % works.length]!();
        took.push(performance.now() - startedAt);
        // Within a person's limit.
        await pause(110);
      }
    }),
  );
  return took;
}

const p99 = (took: readonly number[]): number =>
  [...took].sort((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1] ?? NaN;

/** Of the process since it started. */
const peakMib = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
