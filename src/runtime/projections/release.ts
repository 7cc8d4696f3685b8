import type { Revision, StreamName } from '../../kernel/ids';
import { nowOf } from '../runners/context';
import type { Statement } from '../runners/database';
import { LogEntry } from '../runners/log-feed';
import { savePark, unpark } from '../runners/parked-store';
import { messageOf } from '../runners/status';
import type { Lane } from './lane';
import type { ProjectionRunner } from './projection-runner';

/** Events per read of the parked stream. */
const PAGE = 500;

/**
 * Projects a parked stream's events from the failed one up to the checkpoint, in one transaction. When one throws
 * again nothing is written but the error.
 * @throws Error when the stream is not parked; otherwise what the projection threw again
 */
export async function releaseStream(runner: ProjectionRunner, lane: Lane, stream: string): Promise<void> {
  const row = lane.parked.get(stream);
  if (!row) throw new Error(`projection ${runner.name} has no parked stream ${stream}`);
  const { context, name } = runner;
  const entries = await missed(runner, lane, stream as StreamName, row.revision);
  let statements: readonly Statement[];
  try {
    statements = lane.replay(entries);
  } catch (error) {
    const again = { ...row, error: messageOf(error), at: nowOf(context) };
    await context.database.transaction(async (tx) => {
      await runner.hold(tx);
      await savePark(tx, name, lane.generation, again);
    });
    lane.parked.set(stream, again);
    throw error;
  }
  await context.database.transaction(async (tx) => {
    await runner.hold(tx);
    await tx.run(statements);
    await unpark(tx, name, lane.generation, stream);
  });
  lane.parked.delete(stream);
}

async function missed(
  { context }: ProjectionRunner,
  { position }: Lane,
  stream: StreamName,
  from: Revision,
): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let next = from; ; next = (next + PAGE) as Revision) {
    const page = await context.feed.reader.readStream(stream, next, PAGE);
    for (const stored of page) if (stored.position <= position) entries.push(new LogEntry(stored));
    if (page.length < PAGE) return entries;
  }
}
