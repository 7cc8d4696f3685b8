import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { DecisionContext, Decider } from '../../src/kernel/decider';
import { DomainError } from '../../src/kernel/domain-error';
import type { DomainEvent } from '../../src/kernel/event';
import type { Revision } from '../../src/kernel/ids';
import { latest, type Instant } from '../../src/kernel/time';
import { sawDecided } from './api/seen';

const verbOf = (command: unknown): string => String((command as { readonly verb?: string }).verb);

/** A given event with the facts that a fold may ask for; what is left out comes from the default context. */
export interface Given<Event extends DomainEvent> {
  readonly event: Event;
  readonly actor?: Actor | undefined;
  readonly occurredAt?: Instant | undefined;
}

export const at = <Event extends DomainEvent>(
  occurredAt: Instant,
  event: Event,
  actor?: Actor,
): Given<Event> => ({ event, actor, occurredAt });

export interface Outcome<State, Command, Event extends DomainEvent, Context> {
  /** Everything the append would hold, misses first, in order and complete. */
  then(...events: readonly Event[]): void;
  /** Each pattern matches the event at its place; members that a pattern leaves out may be anything. */
  thenMatching(...patterns: readonly Partial<{ type: Event['type']; data: object }>[]): void;
  /** Refused with this code; the misses due by then are recorded nevertheless: none unless named. */
  thenRefused(code: string, ...misses: readonly Event[]): void;
  /** The next command on what this one left. Fails when this one was refused. */
  when(command: Command, overrides?: Partial<Context>): Outcome<State, Command, Event, Context>;
  readonly events: readonly Event[];
  readonly refused: DomainError | undefined;
  readonly state: State;
}

export interface Situation<State, Command, Event extends DomainEvent, Context> {
  when(command: Command, overrides?: Partial<Context>): Outcome<State, Command, Event, Context>;
  readonly state: State;
}

/**
 * Specifications that read aloud: `given(reported, routed).when(requestReturn).then(returnRequested)`.
 * Runs what the executor runs: `now` never before the last event, misses first, then the decision.
 */
export function specify<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  decider: Decider<State, Command, Event, Context>,
  defaults: Context,
): { given(...events: readonly (Event | Given<Event>)[]): Situation<State, Command, Event, Context> } {
  interface Folded {
    readonly state: State;
    readonly count: number;
    readonly last: Instant | undefined;
  }

  const fold = (from: Folded, event: Event, actor: Actor, occurredAt: Instant): Folded => ({
    state: decider.evolve(from.state, event, { revision: from.count as Revision, actor, occurredAt }),
    count: from.count + 1,
    last: occurredAt,
  });

  const when = (
    before: Folded,
    command: Command,
    overrides: Partial<Context> = {},
  ): Outcome<State, Command, Event, Context> => {
    const asked = { ...defaults, ...overrides };
    const context = { ...asked, now: before.last ? latest(asked.now, before.last) : asked.now };
    const foldNow = (from: Folded, event: Event) => fold(from, event, context.actor, context.now);

    const misses = decider.misses(before.state, context);
    const missed = misses.reduce((from, miss) => fold(from, miss, SYSTEM, context.now), before);
    let decided: readonly Event[] = [];
    let refused: DomainError | undefined;
    try {
      decided = decider.decide(command, missed.state, context);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused = error;
      sawDecided(verbOf(command), error.code);
    }
    const events = [...misses, ...decided];
    const after = decided.reduce(foldNow, missed);
    const taken = () => {
      if (refused) throw new Error(`refused with ${refused.code} ${JSON.stringify(refused.details)}`);
    };
    return {
      events,
      refused,
      state: after.state,
      then: (...expected) => {
        taken();
        expect(events).toEqual(expected);
      },
      thenMatching: (...patterns) => {
        taken();
        expect(events).toHaveLength(patterns.length);
        patterns.forEach((pattern, index) => expect(events[index]).toMatchObject(pattern));
      },
      thenRefused: (code, ...expectedMisses) => {
        if (!refused) throw new Error(`not refused, but decided ${JSON.stringify(decided, null, 2)}`);
        expect(refused.code).toBe(code);
        expect(misses).toEqual(expectedMisses);
      },
      when: (next, nextOverrides) => {
        taken();
        return when(after, next, nextOverrides);
      },
    };
  };

  return {
    given: (...events) => {
      const folded = events.reduce<Folded>(
        (from, given) => {
          const { event, actor, occurredAt } = 'event' in given ? given : { event: given };
          return fold(from, event, actor ?? defaults.actor, occurredAt ?? from.last ?? defaults.now);
        },
        { state: decider.initial, count: 0, last: undefined },
      );
      return { state: folded.state, when: (command, overrides) => when(folded, command, overrides) };
    },
  };
}
