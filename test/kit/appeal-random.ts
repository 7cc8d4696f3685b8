import fc from 'fast-check';
import type { AppealState } from '../../src/appeals/domain/appeal';
import { commandStatus } from '../../scripts/command-status';
import type { Command, Commands, Verb } from '../../src/appeals/domain/commands';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import { acts } from './appeal-acts';
import { isOwed, type DeadlineKind } from '../../src/sla';
import { clocksOf, type Pick } from './appeal-choices';
import {
  CHENGGUAN_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  countyDispatcher,
  dispatcherOf,
  gridWorker,
  neighbour,
  officerOf,
  reporter,
  secretHolder,
  supervisor,
} from './appeal-context';
import { ask } from './appeal-story';
import { unitId } from './hanyin';

/** Everybody who may come along, the right one and the wrong ones. */
export const actors: readonly Actor[] = [
  SYSTEM,
  SYSTEM,
  SYSTEM,
  reporter,
  reporter,
  neighbour,
  secretHolder('a-secret'),
  gridWorker,
  supervisor,
  countyDispatcher,
  countyDispatcher,
  officerOf(unitId('dept-water')),
  ...[PANLONG_CENTRE, PUXI_CENTRE, CHENGGUAN_CENTRE, DISCIPLINE, unitId('ent-power')].flatMap((unit) => [
    officerOf(unit),
    dispatcherOf(unit),
  ]),
];

const verbs = Object.keys(acts) as readonly Verb[];

/** What leads deeper into a life comes up more often than what ends it or turns it aside. */
const onwards: readonly Verb[] = [
  'route',
  'accept',
  'recordContact',
  'requestReturn',
  'decideReturn',
  'requestInformation',
  'supplyInformation',
  'lapseInformation',
  'requestSuspension',
  'requestExtension',
  'escalate',
  'resolve',
  'confirmResolution',
  'rejectResolution',
  // Two that must follow one another while the time for it runs.
  ...Array<readonly Verb[]>(3).fill(['deliverFeedback', 'receiptFeedback']).flat(),
  'recordFollowUp',
  'rate',
  'reopen',
  'requestReview',
  'decideReview',
  'undo',
];
const often = [...verbs, ...Array<readonly Verb[]>(6).fill(onwards).flat()];

/** What is owed waits seldom for long: as often as not, that is the next thing that happens. */
const answers: Readonly<Partial<Record<DeadlineKind, Verb>>> = {
  'suspension-decision': 'decideSuspension',
  'extension-decision': 'decideExtension',
  suspension: 'resume',
  'co-handle': 'reportCoHandling',
  'exclusion-decision': 'decideExclusion',
  'check-in': 'checkIn',
};
const waitedFor = (state: AppealState): readonly Verb[] =>
  Object.values(clocksOf(state))
    .filter(isOwed)
    .flatMap(({ deadline: { kind } }) =>
      Array<Verb | undefined>(Math.floor(often.length / 3)).fill(answers[kind]),
    )
    .filter((verb) => verb !== undefined);

/** One step of a random life: what it asks is chosen when the state is known. */
export interface Step {
  readonly actor: Actor;
  readonly verb: Verb;
  readonly seed: number;
  readonly minutesLater: number;
  /** Asks for the verb as it stands, or tries actors and data until somebody is let. */
  readonly insists: boolean;
}

export const step: fc.Arbitrary<Step> = fc.record({
  actor: fc.constantFrom(...actors),
  verb: fc.constantFrom(...often),
  seed: fc.nat(),
  insists: fc.boolean(),
  minutesLater: fc.constantFrom(0, 0, 0, 7, 90, 60 * 24, 60 * 24 * 6, 60 * 24 * 40),
});

/** The step as it is; if it insists, a verb that the standing allows, by everybody in turn, until one is let. */
export function* attempts(step: Step, state: AppealState): Generator<Step> {
  if (!step.insists) return yield step;
  const due = [...often, ...waitedFor(state)].filter(
    (verb) => commandStatus[verb][state.status] === 'allowed',
  );
  const verb = due[step.seed % due.length] ?? step.verb;
  for (let turn = 0; turn < 2 * actors.length; turn++) {
    const actor = actors[(step.seed + turn) % actors.length] ?? step.actor;
    yield { ...step, verb, actor, seed: step.seed + turn * 7919 };
  }
}

interface Act {
  readonly data: (state: AppealState) => Commands[Verb];
  readonly random?: (pick: Pick, state: AppealState) => Commands[Verb];
}

/** @returns the command that this step asks for in this state */
export function commandOf({ verb, seed }: Step, state: AppealState): Command {
  let left = seed;
  const pick: Pick = (from) => {
    left = (left * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[(left >>> 8) % from.length] as (typeof from)[number];
  };
  const { random, data } = acts[verb] as Act;
  return ask(verb, random?.(pick, state) ?? data(state));
}
