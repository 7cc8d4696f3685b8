import type { Actor } from './actor';
import type { CommandId, CorrelationId, EventId, Position, Revision, StreamName } from './ids';
import type { Instant } from './time';

/** What a decider returns and a fold takes: a fact, named by an explicit string. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** Each document of reference data that a decision used, by name, with its version. */
export type Versions = Readonly<Record<string, number>>;

export interface EventMetadata {
  readonly schemaVersion: number;
  readonly commandId: CommandId;
  /** Keyed digest of the command's body: the same key with another body is refused. */
  readonly bodyDigest?: string | undefined;
  readonly correlationId: CorrelationId;
  /** The event or command that led to this one. */
  readonly causationId?: string | undefined;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly versions: Versions;
  /** Hash of the stream's event before this one; 64 zeros for the first. */
  readonly prevHash: string;
  /**
   * SHA-256, hex, over the RFC 8785 bytes of `{data, metadata less hash, revision, stream, type}`, as stored.
   * The event's id is derived from it.
   */
  readonly hash: string;
}

/** An event as a store keeps it: data and metadata are canonical JSON text, never re-serialised. */
export interface StoredEvent {
  readonly id: EventId;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** A stored event, parsed and upcast to today's shape. */
export interface Recorded<E extends DomainEvent = DomainEvent> {
  readonly id: EventId;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly event: E;
  readonly metadata: EventMetadata;
}

/** What a fold may know of an event besides its data. */
export interface EventFacts {
  readonly revision: Revision;
  readonly occurredAt: Instant;
  readonly actor: Actor;
}
