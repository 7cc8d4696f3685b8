import type { Projection } from '../../kernel/projection';
import type { LeaseKeeper } from '../leases/lease-keeper';
import type { Lease } from '../leases/leases';
import { loadCheckpoint, saveCheckpoint, StoreChanged, verifyCheckpoint } from '../runners/checkpoints';
import type { RunnerContext } from '../runners/context';
import { untyped, type Transaction } from '../runners/database';
import { loadParked, savePark } from '../runners/parked-store';
import type { RunnerState, RunnerStatus } from '../runners/status';
import { addGeneration, dropGeneration, loadGenerations, type Generation } from './generations';
import { beginning, Lane, type LanePlan } from './lane';
import { checkTables, createBareTables, createTables, sharedTables } from './layout';
import { Rebuild, type RebuildHost } from './rebuild';

/**
 * One projection: its live generation and, while it is rebuilt, the next one. At least once, in log order;
 * effectively once, as rows and checkpoint are committed together under the lease.
 */
export class ProjectionRunner implements RebuildHost {
  readonly keeper: LeaseKeeper;
  live: Lane | undefined;
  rebuild: Rebuild | undefined;
  /** Why the live generation stands still, when it does. */
  halt: { readonly state: RunnerState; readonly error: string } | undefined;
  /** Why the last step failed, when it did. */
  failure: string | undefined;
  private rebuildError: string | undefined;
  private dropAt: number | undefined;
  private openedUnder: Lease | undefined;

  constructor(
    readonly projection: Projection,
    readonly context: RunnerContext,
  ) {
    checkTables(projection.name, projection.tables);
    this.keeper = context.keeperOf(projection.name);
  }

  get name(): string {
    return this.projection.name;
  }

  /** True when it owns its lease and knows where it stands. */
  async ready(): Promise<boolean> {
    if (this.halt?.state === 'unknown-event') return false;
    const lease = await this.keeper.ensure();
    if (lease !== this.openedUnder) this.close();
    if (!lease) return false;
    this.openedUnder = lease;
    if (!this.live) await this.open();
    return true;
  }

  /** Forgets what it knew: another owner may have gone on from here. */
  close(): void {
    this.live = undefined;
    this.rebuild = undefined;
    this.halt = undefined;
  }

  /** What the live generation does next; undefined while it must stand still. */
  get liveLane(): Lane | undefined {
    return this.halt || this.rebuild?.isComparing ? undefined : this.live;
  }

  /** Writes a plan; the caller commits and then has it adopted. */
  async write(tx: Transaction, lane: Lane, plan: LanePlan): Promise<void> {
    await tx.run(plan.statements);
    for (const row of plan.parked) await savePark(tx, this.name, lane.generation, row);
    await saveCheckpoint(tx, this.name, lane.generation, plan.checkpoint);
  }

  async hold(tx: Transaction): Promise<void> {
    await this.context.leases.hold(tx, this.keeper.required());
  }

  /** The plan of the live lane has been committed. */
  async stopped(plan: LanePlan): Promise<void> {
    if (!plan.stop) return;
    this.halt = plan.stop;
    this.context.log.error({ runner: this.name, ...plan.stop }, 'projection stopped');
    if (plan.stop.state === 'unknown-event') await this.keeper.giveUp();
  }

  private async open(): Promise<void> {
    const { database, feed } = this.context;
    const generations = await loadGenerations(database, this.name);
    const active = generations.find(({ phase }) => phase === 'active');
    if (!active) {
      this.live = await this.addLane({ generation: 1, version: this.projection.version, phase: 'active' });
      return;
    }
    this.checkVersion(active);
    const shared =
      active.version === this.projection.version
        ? undefined
        : sharedTables(active.tables, this.projection.tables);
    const live = await this.loadLane(
      active,
      active.version === this.projection.version ? undefined : (shared ?? []),
    );
    try {
      await verifyCheckpoint(feed.reader, live.checkpoint);
    } catch (error) {
      if (!(error instanceof StoreChanged)) throw error;
      this.halt = { state: 'store-changed', error: error.message };
      this.context.log.error(
        { runner: this.name, reason: error.message },
        'the log is not the one projected',
      );
    }
    if (active.version !== this.projection.version && !shared)
      this.halt ??= {
        state: 'rebuilding',
        error: 'a primary key changed: the live tables wait for the new ones',
      };
    this.live = live;
    await this.resume(active, generations);
  }

  /** Drops what is left over and goes on with a rebuild, or begins the one that a raised version asks for. */
  private async resume(active: Generation, generations: readonly Generation[]): Promise<void> {
    const { database, feed } = this.context;
    for (const other of generations) {
      if (other === active) continue;
      if (other.phase !== 'retired' && other.version === this.projection.version && !this.rebuild) {
        const lane = await this.loadLane(other);
        const usable = await verifyCheckpoint(feed.reader, lane.checkpoint).then(
          () => true,
          () => false,
        );
        if (usable) {
          this.rebuild = new Rebuild(this, lane, other.difference);
          continue;
        }
      }
      await database.transaction((tx) => dropGeneration(tx, this.name, other));
    }
    if (active.version !== this.projection.version && !this.rebuild) await this.startRebuild();
  }

  async startRebuild(): Promise<void> {
    if (this.rebuild) throw new Error(`projection ${this.name} is being rebuilt already`);
    if (!this.live) throw new Error(`projection ${this.name} has no lease; ask its owner`);
    const generation = this.live.generation + 1;
    const lane = await this.addLane({ generation, version: this.projection.version, phase: 'building' });
    this.rebuild = new Rebuild(this, lane);
    this.rebuildError = undefined;
    this.context.log.info({ runner: this.name, generation }, 'projection is being rebuilt');
  }

  /** The rebuilt generation is active now; the old one is dropped when no reader can still use it. */
  swapped(to: Lane): void {
    this.live = to;
    this.rebuild = undefined;
    this.halt = undefined;
    this.dropAt = performance.now() + this.context.limits.dropAfter;
  }

  dropped(error?: string): void {
    this.rebuild = undefined;
    this.rebuildError = error;
  }

  async dropRetired(): Promise<void> {
    if (this.dropAt === undefined || performance.now() < this.dropAt) return;
    this.dropAt = undefined;
    const { database } = this.context;
    for (const generation of await loadGenerations(database, this.name))
      if (generation.phase === 'retired')
        await database.transaction((tx) => dropGeneration(tx, this.name, generation));
  }

  /** Milliseconds until something is to be dropped. */
  get dropIn(): number {
    return this.dropAt === undefined ? Infinity : Math.max(this.dropAt - performance.now(), 1);
  }

  private async addLane(made: Omit<Generation, 'tables'>): Promise<Lane> {
    const { database, feed, limits } = this.context;
    const { tables } = this.projection;
    const start = beginning(await feed.reader.epoch());
    await database.transaction(async (tx) => {
      await this.hold(tx);
      const create = made.phase === 'building' ? createBareTables : createTables;
      await create(untyped(tx.kysely), tables, made.generation);
      await addGeneration(tx, this.name, { ...made, tables });
      await saveCheckpoint(tx, this.name, made.generation, start);
    });
    return new Lane(database, this.projection, { ...made, tables }, start, new Map(), limits.parked);
  }

  private async loadLane(made: Generation, shared?: Generation['tables']): Promise<Lane> {
    const { database, limits, feed } = this.context;
    const checkpoint = await loadCheckpoint(database, this.name, made.generation);
    const parked = await loadParked(database, this.name, made.generation);
    const at = checkpoint ?? beginning(await feed.reader.epoch());
    return new Lane(database, this.projection, made, at, parked, limits.parked, shared);
  }

  private checkVersion(active: Generation): void {
    if (active.version !== this.projection.version) return;
    if (JSON.stringify(active.tables) !== JSON.stringify(this.projection.tables))
      throw new Error(
        `projection ${this.name}: its tables changed; raise its version above ${active.version}`,
      );
  }

  status(head: number): RunnerStatus {
    const position = this.live?.position ?? beginning('').position;
    const lag = Math.max(head - position, 0);
    const error = this.failure ?? this.halt?.error ?? this.rebuildError;
    return {
      name: this.name,
      kind: 'projection',
      state: this.state(lag),
      position,
      lag,
      parked: [...(this.live?.parked.values() ?? [])].map(({ key, position: at, error: why, at: when }) => ({
        key,
        position: at,
        error: why,
        at: when,
      })),
      ...(error === undefined ? {} : { error }),
      ...(this.rebuild ? { rebuild: this.rebuild.status() } : {}),
    };
  }

  private state(lag: number): RunnerState {
    if (this.halt && this.halt.state !== 'rebuilding') return this.halt.state;
    if (this.failure !== undefined) return 'failing';
    if (!this.live) return 'waiting-for-lease';
    if (this.rebuild) return this.rebuild.difference ? 'differs' : 'rebuilding';
    return lag > this.context.limits.batch ? 'catching-up' : 'running';
  }
}
