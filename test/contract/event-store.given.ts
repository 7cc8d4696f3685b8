import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../../src/kernel/event';
import {
  BEFORE_ALL,
  type EventId,
  type Position,
  type Revision,
  type StreamName,
} from '../../src/kernel/ids';
import type { EventStore, EventToAppend } from '../../src/kernel/ports/event-store';

export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Closes it and opens the same log again. */
  reopen(): Promise<EventStore>;
  close(): Promise<void>;
}

export const newStream = (): StreamName => `appeal-${randomUUID()}` as StreamName;
export const at = (revision: number): Revision => revision as Revision;
export const anEvent = (data: unknown = { words: '盘龙村一棵树压到电线杆' }): EventToAppend => ({
  id: randomUUID() as EventId,
  type: 'AppealReported',
  data: JSON.stringify(data),
  metadata: JSON.stringify({ schemaVersion: 1, actor: { id: 'grid-610921110-01', role: 'grid-worker' } }),
});
export const events = (count: number): EventToAppend[] => Array.from({ length: count }, () => anEvent());
export const bytes = (count: number): unknown => 'x'.repeat(count - 2);

export const idsOf = (stored: readonly { readonly id: string }[]) => stored.map(({ id }) => id);

/** Where the log ends now. */
export const endOf = async (store: EventStore): Promise<Position> =>
  (await store.newest())?.position ?? BEFORE_ALL;

/** All of the log after a position, page by page, as a runner reads it. */
export async function readOn(
  store: EventStore,
  after: Position,
  page = 100,
): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = [];
  for (;;) {
    const next = await store.readAll(all.at(-1)?.position ?? after, page);
    all.push(...next);
    if (next.length < page) return all;
  }
}
