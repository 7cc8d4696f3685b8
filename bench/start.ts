import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, type Measure } from '../test/kit/measured';
import { freePort } from '../test/kit/ports';
import { freshFolder, removeFolder } from '../test/kit/service';
import { Connection } from './load/connection';
import { seedFolder } from './seed/seed-folder';
import { BENCH_ENV } from './support/bench-service';
import { compiled } from './support/compiled';
import { startCaughtUp } from './support/caught-up';
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
      empty: () => firstAnswer(empty, {}),
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

async function firstAnswer(file: string, env: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd: resolve(__dirname, '..'),
    env: { ...process.env, ...BENCH_ENV, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (child.exitCode === null) {
      const connection = await Connection.open(`http://127.0.0.1:${port}`).catch(() => undefined);
      if (!connection) {
        await pause(2);
        continue;
      }
      const { status } = await connection.request({ method: 'GET', path: '/health/live' });
      connection.close();
      if (status === 200) return performance.now() - startedAt;
    }
    throw new Error(`${file} ended with ${child.exitCode} before it answered`);
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
}
