import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../../kernel/ports/event-store';
import { describeFault, faultOf, Silence, type Fault } from './faults';
import type { Limits, Log } from './options';
import { Unreadable } from './stored-events';
import type { Wire } from './wire';

/**
 * The client in use, replaced when it no longer answers: a connection that a firewall has forgotten looks open to the
 * client for twenty seconds, and a fresh one works at once.
 */
export class Connection {
  private wire: Wire;
  private generation = 0;
  private replacedAt = Number.NEGATIVE_INFINITY;
  private isClosed = false;
  private refusal: string | undefined;

  constructor(
    private readonly open: (generation: number) => Wire,
    /** For messages: where it leads, without credentials. */
    readonly address: string,
    readonly limits: Limits,
    readonly log: Log,
  ) {
    this.wire = open(0);
  }

  /** @throws StoreUnavailable when it was closed or is refused */
  get now(): Wire {
    if (this.isClosed) throw new StoreUnavailable(`the event store at ${this.address} is closed`);
    if (this.refusal !== undefined) throw new StoreUnavailable(this.refusal);
    return this.wire;
  }

  /** From now on every call is answered with this: going on would do harm. */
  refuse(reason: string): never {
    this.refusal = reason;
    this.log('the event store is used no more', { reason });
    throw new StoreUnavailable(reason);
  }

  /** Takes another connection for what comes next; what is under way on this one may still end by itself. */
  suspect(wire: Wire, reason: unknown): void {
    if (this.isClosed || wire !== this.wire) return;
    // Once for all the calls that suspect it.
    if (performance.now() - this.replacedAt < this.limits.silence) return;
    this.replacedAt = performance.now();
    this.log('the event store does not answer, connecting anew', {
      address: this.address,
      reason: describeFault(reason),
    });
    this.wire = this.open((this.generation += 1));
    setTimeout(() => void wire.dispose(), this.limits.silence).unref();
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.wire.dispose();
  }

  /**
   * Tries until it works, with growing waits, as long as patience lasts.
   * @param final what to throw for a failure that no repetition mends; undefined for one that it may
   * @throws StoreUnavailable
   */
  async persist<T>(
    task: (wire: Wire) => Promise<T>,
    final: (fault: Fault) => Error | undefined = () => undefined,
  ): Promise<T> {
    const tries = new Tries(this.limits);
    for (;;) {
      const wire = this.now;
      try {
        return await task(wire);
      } catch (error) {
        const reason = error instanceof Unreadable ? error : final(faultOf(error));
        if (reason !== undefined) throw reason;
        if (error instanceof Silence) this.suspect(wire, error);
        if (await tries.again()) continue;
        this.suspect(wire, error);
        throw this.unavailable(error);
      }
    }
  }

  unavailable(error: unknown): StoreUnavailable {
    if (error instanceof StoreUnavailable) return error;
    return new StoreUnavailable(`the event store at ${this.address} cannot serve: ${describeFault(error)}`, {
      cause: error,
    });
  }
}

/** Growing waits within a patience; each a little different, so that callers do not come back all at once. */
export class Tries {
  private readonly until: number;
  private wait: number;

  constructor(private readonly limits: Limits) {
    this.until = performance.now() + limits.patience;
    this.wait = limits.firstWait;
  }

  /** Waits, and says whether there is patience for another try. */
  async again(): Promise<boolean> {
    const wait = this.wait * (0.5 + Math.random() / 2);
    if (performance.now() + wait > this.until) return false;
    await pause(wait);
    this.wait = Math.min(this.wait * 2, this.limits.longestWait);
    return true;
  }
}
