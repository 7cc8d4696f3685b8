import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { StoredEvent } from '../../kernel/event';
import { appealOf, BEFORE_ALL, type AppealId, type Position, type Revision } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { EVENT_STORE } from '../../kernel/ports/tokens';
import { LOGGER, type Logger } from '../../observability';
import { recordedOf } from '../../runtime/codec';
import { appealAggregate } from '../application/aggregate';
import { nothingReported, type AppealState } from '../domain/appeal';
import { appealDecider } from '../domain/decider';
import type { AppealEvent } from '../domain/events';
import type { LiveEntry } from './entry';

const PAGE = 100;
/** What who comes back after a moment finds without reading the log. */
const KEPT = 2_000;
const KEPT_AT_FIRST = 200;
const STATES = 2_000;
/** A hint may be lost. */
const ASK_EVERY_MS = 500;

interface Known {
  readonly revision: Revision;
  readonly state: AppealState;
}

/** Entries of the log after a position, and how far that reaches. */
export interface Reach {
  readonly entries: readonly LiveEntry[];
  readonly upTo: Position;
}

/**
 * The log as listeners of this node hear it: followed once for all of them, while there is any. No lease, no checkpoint:
 * each listener brings its own position, and is told of each event once in the order of the log. What lies further back
 * than is kept, a listener reads from the log itself.
 */
@Injectable()
export class LiveTail implements OnModuleDestroy {
  private kept: LiveEntry[] = [];
  /** `kept` holds all appeals' events after this. */
  private keptAfter: Position = BEFORE_ALL;
  private head: Position = BEFORE_ALL;
  private readonly states = new Map<AppealId, Known>();
  private readonly waiting = new Set<() => void>();
  private listeners = 0;
  private following: Promise<void> | undefined;
  private opening: Promise<void> | undefined;
  isStopping = false;

  constructor(
    @Inject(EVENT_STORE) private readonly reader: EventReader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Until `leave`, the log is followed. @throws StoreUnavailable */
  async join(): Promise<void> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    await this.opening;
    this.listeners++;
    this.following ??= this.follow();
  }

  leave(): void {
    this.listeners--;
    if (this.listeners === 0) this.wake();
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    this.wake();
  }

  /** @throws StoreUnavailable */
  async after(position: Position): Promise<Reach> {
    if (position >= this.keptAfter) {
      const seen = this.kept.findLastIndex((entry) => entry.position <= position);
      return { entries: this.kept.slice(seen + 1), upTo: this.head };
    }
    const page = await this.reader.readAll(position, PAGE);
    const entries = await this.entriesOf(page, false);
    return { entries, upTo: page.at(-1)?.position ?? this.head };
  }

  /** Resolves when there is more, when time is over, or when the node stops. */
  changed(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private async open(): Promise<void> {
    const recent = [...(await this.reader.readBackwards(KEPT_AT_FIRST))].reverse();
    this.head = recent.at(-1)?.position ?? BEFORE_ALL;
    const [first, ...rest] = recent;
    // Of the first only that it was there: what came before it is not known to be kept.
    this.keptAfter = recent.length < KEPT_AT_FIRST ? BEFORE_ALL : (first?.position ?? BEFORE_ALL);
    this.kept = [...(await this.entriesOf(recent.length < KEPT_AT_FIRST ? recent : rest, true))];
  }

  private async follow(): Promise<void> {
    const forget = this.reader.onAppended(() => this.wake());
    try {
      while (this.listeners > 0 && !this.isStopping) {
        try {
          if (await this.pull()) continue;
        } catch (error) {
          this.logger.warn({ error }, 'the log cannot be followed for listeners; trying again');
        }
        await this.changed(ASK_EVERY_MS);
      }
    } finally {
      forget();
      // Who comes next begins at what is newest then.
      this.following = undefined;
      this.opening = undefined;
      this.kept = [];
      this.keptAfter = this.head;
      this.states.clear();
    }
  }

  private async pull(): Promise<boolean> {
    const page = await this.reader.readAll(this.head, PAGE);
    const last = page.at(-1);
    if (last === undefined) return false;
    this.kept.push(...(await this.entriesOf(page, true)));
    this.head = last.position;
    const over = this.kept.length - KEPT;
    if (over > 0) this.keptAfter = this.kept.splice(0, over).at(-1)?.position ?? this.keptAfter;
    this.wake();
    return true;
  }

  /** @param isNewest they follow what was read before, so that states may be remembered */
  private async entriesOf(page: readonly StoredEvent[], isNewest: boolean): Promise<readonly LiveEntry[]> {
    const entries: LiveEntry[] = [];
    for (const stored of page) {
      if (!stored.stream.startsWith('appeal-')) continue;
      try {
        const state = await this.stateAt(stored, isNewest);
        if (state.status === 'none') continue;
        const recorded = recordedOf<AppealEvent>(stored, appealAggregate.schemas);
        entries.push({ position: stored.position, recorded, appeal: state });
      } catch (error) {
        // A newer build wrote it: whoever may see it, this one cannot know.
        if (!isUnknown(error)) throw error;
      }
    }
    return entries;
  }

  private async stateAt(stored: StoredEvent, isNewest: boolean): Promise<AppealState> {
    const id = appealOf(stored.stream);
    const known = this.states.get(id);
    const isNext = known !== undefined && known.revision === stored.revision - 1;
    const state = isNext ? folded(known.state, [stored]) : await this.readUpTo(stored);
    if (isNewest) {
      this.states.delete(id);
      this.states.set(id, { revision: stored.revision, state });
      const [oldest] = this.states.keys();
      if (this.states.size > STATES && oldest !== undefined) this.states.delete(oldest);
    }
    return state;
  }

  private async readUpTo({ stream, revision }: StoredEvent): Promise<AppealState> {
    let state: AppealState = nothingReported;
    for (let from = 0; from <= revision; from += PAGE)
      state = folded(
        state,
        await this.reader.readStream(stream, from as Revision, Math.min(PAGE, revision - from + 1)),
      );
    return state;
  }
}

const folded = (state: AppealState, events: readonly StoredEvent[]): AppealState =>
  events.reduce((before, stored) => {
    const { event, revision, metadata } = recordedOf<AppealEvent>(stored, appealAggregate.schemas);
    const { occurredAt, actor } = metadata;
    return appealDecider.evolve(before, event, { revision, occurredAt, actor });
  }, state);

const isUnknown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'event/unknown-type';
