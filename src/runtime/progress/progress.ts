import { BEFORE_ALL, type Position, type StreamName } from '../../kernel/ids';
import type { RunnerStatus } from '../runners/status';

interface Waiter {
  readonly position: Position;
  readonly settle: (arrived: boolean) => void;
}

/** How far each runner has come, as last heard: lets a reader wait for its own write instead of sleeping. */
export class Progress {
  private readonly statuses = new Map<string, RunnerStatus>();
  private readonly waiters = new Map<string, Set<Waiter>>();
  private awaited: () => void = () => undefined;

  update(status: RunnerStatus): void {
    this.statuses.set(status.name, status);
    for (const waiter of this.waiters.get(status.name) ?? [])
      if (waiter.position <= status.position) waiter.settle(true);
  }

  all(): readonly RunnerStatus[] {
    return [...this.statuses.values()];
  }

  positionOf(runner: string): Position {
    return this.statuses.get(runner)?.position ?? BEFORE_ALL;
  }

  /** True when the rows of this stream stand still in that read model until an operator releases them. */
  isParked(runner: string, stream: StreamName): boolean {
    return this.statuses.get(runner)?.parked.some(({ key }) => key === stream) ?? false;
  }

  /** Somebody waits for a position that was not heard of yet: whoever has to look for it looks at once. */
  onAwaited(listener: () => void): void {
    this.awaited = listener;
  }

  /** The runners that somebody waits for. */
  get waitedFor(): readonly string[] {
    return [...this.waiters].flatMap(([runner, { size }]) => (size > 0 ? [runner] : []));
  }

  /** Resolves true once the runner has passed the position, false when `timeoutMs` went by before. Never rejects. */
  waitFor(runner: string, position: Position, timeoutMs: number): Promise<boolean> {
    if (this.positionOf(runner) >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiters = this.waiters.get(runner) ?? new Set<Waiter>();
      this.waiters.set(runner, waiters);
      const waiter: Waiter = {
        position,
        settle: (arrived) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          resolve(arrived);
        },
      };
      const timer = setTimeout(() => waiter.settle(false), timeoutMs);
      waiters.add(waiter);
      this.awaited();
    });
  }
}
