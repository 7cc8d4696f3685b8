import { readFileSync } from 'node:fs';
import { compose } from '../src/app/composition';
import { features } from '../src/app/features';
import { openForReading } from '../src/app/profile-parts';
import { DEADLINE_PROOF } from '../src/appeals/proof/deadline-proof';
import { SIMULATION, type SimulationInput } from '../src/appeals/simulation/simulation';
import { readConfig } from '../src/config';
import type { JobLine } from '../src/kernel/job';
import type { Instant } from '../src/kernel/time';
import { jobNamed } from '../src/runtime/jobs';
import { SYSTEM } from '../src/kernel/actor';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { seedFolder } from './seed/seed-folder';

const MIB = 1024 * 1024;

/** A county's log, played once more as a whole and proven: events a second, and what either holds. `--appeals 5000` */
const simulate: Measure = async function* (options) {
  const appeals = options.number('appeals', 5_000);
  const folder = freshFolder();
  try {
    const seeded = await seedFolder(folder, appeals);
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

async function ran(folder: string, name: string, input: object) {
  const composition = compose(features);
  const config = readConfig({ DATA_FOLDER: folder });
  const profile = await openForReading(config, undefined, composition.categories);
  const ports = { ...profile, county: config.county, now: () => profile.clock.now() };
  const before = held();
  const startedAt = performance.now();
  let most = 0;
  let done: JobLine = {};
  try {
    for await (const line of jobNamed(composition.jobs, name).run(input, ports)) {
      done = line;
      most = Math.max(most, held() - before);
    }
    return { done, seconds: (performance.now() - startedAt) / 1000, memory: most };
  } finally {
    await profile.close();
  }
}

/** Bytes that the process holds itself: the mapped pages of the log are the system's cache, and as large as the log. */
function held(): number {
  const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
