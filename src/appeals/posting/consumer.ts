import { ClockDisputed } from '../../kernel/ports/clock';
import { BEFORE_ALL } from '../../kernel/ids';
import { addMillis, type Instant } from '../../kernel/time';
import {
  dropStanding,
  loadStanding,
  saveCheckpoint,
  standingAt,
  type Standing,
} from '../../runtime/follower/checkpoints';
import type { Consumer, Held } from '../../runtime/follower/consumer';
import type { Halt } from '../../runtime/follower/lane';
import type { KeeperPorts, PostingLimits } from '../../runtime/runners/keepers';
import type { Transaction } from '../../runtime/runners/database';
import { messageIdOf } from '../notices/notice';
import { PostingLane, POSTING_GENERATION } from './lane';
import { keyOf, type PostingRow, type Target } from './rows';
import { Sending, type Tried } from './sending';
import { postingStore as store } from './store';
import { troubleOf } from './trouble';
import { verdictOn, whyOver } from './verdict';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

export const usualPosting: PostingLimits = {
  retryFrom: 5 * SECOND,
  retryTo: HOUR,
  refusals: 10,
  offAfter: 20,
  keep: 72 * HOUR,
};

/** Rows looked at for one target in one turn. */
const LOOKED_AT = 50;

/** When the queue is judged: by the county's clock and by the database's. */
interface Moment {
  readonly now: Instant;
  readonly clock: number;
}

/**
 * Brings notices out by their channels: each is posted at least once and recorded exactly once, by a queue of its own whose checkpoint is
 * committed with it. Nothing waits for a channel: what is under way comes back by itself, and each target has its own waits, so that one
 * that is down holds up no other, nor the log.
 */
export class PostingConsumer implements Consumer {
  readonly kind = 'posting';
  private readonly limits: PostingLimits;
  private readonly sending: Sending;
  private lane: PostingLane | undefined;
  private held: Held | undefined;
  /** Where something may be due; of the others the queue is empty. */
  private readonly awake = new Set<string>();

  constructor(
    readonly name: string,
    private readonly ports: KeeperPorts,
  ) {
    this.limits = ports.posting ?? usualPosting;
    this.sending = new Sending(ports);
  }

  get lanes(): readonly PostingLane[] {
    return this.lane ? [this.lane] : [];
  }

  async open(held: Held): Promise<Halt | undefined> {
    this.held = held;
    const { database, reader } = this.ports.context;
    const standing =
      (await loadStanding(database, reader, this.name, POSTING_GENERATION)) ??
      (await standingAt(reader, BEFORE_ALL));
    this.begin(standing, await store.targets(database));
    const { changed } = standing;
    return changed === undefined ? undefined : { state: 'store-changed', error: changed };
  }

  close(): void {
    this.lane = undefined;
    this.sending.forget();
    this.awake.clear();
  }

  /** Reads the log again from its beginning: what the log says was posted is not posted again. */
  async rebuild(): Promise<void> {
    const { held, ports } = this;
    if (!held) throw new Error(`${this.name} is not open`);
    const standing = await standingAt(ports.context.reader, BEFORE_ALL);
    await held.transaction(async (tx) => {
      await store.wipe(tx);
      await dropStanding(tx.kysely, this.name, POSTING_GENERATION);
      await saveCheckpoint(tx, this.name, POSTING_GENERATION, standing.checkpoint);
    });
    this.close();
    this.begin(standing, []);
    held.goesOn();
  }

  async tend(halt: Halt | undefined): Promise<number> {
    const { lane, held, sending } = this;
    if (lane === undefined || held === undefined || halt !== undefined) return Infinity;
    for (const target of lane.targets.values())
      if (target.state === 'switching-off') sending.switchOff(target);
    const tried = sending.peek();
    if (tried.length > 0) {
      const at = await this.databaseClock();
      const changed = await held.transaction(async (tx) => this.settle(tx, lane, tried, at));
      for (const [key, target] of changed) lane.targets.set(key, target);
      sending.settled(tried);
    }
    const now = this.clockNow();
    // Not before all that the log says was posted has been read.
    if (this.awake.size === 0 || now === undefined || !lane.atHead) return Infinity;
    const clock = await this.databaseClock();
    const chosen = await held.transaction(async (tx) => {
      const all: Chosen[] = [];
      for (const key of this.awake) {
        const target = lane.targets.get(key);
        if (target === undefined) this.awake.delete(key);
        else all.push(...(await this.choose(tx, target, { now, clock })));
      }
      return all;
    });
    for (const { post, appeal } of chosen) sending.send(post, appeal);
    return this.awake.size > 0 ? this.ports.context.limits.poll : Infinity;
  }

  async drain(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((over) => {
      timer = setTimeout(over, this.ports.context.limits.stopWait);
    });
    await Promise.race([this.sending.drain(), bound]);
    clearTimeout(timer);
  }

  status() {
    const trouble = troubleOf([...(this.lane?.targets.values() ?? [])]);
    return trouble === undefined ? {} : { trouble };
  }

  private begin(standing: Standing, known: readonly Target[]): void {
    const targets = new Map(known.map((target) => [keyOf(target), target]));
    for (const key of targets.keys()) this.awake.add(key);
    this.lane = new PostingLane(standing, targets, (target) => void this.awake.add(keyOf(target)));
  }

  /** @returns the targets that it goes otherwise with than before */
  private async settle(
    tx: Transaction,
    lane: PostingLane,
    tried: readonly Tried[],
    clock: number,
  ): Promise<ReadonlyMap<string, Target>> {
    const changed = new Map<string, Target>();
    for (const { post, outcome } of tried) {
      const key = keyOf(post);
      const before = changed.get(key) ?? lane.targets.get(key);
      // It was ended meanwhile, and its rows are gone.
      if (before === undefined) continue;
      const verdict = verdictOn(outcome, post, before, this.limits, { now: clock, chance: Math.random() });
      switch (verdict.message) {
        case 'over':
          await store.over(tx, post, post.notices);
          break;
        case 'again': {
          const { cause, inMs } = verdict;
          await store.retry(tx, post.message, { retryAt: clock + inMs, attempts: post.attempts, cause });
          const { channel, target } = post;
          this.ports.context.log.warn({ channel, target, cause }, 'notice not taken');
          break;
        }
        case 'untried':
          await store.retry(tx, post.message, { retryAt: clock + verdict.inMs });
          break;
        default:
          verdict satisfies never;
      }
      if (verdict.target === before) continue;
      changed.set(key, verdict.target);
      await store.put(tx, verdict.target);
    }
    return changed;
  }

  /** What goes there now. It is one message from here on, whatever comes in between. */
  private async choose(tx: Transaction, target: Target, at: Moment): Promise<readonly Chosen[]> {
    const room = this.sending.roomFor(target);
    if (room === 0) return [];
    const isClosed = target.state !== 'on' || target.retryAt > at.clock;
    const writtenBefore = isClosed ? addMillis(at.now, -this.limits.keep) : undefined;
    const rows = await store.due(tx, target, { ...at, writtenBefore }, LOOKED_AT);
    if (rows.length === 0 && (await store.isEmpty(tx, target))) this.awake.delete(keyOf(target));
    const chosen: Chosen[] = [];
    for (const row of rows) {
      if (chosen.length >= room) break;
      const isTaken = chosen.some(({ appeal }) => appeal === row.appeal);
      if (isTaken || this.sending.isBusyWith(target, row.appeal)) continue;
      const message = row.message ?? messageIdOf(row.notice, target.channel, target.target);
      if (row.message === null) await store.gather(tx, row, message);
      chosen.push(this.chosenOf(target, await store.of(tx, message), message, row, at.now));
    }
    return chosen;
  }

  private chosenOf(
    { channel, target }: Target,
    rows: readonly PostingRow[],
    message: string,
    row: PostingRow,
    now: Instant,
  ): Chosen {
    const cause = whyOver(row, this.limits, now);
    const attempts = row.attempts + (cause === undefined ? 1 : 0);
    const post = {
      ...{ channel, target, message, attempts, notices: rows.map(({ notice }) => notice) },
      ...(cause === undefined ? { verb: 'post' as const } : { verb: 'giveUp' as const, cause }),
    };
    return { post, appeal: row.appeal };
  }

  /** Before a transaction: within one, the connection is that one's alone. */
  private databaseClock(): Promise<number> {
    return store.clock(this.ports.context.database);
  }

  /** Nothing goes out while nobody knows the time. */
  private clockNow(): Instant | undefined {
    try {
      return this.ports.context.clock.now();
    } catch (error) {
      if (error instanceof ClockDisputed) return undefined;
      throw error;
    }
  }
}

interface Chosen {
  readonly post: Tried['post'];
  readonly appeal: string;
}
