import { parentPort } from 'node:worker_threads';
import { FormatError } from '../formats/format-error';
import { strippers } from '../formats/strip';
import { TooManyPixels, unpackHeif } from './heif';
import { alone, type Job, type JobOf, type Outcome, type Results } from './jobs';
import { silkToWav } from './silk';

type Run = { readonly [Kind in Job['kind']]: (job: JobOf<Kind>) => Results[Kind] | Promise<Results[Kind]> };

const run: Run = {
  strip: ({ format, bytes }) => {
    const stripped = strippers[format](Buffer.from(bytes.buffer));
    return { ...stripped, bytes: alone(stripped.bytes) };
  },
  heif: ({ bytes, mostPixels }) => unpackHeif(bytes, mostPixels),
  silk: async ({ bytes }) => alone(await silkToWav(bytes)),
};

async function outcomeOf<Kind extends Job['kind']>(job: JobOf<Kind>): Promise<Outcome> {
  try {
    return { done: await run[job.kind](job) };
  } catch (error) {
    if (error instanceof TooManyPixels) return { pixels: error.pixels };
    if (error instanceof FormatError) return { refused: error.code, reason: error.message };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const bufferIn = (outcome: Outcome): readonly ArrayBuffer[] => {
  if (!('done' in outcome)) return [];
  const { done } = outcome;
  return [done instanceof Uint8Array ? done.buffer : 'data' in done ? done.data.buffer : done.bytes.buffer];
};

parentPort?.on('message', (job: Job) => {
  void outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome, [...bufferIn(outcome)]));
});
