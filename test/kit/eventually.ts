import { setTimeout as pause } from 'node:timers/promises';

/** Only what is never so waits so long: servers and other tests share the machine. */
const ENDS_WITHIN_MS = 30_000;

/**
 * Asks again, ever less eagerly, until it is so: who has waited long waits longer, or it would be refused for asking too
 * often. @throws Error with what it was last when it takes longer than `withinMs` */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isSo: (value: T) => boolean,
  withinMs = ENDS_WITHIN_MS,
): Promise<T> {
  const since = performance.now();
  for (let waits = 2; ; waits = Math.min(waits * 1.5, Math.max(20, (performance.now() - since) / 20))) {
    const value = await ask();
    if (isSo(value)) return value;
    if (performance.now() - since > withinMs)
      throw new Error(`not so within ${withinMs} ms, but ${JSON.stringify(value)}`);
    await pause(waits);
  }
}
