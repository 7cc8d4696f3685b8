import { createHmac } from 'node:crypto';
import type { RateCount, RateCounts } from '../../kernel/ports/rate-counts';
import { describeFault } from './faults';
import { migrate } from './migrate';
import { runArrays, Server, type Log } from './server';

export interface PostgresRateCountsOptions {
  readonly connection: string;
  /** Addresses and ids of people do not lie in the table as they are. */
  readonly secret: Buffer;
  readonly log?: Log | undefined;
}

/** Nobody waits longer to be counted than to be answered. */
const LIMITS = { statement: 500, connecting: 500, patience: 0 };
/** While it does not answer, each node counts by itself and asks again only now and then. */
const REST_MS = 5_000;
const FORGET_MS = 60_000;
const MOST_AT_ONCE = 500;

/** @throws Error in a sentence when the server cannot be used */
export async function openPostgresRateCounts({
  connection,
  secret,
  log = () => undefined,
}: PostgresRateCountsOptions): Promise<RateCounts> {
  const purpose = 'rate limits';
  const server = new Server({ connection, purpose, connections: 2, log });
  try {
    await migrate(server, purpose, rateShape);
  } finally {
    await server.close();
  }
  return new PostgresRateCounts(
    new Server({ connection, purpose, connections: 2, limits: LIMITS, log }),
    secret,
    log,
  );
}

interface Waiting {
  readonly key: string;
  readonly windowMs: number;
  readonly resolve: (count: RateCount | undefined) => void;
}

/** Calls that come while others are being counted go together in the next statement. */
class PostgresRateCounts implements RateCounts {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private restsUntil = 0;
  private forgetAt = 0;

  constructor(
    private readonly server: Server,
    private readonly secret: Buffer,
    private readonly log: Log,
  ) {}

  count(key: string, windowMs: number): Promise<RateCount | undefined> {
    if (performance.now() < this.restsUntil) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.waiting.push({ key: this.hashOf(key), windowMs, resolve });
      this.running ??= this.run();
    });
  }

  async close(): Promise<void> {
    await this.running;
    await this.server.close();
  }

  private async run(): Promise<void> {
    // What comes in the same turn of the event loop goes together.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.countAll(this.waiting.splice(0, MOST_AT_ONCE));
    this.running = undefined;
  }

  private async countAll(group: readonly Waiting[]): Promise<void> {
    const byKey = new Map<string, Waiting[]>();
    for (const one of group) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
    try {
      for (const [key, count, left] of await this.add([...byKey.values()]))
        for (const [at, { resolve }] of [...(byKey.get(key) ?? [])].reverse().entries())
          resolve({ current: count - at, left });
      await this.forget();
    } catch (error) {
      this.restsUntil = performance.now() + REST_MS;
      this.log('calls are counted on this node alone for a while', { reason: describeFault(error) });
    }
    // After an answer this changes nothing.
    for (const { resolve } of group) resolve(undefined);
  }

  /** In the order of the keys, so that two nodes wait for each other one way only. */
  private async add(groups: readonly (readonly Waiting[])[]): Promise<readonly Row[]> {
    return this.server.withClient(async (client) => {
      const { rows } = await runArrays<Row>(client, {
        name: 'count',
        text: `insert into rate_count as known (key, count, until)
          select key, count, ${NOW} + length from unnest($1::text[], $2::bigint[], $3::bigint[]) as t (key, count, length)
          order by key
          on conflict (key) do update set
            count = case when known.until <= ${NOW} then excluded.count else known.count + excluded.count end,
            until = case when known.until <= ${NOW} then excluded.until else known.until end
          returning key, count, until - ${NOW}`,
        values: [
          groups.map(([first]) => first?.key),
          groups.map(({ length }) => length),
          groups.map(([first]) => first?.windowMs),
        ],
      });
      return rows;
    });
  }

  private async forget(): Promise<void> {
    if (performance.now() < this.forgetAt) return;
    this.forgetAt = performance.now() + FORGET_MS;
    await this.server.withClient((client) => client.query(`delete from rate_count where until <= ${NOW}`));
  }

  private hashOf(key: string): string {
    return createHmac('sha256', this.secret).update(key).digest('base64url');
  }
}

type Row = [key: string, count: number, left: number];

/** By the server's clock: those of the nodes differ. */
const NOW = 'floor(extract(epoch from statement_timestamp()) * 1000)::bigint';

/** Not in the journal, and not in the way of any commit: a server that crashes forgets how often somebody called. */
const rateShape = [
  `create unlogged table rate_count (key text collate "C" primary key, count bigint not null, until bigint not null)`,
] as const;
