import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../test/kit/api/caller';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { afterwards } from './load/afterwards';
import { aReport, Ledger } from './load/ledger';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { concern, everyday, play } from './load/stories';
import { startWorld, type World } from './load/world';

const CALLERS = 8;
/** A group is waited for ten seconds, and the two stores may both be hung when one is asked after the other. */
const BOUND_MS = 15_000;

/**
 * The thread that writes a store stops answering in the middle of a commit, under load; a while later it answers
 * again. Once for the log, once for keys and numbers, in the real service, by a fault loaded from outside.
 */
const hung: Measure = async function* () {
  const folder = freshFolder();
  const marks = join(folder, 'hangs');
  const nodeArgs = ['-r', resolve(__dirname, 'faults/hang.js')];
  let world = await startWorld({ folder, nodeArgs, env: { HANGS: marks } });
  const ledger = new Ledger();
  let over = false;
  try {
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    await acknowledges(ledger, 50);
    for (const [round, store] of ['events.db', 'primary.db'].entries()) {
      const named = `hung: ${store}:`;
      // Whom it does not know yet, primary data is asked for.
      const newcomers = await each(
        Array.from({ length: 10 }, (_, at) => at),
        (at) => world.client.as('citizen', `138915${round + 1}100${at}`),
      );
      writeFileSync(marks, store);
      const hungAt = performance.now();
      const since = () => performance.now() - hungAt;
      const answers = await Promise.all(
        newcomers.map(async (by) => {
          const { status, body } = await aReport(by, concern(world.towns[0]!)).send();
          return { status, code: String((body as { code?: string }).code), took: since() };
        }),
      );
      const refused = answers.filter(({ status }) => status >= 400);
      const told = refused.filter(({ status, code }) => status === 503 && code.includes('/'));
      yield measured(`${named} answered 503 with a code`, told.length, 'answers', '>= 1');
      yield measured(`${named} refused otherwise`, refused.length - told.length, 'answers', '= 0');
      yield measured(
        `${named} the longest wait`,
        Math.max(...answers.map(({ took }) => took)),
        'ms',
        `<= ${BOUND_MS}`,
      );
      await eventually(
        () => readiness(world),
        (ready) => ready !== 200,
        BOUND_MS,
      );
      yield measured(`${named} until readiness said so`, since(), 'ms', `<= ${BOUND_MS}`);
      yield measured(`${named} liveness meanwhile`, await health(world, 'live'), 'status', '= 200');
      yield measured(
        `${named} reads that failed meanwhile`,
        await readsFailed(world, ledger),
        'reads',
        '= 0',
      );
      await pause(2_000);
      rmSync(marks);
      const freeAt = performance.now();
      await eventually(
        () => readiness(world),
        (ready) => ready === 200,
        30_000,
      );
      await acknowledges(ledger, 50);
      yield measured(
        `${named} until it was ready and 50 more were acknowledged`,
        performance.now() - freeAt,
        'ms',
        '<= 15000',
      );
    }
    over = true;
    await playing;
    const other = ledger.refused.filter(
      ({ status, code }) => !(status === 503 && code.includes('/')) && !code.startsWith('appeal/'),
    );
    for (const { act, status, code } of other.slice(0, 5)) console.error(`${act.name}: ${status} ${code}`);
    yield measured(
      'hung: answered neither well, nor 503 with a code',
      other.length + ledger.unanswered.length,
      'answers',
      '= 0',
    );
    yield measured('hung: acknowledged all in all', ledger.acknowledged.length, 'commands', '>= 150');
    await settled(world.client);
    world = yield* afterwards('hung', world, ledger);
  } finally {
    over = true;
    rmSync(marks, { force: true });
    await world.service.kill();
    removeFolder(folder);
  }
};
export default hung;

const health = async ({ service }: World, route: 'live' | 'ready'): Promise<number> => {
  const answer = await fetch(`${service.url}/health/${route}`);
  await answer.arrayBuffer();
  return answer.status;
};
const readiness = (world: World): Promise<number> => health(world, 'ready');

const acknowledges = ({ acknowledged }: Ledger, more: number): Promise<number> => {
  const least = acknowledged.length + more;
  return eventually(
    async () => acknowledged.length,
    (count) => count >= least,
    30_000,
  );
};

async function readsFailed({ client }: World, { reports }: Ledger): Promise<number> {
  const auditor = await client.as('auditor', '610921');
  let failed = 0;
  for (const { answer } of reports.slice(0, 20))
    await auditor.sees(answer).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      failed++;
    });
  return failed;
}
