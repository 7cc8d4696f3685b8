import type { Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Transaction } from '../runners/database';
import type { RunnerState } from '../runners/status';
import type { Checkpoint, Standing } from './checkpoints';
import type { LogEntry } from './log-entry';
import type { ParkedRow } from './parked-store';

/** Why a lane stands still until something is done about it. */
export interface Halt {
  readonly state: Extract<
    RunnerState,
    'store-changed' | 'unknown-event' | 'too-many-parked' | 'rebuilding' | 'stopped'
  >;
  readonly error: string;
}

/** What one lane does with one batch of entries; nothing of it counts until it is committed and adopted. */
export interface Plan {
  /** The last entry that it has passed; `undefined` for none. */
  readonly passed: LogEntry | undefined;
  /** Keys that it sets aside. */
  readonly parked: readonly ParkedRow[];
  /** Absent when nothing changed: the checkpoint may stay behind until something does. */
  readonly write?: ((tx: Transaction) => Promise<void>) | undefined;
  /** It is committed, or there was nothing to write. */
  readonly adopt?: (() => void) | undefined;
  /** The entry after the last one passed cannot be passed; too many parked keys are the follower's to see. */
  readonly halt?: Halt | undefined;
}

/** A newer build wrote it: only that one can go on. */
export const unknownEvent = ({ stored }: LogEntry): Halt => ({
  state: 'unknown-event',
  error: `event type ${stored.type} is unknown to this build; run a newer one`,
});

/** One reading of the log, with a checkpoint of its own. */
export abstract class Lane {
  readonly parked: Map<string, ParkedRow>;
  /** Entries passed since the stored checkpoint; none of them changed anything. */
  unsaved = 0;
  /** When it last read, the log had no more. */
  atHead = false;
  private at: Checkpoint;
  private last: LogEntry | undefined;

  constructor(
    readonly generation: number,
    private readonly standing: Standing,
  ) {
    this.at = standing.checkpoint;
    this.parked = standing.parked;
  }

  /** @param atHead the log has no more after these entries, which may be none */
  abstract plan(entries: readonly LogEntry[], atHead: boolean): Promise<Plan>;
  /** Gives a parked key what it has missed; throws what it throws again. The caller takes it from what is parked. */
  abstract release(tx: Transaction, row: ParkedRow): Promise<void>;

  /** The position that it may not pass for now. @param _halt why its consumer's first lane stands still */
  upTo(_halt: Halt | undefined): Position | undefined {
    return undefined;
  }

  /** It cannot go on. True when it has ended itself, so that its consumer need not stand still. */
  async givesUp(_halt: Halt): Promise<boolean> {
    return false;
  }

  get checkpoint(): Checkpoint {
    return this.at;
  }

  get position(): Position {
    return this.at.position;
  }

  /** Of more than so many nobody can say any more that the others are right. */
  tooManyParked(limit: number): Halt | undefined {
    if (this.parked.size <= limit) return undefined;
    const [last] = [...this.parked.values()].slice(-1);
    return {
      state: 'too-many-parked',
      error: `${this.parked.size} are parked and ${limit} may be: ${last?.error}`,
    };
  }

  /** Its checkpoint was taken from another log, as an operator should be told. */
  get changed(): string | undefined {
    return this.standing.changed;
  }

  /** When the event happened that it stands at. */
  get happenedAt(): Instant | undefined {
    return this.last?.metadata.occurredAt ?? this.standing.happenedAt;
  }

  /** The checkpoint once this entry is passed. */
  checkpointAfter(passed: LogEntry | undefined): Checkpoint {
    if (!passed) return this.at;
    const { position, id } = passed.stored;
    return { position, eventId: id, epoch: this.at.epoch };
  }

  moveTo(passed: LogEntry): void {
    this.at = this.checkpointAfter(passed);
    this.last = passed;
  }
}
