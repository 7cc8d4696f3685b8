import fc from 'fast-check';
import type { AppealState } from '../../src/appeals/domain/appeal';
import { commandStatus } from '../../scripts/command-status';
import type { Command, Commands, Verb } from '../../src/appeals/domain/commands';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { AppealNumber, DeadlineId, PersonId, UnitId } from '../../src/kernel/ids';
import { DISCIPLINE } from '../../src/directory';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
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
import { OTHER, POLE, ask, daysLater, party, photo, reporting, sealed } from './appeal-story';
import { serviceId, unitId } from './hanyin';

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
  ...[PANLONG_CENTRE, PUXI_CENTRE, CHENGGUAN_CENTRE, DISCIPLINE, unitId('ent-power')].flatMap((unit) => [
    officerOf(unit),
    dispatcherOf(unit),
  ]),
];

/** A choice that a run makes again when it is replayed. */
export type Pick = <T>(from: readonly T[]) => T;

const units: readonly UnitId[] = [
  PANLONG_CENTRE,
  PUXI_CENTRE,
  COUNTY_CENTRE,
  CHENGGUAN_CENTRE,
  DISCIPLINE,
  unitId('ent-power'),
  unitId('dept-water'),
  unitId('dept-transport'),
  unitId('centre-of-nowhere'),
];
const services = [
  'neighbour-dispute',
  'infrastructure-road',
  'policy-consultation',
  'risk-report',
  'violation-report',
  'no-such-service',
].map(serviceId);
const people = units.map((unit) => `officer-${unit}` as PersonId);
/** Mostly somebody of the unit that holds it. */
const assignees = (state: AppealState): readonly PersonId[] => {
  const unit = state.status === 'none' ? undefined : state.held?.unit;
  return unit === undefined
    ? people
    : [...Array<PersonId>(20).fill(`officer-${unit}` as PersonId), ...people];
};

const clockIds = (state: AppealState): readonly DeadlineId[] =>
  state.status === 'none' ? [] : (Object.keys(state.clocks) as DeadlineId[]);

type Asking = { readonly [V in Verb]: (pick: Pick, state: AppealState) => Commands[V] };

/** Plausible data for every verb, and now and then some that is not. */
const asking: Asking = {
  report: (pick) => {
    const unsigned = pick([false, false, false, true]);
    return reporting({
      origin: pick(['citizen', 'citizen', 'citizen', 'patrol']),
      service: pick([undefined, ...services]),
      candidates: pick([[], [serviceId('neighbour-dispute')], services]),
      reporter: unsigned ? undefined : party('chen-xiuying'),
      anonymous: unsigned ? { secretHash: 'a-secret' } : undefined,
      accused: pick([[], [], [], [{ unit: PANLONG_CENTRE }], [{ unit: COUNTY_CENTRE }]]),
    });
  },
  comment: () => ({ text: sealed('又去看了一次'), attachments: [], visibleTo: 'everyone' }),
  answerDirectly: () => ({ answer: sealed('带户口簿到镇上办理'), attachments: [] }),
  endorse: () => ({}),
  absorb: (pick) => ({ source: pick([OTHER, POLE]) }),
  merge: (pick) => ({ target: pick([OTHER, POLE]), reason: sealed('同一处地界') }),
  unmerge: () => ({ reason: sealed('不是同一件事') }),
  release: () => ({ source: OTHER, reason: sealed('不是同一件事') }),
  withdraw: () => ({}),
  classify: (pick) => ({
    service: pick(services),
    urgency: pick([undefined, 'routine', 'urgent', 'critical']),
    reason: sealed('核对后归类'),
  }),
  route: (pick) => ({ unit: pick([undefined, undefined, ...units]) }),
  accept: (pick, state) => ({
    assignee: pick(assignees(state)),
    contact: pick([
      undefined,
      { means: 'phone', reached: true },
      { means: 'phone', reached: false },
    ] as const),
  }),
  assign: (pick, state) => ({ assignee: pick(assignees(state)) }),
  recordContact: (pick) => ({ means: 'visit', reached: pick([true, false]) }),
  decline: (pick) => ({
    ground: pick(['legal-procedure', 'final-review', 'not-ours']),
    earlier: pick([undefined, '610921-20260101-0007' as AppealNumber]),
  }),
  referOut: () => ({ to: '119', acknowledgement: sealed('消防已出警') }),
  requestReturn: (pick) => ({
    ground: sealed('不属本村'),
    basis: sealed('派单目录 §3.2'),
    proposedUnit: pick([undefined, ...units]),
  }),
  decideReturn: (pick) => ({ granted: pick([true, false]), reason: sealed('已核对') }),
  recall: () => ({ reason: sealed('派错了') }),
  recordProgress: () => ({ note: sealed('已到现场'), attachments: [], visibleTo: 'staff' }),
  requestInformation: () => ({ question: sealed('请补充界桩照片') }),
  supplyInformation: () => ({ answer: sealed('照片已补'), attachments: [photo('stake')] }),
  lapseInformation: (pick, state) => ({ deadline: pick(clockIds(state)) ?? ('none' as DeadlineId) }),
  escalate: (pick, state) => ({ reason: '逾期', missed: pick([undefined, ...clockIds(state)]) }),
  transfer: (pick) => ({ unit: pick(units), reason: sealed('职责在该单位') }),
  nameAccused: (pick) => ({
    accused: pick([{ unit: pick(units) }, { person: pick(people) }, { person: gridWorker.id }]),
  }),
  resolve: (pick, state) => ({
    outcome: pick(['solved', 'solved', 'partly-solved', 'not-solvable', 'explained']),
    account: sealed('已调解'),
    attachments: pick([[], [photo('after')]]),
    revisitAt: pick([undefined, undefined, daysLater(30, lastDue(state))]),
  }),
  resolveMerged: (pick) => ({
    lead: pick([OTHER, OTHER, POLE]),
    outcome: 'solved',
    unit: pick([undefined, PUXI_CENTRE]),
  }),
  confirmResolution: () => ({}),
  rejectResolution: () => ({ reason: sealed('没有现场照片') }),
  deliverFeedback: (pick) => ({ to: pick(['grid-worker', 'reporter']), means: 'visit' }),
  receiptFeedback: () => ({}),
  recordFollowUp: (pick) => {
    const reached = pick([true, false]);
    return { reached, solved: reached ? pick([true, false]) : undefined };
  },
  rate: (pick) => ({
    stars: pick([0, 1, 2, 3, 4, 5]),
    responded: true,
    solved: pick([true, true, false]),
    satisfied: true,
  }),
  reopen: (pick) => ({ reason: pick([sealed('又占了'), 'low-rating', 'not-solved'] as const) }),
  requestReview: (pick) => ({ ground: pick([sealed('不服'), 'low-rating', 'not-solved'] as const) }),
  decideReview: (pick) => ({
    upheld: pick([true, false]),
    opinion: sealed('复查意见'),
    external: pick([undefined, sealed('市信访局')]),
  }),
  close: (pick) => ({ cause: pick(['unrated', 'confirmed']) }),
  recordMisses: (pick, state) => ({ deadline: pick(clockIds(state)) ?? ('none' as DeadlineId) }),
};

const lastDue = (state: AppealState) =>
  state.status === 'none'
    ? daysLater(0)
    : (Object.values(state.clocks).at(-1)?.deadline.startedAt ?? daysLater(0));

const verbs = Object.keys(asking) as readonly Verb[];

/** What leads deeper into a life comes up more often than what ends it or turns it aside. */
const onwards: readonly Verb[] = [
  'route',
  'accept',
  'recordContact',
  'requestReturn',
  'decideReturn',
  'requestInformation',
  'supplyInformation',
  'escalate',
  'resolve',
  'confirmResolution',
  'rejectResolution',
  'deliverFeedback',
  'receiptFeedback',
  'recordFollowUp',
  'rate',
  'reopen',
  'requestReview',
  'decideReview',
];
const often = [...verbs, ...Array<readonly Verb[]>(6).fill(onwards).flat()];

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
  const due = often.filter((verb) => commandStatus[verb][state.status] === 'allowed');
  const verb = due[step.seed % due.length] ?? step.verb;
  for (let turn = 0; turn < 2 * actors.length; turn++) {
    const actor = actors[(step.seed + turn) % actors.length] ?? step.actor;
    yield { ...step, verb, actor, seed: step.seed + turn * 7919 };
  }
}

/** @returns the command that this step asks for in this state */
export function commandOf({ verb, seed }: Step, state: AppealState): Command {
  let left = seed;
  const pick: Pick = (from) => {
    left = (left * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[(left >>> 8) % from.length] as (typeof from)[number];
  };
  return ask(verb, asking[verb](pick, state));
}
