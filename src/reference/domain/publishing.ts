import type { DomainEvent } from '../../kernel/event';
import type { StreamName } from '../../kernel/ids';
import type { Saga, SagaEffect } from '../../kernel/saga';
import { addMillis, type Instant } from '../../kernel/time';
import { documentSchemas, type DocumentImported } from './document';

/** A share of all open appeals: their deadlines are counted anew for a version, or they are inherited under it. */
export interface Recount {
  readonly document: 'policies' | 'calendar' | 'directory';
  readonly version: number;
  /** The first, as soon as the version is in force; the second catches up with nodes that had it a moment later. */
  readonly pass: 1 | 2;
  /** From 0, of `RECOUNT_SHARES`. */
  readonly share: number;
}

/** So many shares make all: each ends before the next begins, and a restart goes on with the one that was under way. */
export const RECOUNT_SHARES = 64;

/** A node has a version within a second; what it decided before is in the log well within this. */
const CATCH_UP_MS = 10_000;

/** The category of no stream: whoever has running deadlines takes these. */
export const RECOUNT = 'recount';
const to = (document: Recount['document']) => `${RECOUNT}-${document}` as StreamName;

export interface PublishingState {
  readonly under?: Recount | undefined;
  /** The second pass may begin once the first is over. */
  readonly again: boolean;
  readonly isOver: boolean;
}

type Effect = SagaEffect<Recount>;
type PublishingSaga = Saga<PublishingState, DomainEvent & DocumentImported, Recount>;

const instanceOf = (document: Recount['document'], version: number): string => `${document}@${version}`;
const begin = (instance: string, pass: Recount['pass']): Recount => {
  const [document, version] = instance.split('@');
  return { document: document as Recount['document'], version: Number(version), pass, share: 0 };
};

/** What comes after this share; none where the pass is over. */
const next = (done: Recount): Recount | undefined =>
  done.share + 1 < RECOUNT_SHARES ? { ...done, share: done.share + 1 } : undefined;

const isAtOnce = ({ data }: DocumentImported): boolean => data.effectiveAt === undefined;

const initial: PublishingState = { again: false, isOver: false };

/**
 * A version that was published over running deadlines is taken to each of them, share by share, from the moment that
 * it is in force. Each share at least once, in order; every appeal records a change once, whoever comes first.
 */
export const publishingSaga = (document: Recount['document']): PublishingSaga => ({
  name: `publishing-${document}`,
  version: 1,
  startsAt: 'beginning',
  category: document,
  schemas: documentSchemas,
  initial,
  instancesOf: ({ event, revision }) =>
    event.data.reach === undefined || event.data.reach === 'new' ? [] : [instanceOf(document, revision + 1)],
  isOver: ({ isOver }) => isOver,

  evolve(state, input, instance) {
    switch (input.kind) {
      case 'event':
        return isAtOnce(input.recorded.event) ? { ...state, under: begin(instance, 1) } : state;
      case 'timeout':
        if (input.name === 'in-force') return { ...state, under: begin(instance, 1) };
        return state.under === undefined
          ? { ...state, under: begin(instance, 2) }
          : { ...state, again: true };
      case 'done':
      case 'refused': {
        const done = input.command;
        const under = next(done) ?? (done.pass === 1 && state.again ? begin(instance, 2) : undefined);
        return { ...state, under, isOver: under === undefined && done.pass === 2 };
      }
    }
  },

  react(state, input) {
    switch (input.kind) {
      case 'event': {
        const { event, metadata } = input.recorded;
        const at = event.data.effectiveAt ?? metadata.occurredAt;
        const first = state.under === undefined ? timer('in-force', at) : send(state.under);
        return [first, timer('again', addMillis(at, CATCH_UP_MS))];
      }
      case 'timeout':
        return state.under === undefined || state.again ? [] : [send(state.under)];
      case 'done':
      case 'refused':
        return state.under === undefined ? [] : [send(state.under)];
    }
  },
});

const timer = (name: 'in-force' | 'again', at: Instant): Effect => ({ kind: 'start-timer', name, at });
const send = (recount: Recount): Effect => ({ kind: 'send', to: to(recount.document), command: recount });
