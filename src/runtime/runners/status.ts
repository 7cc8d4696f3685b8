import type { Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

export type RunnerState =
  /** At the head of the log, as far as it has been seen. */
  | 'running'
  | 'catching-up'
  /** A new generation of tables is being filled, or saga state replayed from the log. */
  | 'rebuilding'
  /** The new generation does not equal the live one; an operator accepts or discards it. */
  | 'differs'
  | 'waiting-for-lease'
  /** The database or the log failed; tried again with growing waits. */
  | 'failing'
  /** The log is not the one that the checkpoint was taken from. Only a rebuild helps. */
  | 'store-changed'
  /** A newer build wrote an event that this one does not know; the lease was given up. */
  | 'unknown-event'
  /** More is set aside than the limit allows; releasing lets it go on. */
  | 'too-many-parked'
  | 'stopped';

/** A stream (projection) or an instance (saga) that is set aside until an operator releases it. */
export interface Parked {
  readonly key: string;
  /** Of the event that could not be applied. */
  readonly position: Position;
  readonly error: string;
  readonly at: Instant;
}

export interface RunnerStatus {
  readonly name: string;
  readonly kind: 'projection' | 'saga' | 'relay' | 'heads' | 'posting';
  readonly state: RunnerState;
  readonly position: Position;
  /**
   * Milliseconds between the event that it stands at and the newest one seen, as both were recorded; 0 exactly when it
   * stands at the newest. Positions cannot be counted with.
   */
  readonly lag: number;
  /** Bounded by the limit of parked keys. */
  readonly parked: readonly Parked[];
  readonly error?: string | undefined;
  /** A generation being filled beside the live one. */
  readonly rebuild?: RebuildStatus | undefined;
  /** Of a saga: the clock is disputed, so that no timer fires. */
  readonly timersHeld?: boolean | undefined;
  /** What does not keep it from reading and is to be mended all the same. */
  readonly trouble?: string | undefined;
}

export interface RebuildStatus {
  readonly generation: number;
  readonly position: Position;
  readonly phase: 'building' | 'comparing' | 'differs';
  readonly difference?: Difference | undefined;
}

/** What an operator sees before accepting a rebuilt projection. */
export interface Difference {
  readonly reason: string;
  readonly tables: readonly TableDifference[];
}

export interface TableDifference {
  readonly table: string;
  readonly liveRows: number;
  readonly rebuiltRows: number;
  /** At most ten rows as `[live, rebuilt]`, null where there is none. */
  readonly sample: readonly (readonly [live: SampleRow | null, rebuilt: SampleRow | null])[];
}

export type SampleRow = Readonly<Record<string, unknown>>;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
