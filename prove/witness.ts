import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import { verifyExport } from '../src/cli/verify/verify';
import type { RegionCode } from '../src/kernel/ids';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { writeHeadKeyAt } from '../test/kit/tampering/key';
import { exported } from '../test/kit/tampering/scene';
import { HttpWitness } from './load/http-witness';
import { Ledger } from './load/ledger';
import { acknowledges } from './load/outage';
import { everyday, play } from './load/stories';
import { again, eventsIn, logOf, rowsOf, startWorld, UNLIMITED, type World } from './load/world';

const COUNTY = '610921' as RegionCode;
const CALLERS = 4;
/** Its longest wait between two tries is a minute. */
const CATCHES_UP_WITHIN_MS = 150_000;

/**
 * The witness at an address is away for an hour of the county's time under load, and the service is killed meanwhile:
 * the work goes on, heads are signed on, readiness says which witness lacks what since when, and once it is back it gets
 * every head, in order. The county's clock runs as many times faster as makes an hour of `--seconds 60`: what grows with
 * real time alone, the waits between two tries, reaches its longest within that minute.
 */
const witness: Measure = async function* (options) {
  const seconds = options.number('seconds', 60);
  const folder = freshFolder();
  const key = join(`${folder}.keys`, 'head-key.pem');
  writeHeadKeyAt(key);
  const remote = await HttpWitness.start();
  const env = {
    ...{ HEAD_KEY_FILE: key, HEAD_EVENTS: '50', HEAD_MINUTES: '10', WITNESS_URLS: remote.url },
    ...{ CLOCK: 'settable', CLOCK_SPEED: String(Math.ceil(3_600 / seconds)), ...UNLIMITED },
  };
  let world = await startWorld({ folder, env });
  const ledger = new Ledger();
  let isOver = false;
  const plays = () => play({ ...world, ledger, isOver: () => isOver }, CALLERS, everyday);
  let playing = plays();
  try {
    await eventually(
      () => remote.lines.length,
      (count) => count >= 2,
      120_000,
    );
    remote.goAway();
    const before = { county: Date.parse(await world.client.clock()), told: remote.lines.length };
    const signed = headsIn(await rowsOf(folder)).length;
    await acknowledges(ledger, 20);
    const first = await eventually(
      () => saidOf(world),
      ({ detail = '' }) => detail.includes('has not been witnessed'),
      90_000,
    );
    // Killed halfway, as a machine is that loses its power.
    const killedAt = ledger.acknowledged.length;
    isOver = true;
    await world.service.kill();
    await playing;
    const unanswered = ledger.unanswered.length;
    world = await startAgain(world, env);
    isOver = false;
    playing = plays();
    await eventually(
      async () => Date.parse(await world.client.clock()) - before.county,
      (passed) => passed >= 3_600_000,
      seconds * 4_000,
    );
    const later = await eventually(
      () => saidOf(world),
      ({ detail = '' }) => detail.includes('has not been witnessed'),
      90_000,
    );
    const status = (await fetch(`${world.service.url}/health/ready`)).status;
    isOver = true;
    await playing;
    const during = ledger.acknowledged.length - killedAt;
    const signedMeanwhile = headsIn(await rowsOf(folder)).length - signed;
    const got = remote.lines.length - before.told;
    remote.comeBack();
    const caughtUp = await eventually(
      async () => [headsIn(await rowsOf(folder)), new Set(remote.lines)] as const,
      ([heads, kept]) => heads.every((head) => kept.has(head)),
      CATCHES_UP_WITHIN_MS,
    );
    const well = await eventually(
      () => saidOf(world),
      ({ state }) => state === 'ok',
      CATCHES_UP_WITHIN_MS,
    );
    const failed = ledger.refused.filter(({ status: code }) => code >= 500);
    for (const { act, code } of failed.slice(0, 5)) console.error(`${act.name}: ${code}`);
    yield measured('witness: heads signed while it was away', signedMeanwhile, 'heads', '>= 3');
    yield measured('witness: of these it got meanwhile', got, 'heads', '= 0');
    yield measured(
      'witness: commands acknowledged after the kill, while it was away',
      during,
      'commands',
      '>= 20',
    );
    yield measured('witness: commands answered 5xx', failed.length, 'commands', '= 0');
    yield measured('witness: commands that the kill left without an answer', unanswered, 'commands');
    yield measured(
      'witness: acknowledged and not in the log',
      ledger.lost(await eventsIn(folder)).length,
      'commands',
      '= 0',
    );
    yield measured(
      'witness: readiness named it',
      saysWhich(first, remote) + saysWhich(later, remote),
      'times',
      '= 2',
    );
    yield measured('witness: status of readiness meanwhile', status, 'status', '= 200');
    yield measured(
      'witness: heads that it lacks afterwards',
      caughtUp[0].filter((head) => !caughtUp[1].has(head)).length,
      'heads',
      '= 0',
    );
    yield measured(
      'witness: heads out of their order',
      outOfOrder(remote.lines, caughtUp[0]),
      'heads',
      '= 0',
    );
    yield measured('witness: readiness is well afterwards', well.state === 'ok' ? 1 : 0, 'times', '= 1');
    await world.service.stop();
    const kept = join(`${folder}.keys`, 'kept.ndjson');
    writeFileSync(kept, `${remote.lines.join('\n')}\n`);
    const verdict = await verdictOnExport(folder, kept);
    yield measured(
      'witness: an export holds against what it kept',
      verdict === 'holds' ? 1 : 0,
      'exports',
      '= 1',
    );
  } finally {
    isOver = true;
    await world.service.kill();
    await remote.stop();
    removeFolder(folder);
    removeFolder(`${folder}.keys`);
  }
};
export default witness;

/** The county's clock goes on where it stood: a settable one starts anew with the process. */
async function startAgain(world: World, env: Readonly<Record<string, string>>): Promise<World> {
  const newest = (await rowsOf(world.service.folder)).at(-1);
  const { occurredAt } = JSON.parse(newest?.metadata ?? '{}') as { occurredAt: string };
  return again(world, { env: { ...env, CLOCK_START: occurredAt } });
}

interface Said {
  readonly state: string;
  readonly detail?: string;
}

async function saidOf({ service }: World): Promise<Said> {
  const answer = await fetch(`${service.url}/health/ready`);
  const { checks } = (await answer.json()) as { checks: readonly (Said & { readonly name: string })[] };
  return checks.find(({ name }) => name === 'runner heads') ?? { state: 'absent' };
}

const saysWhich = ({ state, detail = '' }: Said, { url }: HttpWitness): number =>
  state === 'warn' && detail.includes(url) ? 1 : 0;

/** As each witness gets them. */
const headsIn = (rows: Awaited<ReturnType<typeof rowsOf>>): readonly string[] =>
  rows
    .filter(({ stream }) => stream.startsWith('heads-'))
    .map(({ data }) => {
      const { signature, text } = JSON.parse(data) as { signature: string; text: string };
      return JSON.stringify({ signature, text });
    });

/** At least once, in order: the first time that each came. */
const outOfOrder = (lines: readonly string[], heads: readonly string[]): number =>
  [...new Set(lines)].filter((line, at) => heads[at] !== line).length;

async function verdictOnExport(folder: string, kept: string): Promise<string> {
  const reader = openSqliteEventReader({ file: logOf(folder) });
  const file = join(`${folder}.keys`, 'export.ndjson');
  writeFileSync(file, await exported(reader, {}, { county: COUNTY }));
  await reader.close();
  return (await verifyExport(file, { keys: [], witnesses: [kept] })).verdict;
}
