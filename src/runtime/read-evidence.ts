import type { Aggregate } from '../kernel/aggregate';
import type { DecisionContext } from '../kernel/decider';
import type { DomainEvent, EventMetadata, StoredEvent } from '../kernel/event';
import { BEFORE_ALL, NO_STREAM, type Position, type Revision, type StreamName } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from './codec';
import { refusalFor } from './executor-errors';

export interface Evidence<State> {
  readonly stored: readonly StoredEvent[];
  /** The ends of the chain as each event names them; empty where its metadata cannot be read. */
  readonly metadata: readonly Pick<EventMetadata, 'hash' | 'prevHash'>[];
  /** By revision: what of the event cannot be read. */
  readonly unreadable: ReadonlyMap<Revision, 'type' | 'data' | 'metadata'>;
  /** Folded over what can be read: a hint of what it was, and no ground to decide on. */
  readonly state: State;
  readonly revision: Revision;
  readonly position: Position;
}

const PAGE = 500;
const NO_ENDS = { hash: '', prevHash: '' };

/**
 * A stream as it lies in the log, whatever somebody did to it or another build wrote into it.
 * @throws DomainError `store/unavailable`
 */
export async function readEvidence<
  State,
  Command,
  Event extends DomainEvent,
  Context extends DecisionContext,
>(
  reader: Pick<EventReader, 'readStream'>,
  aggregate: Aggregate<State, Command, Event, Context>,
  stream: StreamName,
): Promise<Evidence<State>> {
  const stored: StoredEvent[] = [];
  for (;;) {
    const from = ((stored.at(-1)?.revision ?? NO_STREAM) + 1) as Revision;
    const page = await reader.readStream(stream, from, PAGE).catch((error: unknown) => {
      throw refusalFor(error);
    });
    stored.push(...page);
    if (page.length < PAGE) break;
  }
  const unreadable = new Map<Revision, 'type' | 'data' | 'metadata'>();
  const metadata: Pick<EventMetadata, 'hash' | 'prevHash'>[] = [];
  let state = aggregate.decider.initial;
  for (const event of stored) {
    const ends = objectIn(event.metadata) as Partial<EventMetadata> | undefined;
    metadata.push(
      ends === undefined ? NO_ENDS : { hash: String(ends.hash), prevHash: String(ends.prevHash) },
    );
    if (ends === undefined) unreadable.set(event.revision, 'metadata');
    else if (objectIn(event.data) === undefined) unreadable.set(event.revision, 'data');
    else
      try {
        const { event: read, metadata: facts, revision } = recordedOf<Event>(event, aggregate.schemas);
        const { occurredAt, actor } = facts;
        state = aggregate.decider.evolve(state, read, { revision, occurredAt, actor });
      } catch {
        unreadable.set(event.revision, 'type');
      }
  }
  const last = stored.at(-1);
  return {
    ...{ stored, metadata, unreadable, state },
    revision: last?.revision ?? NO_STREAM,
    position: last?.position ?? BEFORE_ALL,
  };
}

function objectIn(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
