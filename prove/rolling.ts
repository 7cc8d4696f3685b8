import { rmSync } from 'node:fs';
import { compose } from '../src/app/composition';
import { features } from '../src/app/features';
import { openPostgresEventStore } from '../src/adapters/postgres/event-store/event-store';
import type { Caller } from '../test/kit/api/caller';
import { Client } from '../test/kit/api/client';
import type { AppealAnswer } from '../test/kit/api/types';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { county, type County } from '../test/kit/postgres/nodes';
import type { Service } from '../test/kit/service';
import * as story from '../test/kit/stories';
import { NEW_TYPE, newerBuild } from './load/newer-build';
import { withPostgres } from './load/postgres';
import { asLogFile, rowsOfStore } from './load/rows-of-store';
import { settled } from './load/settled';
import { UNLIMITED } from './load/world';
import { verify } from './verify/verify';

/**
 * The older build and one with an event type more, side by side on one store: the older one's API answers 503 for
 * the appeal that has such an event and for no other, and its runners hand over to the newer one's.
 */
const rolling: Measure = () => withPostgres(proven);
export default rolling;

async function* proven(): AsyncGenerator<Measured> {
  const [nodes, newer] = [await county(UNLIMITED), newerBuild()];
  try {
    const [older, olderRunners] = await Promise.all([nodes.start('api'), nodes.start('runners')]);
    const here = await Client.of(older, { fresh: false });
    const people = await story.peopleOf(here);
    const [touched, other] = [await story.inHand(people), await story.inHand(people)];

    const options = { main: newer.main, startWithinMs: 60_000 };
    const [api, runners] = await Promise.all([nodes.start('api', options), nodes.start('runners', options)]);
    const there = await story.peopleOf(await Client.of(api, { fresh: false }));
    yield measured(
      'rolling: runners of the newer build before',
      (await owned(runners)).length,
      'runners',
      '= 0',
    );
    await there.village.does(touched, 'progress', { note: '已到现场查看', visibleTo: 'everyone' });

    const startedAt = performance.now();
    await eventually(
      () => owned(runners),
      (names) => following.every((name) => names.includes(name)),
      60_000,
    );
    yield measured(
      'rolling: until the runners were handed over',
      (performance.now() - startedAt) / 1000,
      's',
      '<= 20',
    );
    yield measured(
      'rolling: runners of appeals at the older build after',
      (await owned(olderRunners)).filter((name) => following.includes(name)).length,
      'runners',
      '= 0',
    );

    yield measured(
      'rolling: reading that appeal at the older build',
      await people.reporter.statusOf(touched),
      'status',
      '= 503',
    );
    yield measured('rolling: a step on it there', await stepOn(people.village, touched), 'status', '= 503');
    yield measured(
      'rolling: reading another there',
      await people.reporter.statusOf(other),
      'status',
      '= 200',
    );
    yield measured(
      'rolling: a step on another there',
      await stepOn(people.townDispatcher, other),
      'status',
      '= 200',
    );
    yield measured(
      'rolling: a step on it at the newer build',
      await stepOn(there.townDispatcher, touched),
      'status',
      '= 200',
    );
    yield measured('rolling: the older build is ready', await readiness(older), 'status', '= 200');

    // Filed at the older, routed by the newer; and the list of the older is as fresh as it asks.
    const filed = await story.filed(people.reporter, story.powerCut());
    await settled(here);
    const { items } = await people.reporter.lists({ mine: true });
    const listed = items.filter(({ id }) => [touched.id, other.id, filed.id].includes(id));
    yield measured('rolling: appeals in the list of the older build', listed.length, 'appeals', '= 3');
    yield* theLog(nodes);
  } finally {
    await nodes.close();
    rmSync(newer.folder, { recursive: true, force: true });
  }
}

async function stepOn(by: Caller, appeal: AppealAnswer): Promise<number> {
  const { status, body } = await by.tries(appeal, 'comments', { text: '请尽快处理', visibleTo: 'staff' });
  if (status >= 400 && status !== 503) console.error(JSON.stringify(body));
  return status;
}

/** Those that meet events of appeals; one that follows other streams has no reason to go. */
const { projections, sagas } = compose(features);
const following = [...projections, ...sagas]
  .filter(({ category }) => category === 'appeal')
  .map(({ name }) => name);

/** Runners whose lease the node has. */
async function owned({ url }: Service): Promise<readonly string[]> {
  const answer = await fetch(`${url}/health/ready`);
  const { checks } = (await answer.json()) as {
    readonly checks: readonly { readonly name: string; readonly state: string; readonly detail?: string }[];
  };
  return checks
    .filter(({ name, state, detail }) => name.startsWith('runner ') && state === 'ok' && detail === undefined)
    .map(({ name }) => name.slice('runner '.length));
}

const readiness = async ({ url }: Service): Promise<number> => (await fetch(`${url}/health/ready`)).status;

async function* theLog({ connection }: County) {
  const log = await openPostgresEventStore({ connection });
  const rows = await rowsOfStore(log).finally(() => log.close());
  yield measured(
    'rolling: events of the new type',
    rows.filter(({ type }) => type === NEW_TYPE).length,
    'events',
    '= 1',
  );
  yield measured(
    'rolling: faults found by the independent verifier',
    verify(asLogFile(rows)).faults.length,
    'faults',
    '= 0',
  );
}
