import type { Position } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import type { Transaction } from '../runners/database';
import { inputOf } from './kept-input';
import { causeOfEvent, type AnySaga } from './saga-input';
import type { SagaStore } from './saga-store';
import { WorkingSet } from './working-set';

interface ReleaseParts {
  readonly reader: Pick<EventReader, 'eventAt'>;
  readonly saga: AnySaga;
  readonly store: SagaStore;
}

/** Gives a parked instance, or a parked stream, everything that has waited for it, in order; throws what it throws. */
export async function releaseKey(
  { reader, saga, store }: ReleaseParts,
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
    const stored = await reader.eventAt(at);
    if (!stored) throw new Error(`the log has no event at position ${at}`);
    const entry = new LogEntry(stored);
    entries.set(at, entry);
    if (isStream) for (const name of saga.instancesOf(entry.recorded(saga.schemas))) concerned.add(name);
  }
  const set = new WorkingSet(saga);
  await set.know([...concerned], (names) => store.states(tx, names));
  for (const { position, input } of inputs) {
    const entry = position === null ? undefined : entries.get(position as Position);
    if (entry === undefined) {
      const kept = inputOf(input ?? '');
      set.take(key, kept.input, kept.cause);
      continue;
    }
    const recorded = entry.recorded(saga.schemas);
    for (const name of new Set(isStream ? saga.instancesOf(recorded) : [key]))
      if (name !== key && parked.has(name))
        set.waiting.push({ key: name, position: recorded.position, input: undefined });
      else set.take(name, { kind: 'event', recorded }, causeOfEvent(recorded));
  }
  await store.dropWaiting(tx, key);
  await tx.run(store.changes(set));
}
