import { BEFORE_ALL } from '../../kernel/ids';
import type { Projection, Table } from '../../kernel/projection';
import { loadStanding, saveCheckpoint, standingAt } from '../follower/checkpoints';
import type { Consumer, Held } from '../follower/consumer';
import type { Halt } from '../follower/lane';
import type { RunnerContext } from '../runners/context';
import { untyped } from '../runners/database';
import { addGeneration, dropGeneration, loadGenerations, type Generation } from './generations';
import { checkTables, createBareTables, createTables, physicalName, sharedTables } from './layout';
import { ProjectionLane } from './projection-lane';
import { Rebuild, type RebuildHost } from './rebuild';

/**
 * One projection: its live generation and, while it is rebuilt, the next one. At least once, in log order;
 * effectively once, as rows and checkpoint are committed together under the lease.
 */
export class ProjectionConsumer implements Consumer, RebuildHost {
  readonly kind = 'projection';
  live: ProjectionLane | undefined;
  private next: Rebuild | undefined;
  private rebuildError: string | undefined;
  private dropAt = Infinity;
  private heldNow: Held | undefined;

  constructor(
    readonly projection: Projection,
    readonly context: RunnerContext,
  ) {
    checkTables(projection);
  }

  get name(): string {
    return this.projection.name;
  }

  get lanes(): readonly ProjectionLane[] {
    return [this.live, this.next?.lane].filter((lane) => lane !== undefined);
  }

  /** Two generations are compared while they stand at one position. */
  get isPaused(): boolean {
    return this.next?.isComparing ?? false;
  }

  get held(): Held {
    if (!this.heldNow) throw new Error(`projection ${this.name} is not open`);
    return this.heldNow;
  }

  async open(held: Held): Promise<Halt | undefined> {
    this.heldNow = held;
    const { version, tables } = this.projection;
    const generations = await loadGenerations(this.context.database, this.name);
    const active = generations.find(({ phase }) => phase === 'active');
    if (!active) {
      this.live = await this.addLane({ generation: 1, version, phase: 'active' });
      return undefined;
    }
    this.checkVersion(active);
    const isOld = active.version !== version;
    const shared = isOld ? sharedTables(active.tables, tables) : undefined;
    const live = await this.loadLane(active, isOld ? (shared ?? []) : undefined);
    this.live = live;
    await this.resume(active, generations);
    if (live.changed !== undefined) return { state: 'store-changed', error: live.changed };
    if (isOld && !shared)
      return {
        state: 'rebuilding',
        error: 'a primary key changed: the live tables wait for the new ones',
      };
    return undefined;
  }

  close(): void {
    this.live = undefined;
    this.next = undefined;
  }

  async tend(halt: Halt | undefined): Promise<number> {
    const isBusy = (await this.next?.advance(halt)) ?? false;
    if (performance.now() >= this.dropAt) await this.dropRetired();
    return isBusy ? 0 : Math.max(this.dropAt - performance.now(), 1);
  }

  async rebuild(): Promise<void> {
    if (this.next) throw new Error(`projection ${this.name} is being rebuilt already`);
    if (!this.live) throw new Error(`projection ${this.name} is not open`);
    const generation = this.live.generation + 1;
    const lane = await this.addLane({ generation, version: this.projection.version, phase: 'building' });
    this.next = new Rebuild(this, lane);
    this.rebuildError = undefined;
    this.context.log.info({ runner: this.name, generation }, 'projection is being rebuilt');
  }

  /** @throws Error when nothing waits for it */
  accept(): Promise<void> {
    return this.running().accept();
  }

  /** Drops the new generation; the live one stays. @throws Error when there is none */
  discard(): Promise<void> {
    return this.running().discard();
  }

  /** The rebuilt generation is active now; the old one is dropped when no reader can still use it. */
  swapped(to: ProjectionLane): void {
    this.live = to;
    this.next = undefined;
    this.dropAt = performance.now() + this.context.limits.dropAfter;
    this.held.goesOn();
  }

  dropped(error?: string): void {
    this.next = undefined;
    this.rebuildError = error;
  }

  status() {
    const { next, rebuildError } = this;
    return {
      ...(rebuildError === undefined ? {} : { error: rebuildError }),
      ...(next && {
        state: next.difference ? ('differs' as const) : ('rebuilding' as const),
        rebuild: next.status(),
      }),
    };
  }

  private running(): Rebuild {
    if (!this.next) throw new Error(`projection ${this.name} is not being rebuilt`);
    return this.next;
  }

  /** Drops what is left over and goes on with a rebuild, or begins the one that a raised version asks for. */
  private async resume(active: Generation, generations: readonly Generation[]): Promise<void> {
    const { version } = this.projection;
    for (const other of generations) {
      if (other === active) continue;
      if (other.phase !== 'retired' && other.version === version && !this.next) {
        const lane = await this.loadLane(other);
        if (lane.changed === undefined) {
          this.next = new Rebuild(this, lane);
          continue;
        }
      }
      await this.held.transaction((tx) => dropGeneration(tx, this.name, other));
    }
    if (active.version !== version && !this.next) await this.rebuild();
  }

  private async dropRetired(): Promise<void> {
    this.dropAt = Infinity;
    for (const generation of await loadGenerations(this.context.database, this.name))
      if (generation.phase === 'retired')
        await this.held.transaction((tx) => dropGeneration(tx, this.name, generation));
  }

  private async addLane(made: Omit<Generation, 'tables'>): Promise<ProjectionLane> {
    const { tables } = this.projection;
    const standing = await standingAt(this.context.reader, BEFORE_ALL);
    await this.held.transaction(async (tx) => {
      const create = made.phase === 'building' ? createBareTables : createTables;
      await create(untyped(tx.kysely), tables, made.generation);
      for (const { name } of tables)
        await this.context.database.tableMade?.(tx, physicalName(name, made.generation));
      await addGeneration(tx, this.name, { ...made, tables });
      await saveCheckpoint(tx, this.name, made.generation, standing.checkpoint);
    });
    return new ProjectionLane(this.context, this.projection, { ...made, tables }, standing);
  }

  private async loadLane(made: Generation, shared?: readonly Table[]): Promise<ProjectionLane> {
    const { database, reader } = this.context;
    const standing =
      (await loadStanding(database, reader, this.name, made.generation)) ??
      (await standingAt(reader, BEFORE_ALL));
    return new ProjectionLane(this.context, this.projection, made, standing, shared);
  }

  private checkVersion(active: Generation): void {
    if (active.version !== this.projection.version) return;
    if (JSON.stringify(active.tables) !== JSON.stringify(this.projection.tables))
      throw new Error(
        `projection ${this.name}: its tables changed; raise its version above ${active.version}`,
      );
  }
}
