import type { EventReader } from '../kernel/ports/event-store';
import type { UnitId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { readOn } from '../runtime/read-on';
import { onDutyAt, rosterAggregate, rosterStream, type OnDuty, type RosterEvent } from './domain/roster';

const PAGE = 100;

/**
 * Who of a unit was on duty at that moment, by the roster as it then stood: whoever asks again later hears the same.
 * @throws DomainError `store/unavailable`, `event/unknown-type`
 */
export async function onDutyThen(
  reader: Pick<EventReader, 'readStream'>,
  unit: UnitId,
  at: Instant,
): Promise<readonly OnDuty[]> {
  const { decider, schemas } = rosterAggregate;
  let roster = decider.initial;
  for (let from = 0; ; from += PAGE) {
    const page = await readOn<RosterEvent>(reader, schemas, rosterStream(unit), from, PAGE);
    for (const { event, revision, metadata } of page) {
      const { occurredAt, actor } = metadata;
      if (occurredAt <= at) roster = decider.evolve(roster, event, { revision, occurredAt, actor });
    }
    if (page.length < PAGE) return onDutyAt(roster, at);
  }
}
