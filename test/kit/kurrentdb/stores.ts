import { openKurrentEventStore, type KurrentEventStore } from '../../../src/adapters/kurrentdb/event-store';
import { BEFORE_ALL, type Position } from '../../../src/kernel/ids';
import type { Limits } from '../../../src/adapters/kurrentdb/options';

/** Silence short enough for a test to wait for; patience that a busy machine does not use up. */
const QUICK = { silence: 500, patience: 20_000, firstWait: 5, longestWait: 50, heartbeat: 150 } as Limits;

/** Opens stores of a test, keeps what they log, closes them. */
export class Stores {
  readonly lines: string[] = [];
  private readonly opened: KurrentEventStore[] = [];

  async open(
    connection: string,
    limits: Partial<Record<keyof Limits, number>> = {},
  ): Promise<KurrentEventStore> {
    const store = await openKurrentEventStore({
      connection,
      categories: ['appeal', 'access'],
      log: (message, details) => this.lines.push(`${message} ${JSON.stringify(details)}`),
      limits: { ...QUICK, ...limits } as Limits,
    });
    this.opened.push(store);
    return store;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((store) => store.close()));
    this.lines.length = 0;
  }
}

/** Where the log ends now. */
export const endOf = async (store: KurrentEventStore): Promise<Position> =>
  (await store.newest())?.position ?? BEFORE_ALL;
