import { randomUUID } from 'node:crypto';
import type { CommandId, CorrelationId, Revision, StreamName } from '../../src/kernel/ids';
import type { EventStore, EventToAppend } from '../../src/kernel/ports/event-store';
import type { CommandExecutor } from '../../src/runtime/executor';
import { progress, type Handled } from '../seed/handled-appeals';

/** How long each appeal is when it is met first. */
export const EVENTS = 10;

/** What an officer does next on an appeal, one appeal after the other. */
export function commandsOn(executor: CommandExecutor, handled: Handled, streams: readonly StreamName[]) {
  let at = 0;
  return () => {
    const stream = streams[at++ % streams.length] as StreamName;
    const commandId = randomUUID() as string as CommandId;
    const envelope = {
      stream,
      commandId,
      correlationId: commandId as string as CorrelationId,
      actor: handled.officer,
    };
    return () => executor.execute(handled.aggregate, envelope, progress());
  };
}

/** The same bytes, to streams of the same length, with the revision known and nothing read. */
export function appendsOn(store: EventStore, { sample }: Handled, streams: readonly StreamName[]) {
  const event = lastOf(sample);
  const revisions = new Map(streams.map((stream) => [stream, EVENTS - 1]));
  let at = 0;
  return () => {
    const stream = streams[at++ % streams.length] as StreamName;
    const revision = revisions.get(stream) ?? -1;
    revisions.set(stream, revision + 1);
    return () => store.append(stream, revision as Revision, [event]);
  };
}

/** The last event of the sample, as it goes to a store. */
export function lastOf(sample: Handled['sample']): EventToAppend {
  const last = sample.at(-1);
  if (!last) throw new Error('no event to append');
  const { id, type, data, metadata } = last;
  return { id, type, data, metadata };
}
