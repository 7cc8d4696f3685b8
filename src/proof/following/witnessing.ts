import type { RegionCode } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import type { Witness } from '../../kernel/ports/witness';
import type { Instant } from '../../kernel/time';
import { Retry } from '../../runtime/follower/retry';
import { nowOf, type RunnerContext } from '../../runtime/runners/context';
import type { Connected, Transaction } from '../../runtime/runners/database';
import { messageOf } from '../../runtime/runners/status';
import { readHeads, type Series } from './series';

const AT_ONCE = 100;

/** How far a witness is: of which head it has all, told by that head's number and the root over all up to it. */
interface Reached {
  readonly next: number;
  readonly root: string | undefined;
}

/**
 * Brings each head to one witness: at least once, in order. One that is away is tried again with growing waits, for as
 * long as it takes, and holds up nothing else.
 */
export class Witnessing {
  private readonly retry: Retry;
  private next = 0;
  private under: Promise<void> | undefined;
  private tryAgainAt = 0;
  private reached: Reached | undefined;
  private failure: { readonly since: Instant; readonly error: string } | undefined;

  constructor(
    private readonly witness: Witness,
    private readonly context: RunnerContext,
    private readonly setup: {
      readonly runner: string;
      readonly county: RegionCode;
      readonly series: Series;
      readonly reader: Pick<EventReader, 'readStream'>;
      readonly wake: () => void;
    },
  ) {
    const { retryFrom, retryTo } = context.limits;
    this.retry = new Retry({ retryFrom: retryFrom * 10, retryTo: retryTo * 6 });
  }

  /** Where it stood; from the first head on where the log's are others than it has. */
  async load(on: Connected): Promise<void> {
    const row = await on.kysely
      .selectFrom('relay_state')
      .select('state')
      .where('relay', '=', this.setup.runner)
      .where('key', '=', this.key)
      .executeTakeFirst();
    const { next, root } = row === undefined ? NOTHING : (JSON.parse(row.state) as Reached);
    this.next = next > 0 && this.setup.series.rootUpTo(next - 1) === root ? next : 0;
  }

  /** @returns in how many milliseconds to ask again */
  go(): number {
    if (this.under !== undefined || this.next >= this.setup.series.size) return Infinity;
    const wait = this.tryAgainAt - performance.now();
    if (wait > 0) return wait;
    this.under = this.tell()
      .catch((error: unknown) => this.failed(error))
      .finally(() => {
        this.under = undefined;
        this.setup.wake();
      });
    return Infinity;
  }

  /** What is to be kept of how far it is. */
  async save(tx: Transaction): Promise<void> {
    const { reached } = this;
    if (reached === undefined) return;
    await tx.kysely
      .insertInto('relay_state')
      .values({ relay: this.setup.runner, key: this.key, state: JSON.stringify(reached) })
      .onConflict((known) =>
        known.columns(['relay', 'key']).doUpdateSet({ state: (e) => e.ref('excluded.state') }),
      )
      .execute();
    if (this.reached === reached) this.reached = undefined;
  }

  get isUnsaved(): boolean {
    return this.reached !== undefined;
  }

  async drain(): Promise<void> {
    await this.under;
  }

  /** For an operator; `undefined` while it has every head. */
  get trouble(): string | undefined {
    if (this.failure === undefined) return undefined;
    const { since, error } = this.failure;
    return `head ${this.next} has not been witnessed by ${this.witness.name} since ${since}: ${error}`;
  }

  private get key(): string {
    return `witness ${this.witness.name}`;
  }

  private async tell(): Promise<void> {
    const { county, series, reader } = this.setup;
    const most = Math.min(AT_ONCE, series.size - this.next);
    const heads = await readHeads(reader, county, this.next, most);
    await this.witness.witness(heads);
    this.next += heads.length;
    this.reached = { next: this.next, root: series.rootUpTo(this.next - 1) };
    this.failure = undefined;
    this.retry.succeeded();
  }

  private failed(error: unknown): void {
    const said = messageOf(error);
    this.failure = { since: this.failure?.since ?? nowOf(this.context), error: said };
    this.tryAgainAt = performance.now() + this.retry.failed();
    this.context.log.warn({ witness: this.witness.name, error: said }, 'head not witnessed; trying again');
  }
}

const NOTHING: Reached = { next: 0, root: undefined };
