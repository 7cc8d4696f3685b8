import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inThread } from '../src/app/embedded/job-thread';
import { DEADLINE_PROOF } from '../src/appeals/proof/deadline-proof';
import { SIMULATION, type SimulationInput } from '../src/appeals/simulation/simulation';
import { readConfig } from '../src/config/config';
import type { JobLine } from '../src/kernel/job';
import type { Instant } from '../src/kernel/time';
import { SYSTEM } from '../src/kernel/actor';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import type { Seeded } from './seed/seed-folder';

const MIB = 1024 * 1024;

/** A county's log, played once more as a whole and proven: events a second, and what either holds. `--appeals 5000` */
const simulate: Measure = async function* (options) {
  const appeals = options.number('appeals', 5_000);
  const folder = freshFolder();
  try {
    const seeded = await seed(folder, appeals);
    const input: SimulationInput = {
      from: '2000-01-01' as Instant,
      until: '2999-01-01' as Instant,
      seenBy: SYSTEM,
    };
    for (const [name, job, asked] of [
      ['simulate', SIMULATION, input],
      ['proof', DEADLINE_PROOF, { graceSeconds: 300 }],
    ] as const) {
      const { done, seconds, memory } = await ran(folder, job, asked);
      yield measured(`${name}: events`, Number(done['events']), 'events', `= ${seeded.events}`);
      yield measured(`${name}: events a second`, Number(done['events']) / seconds, 'events/s', '>= 1000');
      yield measured(`${name}: memory above that at its start, at most`, memory / MIB, 'MiB', '<= 200');
    }
  } finally {
    removeFolder(folder);
  }
};
export default simulate;

/** In another process: the heap that seeding leaves behind would hide what the jobs add. */
async function seed(folder: string, appeals: number): Promise<Seeded> {
  const script = join(__dirname, 'seed/seed-folder.process.ts');
  const args = ['-r', '@swc-node/register', script, folder, String(appeals)];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as Seeded;
}

/** As the service runs it: in a thread with a bounded heap. */
async function ran(folder: string, job: string, input: object) {
  const { county, dataFolder, eventStore, database } = readConfig({ DATA_FOLDER: folder });
  const settings = { county, dataFolder, eventStore, database };
  const before = held();
  const startedAt = performance.now();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, held() - before)), 20);
  let done: JobLine = {};
  try {
    for await (const line of inThread({ settings, clock: undefined, job, input })) done = line;
    return { done, seconds: (performance.now() - startedAt) / 1000, memory: most };
  } finally {
    clearInterval(watch);
  }
}

/** Bytes that the process holds itself: the mapped pages of the log are the system's cache, and as large as the log. */
function held(): number {
  const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
