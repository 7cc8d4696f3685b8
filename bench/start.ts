import { join, resolve } from 'node:path';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { seedFolder } from './seed/seed-folder';
import { compiled } from './support/compiled';
import { startCaughtUp } from './support/caught-up';
import { firstAnswer } from './support/first-answer';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 9;
const EVENTS_PER_APPEAL = 8.6;

/** Milliseconds from the start of the process to its first 200; warm: the files are in the page cache. */
const start: Measure = async function* (options) {
  const events = options.number('events', 100_000);
  const short = freshFolder();
  const long = freshFolder();
  try {
    await ranBefore(short, 1);
    await ranBefore(long, Math.ceil(events / EVENTS_PER_APPEAL));
    const empty = compiled(join(__dirname, 'peers/empty-nest/main.ts'));
    const service = resolve(__dirname, '../dist/main.js');
    const all = {
      empty: () => firstAnswer(empty),
      short: () => firstAnswer(service, { DATA_FOLDER: short }),
      long: () => firstAnswer(service, { DATA_FOLDER: long }),
    };
    await interleaved(1, all);
    const rounds = await interleaved(ROUNDS, all);
    yield measured('start: empty NestJS, Fastify and CQRS', medianOf(rounds, 'empty'), 'ms');
    yield measured('start: a log of ten events', medianOf(rounds, 'short'), 'ms');
    yield measured(`start: a log of ${events} events`, medianOf(rounds, 'long'), 'ms');
    yield measured(
      'start: ten events, of the empty app',
      medianRatio(rounds, 'short', 'empty'),
      'ratio',
      '<= 1.5',
    );
    yield measured(
      `start: ${events} events, of the empty app`,
      medianRatio(rounds, 'long', 'empty'),
      'ratio',
      '<= 1.5',
    );
  } finally {
    removeFolder(short);
    removeFolder(long);
  }
};

export default start;

/** Its runners have seen the whole log, as those of a service that is started again have. */
async function ranBefore(folder: string, appeals: number): Promise<void> {
  await seedFolder(folder, appeals);
  await (await startCaughtUp(folder)).stop();
}
