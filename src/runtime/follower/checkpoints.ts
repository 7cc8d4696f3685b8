import type { Kysely } from 'kysely';
import type { EventMetadata } from '../../kernel/event';
import { BEFORE_ALL, type EventId, type Position } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import type { Instant } from '../../kernel/time';
import type { Build, Database, Transaction } from '../runners/database';
import type { RuntimeTables } from '../runners/schema';
import { loadParked, type ParkedRow } from './parked-store';

/** How far a lane has come, and proof that it was this log: the event at that position and the log's epoch. */
export interface Checkpoint {
  readonly position: Position;
  /** `null` when no event is known to be there. */
  readonly eventId: EventId | null;
  readonly epoch: string;
}

/** What a lane begins with. */
export interface Standing {
  readonly checkpoint: Checkpoint;
  /** When the event at the checkpoint happened. */
  readonly happenedAt?: Instant | undefined;
  readonly parked: Map<string, ParkedRow>;
  /** The checkpoint was taken from another log, as an operator should be told. */
  readonly changed?: string | undefined;
}

/** The standing of a lane that has nothing stored yet and begins after this position. */
export async function standingAt(reader: EventReader, position: Position): Promise<Standing> {
  const [epoch, event] = [await reader.epoch(), await reader.eventAt(position)];
  return {
    checkpoint: { position, eventId: event?.id ?? null, epoch },
    happenedAt: event && occurredAt(event),
    parked: new Map(),
  };
}

/** As it was stored, verified against the log; `undefined` when nothing was. */
export async function loadStanding(
  database: Pick<Database, 'kysely'>,
  reader: EventReader,
  runner: string,
  generation: number,
): Promise<Standing | undefined> {
  const row = await database.kysely
    .selectFrom('runner_checkpoint')
    .select(['position', 'event_id', 'epoch'])
    .where('runner', '=', runner)
    .where('generation', '=', generation)
    .executeTakeFirst();
  if (!row) return undefined;
  const position = row.position as Position;
  const checkpoint = { position, eventId: row.event_id as EventId | null, epoch: row.epoch };
  const [epoch, event] = [await reader.epoch(), await reader.eventAt(position)];
  return {
    checkpoint,
    happenedAt: event && occurredAt(event),
    parked: await loadParked(database, runner, generation),
    changed: changeOf(checkpoint, epoch, event?.id),
  };
}

function changeOf({ position, eventId, epoch }: Checkpoint, current: string, there: EventId | undefined) {
  if (current !== epoch)
    return `the checkpoint is from log ${epoch}, this is log ${current}: restore the right log, or rebuild`;
  if (position === BEFORE_ALL || eventId === null || there === eventId) return undefined;
  return `the log has no event ${eventId} at position ${position}: restore the right log, or rebuild`;
}

export const occurredAt = ({ metadata }: { readonly metadata: string }): Instant =>
  (JSON.parse(metadata) as EventMetadata).occurredAt;

/** How far one lane has come. */
export interface Reached {
  readonly runner: string;
  readonly generation: number;
  readonly checkpoint: Checkpoint;
}

export const saveCheckpoint = (
  tx: Transaction,
  runner: string,
  generation: number,
  checkpoint: Checkpoint,
): Promise<void> => saveCheckpoints(tx, [{ runner, generation, checkpoint }]);

/** Of several lanes in one statement, each named once. */
export async function saveCheckpoints(tx: Transaction, reached: readonly Reached[]): Promise<void> {
  const parameters = reached.flatMap(({ runner, generation, checkpoint: { position, eventId, epoch } }) => [
    ...[runner, generation, position],
    ...[eventId, epoch],
  ]);
  await tx.run([{ sql: tx.sqlOf(putting(reached.length)), parameters }]);
}

/** By how many lanes: hardly more shapes than there are runners. */
const puts = new Map<number, Build>();

function putting(count: number): Build {
  const known = puts.get(count);
  if (known !== undefined) return known;
  const row = { runner: '', generation: 0, position: 0, event_id: '', epoch: '' };
  const build: Build = (kysely) =>
    kysely
      .insertInto('runner_checkpoint')
      .values(Array<typeof row>(count).fill(row))
      .onConflict((conflict) =>
        conflict.columns(['runner', 'generation']).doUpdateSet({
          position: (e) => e.ref('excluded.position'),
          event_id: (e) => e.ref('excluded.event_id'),
          epoch: (e) => e.ref('excluded.epoch'),
        }),
      );
  puts.set(count, build);
  return build;
}

/** With what was parked. */
export async function dropStanding(
  kysely: Kysely<RuntimeTables>,
  runner: string,
  generation: number,
): Promise<void> {
  for (const table of ['runner_checkpoint', 'runner_parked'] as const)
    await kysely
      .deleteFrom(table)
      .where('runner', '=', runner)
      .where('generation', '=', generation)
      .execute();
}
