import fc from 'fast-check';
import { judgedNow, openNow } from '../../../src/appeals/domain/actions/open-now';
import { deadlineFor } from '../../../src/appeals/domain/actions/serves';
import { stepVerbs, tries, type StepVerb } from '../../../src/appeals/domain/actions/tries';
import type { AppealState } from '../../../src/appeals/domain/appeal';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { verbs } from '../../../src/appeals/domain/verbs';
import { appealErrors } from '../../../src/appeals/messages/errors';
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
import { actors, attempts, commandOf, type Step } from '../../kit/appeal-random';
import { by, daysLater, handling, reported, resolved, routed, sealed, told } from '../../kit/appeal-story';
import { runs } from '../../kit/runs';

const open = (state: AppealState, actor: Actor, now: Instant = START): readonly StepVerb[] =>
  state.status === 'none' ? [] : openNow(state, 99 as Revision, { ...hanyin, actor, now }, () => true);
const isStep = (verb: string): verb is StepVerb => Object.hasOwn(tries, verb);

/** What a random request of this step is refused with; undefined when it is taken of its actor. */
function refusedOf(step: Step, state: AppealState, now: Instant): string | undefined {
  try {
    appealDecider.decide(commandOf(step, state), state, { ...hanyin, actor: step.actor, now });
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}
const isTaken = (step: Step, state: AppealState, now: Instant): boolean =>
  refusedOf(step, state, now) === undefined;

/** The codes by which a verb is refused where an appeal stands, whoever asks for whatever. */
const statusCodes = (verb: StepVerb): readonly string[] =>
  Object.values(verbs[verb].meets).map((met) => (typeof met === 'object' ? met.refuses : met));
const isPermission = (code: string): boolean =>
  Object.entries(appealErrors).some(([known, { status }]) => known === code && status === 403);

/** Where the right to a verb hangs on what it says: a part of it is somebody else's. */
const byContent: { readonly [V in StepVerb]?: readonly string[] } = {
  // The holder's staff correct the place and the form, and no contacts.
  correct: ['appeal/not-yours-to-correct'],
  // The holder raises the urgency of the service as it is; the rest is the dispatcher's.
  classify: ['appeal/not-dispatcher', 'appeal/urgency-lowered'],
  // Of two claims, one may be the other desk's.
  confirmAccused: ['appeal/not-discipline-desk'],
  dismissAccused: ['appeal/not-discipline-desk'],
  // To the grid worker, or to the reporter.
  deliverFeedback: ['appeal/not-holder'],
  // What a bad rating leads to is the service's own.
  reopen: ['appeal/system-only'],
};

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
      { numRuns: runs(25), endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(25);
  });

  it('is sent without a refusal for status or permission where listed, and refused whatever it says where not', () => {
    const listed = new Set<string>();
    const refusals = new Set<string>();
    const wrongly = new Set<string>();
    fc.assert(
      fc.property(lives, fc.nat(), (steps, seed) => {
        let now = START;
        let turn = seed;
        lived(steps, (state, step) => {
          now = addMillis(now, step.minutesLater * 60_000);
          if (state.status === 'none') return;
          const actor = actors[turn++ % actors.length]!;
          if (actor.role === 'system') return;
          // As any command would find it: with what is overdue on record.
          if (appealDecider.misses(state, { ...hanyin, actor, now }).length > 0) return;
          for (const { verb, refused } of judgedNow(
            state,
            99 as Revision,
            { ...hanyin, actor, now },
            () => true,
          )) {
            const codes = [0, 7919, 104_729].map((more) =>
              refusedOf({ ...step, verb, actor, seed: turn + more }, state, now),
            );
            if (refused === undefined) {
              for (const code of codes)
                if (
                  code !== undefined &&
                  (statusCodes(verb).includes(code) || isPermission(code)) &&
                  !byContent[verb]?.includes(code)
                )
                  wrongly.add(`${verb} ${code}`);
              listed.add(verb);
            } else {
              expect([state.status, actor.id, verb, codes.includes(undefined)]).toEqual([
                state.status,
                actor.id,
                verb,
                false,
              ]);
              refusals.add(refused);
            }
          }
        });
      }),
      { numRuns: runs(8), endOnFailure: true },
    );
    expect([...wrongly]).toEqual([]);
    expect(listed.size).toBeGreaterThan(25);
    expect(refusals.size).toBeGreaterThan(25);
  });

  it('says of every other verb what refuses it, and nothing but a code of its card', () => {
    const { state } = told(...handling);
    if (state.status === 'none') throw new Error('there is no appeal');
    const judged = judgedNow(
      state,
      99 as Revision,
      { ...hanyin, actor: villageOfficer, now: START },
      (verb) => verb !== 'route',
    );
    expect(judged.map(({ verb }) => verb)).toEqual(stepVerbs);
    const codeOf = Object.fromEntries(judged.map(({ verb, refused }) => [verb, refused]));
    expect(codeOf).toMatchObject({
      ...{
        route: 'access/forbidden',
        accept: 'appeal/already-accepted',
        answerUrge: 'appeal/no-urge-pending',
      },
      ...{ confirmAccused: 'appeal/not-discipline-desk', resolve: undefined },
    });
    for (const { verb, refused } of judged)
      if (refused !== undefined && verb !== 'route')
        expect([...statusCodes(verb), ...verbs[verb].refuses]).toContain(refused);
  });

  it('is wanted by the deadline that it ends: of one’s own unit first, of nobody else’s for a reporter', () => {
    const { state } = told(...handling);
    if (state.status === 'none') throw new Error('there is no appeal');
    const kindFor = (verb: StepVerb, actor: Actor) => deadlineFor(verb, state, actor, false)?.kind;
    expect(kindFor('resolve', villageOfficer)).toBe('handle');
    expect(kindFor('recordContact', villageOfficer)).toBeUndefined();
    expect(kindFor('comment', villageOfficer)).toBeUndefined();
    expect(kindFor('resolve', reporter)).toBeUndefined();
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
