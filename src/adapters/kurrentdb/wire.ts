import type { Milliseconds } from '../../kernel/time';
import type { EventToAppend } from '../../kernel/ports/event-store';

/** An event as the client hands it out. */
export interface Sent {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly created: Date;
  readonly position?: { readonly commit: bigint; readonly prepare: bigint } | undefined;
}

export interface Done {
  readonly revision: bigint;
  /** Absent when the server says yes and writes nothing. */
  readonly position?: { readonly commit: bigint } | undefined;
}

/** Hears of one read or subscription, in order, and later than the call that began it; nothing after its end. */
export interface Listener {
  /** What it throws ends the read as `failed`. */
  readonly event: (sent: Sent) => void;
  readonly end: () => void;
  readonly failed: (error: unknown) => void;
  /** Subscriptions: everything up to there was looked at. */
  readonly checkpoint?: ((position: number) => void) | undefined;
  /** Subscriptions: everything that was there has been sent. */
  readonly caughtUp?: (() => void) | undefined;
}

/** Ends it; nothing is heard afterwards. */
export type Stop = () => void;

/** What is asked of the server: the client's calls, always of the leader, without its classes. */
export interface Wire {
  append(
    stream: string,
    expected: number,
    events: readonly EventToAppend[],
    deadline: Milliseconds,
  ): Promise<Done>;
  /** From a revision on, that one included. */
  readStream(stream: string, from: number, maxCount: number, listener: Listener): Stop;
  /** All streams, unfiltered: forwards with the event at the position, backwards without it. */
  readAll(
    from: number | 'end',
    direction: 'forwards' | 'backwards',
    maxCount: number,
    listener: Listener,
  ): Stop;
  /** Streams of these prefixes, after a position (0 is before the first), and then whatever comes. */
  subscribe(after: number, prefixes: readonly string[], listener: Listener): Stop;
  dispose(): Promise<void>;
}
