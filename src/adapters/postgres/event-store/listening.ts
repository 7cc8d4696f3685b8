import { Ear } from '../ear';
import { describeFault } from '../faults';
import type { Log, Server } from '../server';

const CHANNEL = `'suqiu_log_' || 'event'::regclass::oid`;

/** Hints between nodes: one NOTIFY for all that was appended meanwhile. May be late, doubled or lost. */
export class Listening {
  private readonly listeners = new Set<() => void>();
  private readonly ear: Ear;
  private isTelling = false;
  private isToTell = false;
  private isClosed = false;

  constructor(
    private readonly server: Server,
    private readonly log: Log,
  ) {
    const wake = () => this.wake();
    this.ear = new Ear(server, CHANNEL, { heard: wake, mayHaveMissed: wake }, log);
  }

  add(listener: () => void): () => void {
    this.listeners.add(listener);
    this.ear.open();
    return () => this.listeners.delete(listener);
  }

  /** This node's own listeners at once, the other nodes' by the server, after the commit and never within it. */
  appended(): void {
    this.wake();
    if (this.isTelling) this.isToTell = true;
    else void this.tell();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.listeners.clear();
    await this.ear.close();
  }

  private wake(): void {
    for (const listener of this.listeners)
      try {
        listener();
      } catch (error) {
        this.log('a listener of the log threw', { reason: describeFault(error) });
      }
  }

  private async tell(): Promise<void> {
    this.isTelling = true;
    do {
      this.isToTell = false;
      // Who misses it looks by itself within a second.
      await this.server
        .withClient((client) => client.query(`select pg_notify(${CHANNEL}, '')`))
        .catch(() => undefined);
    } while (this.isToTell && !this.isClosed);
    this.isTelling = false;
  }
}
