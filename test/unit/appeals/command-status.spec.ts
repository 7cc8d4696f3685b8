import type { Appeal } from '../../../src/appeals/domain/appeal';
import { commandStatus, standings, type Standing } from '../../../scripts/command-status';
import type { Commands, Verb } from '../../../src/appeals/domain/commands';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { DomainError } from '../../../src/kernel/domain-error';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import {
  START,
  as,
  countyDispatcher,
  dispatcherOf,
  gridWorker,
  hanyin,
  neighbour,
  reporter,
  townDispatcher,
  villageOfficer,
  PANLONG_CENTRE,
} from '../../support/appeal-context';
import {
  OTHER,
  accepted,
  ask,
  by,
  daysLater,
  delivered,
  handling,
  hoursLater,
  photo,
  rating,
  reported,
  reporting,
  resolved,
  routed,
  sealed,
  told,
  type Telling,
  type Told,
} from '../../support/appeal-story';
import { serviceId, unitId } from '../../support/hanyin';

/** The ordinary appeal of each standing: a boundary quarrel in 盘龙村 that the village centre handles. */
const ways: Readonly<Record<Exclude<Standing, 'none' | 'suspended'>, readonly [Telling, ...Telling[]]>> = {
  reported: [reported()],
  routed: [reported(), routed],
  accepted: [reported(), routed, accepted(villageOfficer, false)],
  handling,
  'awaiting-information': [
    ...handling,
    by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
  ],
  resolved: [...handling, resolved()],
  closed: [...handling, resolved(), by(reporter, 'rate', rating(4))],
  merged: [
    reported(),
    routed,
    by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }),
  ],
};

/** Where an act needs more than the standing: what must have happened besides, before (first) or after. */
const besides: Readonly<Partial<Record<Verb, Partial<Record<Standing, readonly Telling[]>>>>> = {
  answerDirectly: { reported: [reported({ service: serviceId('policy-consultation') }, reporter)] },
  decideReturn: {
    routed: [
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') }),
    ],
  },
  escalate: {
    reported: [
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') }),
      by(townDispatcher, 'decideReturn', { granted: true, reason: sealed('属实') }),
    ],
  },
  confirmResolution: { resolved: [...handling, resolved({ outcome: 'explained' })] },
  rejectResolution: { resolved: [...handling, resolved({ outcome: 'explained' })] },
  receiptFeedback: {
    resolved: [
      ...handling,
      resolved(),
      by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
    ],
  },
  recordFollowUp: {
    resolved: [
      ...handling,
      resolved(),
      by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
      by(gridWorker, 'receiptFeedback', {}),
      delivered(gridWorker),
    ],
  },
  decideReview: {
    resolved: [...handling, resolved(), by(reporter, 'requestReview', { ground: sealed('不服') })],
    closed: [
      ...handling,
      resolved(),
      by(reporter, 'rate', rating(4)),
      by(reporter, 'requestReview', { ground: sealed('不服') }),
    ],
  },
  close: {
    resolved: [
      reported({ origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined }, SYSTEM),
      routed,
      by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
      resolved({ attachments: [photo('road')] }),
    ],
  },
};

/** Carries another appeal from its first moment on, which a release needs. */
const carrying = ([first, ...rest]: readonly [Telling, ...Telling[]]): readonly [Telling, ...Telling[]] => [
  first,
  by(countyDispatcher, 'absorb', { source: OTHER }),
  ...rest,
];

function story(verb: Verb, standing: Exclude<Standing, 'none' | 'suspended'>): Told {
  const way = besides[verb]?.[standing] ?? ways[standing];
  const [first, ...rest] = way as [Telling, ...Telling[]];
  return verb === 'release' && standing !== 'merged'
    ? told(...carrying([first, ...rest]))
    : told(first, ...rest);
}

interface Acting<V extends Verb> {
  readonly actor: Actor;
  readonly data: (appeal: Appeal | undefined) => Commands[V];
  readonly at?: Instant;
}

const acting = <V extends Verb>(actor: Actor, data: Acting<V>['data'], at?: Instant): Acting<V> =>
  at === undefined ? { actor, data } : { actor, data, at };

const firstClock = (appeal: Appeal | undefined, kind: string): DeadlineId =>
  Object.values(appeal?.clocks ?? {}).find(({ deadline }) => deadline.kind === kind)?.deadline.id ??
  ('none' as DeadlineId);

/** The one to do it, asking for what may be had. */
const right: { readonly [V in Verb]: Acting<V> } = {
  report: acting(reporter, () => reporting()),
  comment: acting(reporter, () => ({ text: sealed('还没人来'), attachments: [], visibleTo: 'everyone' })),
  answerDirectly: acting(countyDispatcher, () => ({ answer: sealed('到镇上办理'), attachments: [] })),
  endorse: acting(neighbour, () => ({})),
  absorb: acting(countyDispatcher, () => ({ source: OTHER })),
  merge: acting(countyDispatcher, () => ({ target: OTHER, reason: sealed('同一处地界') })),
  unmerge: acting(countyDispatcher, () => ({ reason: sealed('不是同一件事') })),
  release: acting(countyDispatcher, () => ({ source: OTHER, reason: sealed('不是同一件事') })),
  withdraw: acting(reporter, () => ({})),
  classify: acting(countyDispatcher, () => ({
    service: serviceId('sanitation'),
    reason: sealed('是垃圾堆放'),
  })),
  route: acting(SYSTEM, () => ({})),
  accept: acting(villageOfficer, () => ({ assignee: villageOfficer.id })),
  assign: acting(villageOfficer, () => ({ assignee: villageOfficer.id })),
  recordContact: acting(villageOfficer, () => ({ means: 'phone', reached: true })),
  decline: acting(countyDispatcher, () => ({ ground: 'legal-procedure' })),
  referOut: acting(countyDispatcher, () => ({ to: '110', acknowledgement: sealed('已接警') })),
  requestReturn: acting(villageOfficer, () => ({ ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') })),
  decideReturn: acting(townDispatcher, () => ({ granted: false, reason: sealed('界址在本村') })),
  recall: acting(townDispatcher, () => ({ reason: sealed('派错了村') })),
  recordProgress: acting(villageOfficer, () => ({
    note: sealed('已量过界'),
    attachments: [],
    visibleTo: 'everyone',
  })),
  requestInformation: acting(villageOfficer, () => ({ question: sealed('界桩在哪里') })),
  supplyInformation: acting(reporter, () => ({ answer: sealed('在井边'), attachments: [] })),
  lapseInformation: acting(
    SYSTEM,
    (appeal) => ({ deadline: firstClock(appeal, 'information') }),
    daysLater(30),
  ),
  escalate: acting(countyDispatcher, () => ({ reason: sealed('群众反映强烈') })),
  transfer: acting(dispatcherOf(PANLONG_CENTRE), () => ({
    unit: unitId('centre-610921102200'),
    reason: sealed('地界在邻村'),
  })),
  nameAccused: acting(reporter, () => ({ accused: { unit: unitId('ent-power') } })),
  resolve: acting(villageOfficer, () => ({
    outcome: 'solved',
    account: sealed('界桩已立'),
    attachments: [],
  })),
  resolveMerged: acting(SYSTEM, () => ({ lead: OTHER, outcome: 'solved' })),
  confirmResolution: acting(townDispatcher, () => ({})),
  rejectResolution: acting(townDispatcher, () => ({ reason: sealed('没有量界记录') })),
  deliverFeedback: acting(villageOfficer, () => ({ to: 'grid-worker', means: 'message' })),
  receiptFeedback: acting(gridWorker, () => ({})),
  recordFollowUp: acting(countyDispatcher, () => ({ reached: true, solved: true, satisfied: true })),
  rate: acting(reporter, () => rating(5)),
  reopen: acting(reporter, () => ({ reason: sealed('又挪了') })),
  requestReview: acting(reporter, () => ({ ground: sealed('不服') })),
  decideReview: acting(townDispatcher, () => ({ upheld: true, opinion: sealed('处理得当') })),
  close: acting(SYSTEM, () => ({ cause: 'confirmed' })),
  recordMisses: acting(SYSTEM, (appeal) => ({ deadline: firstClock(appeal, 'dispatch') }), daysLater(200)),
};

/** What this act meets in this standing. */
function meets(verb: Verb, standing: Standing): string {
  const { actor, data, at } = right[verb];
  if (standing === 'none' || standing === 'suspended') {
    const held = story(verb, 'handling').state;
    const carries = verb === 'release' ? [OTHER] : [];
    const state = standing === 'none' ? appealDecider.initial : { ...held, status: standing, carries };
    try {
      const context = { ...hanyin, ...as(actor, at ?? START) };
      appealDecider.decide(ask(verb, data(held as Appeal)), state as Appeal, context);
      return 'allowed';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
  const before = story(verb, standing);
  const now = verb === 'escalate' ? hoursLater(1) : (at ?? START);
  const { refused, state } = before.when(ask(verb, data(before.state as Appeal)), as(actor, now));
  expect(before.state.status).toBe(standing);
  expect(state.status).not.toBe('none');
  return refused?.code ?? 'allowed';
}

describe('what each act meets where an appeal stands', () => {
  const verbs = Object.keys(commandStatus) as Verb[];

  it('is written down for every verb and every standing', () => {
    expect(standings).toHaveLength(10);
    for (const verb of verbs) expect(Object.keys(commandStatus[verb])).toEqual([...standings]);
    expect(verbs.sort()).toEqual(Object.keys(right).sort());
  });

  const cells = verbs.flatMap((verb) =>
    standings.map((standing) => [verb, standing, commandStatus[verb][standing]] as const),
  );
  it.each(cells)('%s, %s: %s', (verb, standing, cell) => {
    expect(meets(verb, standing)).toBe(cell);
  });
});
