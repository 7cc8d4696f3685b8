import { type EventId, type Position, type StreamName } from '../../kernel/ids';
import type { Projection, Row, RowChange, Table } from '../../kernel/projection';
import type { Instant } from '../../kernel/time';
import { UnknownEventType } from '../codec';
import type { Checkpoint } from '../runners/checkpoints';
import { untyped, type Database, type Statement } from '../runners/database';
import type { LogEntry } from '../runners/log-feed';
import type { ParkedRow } from '../runners/parked-store';
import { messageOf } from '../runners/status';
import { checkChange } from './check-change';
import type { Generation } from './generations';
import { RowBatch } from './row-batch';
import { RowStatements } from './row-statements';

/** What one batch does to one generation; nothing of it counts until it is committed and adopted. */
export interface LanePlan {
  readonly statements: readonly Statement[];
  readonly checkpoint: Checkpoint;
  readonly parked: readonly ParkedRow[];
  /** The event after the checkpoint cannot be passed. */
  readonly stop?: LaneStop | undefined;
}

export interface Planning {
  readonly take: (entry: LogEntry) => void;
  readonly finish: () => LanePlan;
}

export interface LaneStop {
  readonly state: 'unknown-event' | 'too-many-parked';
  readonly error: string;
}

/** One generation of a projection's tables on its way through the log. */
export class Lane {
  readonly generation: number;
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly writers: ReadonlyMap<string, RowStatements>;

  /**
   * @param shared today's tables as far as this generation has them, when it was made by another version;
   * what it lacks is left out
   */
  constructor(
    database: Pick<Database, 'kysely'>,
    private readonly projection: Projection,
    readonly made: Generation,
    private at: Checkpoint,
    readonly parked: Map<string, ParkedRow>,
    private readonly parkedLimit: number,
    private readonly shared?: readonly Table[],
  ) {
    this.generation = made.generation;
    this.tables = new Map(projection.tables.map((table) => [table.name, table]));
    this.writers = new Map(
      (shared ?? projection.tables).map((table) => [
        table.name,
        new RowStatements(untyped(database.kysely), table, made.generation),
      ]),
    );
  }

  get checkpoint(): Checkpoint {
    return this.at;
  }

  get position(): Position {
    return this.at.position;
  }

  /** Takes entries in, one by one, without touching the database. */
  plan(now: Instant): Planning {
    const batches = new Map<string, RowBatch>();
    const parked = new Map<string, ParkedRow>();
    let { checkpoint } = this;
    let stop: LaneStop | undefined;
    const take = (entry: LogEntry): void => {
      if (stop) return;
      const { stored } = entry;
      if (entry.category === this.projection.category && !this.isParked(stored.stream, parked)) {
        try {
          this.apply(entry, batches);
        } catch (error) {
          stop = this.stopFor(error, stored.type, parked.size);
          if (stop) return;
          parked.set(stored.stream, {
            key: stored.stream,
            position: stored.position,
            revision: stored.revision,
            error: messageOf(error),
            at: now,
          });
        }
      }
      checkpoint = { position: stored.position, eventId: stored.id, epoch: this.at.epoch };
    };
    return {
      take,
      finish: () => ({ statements: taken(batches), checkpoint, parked: [...parked.values()], stop }),
    };
  }

  /** The events of one parked stream, again; throws what the first bad one throws. */
  replay(entries: readonly LogEntry[]): readonly Statement[] {
    const batches = new Map<string, RowBatch>();
    for (const entry of entries) this.apply(entry, batches);
    return taken(batches);
  }

  /** The plan has been committed. */
  adopt(plan: LanePlan): void {
    this.at = plan.checkpoint;
    for (const row of plan.parked) this.parked.set(row.key, row);
  }

  /** Judges all changes of the event before the first one counts. */
  private apply(entry: LogEntry, batches: Map<string, RowBatch>): void {
    for (const change of this.changesOf(entry)) this.batchOf(change.table, batches)?.add(change);
  }

  private changesOf(entry: LogEntry): readonly RowChange[] {
    const changes = this.projection.project(entry.recorded(this.projection.schemas));
    for (const change of changes) checkChange(change, this.tables);
    return this.shared ? changes.flatMap((change) => this.restricted(change)) : changes;
  }

  private isParked(stream: StreamName, alsoParked: ReadonlyMap<string, ParkedRow>): boolean {
    return this.parked.has(stream) || alsoParked.has(stream);
  }

  private stopFor(error: unknown, type: string, justParked: number): LaneStop | undefined {
    if (error instanceof UnknownEventType)
      return {
        state: 'unknown-event',
        error: `event type ${type} is unknown to this build; run a newer one`,
      };
    if (this.parked.size + justParked >= this.parkedLimit)
      return {
        state: 'too-many-parked',
        error: `${this.parkedLimit} streams are parked and one more fails: ${messageOf(error)}`,
      };
    return undefined;
  }

  private batchOf(table: string, batches: Map<string, RowBatch>): RowBatch | undefined {
    const known = batches.get(table);
    if (known) return known;
    const writer = this.writers.get(table);
    if (!writer) return undefined;
    const batch = new RowBatch(writer);
    batches.set(table, batch);
    return batch;
  }

  private restricted(change: RowChange): readonly RowChange[] {
    const columns = this.writers.get(change.table)?.table.columns;
    if (!columns) return [];
    const kept = (row: Row): Row =>
      Object.fromEntries(Object.entries(row).filter(([name]) => name in columns));
    if (change.kind === 'insert') return [{ ...change, row: kept(change.row) }];
    if (Object.keys(change.where).some((name) => !(name in columns))) return [];
    switch (change.kind) {
      case 'update':
        return [{ ...change, set: kept(change.set) }];
      case 'add':
        return [
          {
            ...change,
            amounts: kept(change.amounts) as Readonly<Record<string, number>>,
            start: change.start && kept(change.start),
          },
        ];
      case 'delete':
        return [change];
    }
  }
}

function taken(batches: ReadonlyMap<string, RowBatch>): readonly Statement[] {
  return [...batches.values()].flatMap((batch) => batch.take());
}

export const beginning = (epoch: string): Checkpoint => ({
  position: 0 as Position,
  eventId: null as EventId | null,
  epoch,
});
