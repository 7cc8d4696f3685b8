import type { Upcast } from './decider';
import type { DomainError } from './domain-error';
import type { DomainEvent, EventFacts } from './event';
import type { DataOf, Fields } from './fields';
import type { UnitId } from './ids';
import type { Sealed } from './sealed';

/** A sentence of a timeline. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
/** How much of an event somebody sees who is not staff: with its text, without, or not at all. */
export type Shows = 'all' | 'sentence' | 'nothing';
type Said = Sealed<string> | string | undefined;

/** What a fold may know of an event besides its data: nothing that is known only once it is stored. */
export type FoldFacts = Pick<EventFacts, 'occurredAt' | 'actor'>;

interface EventParts<State, Names, Data> {
  /** From each older schema version to the next, from 1 on; what is written today comes after the last. */
  readonly upcasts?: readonly Upcast[];
  /** It is the first of its stream: there is no state before it. */
  readonly begins?: true;
  /** What it changes for later decisions. */
  readonly evolve: (state: State, data: Data, facts: FoldFacts) => State;
  /** Never with free text: that is sealed. */
  readonly says: Sentence | ((data: Data, names: Names) => Sentence);
  /** The free text that stands below the sentence. */
  readonly text?: (data: Data) => Said | readonly Said[];
  readonly shows: Shows | ((data: Data) => Shows);
  /** The units that it brings in for good. */
  readonly involves?: (data: Data) => readonly UnitId[];
}

/** All there is to know of one type of event; called, it makes one. */
export interface EventCard<Type extends string, Data, State, Names> extends EventParts<State, Names, Data> {
  (data: Data): { readonly type: Type; readonly data: Data };
  readonly type: Type;
}

/** Cards for the events of one kind of stream. @template Everywhere what every event of the kind may carry besides */
export const eventCards =
  <State, Names, Everywhere>() =>
  <const Type extends string, F extends Fields>(
    type: Type,
    card: EventParts<State, Names, DataOf<F> & Everywhere> & { readonly data: F },
  ): EventCard<Type, DataOf<F> & Everywhere, State, Names> =>
    Object.assign((data: DataOf<F> & Everywhere) => ({ type, data }), { type, ...card });

/** What a rule or guard may refuse with is in the type of its context: no code that its card does not name compiles. */
export type Refusing<Context, Code extends string> = Context & {
  readonly refusal: (code: Code, details?: Readonly<Record<string, unknown>>) => DomainError;
};

/** What an act meets in one status; refused `unless` something about the state lets it through. */
type Met<State, Code> = 'ok' | Code | { readonly refuses: Code; readonly unless: (state: State) => boolean };
type Standing = { readonly status: string };
export type Meets<State extends Standing, Code> = Readonly<Record<State['status'], Met<State, Code>>>;

/** What the verbs of one kind of stream are about. */
interface VerbKind {
  readonly state: Standing;
  readonly context: object;
  readonly event: DomainEvent;
  readonly code: string;
}

interface VerbParts<K extends VerbKind, By, F extends Fields, Code extends string, Inner extends string> {
  /** `system`: only the engine sends it. */
  readonly by: By;
  readonly data: F;
  /** A stream begins with it: its rule has no state to look at. */
  readonly begins?: true;
  /** Judged before the rule, for everybody alike. */
  readonly meets: Meets<K['state'], K['code']>;
  /** All that its rule may refuse a request with. */
  readonly refuses: readonly Code[];
  /** What only a command of the service's own can meet: no body can say what leads there. */
  readonly refusesInside?: readonly Inner[];
  /** Guards first, then the events. Throws its context's refusals and nothing else. */
  readonly rule: (
    data: DataOf<F>,
    state: K['state'],
    context: Refusing<K['context'], Code | Inner>,
  ) => readonly K['event'][];
}

/** All there is to know of one verb. */
export interface VerbCard<
  K extends VerbKind,
  Name extends string = string,
  By = string,
  F extends Fields = Fields,
  Code extends K['code'] = K['code'],
  Inner extends K['code'] = K['code'],
> extends VerbParts<K, By, F, Code, Inner> {
  readonly verb: Name;
}

/** Cards for the verbs of one kind of stream. */
export const verbCards =
  <K extends VerbKind>() =>
  <
    const Name extends string,
    const By extends 'person' | 'system',
    F extends Fields,
    const Code extends K['code'],
    const Inner extends K['code'] = never,
  >(
    verb: Name,
    card: VerbParts<K, By, F, Code, Inner>,
  ): VerbCard<K, Name, By, F, Code, Inner> => ({ verb, ...card });

/** Why an act is refused in this state before its rule is asked; `undefined` when it is not. */
export function refusedIn<State extends Standing, Code extends string>(
  meets: Meets<State, Code>,
  state: State,
): Code | undefined {
  const met = meets[state.status as State['status']];
  if (typeof met === 'object') return met.unless(state) ? undefined : met.refuses;
  return met === 'ok' ? undefined : (met as Code);
}
