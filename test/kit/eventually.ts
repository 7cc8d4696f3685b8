import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until it is so; fails with what it was last when it takes longer than `within` milliseconds. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isSo: (value: T) => boolean,
  within = 5_000,
): Promise<T> {
  const until = performance.now() + within;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    if (performance.now() > until)
      throw new Error(`not so within ${within} ms, but ${JSON.stringify(value)}`);
    await pause(5);
  }
}
