import type { Position } from '../../kernel/ids';
import { LeaseKeeper } from '../leases/lease-keeper';
import type { Leases } from '../leases/leases';
import type { RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import { messageOf, type RunnerStatus } from '../runners/status';
import { occurredAt, saveCheckpoints } from './checkpoints';
import type { Consumer } from './consumer';
import { Followed, type NewestSeen } from './followed';
import { LogEntry } from './log-entry';
import { Loop, NO_REST, type Rest } from './loop';
import { mayGoOn, Turn } from './turn';

export interface Following {
  readonly leases: Leases;
  readonly takeOverLeases: boolean;
  /** Goes first while it is busy: this one then reads little at once, and rests for as long as it has worked. */
  readonly yieldsTo?: Pick<LogFollower, 'isBusy'> | undefined;
  /** After each commit and each turn, by runner; must not throw. */
  readonly onStatus: (status: RunnerStatus) => void;
}

/** Between two events of a busy county less time goes by. */
const BUSY_FOR_MS = 50;

/**
 * Follows the log for its consumers. Lanes that stand at one position share its read and its parse, and all of a
 * turn one commit, each part under its own lease: following costs one read and one transaction per batch, however
 * many there are. What a lane writes and its checkpoint are committed together: at least once, in log order, and
 * effectively once for whatever lies in the same database.
 *
 * A consumer that fails waits and tries again by itself; the others go on. Lanes beside a first one (rebuilds) get
 * their turn after the live ones.
 */
export class LogFollower {
  private readonly loop = new Loop(() => this.pass());
  private readonly followed: readonly Followed[];
  private newest: NewestSeen | undefined;
  private workedAt = -Infinity;
  private stopping = false;
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    consumers: readonly Consumer[],
    private readonly context: RunnerContext,
    private readonly following: Following,
  ) {
    const { leases, takeOverLeases } = following;
    const askEvery = context.limits.leaseTtl / 3;
    this.followed = consumers.map(
      (consumer) =>
        new Followed(
          consumer,
          new LeaseKeeper(leases, consumer.name, askEvery, takeOverLeases),
          leases,
          context,
        ),
    );
  }

  start(): void {
    this.renewal = setInterval(() => this.renew(), this.context.limits.leaseTtl / 3);
    this.loop.start();
  }

  /** There may be new events, due timers or answers: a hint. */
  wake(): void {
    this.loop.wake();
  }

  /** The pass that runs is finished, what is under way is awaited and taken in; then the leases are given up. */
  async stop(): Promise<void> {
    await this.loop.stop();
    clearInterval(this.renewal);
    this.stopping = true;
    await Promise.all(this.followed.map(async ({ consumer }) => consumer.drain?.()));
    await this.pass();
    // One that the database does not take back now runs out by itself; the rest of the stop is not held up by it.
    for (const { keeper, name } of this.followed)
      await keeper
        .giveUp()
        .catch((error: unknown) =>
          this.context.log.error({ runner: name, error: messageOf(error) }, 'lease not given up'),
        );
  }

  get isBusy(): boolean {
    return performance.now() - this.workedAt < BUSY_FOR_MS;
  }

  follows(name: string): boolean {
    return this.followed.some((one) => one.name === name);
  }

  status(): readonly RunnerStatus[] {
    return this.followed.map((one) => one.status(this.newest));
  }

  /** Runs between two passes, while the runner owns its lease. @throws Error when it does not */
  operate(name: string, work: (one: Followed) => Promise<void>): Promise<void> {
    return this.loop.between(async () => {
      const one = this.followed.find((candidate) => candidate.name === name);
      if (!one?.isOpen) throw new Error(`${name} is not run here; ask the owner of its lease`);
      await work(one).finally(() => this.report());
    });
  }

  private async pass(): Promise<Rest> {
    const { limits } = this.context;
    const begunAt = performance.now();
    const ready: Followed[] = [];
    for (const one of this.followed) if (await one.ready()) ready.push(one);
    let [isBusy, isBehind] = [false, false];
    for (const turns of this.turnsOf(ready)) {
      const { didSomething, isFull } = await this.advance(turns.filter(mayGoOn));
      isBusy ||= didSomething;
      isBehind ||= isFull;
    }
    const rest = this.stopping ? 0 : await this.tend(ready);
    for (const one of ready) if (!one.hasFailed) one.succeeded();
    this.report();
    if (isBusy) this.workedAt = performance.now();
    if (isBusy && this.isYielding) {
      const asLong = Math.max(limits.gather, performance.now() - begunAt);
      return { atLeast: asLong, atMost: asLong };
    }
    if (isBehind || rest <= 0) return NO_REST;
    // At the head a short rest lets events gather: a transaction for each costs more than it helps.
    if (isBusy) return { atLeast: limits.gather, atMost: limits.gather };
    return { atMost: Math.min(rest, ...this.followed.map(({ triedAgainIn }) => triedAgainIn)) };
  }

  private async tend(ready: readonly Followed[]): Promise<number> {
    const rests = [this.context.limits.poll];
    await Promise.all(
      ready.map((one) =>
        one.unlessFailed(async () => void rests.push((await one.consumer.tend?.(one.halt)) ?? Infinity)),
      ),
    );
    return Math.min(...rests);
  }

  /** Lanes by the position they stand at, first lanes before those beside them. */
  private turnsOf(ready: readonly Followed[]): readonly (readonly Turn[])[] {
    const groups = new Map<Position, Turn[]>();
    const lanes = ready.flatMap((one) => one.reading.map((lane, index) => ({ one, lane, index })));
    for (const { one, lane } of lanes.sort((a, b) => a.index - b.index)) {
      const turn = new Turn(one, lane, this.context);
      groups.set(lane.position, [...(groups.get(lane.position) ?? []), turn]);
    }
    return [...groups.values()];
  }

  private get isYielding(): boolean {
    return this.following.yieldsTo?.isBusy ?? false;
  }

  /** One batch for lanes at one position: one read, one parse, one transaction. */
  private async advance(turns: readonly Turn[]): Promise<Done> {
    const [first] = turns;
    const { batch, batchYielding } = this.context.limits;
    const most = this.isYielding ? batchYielding : batch;
    const entries = first && !this.stopping ? await this.read(first.lane.position, most, turns) : [];
    if (!first || !entries) return { didSomething: false, isFull: false };
    const taken = entries.length;
    const isFull = taken >= most;
    await Promise.all(turns.map((turn) => turn.planFor(entries, !isFull && !this.stopping)));
    const due = turns.filter((turn) => turn.isDue(taken));
    if (due.length > 0) await this.commit(due);
    for (const turn of turns)
      if (await turn.adopt(taken)) this.following.onStatus(turn.one.status(this.newest));
    return { didSomething: taken > 0 || due.length > 0, isFull };
  }

  private async read(
    after: Position,
    most: number,
    turns: readonly Turn[],
  ): Promise<readonly LogEntry[] | undefined> {
    const { reader } = this.context;
    try {
      const entries = (await reader.readAll(after, most)).map((stored) => new LogEntry(stored));
      const last = entries.at(-1);
      if (last) this.see({ position: last.stored.position, at: last.metadata.occurredAt });
      const newest = entries.length >= most ? await reader.newest() : undefined;
      if (newest) this.see({ position: newest.position, at: occurredAt(newest) });
      return entries;
    } catch (error) {
      for (const { one } of turns) one.fail(error);
      return undefined;
    }
  }

  private see(event: NewestSeen): void {
    if (!this.newest || this.newest.position < event.position) this.newest = event;
  }

  private async commit(turns: readonly Turn[]): Promise<void> {
    const { database } = this.context;
    try {
      if (await this.writtenTogether(turns)) return;
      await database.transaction(async (tx) => {
        for (const turn of turns) await turn.writeIn(tx);
      });
    } catch (error) {
      for (const { one } of turns) if (!one.hasFailed) one.fail(error);
    }
  }

  /**
   * In few statements and side by side: one turn after the other would be dozens of waits for a server.
   * @returns false when one of them failed, and nothing is written: only one after the other shows which
   * @throws what ends the transaction at its commit
   */
  private async writtenTogether(turns: readonly Turn[]): Promise<boolean> {
    let hasFailed = false;
    const begunAt = performance.now();
    try {
      await this.context.database.transaction(async (tx) => {
        const ends = await Promise.allSettled([
          this.holdAll(tx, turns),
          ...turns.map((turn) => turn.writeRows(tx)),
          saveCheckpoints(
            tx,
            turns.map(({ reached }) => reached),
          ),
        ]);
        const failed = ends.find((end) => end.status === 'rejected');
        hasFailed = failed !== undefined;
        if (failed !== undefined) throw failed.reason;
      });
    } catch (error) {
      if (hasFailed) return false;
      throw error;
    }
    for (const turn of turns) {
      turn.written();
      turn.one.keeper.worked(begunAt);
    }
    return true;
  }

  private async holdAll(tx: Transaction, turns: readonly Turn[]): Promise<void> {
    // A lane that is filled beside another has its lease.
    const keepers = new Set(turns.map(({ one }) => one.keeper));
    await this.following.leases.holdAll(
      tx,
      [...keepers].map((keeper) => keeper.required()),
    );
  }

  private renew(): void {
    for (const { keeper, name } of this.followed)
      keeper.renew().then(
        (held) => held || this.wake(),
        (error: unknown) =>
          this.context.log.error({ runner: name, error: messageOf(error) }, 'lease not renewed'),
      );
  }

  private report(): void {
    for (const status of this.status()) this.following.onStatus(status);
  }
}

interface Done {
  readonly didSomething: boolean;
  /** There is more to read. */
  readonly isFull: boolean;
}
