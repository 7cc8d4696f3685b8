import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '../../kernel/event';
import { BEFORE_ALL, type Position } from '../../kernel/ids';
import type { Connection } from './connection';
import { describeFault, Silence } from './faults';
import type { Reading } from './reading';
import { RecentEvents } from './recent-events';
import type { Listener, Stop } from './wire';

type Told = Pick<StoredEvent, 'id' | 'position'>;

/**
 * Tells listeners that events were appended, by this process or another. Guarantee: soon, at least once; a hint that
 * a subscription lost is made up for when the next one begins, and within two heartbeats where it went silent.
 */
export class LiveTail {
  private readonly listeners = new Set<() => void>();
  private following: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private recent: RecentEvents | undefined;
  /**
   * The furthest event that this store has let anybody know of. No read may fall behind it; and where it is not there
   * after a reconnection, it is another log.
   */
  private told: Told | undefined;
  private isHinting = false;

  constructor(
    private readonly connection: Connection,
    private readonly reading: Reading,
  ) {}

  onAppended(listener: () => void): () => void {
    const own = () => listener();
    this.listeners.add(own);
    this.following ??= this.follow();
    return () => this.listeners.delete(own);
  }

  /** An append of this process is durable. */
  appended(last: Told): void {
    this.tell(last);
    this.hint();
  }

  tell(event: Told | undefined): void {
    if (event && event.position > this.toldPosition) this.told = event;
  }

  /**
   * What the subscription brought after a position, unless this store has let know of more. What other processes
   * append is in it when they are hinted at, or, where the subscription went silent, two heartbeats later.
   */
  after(position: Position, maxCount: number): readonly StoredEvent[] | undefined {
    if (this.recent === undefined || this.toldPosition > this.recent.last) return undefined;
    return this.recent.after(position, maxCount);
  }

  private get toldPosition(): Position {
    return this.told?.position ?? BEFORE_ALL;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.listeners.clear();
    await this.following;
  }

  /** One hint for all that comes in one turn. */
  private hint(): void {
    if (this.isHinting || this.listeners.size === 0) return;
    this.isHinting = true;
    setImmediate(() => {
      this.isHinting = false;
      for (const listener of this.listeners) {
        try {
          listener();
        } catch (error) {
          this.connection.log('a listener of the log threw', { reason: describeFault(error) });
        }
      }
    });
  }

  /** Never rejects. One subscription after the other, with growing waits between those that bring nothing. */
  private async follow(): Promise<void> {
    const { limits, log, address } = this.connection;
    const { signal } = this.stopping;
    for (let wait: number = limits.firstWait; !signal.aborted;) {
      const heard = { anything: false };
      try {
        const [newest] = await this.reading.readBackwards(1);
        // After it: a log that is exchanged between the two is found out now or the next time.
        await this.verifyLog();
        this.tell(newest);
        this.hint();
        await this.subscribe(newest?.position ?? BEFORE_ALL, heard);
      } catch (error) {
        if (!signal.aborted && wait === limits.firstWait)
          log('the subscription to new events ended, subscribing anew', {
            address,
            reason: describeFault(error),
          });
      }
      this.recent = undefined;
      wait = heard.anything ? limits.firstWait : Math.min(wait * 2, limits.longestWait);
      await pause(wait * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** The same events must lie where they lay, or what this process remembers of the log is no longer true. */
  private async verifyLog(): Promise<void> {
    const { told } = this;
    if (!told) return;
    const there = await this.reading.eventAt(told.position);
    if (there?.id === told.id) return;
    this.connection.refuse(
      `the log at ${this.connection.address} is not the one this process started with: event ${told.id} is ` +
        `gone from position ${told.position}. Was a backup restored? Start again`,
    );
  }

  /** Rejects when it is over, whatever the reason. */
  private subscribe(from: Position, heard: { anything: boolean }): Promise<never> {
    const recent = new RecentEvents(from);
    const wire = this.connection.now;
    const { heartbeat } = this.connection.limits;
    const { signal } = this.stopping;
    // An abort that came before would not be heard any more.
    signal.throwIfAborted();
    let seen: Position = from;
    let isQuiet = false;
    let overdue: Position | undefined;

    return new Promise((_, reject) => {
      let stop: Stop | undefined;
      const end = (reason: unknown) => {
        clearInterval(timer);
        signal.removeEventListener('abort', onStop);
        stop?.();
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      };
      const word = (position: Position) => {
        isQuiet = false;
        heard.anything = true;
        if (position > seen) seen = position;
      };
      const onStop = () => end('closed');
      const beat = async (): Promise<void> => {
        if (this.connection.now !== wire) throw new Error('the connection was replaced');
        if (overdue !== undefined && seen < overdue)
          throw new Silence(`the event at ${overdue} is there and was not sent for ${heartbeat} ms`);
        overdue = undefined;
        const wasQuiet = isQuiet;
        isQuiet = true;
        if (this.toldPosition > seen) overdue = this.toldPosition;
        else if (wasQuiet) overdue = (await this.reading.readAll(seen, 1))[0]?.position;
        if (overdue !== undefined && overdue > seen) this.hint();
      };
      const timer = setInterval(() => void beat().catch(end), heartbeat);
      timer.unref();
      signal.addEventListener('abort', onStop);
      const listener: Listener = {
        event: (sent) => {
          const event = this.reading.take(sent);
          if (!event) return;
          recent.add(event);
          this.tell(event);
          word(event.position);
          this.hint();
        },
        checkpoint: (position) => word(position as Position),
        caughtUp: () => {
          heard.anything = true;
          this.recent = recent;
        },
        end: () => end('the server ended it'),
        failed: end,
      };
      try {
        stop = wire.subscribe(from, this.reading.prefixes, listener);
      } catch (error) {
        end(error);
      }
    });
  }
}
