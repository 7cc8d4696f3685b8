import { attachmentError } from './errors';

export interface GateOptions {
  /** Bytes that all jobs together may unpack to. */
  readonly room: number;
  /** Jobs at once. */
  readonly most: number;
  /** Jobs that wait. */
  readonly longestQueue: number;
  readonly longestWaitMs: number;
}

interface Waiting {
  readonly weight: number;
  readonly enter: () => void;
}

/**
 * Lets jobs in by what they will unpack to, in their order: however many photos arrive at once, memory is bounded.
 * A job that is heavier than all the room there is goes alone.
 */
export class Gate {
  private weight = 0;
  private jobs = 0;
  private readonly queue: Waiting[] = [];

  constructor(private readonly options: GateOptions) {}

  /** @throws DomainError `attachment/busy` when too many wait, or for too long */
  async run<T>(bytes: number, job: () => Promise<T>): Promise<T> {
    const weight = Math.min(bytes, this.options.room);
    await this.entered(weight);
    try {
      return await job();
    } finally {
      this.jobs--;
      this.weight -= weight;
      this.letIn();
    }
  }

  private entered(weight: number): Promise<void> {
    if (this.queue.length >= this.options.longestQueue) throw attachmentError('attachment/busy');
    return new Promise((entered, failed) => {
      const waiting: Waiting = {
        weight,
        enter: () => {
          clearTimeout(late);
          entered();
        },
      };
      const late = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        failed(attachmentError('attachment/busy'));
        this.letIn();
      }, this.options.longestWaitMs);
      this.queue.push(waiting);
      this.letIn();
    });
  }

  private letIn(): void {
    for (let [next] = this.queue; next !== undefined; [next] = this.queue) {
      const fits = this.weight + next.weight <= this.options.room && this.jobs < this.options.most;
      if (!fits) return;
      this.queue.shift();
      this.jobs++;
      this.weight += next.weight;
      next.enter();
    }
  }
}
