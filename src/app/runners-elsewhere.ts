import { giveOrder } from '../runtime/shared/orders';
import { statusesOfAllNodes } from '../runtime/shared/all-nodes';
import type { Progress } from '../runtime/progress/progress';
import type { ReadSide } from '../runtime/read-side';
import type { Database } from '../runtime/runners/database';
import type { RunnerStatus } from '../runtime/runners/status';
import type { Composition } from './composition';
import { operating, type RunnersHost } from './runners-host';

/** While somebody waits for a read model, and while nobody does. */
const LOOK_MS = { awaited: 20, idle: 500 };

export interface Elsewhere {
  readonly composition: Pick<Composition, 'projections' | 'sagas' | 'keepers' | 'publicEvents'>;
  readonly readSide: ReadSide;
  readonly progress: Progress;
  readonly openDatabase: () => Database;
}

/**
 * The runners of all nodes, as the database that they share shows them; an operator's call goes through it to
 * whichever node has the runner. Whoever waits for a read model waits up to a look longer than beside the runners.
 */
export class RunnersElsewhere implements RunnersHost {
  down: string | undefined = 'their database has not been read yet';
  private readonly kinds: ReadonlyMap<string, RunnerStatus['kind']>;
  /** What this node runs itself is heard sooner than it is read. */
  private readonly here = new Set<string>();
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Database | undefined;
  private isStopped = false;
  private allAt = 0;

  constructor(private readonly setup: Elsewhere) {
    const { projections, sagas, keepers, publicEvents } = setup.composition;
    this.kinds = new Map<string, RunnerStatus['kind']>([
      ...projections.map(({ name }) => [name, 'projection'] as const),
      ...sagas.map(({ name }) => [name, 'saga'] as const),
      ...keepers.map(({ name }) => [name, 'heads'] as const),
      ...publicEvents.map(({ name }) => [name, 'relay'] as const),
    ]);
    setup.progress.onAwaited(() => this.lookSoon(0));
    this.lookSoon(0);
  }

  /** A runner of this node reports; one whose lease another node has says nothing of where the lists are. */
  update(status: RunnerStatus): void {
    if (status.state === 'waiting-for-lease' || status.state === 'unknown-event')
      this.here.delete(status.name);
    else {
      this.here.add(status.name);
      this.setup.progress.update(status);
    }
  }

  clockChanged(): void {}

  operate(call: Parameters<RunnersHost['operate']>[0]): Promise<void> {
    return operating(() => giveOrder((this.writing ??= this.setup.openDatabase()), call));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
    await this.writing?.close();
  }

  /** After the look that runs already, which may have begun too soon. */
  async look(): Promise<void> {
    await this.looking;
    await this.lookNow(this.kinds);
  }

  private lookSoon(ms: number): void {
    if (this.isStopped || this.looking !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.looking = this.lookNow(this.kindsNow()).finally(() => {
        this.looking = undefined;
        this.lookSoon(this.setup.progress.waitedFor.length > 0 ? LOOK_MS.awaited : LOOK_MS.idle);
      });
    }, ms).unref();
  }

  /** While somebody waits, those that are waited for, fifty times a second; all of them now and then. */
  private kindsNow(): RunnersElsewhere['kinds'] {
    const { waitedFor } = this.setup.progress;
    const some = [...this.kinds].filter(([name]) => waitedFor.includes(name));
    if (some.length > 0 && performance.now() < this.allAt) return new Map(some);
    this.allAt = performance.now() + LOOK_MS.idle;
    return this.kinds;
  }

  private async lookNow(kinds: RunnersElsewhere['kinds']): Promise<void> {
    const { readSide, progress } = this.setup;
    try {
      for (const status of await statusesOfAllNodes(readSide, kinds))
        if (!this.here.has(status.name)) progress.update(status);
      this.down = undefined;
    } catch (error) {
      this.down = `their database cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
