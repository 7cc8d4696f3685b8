import { edgeError, type FreshnessPort } from '../../edge';
import type { EventReader } from '../../kernel/ports/event-store';
import { figuresProjection } from './projection';

/** What happened last is counted, too. */
const WAITS_MS = 10_000;

/**
 * All that has happened is counted, and nothing is set aside: the county stands by it.
 * @param more projections that are read beside the figures
 * @throws DomainError `read/not-fresh`, `read/parked`
 */
export async function isCounted(
  log: Pick<EventReader, 'newest'>,
  freshness: FreshnessPort,
  ...more: readonly string[]
): Promise<void> {
  const newest = await log.newest();
  if (newest === undefined) return;
  for (const name of [figuresProjection.name, ...more]) {
    const state = await freshness.waitFor(name, newest.position, WAITS_MS);
    if (state === 'late') throw edgeError('read/not-fresh', { waitedMs: WAITS_MS });
    if (state === 'parked') throw edgeError('read/parked');
  }
}
