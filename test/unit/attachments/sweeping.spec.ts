import { Sweeping } from '../../../src/attachments/sweeping';
import type { Logger } from '../../../src/observability';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Timers that a test moves on, in the place of those of the system. */
function timers() {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly wake: (woken: boolean) => void }>();
  const settle = () => new Promise((turn) => setImmediate(turn));
  return {
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<boolean>((wake) => {
        const one = { at: now + ms, wake };
        waiting.add(one);
        if (signal.aborted) wake(false);
        signal.addEventListener('abort', () => wake(false));
      }),
    async pass(ms: number) {
      now += ms;
      for (const one of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(one);
        one.wake(true);
      }
      await settle();
    },
  };
}

describe('sweeping, for as long as the application lives', () => {
  const told: string[] = [];
  const logger = {
    info: (_: unknown, message: string) => told.push(message),
    error: (_: unknown, message: string) => told.push(message),
  } as unknown as Logger;
  beforeEach(() => told.splice(0));

  function started(run: () => Promise<{ deleted: number; named: number }>) {
    const { wait, pass } = timers();
    const sweeping = new Sweeping({ run }, logger, wait);
    sweeping.onApplicationBootstrap();
    return { sweeping, pass };
  }

  it('leaves a start its first ten minutes, then sweeps every hour', async () => {
    let runs = 0;
    const { sweeping, pass } = started(() => Promise.resolve({ deleted: ++runs, named: 0 }));
    await pass(9 * MINUTE);
    expect(runs).toBe(0);
    await pass(MINUTE);
    expect(runs).toBe(1);
    await pass(59 * MINUTE);
    expect(runs).toBe(1);
    await pass(MINUTE);
    expect(runs).toBe(2);
    await pass(HOUR);
    expect(runs).toBe(3);
    await sweeping.beforeApplicationShutdown();
    expect(told).toEqual(Array(3).fill('attachments swept'));
  });

  it('says so when one fails, and tries again the next hour', async () => {
    let runs = 0;
    const { sweeping, pass } = started(() =>
      ++runs === 1 ? Promise.reject(new Error('disk')) : Promise.resolve({ deleted: 0, named: 0 }),
    );
    await pass(10 * MINUTE);
    await pass(HOUR);
    await sweeping.beforeApplicationShutdown();
    expect(told).toEqual(['attachments not swept; the next hour tries again', 'attachments swept']);
  });

  it('ends with the application, once the sweep that runs is done: what it sweeps is open until then', async () => {
    let finish = (_: { deleted: number; named: number }): void => undefined;
    let runs = 0;
    const { sweeping, pass } = started(() => {
      runs++;
      return new Promise((done) => (finish = done));
    });
    await pass(10 * MINUTE);
    let stopped = false;
    const stopping = sweeping.beforeApplicationShutdown().then(() => (stopped = true));
    await pass(HOUR);
    expect([runs, stopped]).toEqual([1, false]);
    finish({ deleted: 0, named: 0 });
    await stopping;
    await pass(HOUR);
    expect(runs).toBe(1);
  });

  it('ends at once while it waits', async () => {
    const { sweeping, pass } = started(() => Promise.reject(new Error('must not run')));
    await sweeping.beforeApplicationShutdown();
    await pass(HOUR);
    expect(told).toEqual([]);
  });
});
