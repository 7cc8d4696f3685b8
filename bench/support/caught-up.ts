import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../../test/kit/service';
import { lagsOf, readiness, refuseSick, startBenchService } from './bench-service';

/** The service on a folder, once its runners have reached the head of the log. */
export async function startCaughtUp(folder: string, withinMs = 240_000): Promise<Service> {
  const service = await startBenchService(folder);
  try {
    await caughtUp(service.url, withinMs);
    await refuseSick(service.url);
    return service;
  } catch (error) {
    await service.kill();
    throw error;
  }
}

/** Milliseconds until no runner was behind. @throws Error when that takes longer than `withinMs` */
export async function caughtUp(url: string, withinMs: number): Promise<number> {
  const startedAt = performance.now();
  while (await someStarting(url)) {
    if (performance.now() - startedAt > withinMs)
      throw new Error(`not every runner reported within ${withinMs} ms`);
    await pause(5);
  }
  for (;;) {
    const lags = await lagsOf(url);
    const waited = performance.now() - startedAt;
    if (lags.size > 0 && [...lags.values()].every((lag) => lag === 0)) return waited;
    if (waited > withinMs)
      throw new Error(`the runners are still behind after ${withinMs} ms: ${JSON.stringify([...lags])}`);
    await refuseSick(url, true);
    await pause(50);
  }
}

/** The service listens once its runners have started, which may be before the first of them has read anything. */
async function someStarting(url: string): Promise<boolean> {
  const { checks } = await readiness(url);
  return checks.some(({ detail }) => detail === 'has not reported yet');
}
