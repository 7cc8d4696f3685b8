import type { Position } from '../../kernel/ids';
import { nowOf } from '../runners/context';
import type { Transaction } from '../runners/database';
import { LogEntry } from '../runners/log-feed';
import { savePark, unpark, type ParkedRow } from '../runners/parked-store';
import { messageOf } from '../runners/status';
import { inputOf } from './kept-input';
import { causeOfEvent } from './saga-input';
import { SAGA_GENERATION } from './saga-progress';
import type { SagaWork } from './saga-transaction';
import { WorkingSet } from './working-set';

/**
 * Gives a parked instance, or a parked stream, everything that has waited for it, in order and in one transaction.
 * When it throws again nothing changes but the error it is parked with.
 * @returns what it threw
 */
export async function releaseKey(
  work: SagaWork,
  row: ParkedRow,
  parked: ReadonlyMap<string, ParkedRow>,
): Promise<Error | undefined> {
  const { context, saga } = work;
  try {
    await context.database.transaction(async (tx) => {
      await work.hold(tx);
      await replay(work, tx, row.key, parked);
      await unpark(tx, saga.name, SAGA_GENERATION, row.key);
    });
    return undefined;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    await context.database.transaction(async (tx) => {
      await work.hold(tx);
      await savePark(tx, saga.name, SAGA_GENERATION, {
        ...row,
        revision: row.revision,
        error: messageOf(error),
        at: nowOf(context),
      });
    });
    return error;
  }
}

async function replay(
  { context, saga, store }: SagaWork,
  tx: Transaction,
  key: string,
  parked: ReadonlyMap<string, ParkedRow>,
): Promise<void> {
  const inputs = await store.waiting(tx, key);
  const isStream = key.startsWith('stream ');
  const entries = new Map<Position, LogEntry>();
  const concerned = new Set(isStream ? [] : [key]);
  for (const { position } of inputs) {
    if (position === null) continue;
    const at = position as Position;
    const [stored] = await context.feed.reader.readAll((at - 1) as Position, 1);
    if (stored?.position !== at) throw new Error(`the log has no event at position ${at}`);
    const entry = new LogEntry(stored);
    entries.set(at, entry);
    if (isStream) for (const name of saga.instancesOf(entry.recorded(saga.schemas))) concerned.add(name);
  }
  const set = new WorkingSet(saga, await store.states(tx, concerned));
  for (const { position, input } of inputs) {
    const entry = position === null ? undefined : entries.get(position as Position);
    if (entry === undefined) {
      const kept = inputOf(input ?? '');
      set.step(key, kept.input, kept.cause);
      continue;
    }
    const recorded = entry.recorded(saga.schemas);
    for (const name of new Set(isStream ? saga.instancesOf(recorded) : [key]))
      if (name !== key && parked.has(name))
        set.waiting.push({ key: name, position: recorded.position, input: undefined });
      else set.step(name, { kind: 'event', recorded }, causeOfEvent(recorded));
  }
  await store.dropWaiting(tx, key);
  await tx.run(store.changes(set));
}
