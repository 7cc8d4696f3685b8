import type { EventSchemas } from './decider';
import type { DomainEvent, Recorded } from './event';
import type { Sentence } from './cards';
import type { Revision } from './ids';
import type { Instant } from './time';

/** What others may know of something that happened. It holds nothing that leads to a person. */
export interface PublicEvent {
  readonly topic: string;
  readonly type: string;
  /** The same at every repetition, and of no other event. */
  readonly id: string;
  /** What it is about; events of one subject stay in order. */
  readonly subject: string;
  readonly time: Instant;
  /** Where it stands among those of its subject: later is larger, with gaps. */
  readonly sequence?: Revision | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** JSON Schema of one member, with an example that meets it. */
export type Member = Readonly<Record<string, unknown>> & { readonly example: unknown };

/** One type of public event, for the document that describes them. Published members only grow. */
export interface PublicType {
  readonly topic: string;
  readonly type: string;
  readonly says: Sentence;
  readonly data: Readonly<Record<string, Member>>;
  readonly required: readonly string[];
}

/**
 * Whether others may be told of a stream: not yet, since nobody knows what it is; yes; never, and then it is only
 * counted.
 */
export type Disclosure = 'held' | 'told' | 'withheld';

/** What is counted of streams that are withheld: small, JSON. */
export type Tally = Readonly<Record<string, unknown>>;

/**
 * What of a feature's events leaves the house, as data and pure functions. A relay follows the log and tells each
 * event of a stream once it is `told`; those that were `held` until then are told first.
 */
export interface PublicEvents<Event extends DomainEvent = DomainEvent> {
  /** Of its runner. */
  readonly name: string;
  readonly category: string;
  readonly schemas: EventSchemas;
  readonly topics: readonly string[];
  readonly types: readonly PublicType[];
  /** Of its stream once this has happened; a stream of which nothing was kept is `told`. */
  disclosure(recorded: Recorded<Event>, before: Disclosure): Disclosure;
  tell(recorded: Recorded<Event>): readonly PublicEvent[];
  /** Called for each event: what is counted now, and what of the counts is told. */
  count(
    tally: Tally,
    recorded: Recorded<Event>,
    disclosure: { readonly before: Disclosure; readonly after: Disclosure },
  ): { readonly tally: Tally; readonly told: readonly PublicEvent[] };
}
