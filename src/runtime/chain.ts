import type { EventMetadata, StoredEvent } from '../kernel/event';
import type { EventId, Revision } from '../kernel/ids';
import { eventHash, eventIdOf, FIRST_PREV_HASH, type ChainHead } from './envelope';

export type ChainFault = 'edited' | 'deleted' | 'reordered' | 'truncated';

export type ChainVerdict =
  | {
      readonly holds: true;
      readonly events: number;
      /** Hash of the last event; 64 zeros for none. */
      readonly hash: string;
      /** What this check cannot know: without an outside head, whether events after the last were cut off. */
      readonly unknown: 'truncation' | 'nothing';
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

/**
 * Checks all events of one stream from its first on, in the order in which the store gave them.
 * With a head that was kept elsewhere it also tells whether the end was cut off.
 */
export function verifyChain(
  events: readonly StoredEvent[],
  head?: Pick<ChainHead, 'revision' | 'hash'>,
): ChainVerdict {
  const links = events.map(linkOf);
  let hash = FIRST_PREV_HASH;
  for (const [index, link] of links.entries()) {
    const sound = link.hashAt(index) === link.hash && link.event.id === eventIdOf(link.hash);
    if (!sound || link.event.revision !== index) return broken(links, index);
    // Sound by itself but not what the next one saw: somebody rewrote the event before it, hash and all.
    if (link.prevHash !== hash) {
      const rewritten = Math.max(0, index - 1);
      return {
        holds: false,
        fault: 'edited',
        revision: rewritten as Revision,
        event: links[rewritten]?.event.id,
      };
    }
    hash = link.hash;
  }
  if (!head) return { holds: true, events: events.length, hash, unknown: 'truncation' };
  if (head.revision >= events.length) {
    return { holds: false, fault: 'truncated', revision: events.length as Revision };
  }
  const witnessed = links[head.revision];
  if (witnessed && witnessed.hash !== head.hash) {
    return { holds: false, fault: 'edited', revision: head.revision, event: witnessed.event.id };
  }
  return { holds: true, events: events.length, hash, unknown: 'nothing' };
}

interface Link {
  readonly event: StoredEvent;
  readonly hash: string;
  readonly prevHash: string;
  /** The hash that this event would have at a revision. */
  hashAt(revision: number): string | undefined;
}

function linkOf(event: StoredEvent): Link {
  const { hash, prevHash } = metadataOf(event);
  // The text as stored, never as parsed and written again. Moving or doubling the member breaks the hash.
  const lessHash = event.metadata.replace(`"hash":"${hash}",`, '');
  return {
    event,
    hash,
    prevHash,
    hashAt: (revision) => eventHash(event.stream, revision as Revision, event.type, event.data, lessHash),
  };
}

function metadataOf(event: StoredEvent): Pick<EventMetadata, 'hash' | 'prevHash'> {
  try {
    const { hash, prevHash } = JSON.parse(event.metadata) as Partial<EventMetadata>;
    return { hash: String(hash), prevHash: String(prevHash) };
  } catch {
    return { hash: 'unreadable', prevHash: 'unreadable' };
  }
}

/** Names what was done to the first event out of line: its hash tells which revision it was written for. */
function broken(links: readonly Link[], index: number): ChainVerdict {
  const link = links[index];
  const writtenFor = link && revisionWrittenFor(link, links.length + RENUMBERED_BY_AT_MOST);
  if (writtenFor === undefined || writtenFor === index) {
    // At its own place, yet wrong: its content, its id, or the number that the store gives it.
    return { holds: false, fault: 'edited', revision: index as Revision, event: link?.event.id };
  }
  const moved = links.find((other, at) => at !== index && other.hashAt(index) === other.hash);
  return moved
    ? { holds: false, fault: 'reordered', revision: index as Revision, event: moved.event.id }
    : { holds: false, fault: 'deleted', revision: index as Revision };
}

function revisionWrittenFor(link: Link, limit: number): number | undefined {
  for (let revision = 0; revision < limit; revision++) {
    if (link.hashAt(revision) === link.hash) return revision;
  }
  return undefined;
}
