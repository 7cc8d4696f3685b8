import { setPriority } from 'node:os';
import { workerData, type MessagePort } from 'node:worker_threads';
import { openSqliteDatabase } from './adapters/sqlite/database/open';
import { openSqliteEventReader } from './adapters/sqlite/event-store/event-reader';
import { attachClock } from './app/clock';
import { appealsProjection } from './appeals/read-models/appeals.projection';
import { carryingSaga } from './appeals/sagas/carrying';
import { deadlinesSaga } from './appeals/sagas/deadlines';
import { mergingSaga } from './appeals/sagas/merging';
import { ratingSaga } from './appeals/sagas/rating';
import { routingSaga } from './appeals/sagas/routing';
import { createLogger, type LogLevel } from './observability/logger';
import { startRunners } from './runtime/runners/start';
import { RunnerSide } from './runtime/thread/runner-side';

/** What the main thread tells the thread of the runners. */
export interface RunnersData {
  readonly log: string;
  readonly readModels: string;
  readonly clock: SharedArrayBuffer | undefined;
  readonly logLevel: LogLevel;
  readonly port: MessagePort;
}

/**
 * The thread of the runners: projections, sagas and timers, none of which may hold up an HTTP caller.
 * Projections: at least once, effectively once, in log order. Sagas: each input once, commands at least once.
 */
async function run({ log, readModels, clock, logLevel, port }: RunnersData): Promise<void> {
  const logger = createLogger(logLevel).child({ thread: 'runners' });
  const side = new RunnerSide(port);
  const time = attachClock(clock);
  const reader = openSqliteEventReader({ file: log });
  const database = openSqliteDatabase({ file: readModels });
  const runners = await startRunners({
    reader,
    database,
    clock: time.clock,
    commands: side.commands,
    projections: [appealsProjection],
    sagas: [routingSaga, deadlinesSaga, ratingSaga, mergingSaga, carryingSaga],
    // The data folder is locked: a lease that is still there is a dead process's.
    takeOverLeases: true,
    log: logger,
    onStatus: side.report,
  });
  side.serve(runners, {
    onClock: time.changed,
    onStopped: async () => {
      await database.close();
      await reader.close();
    },
  });
}

// On Linux a priority is the calling thread's own; elsewhere it would be the whole process's. When both cores are
// busy, the callers go first and the runners catch up after them.
if (process.platform === 'linux') setPriority(5);
void run(workerData as RunnersData);
