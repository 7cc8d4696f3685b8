import type { EventMetadata, StoredEvent } from '../kernel/event';
import type { EventId, Revision } from '../kernel/ids';
import { eventHash, eventIdOf, FIRST_PREV_HASH, type ChainHead } from './chaining';

export type ChainFault = 'edited' | 'deleted' | 'reordered' | 'truncated';

export type ChainVerdict =
  | {
      readonly holds: true;
      readonly events: number;
      /** Hash of the last event; 64 zeros for none. */
      readonly hash: string;
      /**
       * What this check cannot know. `tail`: whether the events after the outside head, or without one any number up
       * to the last, were cut off or written anew, hashes and all.
       */
      readonly unknown: 'tail' | 'nothing';
    }
  | {
      readonly holds: false;
      readonly fault: ChainFault;
      /** Of the first event that is wrong or missing. */
      readonly revision: Revision;
      /** Absent when the event is not there any more. */
      readonly event?: EventId | undefined;
    };

/** How far beyond the events at hand a renumbered event's first revision is looked for. */
const RENUMBERED_BY_AT_MOST = 1000;

/** What a chain is linked by. Of metadata that is no JSON both are `unreadable`. */
type Ends = Pick<EventMetadata, 'hash' | 'prevHash'>;

/** Where the part at hand begins, and the hash of the event before it. */
export interface ChainStart {
  readonly revision: number;
  readonly prevHash: string;
}

const FIRST: ChainStart = { revision: 0, prevHash: FIRST_PREV_HASH };

/**
 * Checks the events of one stream, in the order in which the store gave them: all of them, or with a start those that
 * follow what was checked before. With a head that was kept elsewhere it also tells whether the end was cut off.
 * @param metadata of each event, for who has parsed these very texts already
 */
export function verifyChain(
  events: readonly StoredEvent[],
  head?: Pick<ChainHead, 'revision' | 'hash'>,
  start: ChainStart = FIRST,
  metadata: readonly Ends[] = events.map(endsOf),
): ChainVerdict {
  let hash = start.prevHash;
  for (const [index, event] of events.entries()) {
    const revision = start.revision + index;
    const ends = metadata[index] ?? endsOf(event);
    if (event.revision !== revision || !isSound(event, revision, ends.hash))
      return broken(events, index, start.revision);
    // Sound by itself but not what the next one saw: somebody rewrote the event before it, hash and all.
    if (ends.prevHash !== hash) return edited(Math.max(0, revision - 1), events[index - 1]);
    hash = ends.hash;
  }
  const sound = { holds: true, events: start.revision + events.length, hash } as const;
  if (!head) return { ...sound, unknown: 'tail' };
  if (head.revision >= events.length) {
    return { holds: false, fault: 'truncated', revision: events.length as Revision };
  }
  const witnessed = metadata[head.revision];
  if (witnessed && witnessed.hash !== head.hash) return edited(head.revision, events[head.revision]);
  return { ...sound, unknown: head.revision === events.length - 1 ? 'nothing' : 'tail' };
}

function endsOf(event: StoredEvent): Ends {
  try {
    const { hash, prevHash } = JSON.parse(event.metadata) as Partial<EventMetadata>;
    return { hash: String(hash), prevHash: String(prevHash) };
  } catch {
    return { hash: 'unreadable', prevHash: 'unreadable' };
  }
}

/** Its bytes, its place and its id fit its hash. */
export const isSound = (event: StoredEvent, revision: number, hash: string): boolean =>
  hashAt(event, revision, hash) === hash && event.id === eventIdOf(hash);

/**
 * The hash of an event's bytes as they lie there, whatever they say of themselves.
 * @param ends as its metadata names them, for who has parsed it already
 */
export const hashAsStored = (event: StoredEvent, ends: Ends = endsOf(event)): string =>
  hashAt(event, event.revision, ends.hash);

/** The hash that this event would have at a revision. */
function hashAt({ stream, type, data, metadata }: StoredEvent, revision: number, hash: string): string {
  // The text as stored, never as parsed and written again. Moving or doubling the member breaks the hash.
  const member = `"hash":"${hash}",`;
  const at = metadata.indexOf(member);
  const lessHash = at < 0 ? metadata : metadata.slice(0, at) + metadata.slice(at + member.length);
  return eventHash(stream, revision as Revision, type, data, lessHash);
}

const edited = (revision: number, event: StoredEvent | undefined): ChainVerdict => ({
  holds: false,
  fault: 'edited',
  revision: revision as Revision,
  event: event?.id,
});

/** Names what was done to the first event out of line: its hash tells which revision it was written for. */
function broken(events: readonly StoredEvent[], index: number, from: number): ChainVerdict {
  const hashes = events.map((event) => endsOf(event).hash);
  const revision = from + index;
  const fits = (event: StoredEvent, at: number, as: number) => {
    const hash = hashes[at] ?? '';
    return hashAt(event, as, hash) === hash;
  };
  const event = events[index];
  const writtenFor = event && revisionWrittenFor((as) => fits(event, index, as), from, events.length);
  // At its own place, yet wrong: its content, its id, or the number that the store gives it.
  if (writtenFor === undefined || writtenFor === revision) return edited(revision, event);
  const moved = events.find((other, at) => at !== index && fits(other, at, revision));
  return moved
    ? { holds: false, fault: 'reordered', revision: revision as Revision, event: moved.id }
    : { holds: false, fault: 'deleted', revision: revision as Revision };
}

/** Near the part at hand: elsewhere it would have to be tried too often. */
function revisionWrittenFor(
  fits: (revision: number) => boolean,
  from: number,
  events: number,
): number | undefined {
  const first = Math.max(0, from - RENUMBERED_BY_AT_MOST);
  for (let revision = first; revision < from + events + RENUMBERED_BY_AT_MOST; revision++) {
    if (fits(revision)) return revision;
  }
  return undefined;
}
