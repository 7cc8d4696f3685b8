import fc from 'fast-check';
import { openNow } from '../../../src/appeals/domain/actions/open-now';
import { tries, type StepVerb } from '../../../src/appeals/domain/actions/tries';
import type { AppealState } from '../../../src/appeals/domain/appeal';
import { appealDecider } from '../../../src/appeals/domain/decider';
import type { Actor } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import type { Revision } from '../../../src/kernel/ids';
import { addMillis, type Instant } from '../../../src/kernel/time';
import {
  START,
  countyDispatcher,
  gridWorker,
  hanyin,
  neighbour,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { lived, lives } from '../../kit/appeal-life';
import { attempts, commandOf, type Step } from '../../kit/appeal-random';
import { by, daysLater, handling, reported, resolved, routed, sealed, told } from '../../kit/appeal-story';

const open = (state: AppealState, actor: Actor, now: Instant = START): readonly StepVerb[] =>
  state.status === 'none' ? [] : openNow(state, 99 as Revision, { ...hanyin, actor, now }, () => true);
const isStep = (verb: string): verb is StepVerb => Object.hasOwn(tries, verb);

/** Whether a random request of this step is taken of its actor. */
function isTaken(step: Step, state: AppealState, now: Instant): boolean {
  try {
    appealDecider.decide(commandOf(step, state), state, { ...hanyin, actor: step.actor, now });
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}

describe('what is open to somebody', () => {
  it('holds every verb that is taken of them, wherever the appeal has come to', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, (steps) => {
        let now = START;
        lived(steps, (state, step) => {
          now = addMillis(now, step.minutesLater * 60_000);
          if (state.status === 'none') return;
          for (const each of attempts({ ...step, insists: true }, state)) {
            const { verb, actor } = each;
            if (actor.role === 'system' || !isStep(verb) || !isTaken(each, state, now)) continue;
            expect([state.status, actor.id, open(state, actor, now)]).toEqual([
              state.status,
              actor.id,
              expect.arrayContaining([verb]),
            ]);
            seen.add(verb);
            return;
          }
        });
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(25);
  });

  it('is in hand what the holder does, and nothing of what others decide', () => {
    const { state } = told(...handling);
    const without = (verb: StepVerb) => verb !== 'nameAccused';
    expect(open(state, villageOfficer).filter(without)).toEqual([
      ...[
        'comment',
        'correct',
        'classify',
        'assign',
        'recordContact',
        'recordProgress',
        'requestInformation',
        'requestSuspension',
        'requestExtension',
        'blowWhistle',
        'holdConference',
      ],
      'resolve',
    ]);
    expect(open(state, townOfficer).filter(without)).toEqual(['comment']);
    expect(open(state, reporter).filter(without)).toEqual(['comment', 'withdraw', 'urge']);
    expect(open(state, neighbour)).toContain('endorse');
  });

  it('follows the clock and what was done: a return in its window, one urge a day, a rating once', () => {
    const fresh = told(reported(), routed).state;
    expect(open(fresh, villageOfficer)).toContain('requestReturn');
    expect(open(fresh, villageOfficer, daysLater(10))).not.toContain('requestReturn');
    const returning = by(villageOfficer, 'requestReturn', {
      ground: sealed('在邻村'),
      basis: sealed('§3.2'),
    });
    const pending = told(reported(), routed, returning).state;
    expect(open(pending, villageOfficer)).not.toContain('requestReturn');
    expect(open(pending, townDispatcher)).toContain('decideReturn');
    expect(open(pending, countyDispatcher)).not.toContain('decideReturn');
    expect(open(told(...handling, by(reporter, 'urge', {})).state, reporter)).not.toContain('urge');
    const answered = told(...handling, resolved()).state;
    expect(open(answered, reporter)).toContain('rate');
    expect(open(answered, villageOfficer)).toContain('deliverFeedback');
    expect(open(answered, gridWorker)).not.toContain('receiptFeedback');
  });
});
