import type { MessagePort } from 'node:worker_threads';

/** One end of a pair of threads: what is posted within one turn of the event loop travels as one message. */
export class BatchedPort<Out, In> {
  private readonly pending = new Map<unknown, Out>();
  private scheduled = false;
  private closed = false;

  /** @param onClosed the other thread is gone, or this end was closed */
  constructor(
    private readonly port: MessagePort,
    onMessage: (message: In) => void,
    onClosed: () => void,
  ) {
    port.on('message', (batch: readonly In[]) => {
      for (const message of batch) onMessage(message);
    });
    port.on('close', () => {
      this.closed = true;
      onClosed();
    });
  }

  /** @param instead what a later message of this turn replaces when it has the same key */
  post(message: Out, instead: unknown = message): void {
    if (this.closed) return;
    this.pending.set(instead, message);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Sends what waits and hangs up. */
  close(): void {
    this.flush();
    this.port.close();
  }

  private flush(): void {
    this.scheduled = false;
    if (this.closed || this.pending.size === 0) return;
    const batch = [...this.pending.values()];
    this.pending.clear();
    this.port.postMessage(batch);
  }
}
