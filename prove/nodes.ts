import { openPostgresEventStore } from '../src/adapters/postgres/event-store/event-store';
import { Client } from '../test/kit/api/client';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { county, type County } from '../test/kit/postgres/nodes';
import { differences } from './load/compare';
import { disturb, type Disturbed } from './load/disturbing';
import { Ledger } from './load/ledger';
import { withPostgres } from './load/postgres';
import { repeatAll } from './load/repeat';
import { asLogFile, rowsOfStore } from './load/rows-of-store';
import { settled } from './load/settled';
import { concern, everyday, play } from './load/stories';
import { townsOf, UNLIMITED } from './load/world';
import { effectsDoubled, unrouted } from './verify/effects';
import { foldAppeals } from './verify/fold';
import { verify } from './verify/verify';

const CALLERS_OF_A_NODE = 4;
const roles = { 'api-1': 'api', 'api-2': 'api', 'runners-1': 'runners', 'runners-2': 'runners' } as const;

/**
 * Two nodes that answer and two that run the runners, on one PostgreSQL. Each is killed, or stopped for longer than a
 * lease lasts, at random and under load. `--seconds 20`, `--seconds 120` for the whole proof.
 */
const nodes: Measure = (options) => withPostgres(() => proven(options.number('seconds', 20) * 1000));
export default nodes;

async function* proven(millis: number): AsyncGenerator<Measured> {
  const county_ = await county(UNLIMITED);
  try {
    const started = await Promise.all(
      Object.entries(roles).map(([name, role]) => startOne(county_, name, role)),
    );
    const apis = started.filter(({ name }) => name.startsWith('api'));
    const clients = await Promise.all(apis.map(({ service }) => Client.of(service, { fresh: false })));
    const towns = await townsOf(clients[0]!);
    yield* seenAtTheOther(
      await Promise.all(apis.map(({ service }) => Client.of(service, { checked: false }))),
      towns,
    );

    const ledger = new Ledger();
    let over = false;
    const playing = clients.map((client) =>
      play({ client, towns, ledger, isOver: () => over }, CALLERS_OF_A_NODE, everyday),
    );
    const seen = await disturb(started, millis);
    over = true;
    await Promise.all(playing);
    yield measured('nodes: killed and started again', seen.kills, 'nodes', '>= 1');
    yield measured('nodes: stopped and gone on', seen.pauses, 'nodes', '>= 1');
    yield measured('nodes: longest stop', seen.longestPauseMs / 1000, 'seconds');
    yield measured('nodes: commands acknowledged', ledger.acknowledged.length, 'commands', '>= 20');
    yield measured('nodes: commands without an answer', ledger.unanswered.length, 'commands');
    yield* afterwards(county_, clients, ledger);
  } finally {
    await county_.close();
  }
}

async function startOne(county_: County, name: string, role: 'api' | 'runners'): Promise<Disturbed> {
  const service = await county_.start(role, { startWithinMs: 60_000 });
  const startAgain = () => county_.start(role, { port: service.port, until: 'live', startWithinMs: 60_000 });
  return { name, service, startAgain };
}

const LOOKS = 100;

/** From the answer to a report at one node until the other's list shows it, asked once and made to wait. */
async function* seenAtTheOther(clients: readonly Client[], towns: Awaited<ReturnType<typeof townsOf>>) {
  const [here, there] = clients as [Client, Client];
  const reporter = await here.as('citizen', '13891500001');
  const elsewhere = await there.as('citizen', '13891500001');
  const waits: number[] = [];
  /** What the machine makes of a list alone: beside it, a wait shows what is ours. */
  const again: number[] = [];
  let missing = 0;
  for (let look = 0; look < LOOKS; look++) {
    const filed = await reporter.reports(concern(towns[look % towns.length]!));
    const startedAt = performance.now();
    const position = here.lastPosition ?? '';
    const { items } = await there.at(position, () => elsewhere.lists({ mine: true }));
    waits.push(performance.now() - startedAt);
    if (!items.some(({ id }) => id === filed.id)) missing++;
    const shownAt = performance.now();
    await there.at(position, () => elsewhere.lists({ mine: true }));
    again.push(performance.now() - shownAt);
  }
  for (const times of [waits, again]) times.sort((a, b) => a - b);
  yield measured('nodes: filed at one and not in the list of the other', missing, 'appeals', '= 0');
  yield measured('nodes: append until visible at the other, median', waits[LOOKS / 2]!, 'ms');
  const p99 = waits[Math.ceil(LOOKS * 0.99) - 1]!;
  yield measured('nodes: append until visible at the other, p99', p99, 'ms', '<= 150');
  yield measured('nodes: the same list when it need not wait, median', again[LOOKS / 2]!, 'ms');
}

async function* afterwards(county_: County, clients: readonly Client[], ledger: Ledger) {
  const otherwise = await repeatAll(ledger);
  const runners = await settled(clients[0]!, 90_000);
  const log = await openPostgresEventStore({ connection: county_.connection });
  const rows = await rowsOfStore(log).finally(() => log.close());
  const there = new Set(rows.map(({ stream, revision, type }) => `${stream} ${revision} ${type}`));
  const { faults } = verify(asLogFile(rows));
  const wrong = await differences(clients[1]!, foldAppeals(rows));
  const doubled = effectsDoubled(rows);
  for (const reason of [
    ...otherwise,
    ...wrong,
    ...doubled,
    ...faults.map((one) => JSON.stringify(one)),
  ].slice(0, 10))
    console.error(reason);
  yield measured('nodes: acknowledged and lost', ledger.lost(there).length, 'commands', '= 0');
  yield measured('nodes: repeated and answered otherwise', otherwise.length, 'commands', '= 0');
  yield measured('nodes: effects of sagas twice', doubled.length, 'effects', '= 0');
  yield measured('nodes: appeals that no saga routed', unrouted(rows).length, 'appeals', '= 0');
  yield measured('nodes: faults found by the independent verifier', faults.length, 'faults', '= 0');
  yield measured('nodes: rows unlike a fold of the events', wrong.length, 'rows', '= 0');
  yield measured('nodes: lag of the runners', Math.max(...runners.map(({ lag }) => lag)), 'ms', '= 0');
}
