import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../../adapters/worker-file';
import { DomainError } from '../../kernel/domain-error';
import type { JobLine } from '../../kernel/job';
import type { FromJob, JobData, ToJob } from './job.worker';

/** It ends by itself once it was told; this long, something in it hangs. */
const ENDS_WITHIN_MS = 5_000;
/** What a job of a million events keeps alive is a tenth of it; without a limit the garbage fills what the machine has. */
const MOST_HEAP_MB = 96;

/** A job in a thread of its own, which ends with the iteration. Lines are asked for, so that none pile up. */
export async function* inThread(data: JobData): AsyncGenerator<JobLine> {
  const worker = new Worker(workerFile('app/embedded/job.worker'), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const gone = once(worker, 'exit');
  // Whoever asks it next hears of it.
  gone.catch(() => undefined);
  const ask = async (): Promise<FromJob> => {
    const answer = once(worker, 'message').then(([said]) => [said as FromJob] as const);
    worker.postMessage('next' satisfies ToJob);
    const [said] = await Promise.race([answer, gone.then(() => [ended] as const)]);
    return said;
  };
  try {
    for (;;) {
      const said = await ask();
      if (said.kind === 'failed')
        throw said.code === undefined ? new Error(said.message) : new DomainError(said.code);
      yield* said.lines;
      if (said.isOver) return;
    }
  } finally {
    worker.postMessage('stop' satisfies ToJob);
    const late = setTimeout(() => void worker.terminate(), ENDS_WITHIN_MS);
    await gone.catch(() => undefined);
    clearTimeout(late);
  }
}

const ended: FromJob = { kind: 'failed', message: 'the thread of the job has ended' };
