import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DecisionContext } from '../kernel/decider';
import type { DomainEvent, EventMetadata, StoredEvent } from '../kernel/event';
import type { Revision, StreamName } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from './codec';
import type { Aggregate } from '../kernel/aggregate';
import { refusalFor } from './executor-errors';
import { emptyHistory, foldOn, type History } from './executor-history';

/** A stream folded, with the texts that it was folded from and their metadata as parsed for it. */
export interface ReadStored<State> extends History<State> {
  readonly stored: readonly StoredEvent[];
  readonly metadata: readonly EventMetadata[];
}

const PAGE = 100;

/**
 * The stream as the log holds it now, each row read and parsed once.
 * @throws DomainError `store/unavailable`, `event/unknown-type`
 */
export async function readStored<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  reader: Pick<EventReader, 'readStream'>,
  aggregate: Aggregate<State, Command, Event, Context>,
  stream: StreamName,
): Promise<ReadStored<State>> {
  const stored: StoredEvent[] = [];
  const metadata: EventMetadata[] = [];
  let history = emptyHistory(stream, aggregate.decider.initial);
  try {
    for (;;) {
      const page = await reader.readStream(stream, stored.length as Revision, PAGE);
      const recorded = page.map((event) => recordedOf<Event>(event, aggregate.schemas));
      history = foldOn(aggregate, history, recorded);
      for (const event of page) stored.push(event);
      for (const event of recorded) metadata.push(event.metadata);
      if (page.length < PAGE) return { ...history, stored, metadata };
      await nextTurn();
    }
  } catch (error) {
    throw refusalFor(error);
  }
}
