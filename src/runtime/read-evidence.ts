import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Aggregate } from '../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../kernel/decider';
import type { DomainEvent, EventMetadata, Recorded, StoredEvent } from '../kernel/event';
import { BEFORE_ALL, NO_STREAM, type Position, type Revision, type StreamName } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from './codec';
import { refusalFor } from './executor-errors';

/** An event as it lies in the log, whatever somebody did to it or another build wrote into it. */
export interface Exhibit<Event extends DomainEvent> {
  readonly stored: StoredEvent;
  /** The ends of the chain as it names them; empty where its metadata cannot be read. */
  readonly ends: Pick<EventMetadata, 'hash' | 'prevHash'>;
  /** As this build reads it; absent where it cannot. */
  readonly recorded?: Recorded<Event> | undefined;
  /** What of it cannot be read. */
  readonly unreadable?: 'type' | 'data' | 'metadata' | undefined;
}

const NO_ENDS = { hash: '', prevHash: '' };

/** So many are read in one go: others are served between two. */
const PAGE = 100;

/** At most so many events of a stream, from a revision on, each text read once. @throws DomainError `store/unavailable` */
export async function exhibits<Event extends DomainEvent>(
  reader: Pick<EventReader, 'readStream'>,
  schemas: EventSchemas,
  stream: StreamName,
  from: number,
  count: number,
): Promise<readonly Exhibit<Event>[]> {
  const read: Exhibit<Event>[] = [];
  for (let next = from; ; await nextTurn()) {
    const asked = Math.min(PAGE, count - read.length);
    const page = await reader.readStream(stream, next as Revision, asked).catch((error: unknown) => {
      throw refusalFor(error);
    });
    for (const stored of page) read.push(exhibit<Event>(stored, schemas));
    const last = page.at(-1);
    if (last === undefined || page.length < asked || read.length >= count) return read;
    next = last.revision + 1;
  }
}

function exhibit<Event extends DomainEvent>(stored: StoredEvent, schemas: EventSchemas): Exhibit<Event> {
  try {
    const recorded = recordedOf<Event>(stored, schemas);
    return { stored, ends: recorded.metadata, recorded };
  } catch {
    const facts = objectIn(stored.metadata) as Partial<EventMetadata> | undefined;
    if (facts === undefined) return { stored, ends: NO_ENDS, unreadable: 'metadata' };
    const ends = { hash: String(facts.hash), prevHash: String(facts.prevHash) };
    return { stored, ends, unreadable: objectIn(stored.data) === undefined ? 'data' : 'type' };
  }
}

/** What can be said of a stream of which perhaps not every event can be read. */
export interface Hint<State> {
  /** Folded over what can be read; where something went unread no ground to decide on. */
  readonly state: State;
  /** The data of what went unread. */
  readonly unread: readonly string[];
  readonly revision: Revision;
  readonly position: Position;
}

export const noHint = <State>(initial: State): Hint<State> => ({
  state: initial,
  unread: [],
  revision: NO_STREAM,
  position: BEFORE_ALL,
});

type AnyDecider<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event, DecisionContext>,
  'evolve'
>;

/** What the next events add to it. */
export function hintFrom<State, Event extends DomainEvent>(
  before: Hint<State>,
  page: readonly Exhibit<Event>[],
  decider: AnyDecider<State, Event>,
): Hint<State> {
  let { state } = before;
  const unread: string[] = [];
  for (const { stored, recorded } of page) {
    const folded = recorded && foldedOn(state, recorded, decider);
    if (folded === undefined) unread.push(stored.data);
    else state = folded;
  }
  const { revision, position } = page.at(-1)?.stored ?? before;
  return { state, unread: [...before.unread, ...unread], revision, position };
}

/** An event that was tampered with may be one that no fold expects. */
function foldedOn<State, Event extends DomainEvent>(
  state: State,
  { event, revision, metadata }: Recorded<Event>,
  decider: AnyDecider<State, Event>,
): State | undefined {
  try {
    const { occurredAt, actor } = metadata;
    return decider.evolve(state, event, { revision, occurredAt, actor });
  } catch {
    return undefined;
  }
}

/**
 * Of a whole stream. Costs what it is long, a page at a time; others are served between two of them.
 * @throws DomainError `store/unavailable`
 */
export async function readHint<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  reader: Pick<EventReader, 'readStream'>,
  { decider, schemas }: Aggregate<State, Command, Event, Context>,
  stream: StreamName,
): Promise<Hint<State>> {
  for (let hint = noHint(decider.initial); ; await nextTurn()) {
    const page = await exhibits<Event>(reader, schemas, stream, hint.revision + 1, PAGE);
    hint = hintFrom(hint, page, decider);
    if (page.length < PAGE) return hint;
  }
}

function objectIn(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
