import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../test/kit/api/caller';
import type { AppealAnswer } from '../test/kit/api/types';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { removeFolder } from '../test/kit/service';
import { accepts, filed, PANLONG_CENTRE, peopleOf, quarrel } from '../test/kit/stories';
import { again, rowsOf, startWorld, verdictOn, type World } from './load/world';

const VERB = 'ProgressRecorded';
const body = { note: '已安排人员逐户上门', visibleTo: 'everyone' } as const;

interface Sent {
  readonly appeal: string;
  readonly key: string;
  readonly ifMatch?: number;
}

/**
 * A job of many commands, and `kill -9` while it is being worked off, again and again; after the last start it ends by
 * itself. Each item is done or reported, none twice; the API answers others meanwhile. `--items 300`, `--kills 5`
 */
const bulk: Measure = async function* (options) {
  const size = options.number('items', 300);
  const kills = options.number('kills', 5);
  let world = await startWorld();
  const { folder } = world.service;
  try {
    const people = await peopleOf(world.client);
    const { village, reporter } = people;
    const appeals: AppealAnswer[] = [];
    for (let n = 0; n < size; n++) {
      const appeal = await filed(reporter, quarrel());
      appeals.push(await accepts(appeal, village, PANLONG_CENTRE));
    }
    // A tenth of them are to be refused: somebody else was faster.
    const items: readonly Sent[] = appeals.map(({ id }, n) => ({
      ...{ appeal: id, key: randomUUID() },
      ...(n % 10 === 9 ? { ifMatch: 0 } : {}),
    }));
    const { data } = await village.api.POST('/api/v1/bulk', {
      body: { verb: 'recordProgress', body, items: [...items] },
    });
    const job = data!.id;
    const seen: number[] = [];
    let waits = 0;
    for (let n = 0; n < kills; n++) {
      waits = Math.max(waits, await killed(world, village, appeals[0]!));
      seen.push(await progressed(folder));
      world = await again(world);
    }
    const over = await finished((await peopleOf(world.client)).village, job);
    await world.service.kill();
    const done = over.items.filter(({ state }) => state === 'done').map(({ appeal }) => appeal);
    const refused = over.items.filter(({ state }) => state === 'refused');
    const inLog = await timesIn(folder);
    const wanted = items.filter(({ ifMatch }) => ifMatch === undefined);
    const verdict = await verdictOn(folder);
    const halfway = seen.filter((count) => count > 0 && count < wanted.length).length;

    yield measured('bulk: items', over.items.length, 'items', `= ${size}`);
    yield measured('bulk: killed with some done and some left', halfway, 'times', '>= 1');
    yield measured('bulk: killed', kills, 'times');
    yield measured('bulk: neither done nor reported', over.left, 'items', '= 0');
    yield measured('bulk: done', done.length, 'items', `= ${wanted.length}`);
    yield measured(
      'bulk: refused, and said why',
      refused.filter(isStale).length,
      'items',
      `= ${size - wanted.length}`,
    );
    yield measured(
      'bulk: done, and not in the log once',
      done.filter((id) => inLog.get(id) !== 1).length,
      'items',
      '= 0',
    );
    yield measured(
      'bulk: refused, and in the log all the same',
      refused.filter(({ appeal }) => inLog.has(appeal)).length,
      'items',
      '= 0',
    );
    yield measured('bulk: longest answer to somebody else meanwhile', waits, 'ms');
    yield measured('bulk: faults found by the independent verifier', verdict.faults.length, 'faults', '= 0');
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default bulk;

const isStale = ({ problem }: { readonly problem?: unknown }): boolean =>
  (problem as { readonly code?: string } | undefined)?.code === 'command/revision-mismatch';

/** Others read while it runs, until the process is killed. @returns how long the slowest of them waited, milliseconds */
async function killed(world: World, village: Caller, appeal: AppealAnswer): Promise<number> {
  const until = performance.now() + 30 + randomInt(250);
  let slowest = 0;
  while (performance.now() < until) {
    const from = performance.now();
    await village.sees(appeal);
    slowest = Math.max(slowest, performance.now() - from);
    await pause(5);
  }
  await world.service.kill();
  return slowest;
}

async function timesIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (const { stream, type } of await rowsOf(folder)) {
    const appeal = stream.slice('appeal-'.length);
    if (type === VERB) times.set(appeal, (times.get(appeal) ?? 0) + 1);
  }
  return times;
}

const progressed = async (folder: string): Promise<number> => (await timesIn(folder)).size;

const finished = (who: Caller, id: string) =>
  eventually(
    async () => (await who.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })).data!,
    ({ state }) => state === 'finished',
    120_000,
  );
