import { SYSTEM } from '../../src/kernel/actor';
import type { Acts, Way } from './appeal-act';
import { suspended } from './appeal-acts-clocks';
import { clockIds, clocksOf, firstClock, lastStart, namedIn, none, people, units } from './appeal-choices';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  DISCIPLINE,
  PUXI_CENTRE,
  countyDispatcher,
  dispatcherOf,
  followUpDesk,
  gridWorker,
  officerOf,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from './appeal-context';
import {
  OTHER,
  POLE,
  accepted,
  by,
  daysLater,
  delivered,
  handling,
  photo,
  rating,
  reported,
  resolved,
  routed,
  sealed,
} from './appeal-story';
import { CHENGGUAN, serviceId, unitId } from './hanyin';

const returning = { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') };
const returned = by(villageOfficer, 'requestReturn', returning);
const toGridWorker = by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' });
const review = by(reporter, 'requestReview', { ground: sealed('不服') });
const explained: Way = [...handling, resolved({ outcome: 'explained' })];

const WATER_COMPANY = unitId('ent-water');
const waterCut = reported({ service: serviceId('infrastructure-water'), place: { region: CHENGGUAN } });
const urging = by(reporter, 'urge', {});
const atCounty: Way = [
  reported(),
  by(countyDispatcher, 'route', { unit: COUNTY_CENTRE, reason: sealed('跨镇地界') }),
];
const takenAtCounty = (reached: boolean): Way => [
  ...atCounty,
  by(countyDispatcher, 'accept', {
    assignee: countyDispatcher.id,
    contact: { means: 'phone', reached },
  }),
];

const supervising = by(supervisor, 'openSupervision', { reason: sealed('群众三次反映') });
const supervisedAt = {
  reported: [reported(), routed, supervising, by(countyDispatcher, 'recall', { reason: sealed('派错了') })],
  routed: [reported(), routed, supervising],
  accepted: [reported(), routed, accepted(villageOfficer, false), supervising],
  handling: [...handling, supervising],
  'awaiting-information': [
    ...handling,
    by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
    supervising,
  ],
  suspended: [...suspended, supervising],
  resolved: [...handling, resolved(), supervising],
} as const satisfies Partial<Record<string, Way>>;

/** From there on. */
export const workActs = {
  recordProgress: {
    actor: villageOfficer,
    data: () => ({ note: sealed('已量过界'), attachments: [], visibleTo: 'everyone' }),
  },
  requestInformation: { actor: villageOfficer, data: () => ({ question: sealed('界桩在哪里') }) },
  supplyInformation: { actor: reporter, data: () => ({ answer: sealed('在井边'), attachments: [] }) },
  lapseInformation: {
    actor: SYSTEM,
    data: (state) => ({ deadline: firstClock(state, 'information') }),
    at: daysLater(30),
    random: (pick, state) => ({ deadline: pick(clockIds(state)) ?? none }),
  },
  escalate: {
    actor: countyDispatcher,
    data: () => ({ reason: sealed('群众反映强烈') }),
    besides: {
      reported: [
        reported(),
        routed,
        returned,
        by(townDispatcher, 'decideReturn', { granted: true, reason: sealed('属实') }),
      ],
    },
  },
  transfer: {
    actor: dispatcherOf(WATER_COMPANY),
    data: () => ({ unit: unitId('dept-water'), reason: sealed('管网在城外') }),
    besides: {
      routed: [waterCut, routed],
      accepted: [waterCut, routed, accepted(officerOf(WATER_COMPANY), false)],
      handling: [waterCut, routed, accepted(officerOf(WATER_COMPANY))],
    },
    random: (pick) => ({ unit: pick(units), reason: sealed('职责在该单位') }),
  },
  urge: { actor: reporter, data: () => ({ reason: sealed('天黑前能来人吗') }) },
  answerUrge: {
    actor: countyDispatcher,
    data: () => ({ answer: sealed('下午两点到场'), to: 'reporter' }),
    besides: {
      reported: [reported({ service: undefined }), urging],
      routed: [...atCounty, urging],
      accepted: [...takenAtCounty(false), urging],
      handling: [...takenAtCounty(true), urging],
      'awaiting-information': [
        ...takenAtCounty(true),
        urging,
        by(countyDispatcher, 'requestInformation', { question: sealed('界桩在哪里') }),
      ],
      merged: [
        ...atCounty,
        by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }),
        urging,
      ],
    },
    random: (pick) => ({
      answer: sealed('下午两点到场'),
      to: pick(['reporter', 'reporter', COUNTY_CENTRE, PUXI_CENTRE] as const),
    }),
  },
  openSupervision: { actor: supervisor, data: () => ({ reason: sealed('群众三次反映') }) },
  answerSupervision: {
    actor: villageOfficer,
    data: () => ({ answer: sealed('明日进场'), attachments: [] }),
    besides: supervisedAt,
  },
  closeSupervision: {
    actor: supervisor,
    data: () => ({ account: sealed('现场核查属实') }),
    besides: supervisedAt,
  },
  nameAccused: {
    actor: reporter,
    data: () => ({ accused: { unit: unitId('ent-power') } }),
    random: (pick) => ({
      accused: pick([{ unit: pick(units) }, { person: pick(people) }, { person: gridWorker.id }]),
    }),
  },
  confirmAccused: {
    actor: officerOf(DISCIPLINE),
    data: () => ({ accused: { unit: CHENGGUAN_CENTRE } }),
    random: (pick, state) => ({ accused: pick(namedIn(state)) }),
  },
  dismissAccused: {
    actor: officerOf(DISCIPLINE),
    data: () => ({ accused: { unit: CHENGGUAN_CENTRE }, reason: sealed('经核实不成立') }),
    random: (pick, state) => ({ accused: pick(namedIn(state)), reason: sealed('经核实不成立') }),
  },

  resolve: {
    actor: villageOfficer,
    data: () => ({ outcome: 'solved', account: sealed('界桩已立'), attachments: [] }),
    random: (pick, state) => ({
      outcome: pick(['solved', 'solved', 'partly-solved', 'not-solvable', 'explained']),
      account: sealed('已调解'),
      attachments: pick([[], [photo('after')]]),
      withoutHelpers: pick([undefined, sealed('不影响')]),
      revisitAt: pick([undefined, undefined, daysLater(30, lastStart(state))]),
    }),
  },
  resolveMerged: {
    actor: SYSTEM,
    data: () => ({ lead: OTHER, outcome: 'solved' }),
    random: (pick) => ({
      lead: pick([OTHER, OTHER, POLE]),
      outcome: 'solved',
      unit: pick([undefined, PUXI_CENTRE]),
    }),
  },
  confirmResolution: { actor: townDispatcher, data: () => ({}), besides: { resolved: explained } },
  rejectResolution: {
    actor: townDispatcher,
    data: () => ({ reason: sealed('没有量界记录') }),
    besides: { resolved: explained },
  },
  deliverFeedback: {
    actor: villageOfficer,
    data: () => ({ to: 'grid-worker', means: 'message' }),
    random: (pick) => ({ to: pick(['grid-worker', 'reporter']), means: 'visit' }),
  },
  receiptFeedback: {
    actor: gridWorker,
    data: () => ({}),
    besides: { resolved: [...handling, resolved(), toGridWorker] },
  },
  recordFollowUp: {
    actor: followUpDesk,
    data: () => ({ reached: true, solved: true, satisfied: true }),
    besides: {
      resolved: [
        ...handling,
        resolved(),
        toGridWorker,
        by(gridWorker, 'receiptFeedback', {}),
        delivered(gridWorker),
      ],
    },
    random: (pick) => {
      const reached = pick([true, false]);
      return { reached, ...(reached ? { solved: pick([true, false]), satisfied: pick([true, false]) } : {}) };
    },
  },

  rate: {
    actor: reporter,
    data: () => rating(5),
    random: (pick) => ({
      stars: pick([0, 1, 2, 3, 4, 5]),
      responded: true,
      solved: pick([true, true, false]),
      satisfied: true,
    }),
  },
  reopen: {
    actor: reporter,
    data: () => ({ reason: sealed('又挪了') }),
    random: (pick) => ({ reason: pick([sealed('又占了'), 'low-rating', 'not-solved'] as const) }),
  },
  requestReview: {
    actor: reporter,
    data: () => ({ ground: sealed('不服') }),
  },
  decideReview: {
    actor: townDispatcher,
    data: () => ({ upheld: true, opinion: sealed('处理得当') }),
    besides: {
      resolved: [...handling, resolved(), review],
      closed: [...handling, resolved(), by(reporter, 'rate', rating(4)), review],
    },
    random: (pick) => ({
      upheld: pick([true, false]),
      opinion: sealed('复查意见'),
      external: pick([undefined, sealed('市信访局')]),
    }),
  },
  undo: {
    actor: countyDispatcher,
    data: () => ({ reason: sealed('误点') }),
    besides: {
      closed: [reported(), by(countyDispatcher, 'decline', { ground: 'legal-procedure' })],
    },
  },
  close: {
    actor: SYSTEM,
    data: () => ({ cause: 'confirmed' }),
    besides: {
      resolved: [
        reported(
          { origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined },
          SYSTEM,
        ),
        routed,
        by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
        resolved({ attachments: [photo('road')] }),
        by(townDispatcher, 'confirmResolution', {}),
      ],
    },
    random: (pick) => ({ cause: pick(['unrated', 'confirmed']) }),
  },

  recordApproaching: {
    actor: SYSTEM,
    data: (state) => ({ deadline: firstClock(state, 'dispatch'), warnAt: daysLater(0) }),
    at: daysLater(200),
    random: (pick, state) => {
      const deadline = pick(clockIds(state)) ?? none;
      return { deadline, warnAt: pick(clocksOf(state)[deadline]?.deadline.warnAt ?? []) ?? daysLater(0) };
    },
  },
  stepLadder: {
    actor: SYSTEM,
    data: (state) => ({ deadline: firstClock(state, 'dispatch') }),
    at: daysLater(200),
    random: (pick, state) => ({ deadline: pick(clockIds(state)) ?? none }),
  },
  recordMisses: {
    actor: SYSTEM,
    data: (state) => ({ deadline: firstClock(state, 'dispatch') }),
    at: daysLater(200),
    random: (pick, state) => ({ deadline: pick(clockIds(state)) ?? none }),
  },

  recountDeadlines: {
    actor: SYSTEM,
    data: () => ({ document: 'calendar', version: 2 }),
    random: (pick) => ({ document: pick(['calendar', 'policies']), version: 2 }),
  },
  giveClaimsTime: { actor: SYSTEM, data: () => ({}), random: () => ({}) },
} satisfies Acts;
