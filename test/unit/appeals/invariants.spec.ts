import fc from 'fast-check';
import type { Appeal, AppealState } from '../../../src/appeals/domain/appeal';
import { appealDecider } from '../../../src/appeals/domain/decider';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { appealSchemas } from '../../../src/appeals/domain/schemas';
import { mayHave } from '../../../src/appeals/domain/queue';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import type { Revision } from '../../../src/kernel/ids';
import { addMillis, type Instant } from '../../../src/kernel/time';
import { isOwed, type Clock } from '../../../src/sla';
import { START, hanyin } from '../../kit/appeal-context';
import { attempts, commandOf, step, type Step } from '../../kit/appeal-random';

interface Written {
  readonly event: AppealEvent;
  readonly actor: Actor;
  readonly occurredAt: Instant;
}

interface Life {
  state: AppealState;
  now: Instant;
  readonly log: Written[];
}

const { evolve, decide, misses, initial } = appealDecider;
const fold = (from: AppealState, log: readonly Written[], revision = 0): AppealState =>
  log.reduce(
    (state, { event, actor, occurredAt }, index) =>
      evolve(state, event, { revision: (revision + index) as Revision, actor, occurredAt }),
    from,
  );

/** What the executor does with one command, checked after every single append. */
function live(life: Life, next: Step): void {
  life.now = addMillis(life.now, next.minutesLater * 60_000);
  const context = { ...hanyin, actor: next.actor, now: life.now };
  const write = (events: readonly AppealEvent[], actor: Actor): void => {
    const written = events.map((event) => ({ event, actor, occurredAt: life.now }));
    life.state = fold(life.state, written, life.log.length);
    life.log.push(...written);
  };
  write(misses(life.state, context), SYSTEM);
  for (const attempt of attempts(next, life.state)) {
    try {
      const asked = { ...context, actor: attempt.actor };
      write(decide(commandOf(attempt, life.state), life.state, asked), attempt.actor);
      break;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  if (life.state.status !== 'none') holds(life.state, next);
}

function holds(appeal: Appeal, after: Step): void {
  const told = `after ${after.verb} in ${appeal.status}`;
  const owed = Object.values<Clock>(appeal.clocks).filter(isOwed);
  if (appeal.status !== 'closed' && appeal.status !== 'merged') {
    const running = owed.filter(({ status }) => status === 'running');
    if (running.length === 0) throw new Error(`nobody owes anything ${told}`);
    const holder = appeal.round.resolution?.unit ?? appeal.held?.unit;
    if (holder !== undefined && !mayHave(holder, appeal, hanyin))
      throw new Error(`the accused holds it ${told}`);
  }
  if (appeal.status === 'closed') {
    const left = owed.filter(({ deadline }) => deadline.kind !== 'review');
    if (left.length > 0) throw new Error(`${left[0]?.deadline.kind} is owed ${told}`);
  }
  const kinds = owed.map(({ deadline }) => deadline.kind);
  if (new Set(kinds).size < kinds.length) throw new Error(`two of a kind are owed ${told}: ${kinds.join()}`);
  const pending = [appeal.review.startsWith('pending'), appeal.round.returning !== undefined];
  if (pending[0] !== kinds.includes('review') || pending[1] !== kinds.includes('return-decision'))
    throw new Error(`what waits for a decision has no deadline, or the reverse, ${told}`);
  if ((appeal.held === undefined) !== (appeal.status === 'reported') && isHolding(appeal))
    throw new Error(`held by ${appeal.held?.unit} ${told}`);
}

const isHolding = ({ status }: Appeal): boolean =>
  ['reported', 'routed', 'accepted', 'handling', 'awaiting-information'].includes(status);

const lives = fc.array(step, { minLength: 20, maxLength: 120 });

/** A life starts with a report, as long as one is taken. */
function lived(steps: readonly Step[]): Life {
  const life: Life = { state: initial, now: START, log: [] };
  for (const next of steps)
    live(
      life,
      life.state.status === 'none' ? { ...next, actor: SYSTEM, verb: 'report', insists: false } : next,
    );
  return life;
}

describe('whatever anybody asks of an appeal, in any order', () => {
  it('is decided or refused with a DomainError, and somebody always owes the next move', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        lived(steps);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to every event that there is, so that what holds here holds of them all', () => {
    const seen = new Set<string>();
    const remember = fc.property(lives, (steps) =>
      lived(steps).log.forEach(({ event }) => seen.add(event.type)),
    );
    fc.assert(remember, { numRuns: 500, seed: 20260701 });
    expect([...seen].sort()).toEqual(Object.keys(appealSchemas.versions).sort());
  });

  it('is the same however its history is cut: a prefix, then the rest', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (steps, cut) => {
        const { log, state } = lived(steps);
        const at = cut % (log.length + 1);
        expect(fold(fold(initial, log.slice(0, at)), log.slice(at), at)).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('misses every deadline at most once, and never early', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const seen = new Set<string>();
        for (const { event, occurredAt } of lived(steps).log) {
          if (event.type !== 'DeadlineMissed') continue;
          expect(seen).not.toContain(event.data.deadline);
          expect(event.data.dueAt <= occurredAt).toBe(true);
          seen.add(event.data.deadline);
        }
      }),
      { numRuns: 60 },
    );
  });
});
