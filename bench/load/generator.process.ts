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

  const caller = async ([connection, there]: Connections) => {
    for (;;) {
      const dueAt = nextStart();
      if (Math.max(dueAt, performance.now()) >= until) return;
      if (dueAt > performance.now()) await pause(dueAt - performance.now());
      const from = plan.rate === undefined ? performance.now() : dueAt;
      try {
        const sample = await play(connection, plan, ordinal++, there);
        latencies.push(performance.now() - from);
        if (sample !== undefined) samples.push(sample);
      } catch (error) {
        failed++;
        firstFailure ??= error instanceof Error ? error.message : String(error);
      }
    }
  };

  const connections = await Promise.all(Array.from({ length: plan.connections }, () => connected(plan)));
  await Promise.all(connections.map(caller));
  for (const both of connections) for (const one of new Set(both)) one.close();
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

/** To the node that is told, and to the one that is read at. */
type Connections = readonly [told: Connection, read: Connection];

async function connected({ url, readAt }: LoadPlan): Promise<Connections> {
  const told = await Connection.open(url);
  return [told, readAt === undefined ? told : await Connection.open(readAt)];
}

answerQuestions({ ready: true }, run);
