import type { Aggregate } from '../../kernel/aggregate';
import type { Actor } from '../../kernel/actor';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { EventId, PersonId, StreamName, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type { LookSignal } from '../../looking';
import type { ReferenceData } from '../../reference';
import { unusual, type Account, type Raised, type Watch } from './unusual';

/** What one account looked at lately, the newest last. Sent by the saga at each of its looks. */
interface JudgeLooks {
  readonly verb: 'judgeLooks';
  readonly data: Account;
}
interface DecideLookSignal {
  readonly verb: 'decideLookSignal';
  readonly data: {
    readonly signal: number;
    /** They had no business looking; else they had. */
    readonly confirmed: boolean;
    readonly reason: Sealed<string>;
  };
}
export type WatchCommand = JudgeLooks | DecideLookSignal;

export interface LookSignalRaised {
  readonly type: 'LookSignalRaised';
  /** By the thresholds of that version, which stand in it: `signal` counts 1, 2, … of the account. */
  readonly data: Raised & {
    readonly signal: number;
    readonly person: PersonId;
    readonly role: Actor['role'];
    readonly unit?: UnitId | undefined;
    readonly rules: number;
  };
}
export interface LookSignalDecided {
  readonly type: 'LookSignalDecided';
  readonly data: DecideLookSignal['data'] & { readonly person: PersonId };
}
export type WatchEvent = LookSignalRaised | LookSignalDecided;

interface Watching {
  readonly person?: PersonId | undefined;
  /** What was decided last of each that was raised, in order; undefined until somebody has. */
  readonly decided: readonly (boolean | undefined)[];
  /** What the last signal of each kind had behind it. */
  readonly last: Readonly<Partial<Record<LookSignal, readonly EventId[]>>>;
  readonly lastAt: Readonly<Partial<Record<LookSignal, Instant>>>;
}

interface WatchContext extends DecisionContext, Watch {}

export const watchSchemas: EventSchemas = {
  versions: { LookSignalRaised: 1, LookSignalDecided: 1 },
  upcasts: {},
};

export const watchDecider: Decider<Watching, WatchCommand, WatchEvent, WatchContext> = {
  initial: { decided: [], last: {}, lastAt: {} },
  evolve: (state, { type, data }) => {
    if (type === 'LookSignalDecided')
      return {
        ...state,
        decided: state.decided.map((was, at) => (at + 1 === data.signal ? data.confirmed : was)),
      };
    const { code, looks, until, person } = data;
    return {
      person,
      decided: [...state.decided, undefined],
      last: { ...state.last, [code]: looks },
      lastAt: { ...state.lastAt, [code]: until },
    };
  },
  decide: (command, state, context) => {
    if (command.verb === 'judgeLooks') {
      const { person, role, unit } = command.data;
      const rules = context.looking.version;
      return unusual(command.data, state, context).map((raised, at) => ({
        type: 'LookSignalRaised',
        data: { ...raised, signal: state.decided.length + at + 1, person, role, unit, rules },
      }));
    }
    const { signal, confirmed, reason } = command.data;
    const { person } = state;
    if (person === undefined || signal > state.decided.length) throw new DomainError('looking/not-found');
    if (person === context.actor.id) throw new DomainError('looking/own');
    if (state.decided[signal - 1] === confirmed) throw new DomainError('signal/decided-so');
    return [{ type: 'LookSignalDecided', data: { person, signal, confirmed, reason } }];
  },
  misses: () => [],
};

/** What is unusual in how one account looks, and what auditors said of it. */
export const watchAggregate: Aggregate<Watching, WatchCommand, WatchEvent, WatchContext, ReferenceData> = {
  category: 'watching',
  decider: watchDecider,
  schemas: watchSchemas,
  context: (now, actor, { looking, calendar, directory }) => ({
    ...{ now, actor, looking, calendar, directory },
    versions: { looking: looking.version, calendar: calendar.version, directory: directory.version },
  }),
};

export const watchStream = (person: PersonId): StreamName => `watching-${person}` as StreamName;
