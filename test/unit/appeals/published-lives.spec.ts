import fc from 'fast-check';
import { appealDecider } from '../../../src/appeals/domain/decider';
import type { AppealContext } from '../../../src/appeals/domain/context';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { judge } from '../../../src/appeals/proof/judge';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import { addMillis } from '../../../src/kernel/time';
import { asRecorded, fold, type Written } from '../../kit/appeal-life';
import { attempts, commandOf, step, type Step } from '../../kit/appeal-random';
import { PublishingCounty, publishing } from '../../kit/publishing-county';

/** One in five steps comes just after a publication; half of those on a node that has not read it yet. */
const playing = fc.record({
  step,
  publishes: fc.option(publishing, { freq: 4 }),
  isBehind: fc.boolean(),
});
const plays = fc.array(playing, { minLength: 20, maxLength: 60 });
type Play = typeof playing extends fc.Arbitrary<infer Said> ? Said : never;

const brought: ReadonlySet<AppealEvent['type']> = new Set(['DeadlineMissed', 'DeadlineChanged']);

/** Each act as a node decides it, and at last what the runner makes of all that was published. */
function livedUnder(played: readonly Play[]) {
  const county = new PublishingCounty();
  const log: Written[] = [];
  let state = appealDecider.initial;
  const write = (events: readonly AppealEvent[], actor: Actor): void => {
    const written = events.map((event, index) => ({
      ...{ event, actor, occurredAt: county.now },
      command: `${log.length + (brought.has(event.type) ? index : 0)}`,
    }));
    state = fold(state, written, log.length);
    log.push(...written);
  };
  const asks = (next: Step, known: AppealContext): void => {
    write(appealDecider.misses(state, known), SYSTEM);
    for (const attempt of attempts(next, state))
      try {
        const context = { ...known, actor: attempt.actor };
        return write(appealDecider.decide(commandOf(attempt, state), state, context), attempt.actor);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
  };
  for (const { step: next, publishes, isBehind } of played) {
    county.now = addMillis(county.now, next.minutesLater * 60_000);
    const before = county.context();
    if (publishes !== null) county.publishes(publishes);
    const isFirst = state.status === 'none';
    asks(
      isFirst ? { ...next, actor: SYSTEM, verb: 'report', insists: false } : next,
      isBehind ? before : county.context(),
    );
  }
  write(appealDecider.misses(state, county.context()), SYSTEM);
  return { context: county.context(), log };
}

describe('whatever is published while an appeal lives', () => {
  it('every due time is what the events and the rules make, and no miss is early, doubled or absent', () => {
    const changes = new Set<boolean>();
    fc.assert(
      fc.property(plays, (played) => {
        const { log, context } = livedUnder(played);
        const { findings } = judge(asRecorded(log), context, context.now);
        // No timer went off in these lives: what only a timer records is missing in them.
        expect(findings.filter(({ fact }) => fact !== 'warning' && fact !== 'step')).toEqual([]);
        changes.add(log.some(({ event }) => event.type === 'DeadlineChanged'));
      }),
      { numRuns: 60 },
    );
    expect([...changes].sort()).toEqual([false, true]);
  }, 120_000);
});
