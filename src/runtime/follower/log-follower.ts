import type { Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { LeaseKeeper } from '../leases/lease-keeper';
import type { Leases } from '../leases/leases';
import type { RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import { messageOf, type RunnerStatus } from '../runners/status';
import { occurredAt, saveCheckpoint } from './checkpoints';
import type { Consumer } from './consumer';
import { Followed } from './followed';
import type { Lane, Plan } from './lane';
import { LogEntry } from './log-entry';
import { Loop, NO_REST, type Rest } from './loop';
import { savePark } from './parked-store';

/** The newest event that was heard of. */
export interface NewestSeen {
  readonly position: Position;
  readonly at: Instant;
}

/** One lane in one turn. */
interface Turn {
  readonly one: Followed;
  readonly lane: Lane;
  plan?: Plan;
}

export interface Following {
  readonly leases: Leases;
  readonly takeOverLeases: boolean;
  /** After each commit and each turn, by runner; must not throw. */
  readonly onStatus: (status: RunnerStatus) => void;
}

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
  private readonly loop = new Loop(() => this.step());
  private readonly followed: readonly Followed[];
  private newest: NewestSeen | undefined;
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

  /** The turn that runs is finished, what is under way is awaited and taken in; then the leases are released. */
  async stop(): Promise<void> {
    await this.loop.stop();
    clearInterval(this.renewal);
    this.stopping = true;
    await Promise.all(this.followed.map(async ({ consumer }) => consumer.drain?.()));
    await this.step();
    for (const { keeper } of this.followed) await keeper.giveUp();
  }

  status(): readonly RunnerStatus[] {
    return this.followed.map((one) => one.status(this.newest));
  }

  /** Runs between two turns, while the runner owns its lease. @throws Error when it does not */
  operate(name: string, work: (one: Followed) => Promise<void>): Promise<void> {
    return this.loop.between(async () => {
      const one = this.followed.find((candidate) => candidate.name === name);
      if (!one?.isOpen) throw new Error(`${name} is not run here; ask the owner of its lease`);
      await work(one).finally(() => this.report());
    });
  }

  private async step(): Promise<Rest> {
    const { limits } = this.context;
    const ready: Followed[] = [];
    for (const one of this.followed) if (await one.ready()) ready.push(one);
    let [isBusy, isBehind] = [false, false];
    for (const group of groupsOf(ready)) {
      const { didSomething, isFull } = await this.advance(group);
      isBusy ||= didSomething;
      isBehind ||= isFull;
    }
    const rest = this.stopping ? 0 : await this.tend(ready);
    for (const one of ready) if (!one.hasFailed) one.succeeded();
    this.report();
    if (isBehind || rest <= 0) return NO_REST;
    // At the head a short rest lets events gather: a transaction for each costs more than it helps.
    if (isBusy) return { atLeast: limits.gather, atMost: limits.gather };
    return { atMost: Math.min(rest, ...this.followed.map(({ triedAgainIn }) => triedAgainIn)) };
  }

  private async tend(ready: readonly Followed[]): Promise<number> {
    let rest = this.context.limits.poll;
    for (const one of ready)
      if (one.isOpen && !one.hasFailed)
        await one.attempt(async () => {
          rest = Math.min(rest, (await one.consumer.tend?.(one.halt)) ?? rest);
        });
    return rest;
  }

  /** One batch for lanes at one position. */
  private async advance(lanes: readonly (readonly [Followed, Lane])[]): Promise<Done> {
    const turns = lanes
      .filter(([one, lane]) => !one.hasFailed && mayGoOn(lane, lane.upTo(one.halt)))
      .map(([one, lane]): Turn => ({ one, lane }));
    const [first] = turns;
    if (!first) return NOTHING;
    let entries: readonly LogEntry[];
    try {
      entries = this.stopping ? [] : await this.read(first.lane.position);
    } catch (error) {
      for (const { one } of turns) one.fail(error);
      return NOTHING;
    }
    const isFull = entries.length >= this.context.limits.batch;
    for (const turn of turns)
      await unlessFailed(turn, async () => {
        const { lane, one } = turn;
        lane.atHead = !isFull && !this.stopping;
        turn.plan = await lane.plan(asFarAs(entries, lane.upTo(one.halt)), lane.atHead);
      });
    const due = turns.filter((turn) => isDue(turn, entries.length, this.context.limits.batch));
    await this.commit(due);
    for (const turn of turns)
      await unlessFailed(turn, () => this.adopt(turn, due.includes(turn), entries.length));
    return { didSomething: entries.length > 0 || due.length > 0, isFull };
  }

  private async read(after: Position): Promise<readonly LogEntry[]> {
    const { reader, limits } = this.context;
    const entries = (await reader.readAll(after, limits.batch)).map((stored) => new LogEntry(stored));
    const last = entries.at(-1);
    if (last) this.see({ position: last.stored.position, at: last.metadata.occurredAt });
    const newest = entries.length >= limits.batch ? await reader.newest() : undefined;
    if (newest) this.see({ position: newest.position, at: occurredAt(newest) });
    return entries;
  }

  private see(event: NewestSeen): void {
    if (!this.newest || this.newest.position < event.position) this.newest = event;
  }

  /** All in one transaction; a part that fails leaves nothing of itself. */
  private async commit(turns: readonly Turn[]): Promise<void> {
    if (turns.length === 0) return;
    try {
      await this.context.database.transaction(async (tx) => {
        for (const turn of turns) {
          const error = await tx.alone(() => this.write(tx, turn));
          if (error !== undefined) turn.one.fail(error);
        }
      });
    } catch (error) {
      for (const { one } of turns) if (!one.hasFailed) one.fail(error);
    }
  }

  private async write(tx: Transaction, { one, lane, plan }: Turn): Promise<void> {
    await one.hold(tx);
    await plan?.write?.(tx);
    for (const row of plan?.parked ?? []) await savePark(tx, one.name, lane.generation, row);
    await saveCheckpoint(tx, one.name, lane.generation, lane.checkpointAfter(plan?.passed));
  }

  private async adopt({ one, lane, plan }: Turn, isWritten: boolean, taken: number): Promise<void> {
    if (!plan) return;
    lane.unsaved = isWritten ? 0 : lane.unsaved + taken;
    if (plan.passed) lane.moveTo(plan.passed);
    for (const row of plan.parked) {
      lane.parked.set(row.key, row);
      const { key, position, error } = row;
      this.context.log.error({ runner: one.name, key, position, error }, 'parked');
    }
    plan.adopt?.();
    if (isWritten) this.following.onStatus(one.status(this.newest));
    if (plan.halt && !(await lane.givesUp(plan.halt))) await one.standStill(plan.halt);
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

const NOTHING: Done = { didSomething: false, isFull: false };

async function unlessFailed({ one }: Turn, work: () => Promise<void>): Promise<void> {
  if (!one.hasFailed) await one.attempt(work);
}

/** At the head, a checkpoint that has moved without a change is written as well, so that a restart begins there. */
const isDue = ({ one, lane, plan }: Turn, taken: number, batch: number): boolean =>
  plan !== undefined &&
  !one.hasFailed &&
  (plan.write !== undefined ||
    plan.parked.length > 0 ||
    lane.unsaved + taken >= batch ||
    (taken === 0 && lane.unsaved > 0));

const mayGoOn = ({ position }: Lane, upTo: Position | undefined): boolean =>
  upTo === undefined || position < upTo;

const asFarAs = (entries: readonly LogEntry[], upTo: Position | undefined): readonly LogEntry[] =>
  upTo === undefined ? entries : entries.filter(({ stored }) => stored.position <= upTo);

/** Lanes by the position they stand at, first lanes before those beside them. */
function groupsOf(ready: readonly Followed[]): readonly (readonly (readonly [Followed, Lane])[])[] {
  const groups = new Map<Position, (readonly [Followed, Lane])[]>();
  const lanes = ready.flatMap((one) => one.reading.map((lane, index) => ({ one, lane, index })));
  for (const { one, lane } of lanes.sort((a, b) => a.index - b.index))
    groups.set(lane.position, [...(groups.get(lane.position) ?? []), [one, lane]]);
  return [...groups.values()];
}
