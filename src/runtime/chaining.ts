import { hash as digest } from 'node:crypto';
import type { Actor } from '../kernel/actor';
import type { DomainEvent, EventMetadata } from '../kernel/event';
import type { EventId, Revision, StreamName } from '../kernel/ids';
import type { EventToAppend } from '../kernel/ports/event-store';
import { canonicalText } from './canonical';
import { uuidOf } from './uuid';

/** What the first event of a stream names as the hash before it. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/** Where a stream's chain ends: revision and hash of its last event, `NO_STREAM` and 64 zeros before the first. */
export interface ChainHead {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly hash: string;
}

/** A fact with everything that is stored of it, but for what its place in the chain adds. */
export interface Draft extends Omit<EventMetadata, 'hash' | 'prevHash'> {
  readonly event: DomainEvent;
}

export interface ChainedAppend {
  readonly events: readonly EventToAppend[];
  /** Of each event, in the same order. */
  readonly hashes: readonly string[];
  /** Where the chain ends once they are stored. */
  readonly head: ChainHead;
}

/** SHA-256, hex, over the canonical bytes of one event's parts. Takes `data` and `metadata` as text, as stored. */
export function eventHash(
  stream: StreamName,
  revision: Revision,
  type: string,
  data: string,
  metadataLessHash: string,
): string {
  // The members are in alphabetical order and the parts canonical, so the whole is canonical in one pass.
  const text =
    `{"data":${data},"metadata":${metadataLessHash},"revision":${revision},` +
    `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;
  return digest('sha256', text, 'hex');
}

/** A UUID of version 8 whose other bits are the hash's. */
export const eventIdOf = (hash: string): EventId => uuidOf(hash) as EventId;

/**
 * Chains the drafts to the head, in order.
 * @throws TypeError when a draft holds what JSON cannot say
 */
export function chainEvents(head: ChainHead, drafts: readonly Draft[]): ChainedAppend {
  const { stream } = head;
  let { revision, hash } = head;
  const hashes: string[] = [];
  const events = drafts.map((draft) => {
    const data = canonicalText(draft.event.data);
    const [before, after] = metadataAroundHash(draft, hash);
    revision = (revision + 1) as Revision;
    hash = eventHash(stream, revision, draft.event.type, data, before + after);
    hashes.push(hash);
    return {
      id: eventIdOf(hash),
      type: draft.event.type,
      data,
      metadata: `${before}"hash":"${hash}",${after}`,
    };
  });
  return { events, hashes, head: { stream, revision, hash } };
}

/** Canonical metadata without its hash, cut where the hash belongs: members are written in alphabetical order. */
function metadataAroundHash(draft: Draft, prevHash: string): readonly [string, string] {
  const { bodyDigest, causationId } = draft;
  return [
    `{"actor":${actorText(draft.actor)},` +
      (bodyDigest === undefined ? '' : `"bodyDigest":${canonicalText(bodyDigest)},`) +
      (causationId === undefined ? '' : `"causationId":${canonicalText(causationId)},`) +
      `"commandId":${canonicalText(draft.commandId)},` +
      `"correlationId":${canonicalText(draft.correlationId)},`,
    `"occurredAt":${canonicalText(draft.occurredAt)},"prevHash":"${prevHash}",` +
      `"schemaVersion":${canonicalText(draft.schemaVersion)},"versions":${canonicalText(draft.versions)}}`,
  ];
}

/** Named members only: whatever else an edge hung on the actor stays out of the log. */
const actorText = ({ id, role, unit, region, citizen }: Actor): string =>
  canonicalText({ id, role, unit, region, citizen });
