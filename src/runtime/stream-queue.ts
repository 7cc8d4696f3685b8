import type { StreamName } from '../kernel/ids';

/**
 * One task at a time per stream, first come, first served: writers of one process do not run into each other.
 * A task that fails lets the next one begin. Order within this process only; the expected revision guards the rest.
 */
export class StreamQueue {
  private readonly tails = new Map<StreamName, Promise<unknown>>();

  run<T>(stream: StreamName, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(stream);
    const result = before ? before.then(task, task) : task();
    this.tails.set(stream, result);
    const leave = () => {
      if (this.tails.get(stream) === result) this.tails.delete(stream);
    };
    result.then(leave, leave);
    return result;
  }

  /** Streams with a task that runs or waits. */
  get size(): number {
    return this.tails.size;
  }
}
