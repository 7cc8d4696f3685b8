import { connect } from '../../../src/adapters/kurrentdb/client';
import { gather, gatherAll } from '../../../src/adapters/kurrentdb/gather';
import type { Sent, Wire } from '../../../src/adapters/kurrentdb/wire';
import type { EventToAppend } from '../../../src/kernel/ports/event-store';
import type { Milliseconds } from '../../../src/kernel/time';

export const SILENCE = 5_000 as Milliseconds;

/** The client's calls as promises: what a server answers, before the adapter makes anything of it. */
export class Asking {
  private readonly wire: Wire;

  constructor(connection: string) {
    this.wire = connect(connection, 0);
  }

  append = (stream: string, expected: number, events: readonly EventToAppend[], deadline = SILENCE) =>
    this.wire.append(stream, expected, events, deadline);

  stream = (name: string, from = 0, maxCount = 100): Promise<readonly Sent[]> =>
    gatherAll((listener) => this.wire.readStream(name, from, maxCount, listener), SILENCE);

  all = (from: bigint | 'end', direction: 'forwards' | 'backwards', maxCount: number) =>
    gatherAll(
      (listener) => this.wire.readAll(from === 'end' ? from : Number(from), direction, maxCount, listener),
      SILENCE,
    );

  /** Until it has caught up. */
  async subscription(after: bigint, prefixes: readonly string[]) {
    const events: Sent[] = [];
    const checkpoints: number[] = [];
    await gather((listener) => this.wire.subscribe(Number(after), prefixes, listener), SILENCE, {
      event: (sent) => events.push(sent) === 0,
      checkpoint: (position) => checkpoints.push(position),
    });
    return { events, checkpoints };
  }

  /** Ends the subscription at its first event. */
  firstAfter = (after: bigint, prefixes: readonly string[]): Promise<void> =>
    gather((listener) => this.wire.subscribe(Number(after), prefixes, listener), SILENCE, {
      event: () => true,
    });

  close = () => this.wire.dispose();
}

export const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'no failure',
    (error: unknown) => error,
  );
