import type { Position } from '../../kernel/ids';
import type { Projection } from '../../kernel/projection';
import { dropStanding } from '../follower/checkpoints';
import type { Held } from '../follower/consumer';
import type { Halt } from '../follower/lane';
import type { RunnerContext } from '../runners/context';
import { untyped } from '../runners/database';
import type { Difference, RebuildStatus } from '../runners/status';
import { Comparison } from './comparison';
import { dropGeneration, setPhase } from './generations';
import { indexesOf, sharedTables } from './layout';
import type { Beside, ProjectionLane } from './projection-lane';

/** What a rebuild needs of the projection whose live generation it wants to follow. */
export interface RebuildHost {
  readonly name: string;
  readonly projection: Projection;
  readonly context: RunnerContext;
  readonly held: Held;
  readonly live: ProjectionLane | undefined;
  swapped(to: ProjectionLane): void;
  dropped(error?: string): void;
}

/**
 * The next generation on its way to becoming the live one: filled beside it, compared with it at one position,
 * then swapped in, or held for an operator when it differs. It follows the log as long as it is held.
 */
export class Rebuild implements Beside {
  private comparison: Comparison | undefined;
  private found: Difference | undefined;
  /** An operator wants it whatever it differs in. */
  private accepted: boolean;
  /** Made one per turn when the tables are full, before anybody reads them. */
  private readonly indexesToMake: (() => Promise<void>)[];

  constructor(
    private readonly host: RebuildHost,
    readonly lane: ProjectionLane,
  ) {
    const { context, projection } = host;
    lane.beside = this;
    this.found = lane.made.difference;
    this.accepted = lane.made.phase === 'accepted';
    this.indexesToMake = [...indexesOf(untyped(context.database.kysely), projection.tables, lane.generation)];
  }

  get difference(): Difference | undefined {
    return this.found;
  }

  get isComparing(): boolean {
    return this.comparison !== undefined;
  }

  /** Where this lane must wait for the live one, so that both can meet; undefined when that one stands still. */
  upTo(halt: Halt | undefined): Position | undefined {
    return halt ? undefined : this.host.live?.position;
  }

  /** What it cannot pass ends the rebuild, not the live generation. */
  async givesUp({ state, error }: Halt): Promise<void> {
    this.host.context.log.error({ runner: this.host.name, state, error }, 'rebuild given up');
    await this.discard(`rebuild given up: ${error}`);
  }

  /** The lane may have gone as far as the log or the live lane goes. True when there is more to do at once. */
  async advance(halt: Halt | undefined): Promise<boolean> {
    const { live } = this.host;
    if (this.found || !live) return false;
    if (halt ? !this.lane.atHead : live.position !== this.lane.position) return false;
    const makeIndex = this.indexesToMake.shift();
    if (makeIndex) {
      await makeIndex();
      return true;
    }
    if (this.accepted) await this.swap(live);
    else if (halt) await this.differs({ reason: halt.error, tables: [] });
    else await this.compare(live);
    return this.found === undefined;
  }

  /** Becomes live as soon as it is as far as the old generation. @throws Error when it differs in nothing */
  async accept(): Promise<void> {
    if (!this.found) throw new Error(`projection ${this.host.name} has no difference to accept`);
    await this.setPhase('accepted');
    this.accepted = true;
    this.found = undefined;
  }

  async discard(because?: string): Promise<void> {
    const { name, held } = this.host;
    await held.transaction((tx) => dropGeneration(tx, name, this.lane.made));
    this.host.dropped(because);
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

  private async compare(live: ProjectionLane): Promise<void> {
    this.comparison ??= this.comparisonWith(live);
    const verdict = await this.comparison.nextPage();
    if (verdict.kind === 'more') return;
    this.comparison = undefined;
    if (verdict.kind === 'equal') await this.swap(live);
    else await this.differs(verdict.difference);
  }

  private comparisonWith(live: ProjectionLane): Comparison {
    const { context, projection } = this.host;
    return new Comparison(
      context.database,
      sharedTables(live.made.tables, projection.tables) ?? [],
      live.generation,
      this.lane.generation,
      context.limits.comparePage,
    );
  }

  private async swap(live: ProjectionLane): Promise<void> {
    const { context, name, held } = this.host;
    const { generation } = this.lane;
    await held.transaction(async (tx) => {
      await setPhase(tx, name, live.generation, 'retired');
      await dropStanding(tx.kysely, name, live.generation);
      await setPhase(tx, name, generation, 'active');
    });
    context.log.info({ runner: name, generation }, 'rebuilt projection is live');
    this.lane.beside = undefined;
    this.host.swapped(this.lane);
  }

  private async differs(difference: Difference): Promise<void> {
    const { context, name } = this.host;
    await this.setPhase('differs', difference);
    this.found = difference;
    context.log.warn(
      { runner: name, reason: difference.reason },
      'rebuilt projection differs: accept or discard',
    );
  }

  private async setPhase(phase: 'accepted' | 'differs', difference?: Difference): Promise<void> {
    const { name, held } = this.host;
    await held.transaction((tx) => setPhase(tx, name, this.lane.generation, phase, difference));
  }
}
