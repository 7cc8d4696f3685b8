import type { Position, Revision, StreamName } from '../../kernel/ids';
import {
  AppendRefused,
  OutcomeUnknown,
  WrongExpectedRevision,
  type Appended,
  type EventToAppend,
} from '../../kernel/ports/event-store';
import { Countdown } from '../clock/countdown';
import { Tries, type Connection } from './connection';
import { describeFault, faultOf, Silence } from './faults';
import type { Reading } from './reading';
import { positionOf, Unreadable } from './stored-events';
import type { Done, Wire } from './wire';

/** The client's own deadline comes first: it also tells the server. Ours is for when it is not kept. */
const GRACE = 250;

/**
 * Appends until the outcome is known, within patience. An append of the same ids at the same revision is taken once,
 * however often it is sent; so what may have been stored is read back from the leader, and sent again if it is not
 * there. One that was given up may still arrive later, but only if nothing else took its place.
 */
export class Appending {
  constructor(
    private readonly connection: Connection,
    private readonly reading: Reading,
  ) {}

  /** @throws WrongExpectedRevision, StoreUnavailable, OutcomeUnknown, AppendRefused */
  async append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended> {
    const tries = new Tries(this.connection.limits);
    let mayBeStored = false;
    for (;;) {
      const wire = this.wire(stream, mayBeStored);
      let failure: unknown;
      try {
        const found = mayBeStored ? await this.readBack(wire, stream, expected, events) : undefined;
        return found ?? (await this.once(wire, stream, expected, events));
      } catch (error) {
        failure = error;
      }
      if (failure instanceof Unreadable) throw failure;
      const fault = faultOf(failure);
      switch (fault.kind) {
        // Not our own append that was given up: the server would have known its ids again.
        case 'conflict':
          throw new WrongExpectedRevision(stream, expected, fault.actual);
        case 'refused':
          throw new AppendRefused(`the server refuses an append to ${stream}: ${describeFault(failure)}`);
        case 'deleted':
          throw new AppendRefused(`${stream} was deleted on the server for ever`);
        case 'not-taken':
        case 'denied':
        case 'no-such-stream':
        case 'invalid-position':
          break;
        case 'unknown':
          mayBeStored = true;
          if (failure instanceof Silence) this.connection.suspect(wire, failure);
          break;
        default:
          fault satisfies never;
      }
      if (await tries.again()) continue;
      this.connection.suspect(wire, failure);
      throw this.givenUp(stream, mayBeStored, failure);
    }
  }

  private wire(stream: StreamName, mayBeStored: boolean): Wire {
    try {
      return this.connection.now;
    } catch (error) {
      throw this.givenUp(stream, mayBeStored, error);
    }
  }

  private async once(
    wire: Wire,
    stream: StreamName,
    expected: Revision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    const { silence } = this.connection.limits;
    const { revision, position } = await limited(
      wire.append(stream, expected, events, silence),
      silence + GRACE,
    );
    // A deleted stream answers a repetition without storing it, and numbers a new append on from what was deleted.
    if (position === undefined || Number(revision) !== expected + events.length)
      throw new Unreadable(`${stream} was deleted on the server: its history is no longer whole`);
    return { revision: Number(revision) as Revision, position: Number(position.commit) as Position };
  }

  /** The append as it stands in the stream. */
  private async readBack(
    wire: Wire,
    stream: StreamName,
    expected: Revision,
    events: readonly EventToAppend[],
  ): Promise<Appended | undefined> {
    const there = await this.reading.pageOnce(wire, stream, expected + 1, events.length);
    const last = there.at(-1);
    if (!last || there.length < events.length) return undefined;
    if (there.some(({ id }, at) => id !== events[at]?.id)) return undefined;
    return { revision: Number(last.revision) as Revision, position: positionOf(last) };
  }

  private givenUp(stream: StreamName, mayBeStored: boolean, error: unknown): Error {
    if (!mayBeStored) return this.connection.unavailable(error);
    const reason = `whether an append to ${stream} is stored is not known: ${describeFault(error)}`;
    return new OutcomeUnknown(reason, { cause: error });
  }
}

function limited(append: Promise<Done>, limit: number): Promise<Done> {
  return new Promise((resolve, reject) => {
    const countdown = new Countdown(limit, () => reject(new Silence(`no answer for ${limit} ms`)));
    void append.then(resolve, reject).finally(() => countdown.stop());
  });
}
