import type { Position, Revision } from '../../kernel/ids';
import type { Projection, Table } from '../../kernel/projection';
import type { Standing } from '../follower/checkpoints';
import { Lane, type Halt, type Plan } from '../follower/lane';
import { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import type { RunnerContext } from '../runners/context';
import { untyped, type Transaction } from '../runners/database';
import type { Generation } from './generations';
import { ProjectionBatch, type Target } from './projection-batch';
import { RowStatements } from './row-statements';

/** Events per read of a parked stream. */
const PAGE = 500;

/** A lane that is filled beside another, and what that one's rebuild says of it. */
export interface Beside {
  upTo(halt: Halt | undefined): Position | undefined;
  givesUp(halt: Halt): Promise<void>;
}

/** One generation of a projection's tables on its way through the log. */
export class ProjectionLane extends Lane implements Target {
  readonly isOlder: boolean;
  readonly tables: ReadonlyMap<string, Table>;
  readonly writers: ReadonlyMap<string, RowStatements>;
  /** Set while it is being filled. */
  beside: Beside | undefined;

  /**
   * @param shared today's tables as far as this generation has them, when it was made by another version;
   * what it lacks is left out
   */
  constructor(
    readonly context: RunnerContext,
    readonly projection: Projection,
    readonly made: Generation,
    standing: Standing,
    shared?: readonly Table[],
  ) {
    super(made.generation, standing);
    this.isOlder = shared !== undefined;
    this.tables = new Map(projection.tables.map((table) => [table.name, table]));
    this.writers = new Map(
      (shared ?? projection.tables).map((table) => [
        table.name,
        new RowStatements(untyped(context.database.kysely), table, made.generation),
      ]),
    );
  }

  override upTo(halt: Halt | undefined): Position | undefined {
    return this.beside?.upTo(halt);
  }

  override async givesUp(halt: Halt): Promise<boolean> {
    await this.beside?.givesUp(halt);
    return this.beside !== undefined;
  }

  plan(entries: readonly LogEntry[]): Promise<Plan> {
    return new ProjectionBatch(this, this.context.database).plan(entries);
  }

  /** The events of the parked stream from the failed one up to the checkpoint; throws what the first bad one throws. */
  async release(tx: Transaction, { key, revision }: ParkedRow): Promise<void> {
    const { reader } = this.context;
    for (let next = revision; ; next = (next + PAGE) as Revision) {
      const page = await reader.readStream(key as LogEntry['stored']['stream'], next, PAGE);
      const missed = page.filter(({ position }) => position <= this.position);
      for (let left = missed.map((stored) => new LogEntry(stored)); left.length > 0;) {
        const batch = new ProjectionBatch(this, tx);
        left = left.slice(await batch.apply(left));
        await tx.run(batch.statements());
      }
      if (page.length < PAGE) break;
    }
  }
}
