import type { StoredEvent } from '../../kernel/event';
import { BEFORE_ALL, type Position, type Revision, type StreamName } from '../../kernel/ids';
import type { Connection } from './connection';
import { faultOf } from './faults';
import { gather, gatherAll } from './gather';
import { isOurs, positionOf, storedEventOf, Unreadable } from './stored-events';
import type { Sent, Wire } from './wire';

/** What one call reads of a stream at most; longer histories take several. */
const PAGE = 1_000;
/** Backwards from the end for the newest of ours: more and more, past what others wrote. */
const FIRST_LOOK_BACK = 16;
const LONGEST_LOOK_BACK = 1_024;

/** Reads, all answered by the leader, each tried again while patience lasts. */
export class Reading {
  /** What the server sends us: streams of these beginnings. */
  readonly prefixes: readonly string[];
  private readonly categories: ReadonlySet<string>;
  /** Nothing of ours lies between the two: whoever asks for more after the first need not have it searched again. */
  private barren: { readonly after: Position; readonly upTo: number } | undefined;

  constructor(
    private readonly connection: Connection,
    categories: readonly string[],
  ) {
    this.categories = new Set(categories);
    this.prefixes = categories.map((category) => `${category}-`);
  }

  async readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    while (events.length < maxCount) {
      const asked = Math.min(PAGE, maxCount - events.length);
      const page = await this.page(stream, from + events.length, asked);
      for (const sent of page) {
        const event = storedEventOf(sent);
        const expected = from + events.length;
        if (event.revision !== expected)
          throw new Unreadable(`${stream} has lost revision ${expected}: was it truncated on the server?`);
        events.push(event);
      }
      if (page.length < asked) break;
    }
    return events;
  }

  /** As the client hands them out. @returns none for a stream that is not there */
  async page(stream: string, from: number, maxCount: number): Promise<readonly Sent[]> {
    return this.connection.persist(
      (wire) => this.pageOnce(wire, stream, from, maxCount),
      ({ kind }) =>
        kind === 'deleted' ? new Unreadable(`${stream} was deleted on the server for ever`) : undefined,
    );
  }

  /** One try. */
  async pageOnce(wire: Wire, stream: string, from: number, maxCount: number): Promise<readonly Sent[]> {
    try {
      return await this.all((listener) => wire.readStream(stream, from, maxCount, listener));
    } catch (error) {
      if (faultOf(error).kind === 'no-such-stream') return [];
      throw error;
    }
  }

  /**
   * A page is the beginning of a subscription, ended when it is long enough or has caught up: the only read of this
   * client that the server filters, and the only one that says how far it has looked.
   */
  async readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let from: number = this.barren?.after === after ? this.barren.upTo : after;
    const read = (wire: Wire) =>
      gather((listener) => wire.subscribe(from, this.prefixes, listener), this.connection.limits.silence, {
        event: (sent) => {
          from = positionOf(sent);
          const event = this.take(sent);
          if (event) events.push(event);
          return events.length >= maxCount;
        },
        checkpoint: (position) => {
          from = Math.max(from, position);
          if (events.length === 0) this.barren = { after, upTo: from };
        },
      });
    await this.connection.persist(read, ({ kind }) =>
      kind === 'invalid-position'
        ? new Unreadable(
            `no event lies at position ${from} of ${this.connection.address}: is it another log?`,
          )
        : undefined,
    );
    return events;
  }

  /** The last events of ours, the newest first. */
  async readBackwards(maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let from: number | 'end' = 'end';
    for (let count = FIRST_LOOK_BACK; ; count = Math.min(count * 4, LONGEST_LOOK_BACK)) {
      const page = await this.backwards(from, count);
      for (const sent of page) {
        const event = this.take(sent);
        if (event && events.push(event) === maxCount) return events;
      }
      const last = page.at(-1);
      if (!last || page.length < count) return events;
      from = positionOf(last);
      const { barren } = this;
      if (!barren || from <= barren.after || from > barren.upTo) continue;
      const before = await this.eventAt(barren.after);
      if (!before || events.push(before) === maxCount) return events;
      from = barren.after;
    }
  }

  /** The event of ours that lies exactly there. */
  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    if (position <= BEFORE_ALL) return undefined;
    const read = (wire: Wire) =>
      this.all((listener) => wire.readAll(position, 'forwards', 1, listener)).catch(
        async (error: unknown) => {
          if (await this.liesBetween(wire, position)) return [];
          throw error;
        },
      );
    const [found] = await this.connection.persist(read);
    return found && positionOf(found) === position ? this.take(found) : undefined;
  }

  /** As the port gives it, if it is ours. @throws Unreadable */
  take(sent: Sent): StoredEvent | undefined {
    return isOurs(sent, this.categories) ? storedEventOf(sent) : undefined;
  }

  /** To a read from the middle of an event the server says that it cannot serve; to a subscription, why. */
  private async liesBetween(wire: Wire, position: Position): Promise<boolean> {
    const start = gather(
      (listener) => wire.subscribe(position, this.prefixes, listener),
      this.connection.limits.silence,
      { event: () => true },
    );
    return start.then(
      () => false,
      (error: unknown) => {
        if (faultOf(error).kind === 'invalid-position') return true;
        throw error;
      },
    );
  }

  private backwards(from: number | 'end', maxCount: number): Promise<readonly Sent[]> {
    return this.connection.persist((wire) =>
      this.all((listener) => wire.readAll(from, 'backwards', maxCount, listener)),
    );
  }

  private all(start: Parameters<typeof gatherAll>[0]): Promise<readonly Sent[]> {
    return gatherAll(start, this.connection.limits.silence);
  }
}
