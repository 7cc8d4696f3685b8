import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteDatabase } from '../src/adapters/sqlite/database/open';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import type { EventReader } from '../src/kernel/ports/event-store';
import { BEFORE_ALL, type Position } from '../src/kernel/ids';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { Connection } from './load/connection';
import { seedFolder } from './seed/seed-folder';
import { logOf, refuseSick, startBenchService } from './support/bench-service';
import { caughtUp } from './support/caught-up';
import { Projecting } from './support/projecting';
import { readRaw } from './support/raw-read';
import { sharesOf } from './support/shares';
import { interleaved, medianOf, medianRatio, percentile } from './support/statistics';

const ROUNDS = 5;
const EVENTS_PER_APPEAL = 8.6;
/** One transaction per event is slow: a few thousand tell enough. */
const SINGLY = 3_000;

/**
 * The lists' projection from the beginning of a log, against reading that log, and against a commit per event; then what
 * an event costs in each projection, over the first `--shares 20000`.
 */
const catchup: Measure = async function* (options) {
  const events = options.number('events', 60_000);
  const folder = freshFolder();
  try {
    await seedFolder(folder, Math.ceil(events / EVENTS_PER_APPEAL));
    const reader = openSqliteEventReader({ file: logOf(folder) });
    const head = (await reader.newest())?.position ?? BEFORE_ALL;
    const rounds = await interleaved(ROUNDS, {
      catchup: () => projectedPerSecond(reader, folder, head, {}),
      raw: () => perSecondOf(() => readRaw(reader, head)),
      singly: () => projectedPerSecond(reader, folder, SINGLY as Position, { batch: 1 }),
    });
    yield measured('catchup: events projected', medianOf(rounds, 'catchup'), '1/s');
    yield measured('catchup: events read and parsed', medianOf(rounds, 'raw'), '1/s');
    yield measured('catchup: events projected, a transaction each', medianOf(rounds, 'singly'), '1/s');
    yield measured('catchup: of a raw read', medianRatio(rounds, 'catchup', 'raw'), 'ratio', '>= 0.5');
    yield measured(
      'catchup: of a transaction per event',
      medianRatio(rounds, 'catchup', 'singly'),
      'ratio',
      '>= 10',
    );
    yield* sharesOf(folder, reader, Math.min(head, options.number('shares', 20_000)) as Position);
    await reader.close();
    const delays = await delaysWhileCatchingUp(folder);
    yield measured('catchup: an HTTP answer meanwhile, median', percentile(delays, 0.5), 'ms');
    yield measured('catchup: an HTTP answer meanwhile, p99', percentile(delays, 0.99), 'ms');
  } finally {
    removeFolder(folder);
  }
};

export default catchup;

async function perSecondOf(work: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const events = await work();
  return (events * 1000) / (performance.now() - startedAt);
}

async function projectedPerSecond(
  reader: EventReader,
  folder: string,
  upTo: Position,
  limits: { readonly batch?: number },
): Promise<number> {
  const file = join(folder, 'catchup.db');
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  return perSecondOf(async () => {
    const projecting = await Projecting.start(reader, openSqliteDatabase({ file }), limits);
    try {
      await projecting.until(({ position }) => position >= upTo);
      return projecting.status?.position ?? 0;
    } finally {
      await projecting.stop();
    }
  });
}

/** All runners of the service follow the whole log on their thread; meanwhile somebody asks the other one. */
async function delaysWhileCatchingUp(folder: string): Promise<readonly number[]> {
  const service = await startBenchService(folder);
  const connection = await Connection.open(service.url);
  const delays: number[] = [];
  try {
    let behind = true;
    const asking = (async () => {
      while (behind) {
        const askedAt = performance.now();
        await connection.request({ method: 'GET', path: '/health/live' });
        delays.push(performance.now() - askedAt);
        await pause(2);
      }
    })();
    try {
      await caughtUp(service.url, 120_000);
    } finally {
      behind = false;
      await asking;
    }
    await refuseSick(service.url);
    return delays;
  } finally {
    connection.close();
    await service.stop();
  }
}
