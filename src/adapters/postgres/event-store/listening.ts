import type { PoolClient } from 'pg';
import { describeFault } from '../faults';
import type { Log, Server } from '../server';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const CHANNEL = `'suqiu_log_' || 'event'::regclass::oid`;

/** Hints between nodes: one NOTIFY for all that was appended meanwhile. May be late, doubled or lost. */
export class Listening {
  private readonly listeners = new Set<() => void>();
  private client: PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private wait = FIRST_WAIT_MS;
  private isTelling = false;
  private isToTell = false;
  private isClosed = false;

  constructor(
    private readonly server: Server,
    private readonly log: Log,
  ) {}

  add(listener: () => void): () => void {
    this.listeners.add(listener);
    this.connect();
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
    clearTimeout(this.again);
    await this.connecting;
    this.client?.release(true);
    this.client = undefined;
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

  private connect(): void {
    if (this.client !== undefined || this.isClosed) return;
    this.connecting ??= this.listen().finally(() => (this.connecting = undefined));
  }

  private async listen(): Promise<void> {
    try {
      const client = await this.server.take();
      client.once('error', () => this.lost(client));
      client.once('end', () => this.lost(client));
      client.on('notification', () => this.wake());
      this.client = client;
      const { rows } = await client.query<{ channel: string }>(`select ${CHANNEL} as channel`);
      await client.query(`listen ${String(rows[0]?.channel)}`);
      this.wait = FIRST_WAIT_MS;
      // Something may have been appended before it listened.
      this.wake();
    } catch (error) {
      if (this.isClosed) return;
      this.log('hints from other nodes come late: not listening', { reason: describeFault(error) });
      if (this.client !== undefined) this.lost(this.client);
      else this.listenLater();
    }
  }

  private lost(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.release(true);
    this.listenLater();
  }

  private listenLater(): void {
    if (this.isClosed) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => this.connect(), this.wait);
    this.again.unref();
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }
}
