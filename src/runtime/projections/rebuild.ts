import type { Position } from '../../kernel/ids';
import { dropCheckpoint } from '../runners/checkpoints';
import type { Projection } from '../../kernel/projection';
import type { RunnerContext } from '../runners/context';
import { untyped, type Transaction } from '../runners/database';
import type { Difference, RebuildStatus } from '../runners/status';
import { Comparison } from './comparison';
import { dropGeneration, setPhase } from './generations';
import type { Lane, LanePlan } from './lane';
import { indexesOf, sharedTables } from './layout';

/** What a rebuild needs of the runner whose live generation it wants to follow. */
export interface RebuildHost {
  readonly name: string;
  readonly projection: Projection;
  readonly context: RunnerContext;
  readonly live: Lane | undefined;
  /** Why the live generation stands still, when it does. */
  readonly halt: { readonly error: string } | undefined;
  hold(tx: Transaction): Promise<void>;
  swapped(to: Lane): void;
  dropped(error?: string): void;
}

/**
 * The next generation on its way to becoming the live one: filled beside it, compared with it at one position,
 * then swapped in, or held for an operator when it differs. It follows the log as long as it is held.
 */
export class Rebuild {
  private comparison: Comparison | undefined;
  /** Made one per turn when the tables are full, before anybody reads them. */
  private readonly indexesToMake: (() => Promise<void>)[];

  constructor(
    private readonly runner: RebuildHost,
    readonly lane: Lane,
    private found?: Difference,
  ) {
    const { context, projection } = runner;
    this.indexesToMake = [...indexesOf(untyped(context.database.kysely), projection.tables, lane.generation)];
  }

  get difference(): Difference | undefined {
    return this.found;
  }

  get isComparing(): boolean {
    return this.comparison !== undefined;
  }

  /** Where this lane must wait for the live one, so that both can meet; undefined when that one stands still. */
  get upTo(): Position | undefined {
    return this.runner.halt ? undefined : this.runner.live?.position;
  }

  /** Its lane while it has something to read. */
  get laneToFill(): Lane | undefined {
    return this.isComparing || this.upTo === this.lane.position ? undefined : this.lane;
  }

  /** The lane has gone as far as the log or the live lane goes. True when there is more to do at once. */
  async advance(atHead: boolean): Promise<boolean> {
    if (this.found) return false;
    const { live, halt } = this.runner;
    if (halt ? !atHead : live?.position !== this.lane.position) return false;
    const makeIndex = this.indexesToMake.shift();
    if (makeIndex) {
      await makeIndex();
      return true;
    }
    if (!live) return false;
    if (halt) {
      await this.differs({ reason: halt.error, tables: [] });
      return false;
    }
    this.comparison ??= this.compare(live);
    const verdict = await this.comparison.step();
    if (verdict.kind === 'more') return true;
    this.comparison = undefined;
    if (verdict.kind === 'equal') await this.swap();
    else await this.differs(verdict.difference);
    return true;
  }

  /** A batch of this lane has been committed; what it cannot pass ends the rebuild, not the live generation. */
  async stopped({ stop }: LanePlan): Promise<void> {
    if (!stop) return;
    const { context, name } = this.runner;
    context.log.error({ runner: name, ...stop }, 'rebuild given up');
    await this.discard(`rebuild given up: ${stop.error}`);
  }

  async swap(): Promise<void> {
    const { context, name, live } = this.runner;
    await context.database.transaction(async (tx) => {
      await this.runner.hold(tx);
      if (live) {
        await setPhase(tx, name, live.generation, 'retired');
        await dropCheckpoint(tx.kysely, name, live.generation);
      }
      await setPhase(tx, name, this.lane.generation, 'active');
    });
    context.log.info({ runner: name, generation: this.lane.generation }, 'rebuilt projection is live');
    this.runner.swapped(this.lane);
  }

  async discard(because?: string): Promise<void> {
    const { context, name } = this.runner;
    await context.database.transaction(async (tx) => {
      await this.runner.hold(tx);
      await dropGeneration(tx, name, this.lane.made);
    });
    this.runner.dropped(because);
  }

  status(): RebuildStatus {
    const phase = this.found ? 'differs' : this.isComparing ? 'comparing' : 'building';
    return {
      generation: this.lane.generation,
      position: this.lane.position,
      phase,
      ...(this.found ? { difference: this.found } : {}),
    };
  }

  /** Gives the live generation what an operator accepted, as soon as it is as far as the old one. */
  async accept(catchUp: () => Promise<void>): Promise<void> {
    if (!this.found) throw new Error(`projection ${this.runner.name} has no difference to accept`);
    await catchUp();
    await this.swap();
  }

  private compare(live: Lane): Comparison {
    const { context, projection } = this.runner;
    const both = sharedTables(live.made.tables, projection.tables) ?? [];
    return new Comparison(
      context.database,
      both,
      live.generation,
      this.lane.generation,
      context.limits.comparePage,
    );
  }

  private async differs(difference: Difference): Promise<void> {
    const { context, name } = this.runner;
    await context.database.transaction(async (tx) => {
      await this.runner.hold(tx);
      await setPhase(tx, name, this.lane.generation, 'differs', difference);
    });
    this.found = difference;
    context.log.warn(
      { runner: name, reason: difference.reason },
      'rebuilt projection differs: accept or discard',
    );
  }
}
