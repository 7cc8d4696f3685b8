import type { Caller } from '../test/kit/api/caller';
import type { AppealAnswer } from '../test/kit/api/types';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { removeFolder } from '../test/kit/service';
import { accepts, filed, PANLONG, peopleOf, powerCut, reached } from '../test/kit/stories';
import { again, rowsOf, startWorld, verdictOn, type World } from './load/world';

const WITHIN_MS = 180_000;
const answer = { outcome: 'solved', account: '更换变压器后全村恢复供电' } as const;

/**
 * A power cut in many households becomes one incident, is told once and resolved once, and `kill -9` comes between asking
 * and answering; one appeal is not in handling and refuses. The others stand, each resolved once. `--appeals 300`
 */
const incident: Measure = async function* (options) {
  const size = options.number('appeals', 300);
  let world = await startWorld();
  const { folder } = world.service;
  try {
    const { reporter, power, townDispatcher } = await peopleOf(world.client);
    const appeals: AppealAnswer[] = [];
    for (let n = 0; n < size; n++) appeals.push(await filed(reporter, powerCut()));
    const [refusing, ...ready] = appeals as [AppealAnswer, ...AppealAnswer[]];
    const id = await opened(townDispatcher, appeals);
    world = await killedAndBack(world);
    await shows(townDispatcher, id, ({ counts }) => counts.attached === size);
    await townDispatcher.api.POST('/api/v1/incidents/{id}/progress', {
      params: { path: { id } },
      body: { note: '抢修人员已到场' },
    });
    for (const appeal of ready) await accepts(appeal, power, 'ent-power', reached().note);
    await townDispatcher.api.POST('/api/v1/incidents/{id}/resolve', {
      params: { path: { id } },
      body: answer,
    });
    world = await killedAndBack(world);
    const over = await shows(townDispatcher, id, ({ counts }) => counts.resolved + counts.refused === size);
    const stood = await townDispatcher.sees(refusing);
    await world.service.kill();
    const rows = await rowsOf(folder);
    const times = (type: string, { id: appeal }: AppealAnswer) =>
      rows.filter((row) => row.stream === `appeal-${appeal}` && row.type === type).length;
    const verdict = await verdictOn(folder);
    yield measured('incident: attached', over.counts.attached, 'appeals', `= ${size}`);
    yield measured('incident: resolved', over.counts.resolved, 'appeals', `= ${size - 1}`);
    yield measured('incident: refused, and named with its code', refusedWith(over), 'appeals', '= 1');
    yield measured(
      'incident: the one that refused stands where it stood',
      Number(stood.status === 'routed'),
      'appeals',
      '= 1',
    );
    yield measured(
      'incident: attached otherwise than once',
      off(appeals, (one) => times('IncidentJoined', one)),
      'appeals',
      '= 0',
    );
    yield measured(
      'incident: told otherwise than once',
      off(appeals, (one) => times('IncidentProgressed', one)),
      'appeals',
      '= 0',
    );
    yield measured(
      'incident: resolved otherwise than once',
      off(ready, (one) => times('AppealResolved', one)),
      'appeals',
      '= 0',
    );
    yield measured('incident: killed meanwhile', 2, 'times');
    yield measured(
      'incident: faults found by the independent verifier',
      verdict.faults.length,
      'faults',
      '= 0',
    );
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default incident;

const off = (appeals: readonly AppealAnswer[], times: (appeal: AppealAnswer) => number): number =>
  appeals.filter((appeal) => times(appeal) !== 1).length;

async function opened(dispatcher: Caller, appeals: readonly AppealAnswer[]): Promise<string> {
  const { data, error } = await dispatcher.api.POST('/api/v1/incidents', {
    body: { title: '盘龙村变压器故障停电', region: PANLONG, appeals: appeals.map(({ id }) => id) },
  });
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data.id;
}

const killedAndBack = async (world: World): Promise<World> => {
  await world.service.kill();
  return again(world);
};

type Shown = Awaited<ReturnType<typeof shownTo>>;
const shownTo = async (dispatcher: Caller, id: string) =>
  (await dispatcher.api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })).data!;
const shows = (dispatcher: Caller, id: string, isSo: (incident: Shown) => boolean): Promise<Shown> =>
  eventually(
    () => shownTo(dispatcher, id),
    (shown) => shown !== undefined && isSo(shown),
    WITHIN_MS,
  );

const refusedWith = ({ appeals }: Shown): number =>
  appeals.filter(({ refusal }) => refusal?.code === 'appeal/not-handling').length;
