import fc from 'fast-check';
import type { AppealState } from '../../src/appeals/domain/appeal';
import type { Verb } from '../../src/appeals/domain/commands';
import { appealDecider } from '../../src/appeals/domain/decider';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import { DomainError } from '../../src/kernel/domain-error';
import type { Recorded } from '../../src/kernel/event';
import type { Revision } from '../../src/kernel/ids';
import { addMillis, type Instant } from '../../src/kernel/time';
import { START, hanyin } from './appeal-context';
import { attempts, commandOf, step, type Step } from './appeal-random';

export interface Written {
  readonly event: AppealEvent;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  /** What one step wrote of its own has one; what time has brought, one each. */
  readonly command: string;
}

export interface Refused {
  readonly verb: Verb;
  readonly code: string;
  readonly actor: Actor;
}

export interface Life {
  state: AppealState;
  now: Instant;
  readonly log: Written[];
  readonly refused: Refused[];
}

const { evolve, decide, misses, initial } = appealDecider;
export const fold = (from: AppealState, log: readonly Written[], revision = 0): AppealState =>
  log.reduce(
    (state, { event, actor, occurredAt }, index) =>
      evolve(state, event, { revision: (revision + index) as Revision, actor, occurredAt }),
    from,
  );

/** As the log gives it back: a decided event remembers its outcome, one that was stored is folded anew. */
export const stored = (log: readonly Written[]): readonly Written[] =>
  JSON.parse(JSON.stringify(log)) as Written[];

/** As a reader of the log gives it. */
export const asRecorded = (log: readonly Written[]): readonly Recorded<AppealEvent>[] =>
  stored(log).map(
    ({ event, actor, occurredAt, command }, revision) =>
      ({
        ...{ id: `event-${revision}`, stream: 'appeal-a', revision, position: revision, event },
        metadata: { actor, occurredAt, commandId: command, versions: {} },
      }) as unknown as Recorded<AppealEvent>,
  );

/** What the executor does with one command. */
function live(life: Life, next: Step): void {
  life.now = addMillis(life.now, next.minutesLater * 60_000);
  const context = { ...hanyin, actor: next.actor, now: life.now };
  const write = (events: readonly AppealEvent[], actor: Actor): void => {
    const revision = life.log.length;
    const written = events.map((event, index) => ({
      ...{ event, actor, occurredAt: life.now },
      command: actor === SYSTEM && event.type === 'DeadlineMissed' ? `${revision + index}` : `${revision}`,
    }));
    life.state = fold(life.state, written, life.log.length);
    life.log.push(...written);
  };
  write(misses(life.state, context), SYSTEM);
  for (const attempt of attempts(next, life.state)) {
    const { verb, actor } = attempt;
    try {
      write(decide(commandOf(attempt, life.state), life.state, { ...context, actor }), actor);
      return;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      life.refused.push({ verb, code: error.code, actor });
    }
  }
}

export const lives = fc.array(step, { minLength: 20, maxLength: 120 });

/** A life starts with a report, as long as one is taken. @param checked after every single append */
export function lived(
  steps: readonly Step[],
  checked: (state: AppealState, after: Step) => void = () => undefined,
): Life {
  const life: Life = { state: initial, now: START, log: [], refused: [] };
  for (const next of steps) {
    const starts = life.state.status === 'none';
    live(life, starts ? { ...next, actor: SYSTEM, verb: 'report', insists: false } : next);
    checked(life.state, next);
  }
  return life;
}
