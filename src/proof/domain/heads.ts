import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { RegionCode, StreamName } from '../../kernel/ids';
import type { HandOver } from '../../kernel/ports/witness';
import type { Instant } from '../../kernel/time';

/** The category of the streams that heads are stored in: one a county. */
export const HEADS = 'heads';
export const headsStream = (county: RegionCode): StreamName => `${HEADS}-${county}` as StreamName;

/** What is signed, over the events of the whole log that no head before covers. Hashes and keys are lower-case hex. */
export interface Head {
  readonly v: 1;
  readonly county: string;
  /** From 0: its revision in its stream. */
  readonly number: number;
  /** How many events earlier heads cover: the number from 0, in log order, of its first. */
  readonly first: number;
  /** How many it covers itself. */
  readonly events: number;
  /** RFC 9162 root over the chain hashes of its events, in log order. */
  readonly root: string;
  /** RFC 9162 root over the `root` of each head from the first to this one. */
  readonly heads: string;
  /** The last event that it covers. */
  readonly last: { readonly stream: string; readonly revision: number; readonly hash: string };
  /** The public key that signs it. */
  readonly key: string;
  /** Where another key signed the head before. */
  readonly handOver?: HandOver | undefined;
  readonly signedAt: Instant;
}

export const headIn = (text: string): Head => JSON.parse(text) as Head;

export interface HeadSigned {
  readonly type: 'HeadSigned';
  /** The very text that was signed, and the signature over its UTF-8 bytes in hex. */
  readonly data: { readonly text: string; readonly signature: string };
}

export type HeadEvent = HeadSigned;

export interface SignHead {
  readonly verb: 'signHead';
  readonly data: HeadSigned['data'];
}

export interface HeadsState {
  readonly heads: number;
  /** All that they cover. */
  readonly events: number;
}

/**
 * Takes a head that follows the last one, and nothing of any other: of two who sign at once one is first, and the
 * other looks at the log again.
 */
const headsDecider: Decider<HeadsState, SignHead, HeadEvent, DecisionContext> = {
  initial: { heads: 0, events: 0 },
  evolve: ({ heads, events }, { data }) => ({
    heads: heads + 1,
    events: events + headIn(data.text).events,
  }),
  decide: ({ data: { text, signature } }, { heads, events }) => {
    const { number, first } = headIn(text);
    return number === heads && first === events ? [{ type: 'HeadSigned', data: { text, signature } }] : [];
  },
  // No clock runs on it.
  misses: () => [],
};

export const headSchemas: EventSchemas = { versions: { HeadSigned: 1 }, upcasts: {} };

export const headsAggregate: Aggregate<HeadsState, SignHead, HeadEvent, DecisionContext> = {
  category: HEADS,
  decider: headsDecider,
  schemas: headSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};
