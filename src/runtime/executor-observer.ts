import type { Milliseconds } from '../kernel/time';

/** For metrics. Must not throw. */
export interface ExecutorObserver {
  /** An append came back, after this long. */
  appended?(took: Milliseconds, events: number): void;
  /** A command ended in a `DomainError` of this code. */
  refused?(code: string): void;
  /** Somebody else appended first; the command is decided again, or given up. */
  conflicted?(): void;
}
