import type { PoolClient } from 'pg';
import { describeFault } from './faults';
import type { Log, Server } from './server';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

export interface Hearing {
  heard(said: string): void;
  /** It has begun to listen, maybe anew: what was said before is lost. */
  mayHaveMissed(): void;
}

/** Listens to one channel of NOTIFY on a connection of its own, again and again with growing waits. */
export class Ear {
  private client: PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private wait = FIRST_WAIT_MS;
  private isClosed = false;

  /** @param channel SQL that names it */
  constructor(
    private readonly server: Server,
    private readonly channel: string,
    private readonly hearing: Hearing,
    private readonly log: Log,
  ) {}

  /** Does nothing where it listens already. */
  open(): void {
    if (this.client !== undefined || this.isClosed) return;
    this.connecting ??= this.listen().finally(() => (this.connecting = undefined));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.again);
    await this.connecting;
    this.client?.release(true);
    this.client = undefined;
  }

  private async listen(): Promise<void> {
    try {
      const client = await this.server.take();
      client.once('error', () => this.lost(client));
      client.once('end', () => this.lost(client));
      client.on('notification', ({ payload = '' }) => this.hearing.heard(payload));
      this.client = client;
      const { rows } = await client.query<{ channel: string }>(`select ${this.channel} as channel`);
      await client.query(`listen ${String(rows[0]?.channel)}`);
      this.wait = FIRST_WAIT_MS;
      this.hearing.mayHaveMissed();
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
    this.again = setTimeout(() => this.open(), this.wait);
    this.again.unref();
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }
}
