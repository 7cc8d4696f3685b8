/**
 * Keeps `concurrency` tasks under way for so many seconds; answers how many were done per second.
 * @param next the next task, `undefined` when there are no more
 */
export async function perSecond(
  concurrency: number,
  seconds: number,
  next: () => (() => Promise<unknown>) | undefined,
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < until) {
      const task = next();
      if (!task) return;
      await task();
      done++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (done * 1000) / (performance.now() - startedAt);
}
