import { setTimeout as pause } from 'node:timers/promises';
import { answerQuestions } from '../support/process';
import { percentile } from '../support/statistics';
import { Connection } from './connection';
import type { LoadPlan, LoadResult } from './load';
import { scenarios } from './scenarios';

/** Over all runs of this process: no two scenarios report the same. */
let ordinal = 0;

async function run(plan: LoadPlan): Promise<LoadResult> {
  const play = scenarios[plan.scenario];
  const latencies: number[] = [];
  const samples: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  const startedAt = performance.now();
  const until = startedAt + plan.seconds * 1000;
  // With a rate, each scenario has its own time to begin; one that begins late is not made to look fast.
  let begun = 0;
  const nextStart = () => (plan.rate === undefined ? startedAt : startedAt + (begun++ / plan.rate) * 1000);

  const caller = async (connection: Connection) => {
    for (;;) {
      const dueAt = nextStart();
      if (Math.max(dueAt, performance.now()) >= until) return;
      if (dueAt > performance.now()) await pause(dueAt - performance.now());
      const from = plan.rate === undefined ? performance.now() : dueAt;
      try {
        const sample = await play(connection, plan, ordinal++);
        latencies.push(performance.now() - from);
        if (sample !== undefined) samples.push(sample);
      } catch (error) {
        failed++;
        firstFailure ??= error instanceof Error ? error.message : String(error);
      }
    }
  };

  const connections = await Promise.all(
    Array.from({ length: plan.connections }, () => Connection.open(plan.url)),
  );
  await Promise.all(connections.map(caller));
  for (const connection of connections) connection.close();
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    done: latencies.length,
    failed,
    firstFailure,
    seconds,
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    samples,
  };
}

answerQuestions({ ready: true }, run);
