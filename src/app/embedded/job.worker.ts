import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../../config/config';
import { isDomainError } from '../../kernel/domain-error';
import type { JobLine } from '../../kernel/job';
import { jobNamed } from '../../runtime/jobs';
import { compose } from '../composition';
import { features } from '../features';
import { openForReading } from '../profile-parts';

/** What the main thread tells the thread of a job. */
export interface JobData {
  readonly settings: Pick<Config, 'county' | 'dataFolder' | 'eventStore' | 'database'>;
  readonly clock: SharedArrayBuffer | undefined;
  readonly job: string;
  readonly input: object;
}

export type ToJob = 'next' | 'stop';
export type FromJob =
  | { readonly kind: 'lines'; readonly lines: readonly JobLine[]; readonly isOver: boolean }
  | { readonly kind: 'failed'; readonly message: string; readonly code?: string | undefined };

const MOST_LINES = 100;
const TELL_WITHIN_MS = 250;

/** One job over stores of its own, opened for reading alone. It waits until the last lines were taken. */
async function run({ settings, clock, job, input }: JobData): Promise<void> {
  const port = parentPort!;
  const profile = await openForReading(settings, clock, compose(features).categories);
  const ports = { ...profile, county: settings.county, now: () => profile.clock.now() };
  const lines = jobNamed(compose(features).jobs, job).run(input, ports)[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await lines.return?.();
    await profile.close();
    port.close();
  };
  const tell = async (): Promise<void> => {
    const until = performance.now() + TELL_WITHIN_MS;
    const batch: JobLine[] = [];
    let isOver = false;
    while (!isOver && batch.length < MOST_LINES && (batch.length === 0 || performance.now() < until)) {
      const next = await lines.next();
      if (next.done === true) isOver = true;
      else batch.push(next.value);
    }
    port.postMessage({ kind: 'lines', lines: batch, isOver } satisfies FromJob);
  };
  port.on('message', (asked: ToJob) => {
    const doing = asked === 'next' ? tell() : close();
    doing.catch((error: unknown) => {
      const code = isDomainError(error) ? error.code : undefined;
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ kind: 'failed', message, code } satisfies FromJob);
    });
  });
}

// Whoever waits for an answer goes first, then the runners; on Linux a priority is the calling thread's own.
if (process.platform === 'linux') setPriority(10);
void run(workerData as JobData);
