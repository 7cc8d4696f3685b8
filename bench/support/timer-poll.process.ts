import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import { instantOf } from '../../src/kernel/time';
import { TimerStore } from '../../src/runtime/timers/timer-store';
import { answerQuestions } from './process';
import { percentile } from './statistics';

export interface Polled {
  /** Milliseconds. */
  readonly p99: number;
  /** Bytes that the process holds. */
  readonly memory: number;
}

/** Polls the timers of one file as the saga runner does: what is due now, and when the next one is. */
async function main(): Promise<void> {
  const database = openSqliteDatabase({ file: process.env['FILE'] ?? '' });
  const timers = new TimerStore(database, process.env['SAGA'] ?? '');
  answerQuestions<{ readonly polls: number }>({ ready: true }, async ({ polls }): Promise<Polled> => {
    const took: number[] = [];
    for (let poll = 0; poll < polls; poll++) {
      const startedAt = performance.now();
      await database.transaction((tx) => timers.due(tx, instantOf(Date.now()), 500));
      await timers.next();
      took.push(performance.now() - startedAt);
    }
    globalThis.gc?.();
    return { p99: percentile(took, 0.99), memory: process.memoryUsage().rss };
  });
}

void main();
