import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Aggregate } from '../kernel/aggregate';
import type { DecisionContext, EventSchemas } from '../kernel/decider';
import type { DomainEvent, Recorded } from '../kernel/event';
import {
  BEFORE_ALL,
  NO_STREAM,
  type CommandId,
  type Position,
  type Revision,
  type StreamName,
} from '../kernel/ids';
import type { Appended, EventReader } from '../kernel/ports/event-store';
import type { Instant } from '../kernel/time';
import { recordedOf } from './codec';
import { FIRST_PREV_HASH, type ChainHead, type Draft, type ChainedAppend } from './chaining';

/** A stream folded: all that a command needs to know of the events before it. */
export interface History<State> extends ChainHead {
  readonly state: State;
  /** Of the last event. */
  readonly position: Position;
  readonly occurredAt: Instant | undefined;
  /** Each command that the stream remembers, with the revision of its first event. Grows in place as it is folded on. */
  readonly commands: Map<CommandId, Revision>;
}

const PAGE = 500;
/** Folded in a few milliseconds: between two of them others have their turn. */
const FOLDED_AT_ONCE = 100;

export const emptyHistory = <State>(stream: StreamName, initial: State): History<State> => ({
  stream,
  revision: NO_STREAM,
  hash: FIRST_PREV_HASH,
  state: initial,
  position: BEFORE_ALL,
  occurredAt: undefined,
  commands: new Map(),
});

/** Folds events on. `history` is spent: its command ids live on in what is returned. */
export function foldOn<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  aggregate: Aggregate<State, Command, Event, Context>,
  history: History<State>,
  recorded: readonly Recorded<Event>[],
): History<State> {
  const last = recorded.at(-1);
  if (!last) return history;
  const { commands } = history;
  let state = history.state;
  for (const { event, revision, metadata } of recorded) {
    const { occurredAt, actor, commandId } = metadata;
    state = aggregate.decider.evolve(state, event, { revision, occurredAt, actor });
    if (!commands.has(commandId)) commands.set(commandId, revision);
  }
  return {
    stream: history.stream,
    revision: last.revision,
    hash: last.metadata.hash,
    state,
    position: last.position,
    occurredAt: last.metadata.occurredAt,
    commands,
  };
}

/** Reads and folds what the log holds beyond `history`, page by page; the same object when there is nothing. */
export async function catchUp<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  reader: Pick<EventReader, 'readStream'>,
  aggregate: Aggregate<State, Command, Event, Context>,
  history: History<State>,
  seen?: (page: readonly Recorded<Event>[]) => void,
): Promise<History<State>> {
  for (let now = history; ;) {
    const page = await reader.readStream(now.stream, (now.revision + 1) as Revision, FOLDED_AT_ONCE);
    const recorded = page.map((stored) => recordedOf<Event>(stored, aggregate.schemas));
    seen?.(recorded);
    now = foldOn(aggregate, now, recorded);
    if (page.length < FOLDED_AT_ONCE) return now;
    await nextTurn();
  }
}

/** The events of a command that the history remembers from this revision on, as stored. */
export async function eventsOfCommand<Event extends DomainEvent>(
  reader: EventReader,
  schemas: EventSchemas,
  { stream, commandId }: { readonly stream: StreamName; readonly commandId: CommandId },
  from: Revision,
): Promise<readonly [Recorded<Event>, ...Recorded<Event>[]]> {
  // They came in one append, so they stand together.
  const [first, ...page] = await reader.readStream(stream, from, PAGE);
  if (!first) throw new Error(`${stream} lost revision ${from}: was the log replaced under this process?`);
  const rest: Recorded<Event>[] = [];
  for (const stored of page) {
    const recorded = recordedOf<Event>(stored, schemas);
    if (recorded.metadata.commandId !== commandId) break;
    rest.push(recorded);
  }
  return [recordedOf<Event>(first, schemas), ...rest];
}

/**
 * What an append stored, out of what it was made of: reading the text back would say the same. The events become
 * visible together: each bears the position of the last until it is read again.
 */
export const recordedOfAppend = <Event extends DomainEvent>(
  before: ChainHead,
  drafts: readonly Draft[],
  { events, hashes }: ChainedAppend,
  { position }: Appended,
): readonly Recorded<Event>[] =>
  events.map(({ id }, index) => {
    const draft = drafts[index] as Draft;
    return {
      id,
      stream: before.stream,
      revision: (before.revision + 1 + index) as Revision,
      position,
      // The aggregate's own decider made it.
      event: draft.event as Event,
      // Each member named: a copy with members added to it takes ten times as long.
      metadata: {
        schemaVersion: draft.schemaVersion,
        commandId: draft.commandId,
        bodyDigest: draft.bodyDigest,
        correlationId: draft.correlationId,
        causationId: draft.causationId,
        actor: draft.actor,
        occurredAt: draft.occurredAt,
        versions: draft.versions,
        prevHash: hashes[index - 1] ?? before.hash,
        hash: hashes[index] as string,
      },
    };
  });
