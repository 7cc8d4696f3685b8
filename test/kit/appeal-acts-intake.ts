import type { Acts } from './appeal-act';
import { SYSTEM } from '../../src/kernel/actor';
import type { AppealNumber, Revision } from '../../src/kernel/ids';
import { assignees, services, units } from './appeal-choices';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  countyDispatcher,
  neighbour,
  reporter,
  townDispatcher,
  villageOfficer,
} from './appeal-context';
import {
  OTHER,
  POLE,
  by,
  daysLater,
  hoursLater,
  A_CHILD,
  party,
  reported,
  reporting,
  routed,
  sealed,
} from './appeal-story';
import { CHENGGUAN, PANLONG, bodyId, serviceId } from './hanyin';

const returning = { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') };
const returned = by(villageOfficer, 'requestReturn', returning);

/** Until somebody has it in hand. */
export const intakeActs = {
  report: {
    actor: reporter,
    data: () => reporting(),
    random: (pick) => {
      const unsigned = pick([false, false, false, true]);
      return reporting({
        origin: pick(['citizen', 'citizen', 'citizen', 'patrol']),
        service: pick([undefined, ...services]),
        candidates: pick([[], [serviceId('neighbour-dispute')], services]),
        reporter: unsigned ? undefined : party('chen-xiuying'),
        child: unsigned ? undefined : pick([undefined, undefined, A_CHILD]),
        anonymous: unsigned ? { secretHash: 'a-secret' } : undefined,
        accused: pick([[], [], [], [{ unit: PANLONG_CENTRE }], [{ unit: COUNTY_CENTRE }]]),
      });
    },
  },
  comment: {
    actor: reporter,
    data: () => ({ text: sealed('还没人来'), attachments: [], visibleTo: 'everyone' }),
  },
  correct: {
    actor: countyDispatcher,
    data: () => ({ place: { address: sealed('井边') }, reason: sealed('听错了') }),
    random: (pick) => ({
      place: pick([undefined, { region: pick([PANLONG, CHENGGUAN]) }]),
      reporter: pick([undefined, undefined, party('wang-xiulan')]),
      reason: sealed('回电核实'),
    }),
  },
  nameGuardian: {
    actor: countyDispatcher,
    data: () => ({ guardian: party('shi-dachuan'), grown: false, reason: sealed('父亲到窗口') }),
  },
  redact: {
    actor: countyDispatcher,
    data: () => ({
      passage: [
        {
          revision: 0 as Revision,
          field: '/words',
          was: sealed('李长顺的车'),
          now: sealed('〔已隐去〕的车'),
        },
      ],
      reason: sealed('与诉求无关的旁人'),
    }),
  },
  answerDirectly: {
    actor: countyDispatcher,
    data: () => ({ answer: sealed('到镇上办理'), attachments: [] }),
    besides: { reported: [reported({ service: serviceId('policy-consultation') }, reporter)] },
  },
  endorse: { actor: neighbour, data: () => ({}) },
  absorb: {
    actor: countyDispatcher,
    data: () => ({ source: OTHER }),
    random: (pick) => ({
      source: pick([OTHER, POLE]),
      urgency: pick([undefined, 'routine', 'critical']),
      left: pick([
        undefined,
        [{ kind: 'whole', dueAt: daysLater(pick([-1, 1, 3])), owner: COUNTY_CENTRE }],
        [{ kind: 'respond', dueAt: hoursLater(1), owner: PUXI_CENTRE }],
      ]),
    }),
  },
  merge: {
    actor: countyDispatcher,
    data: () => ({ target: OTHER, reason: sealed('同一处地界') }),
    random: (pick) => ({ target: pick([OTHER, POLE]), reason: sealed('同一处地界') }),
  },
  takeBackMerged: {
    actor: SYSTEM,
    data: () => ({ lead: OTHER, source: POLE, by: PUXI_CENTRE }),
    random: (pick) => ({ lead: pick([OTHER, OTHER, POLE]), source: POLE, by: PUXI_CENTRE }),
    besides: {
      resolved: [
        reported(),
        routed,
        by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }),
        by(SYSTEM, 'resolveMerged', { lead: OTHER, outcome: 'solved' }),
      ],
    },
  },
  unmerge: { actor: countyDispatcher, data: () => ({ reason: sealed('不是同一件事') }) },
  release: { actor: countyDispatcher, data: () => ({ source: OTHER, reason: sealed('不是同一件事') }) },
  carryRemark: {
    actor: SYSTEM,
    data: () => ({ source: OTHER, text: sealed('树又倒了一棵'), attachments: [], by: 'reporter' }),
  },
  withdraw: { actor: reporter, data: () => ({}) },

  classify: {
    actor: countyDispatcher,
    data: () => ({ service: serviceId('sanitation'), reason: sealed('是垃圾堆放') }),
    random: (pick) => ({
      service: pick(services),
      urgency: pick([undefined, 'routine', 'urgent', 'critical']),
      reason: sealed('核对后归类'),
    }),
  },
  route: {
    actor: SYSTEM,
    data: () => ({}),
    random: (pick) => ({ unit: pick([undefined, undefined, ...units]) }),
  },
  accept: {
    actor: villageOfficer,
    data: () => ({ assignee: villageOfficer.id }),
    random: (pick, state) => ({
      assignee: pick(assignees(state)),
      contact: pick([
        undefined,
        { means: 'phone', reached: true },
        { means: 'phone', reached: false },
      ] as const),
    }),
  },
  assign: {
    actor: villageOfficer,
    data: () => ({ assignee: villageOfficer.id }),
    random: (pick, state) => ({ assignee: pick(assignees(state)) }),
  },
  recordContact: {
    actor: villageOfficer,
    data: () => ({ means: 'phone', reached: true }),
    random: (pick) => ({ means: 'visit', reached: pick([true, false]) }),
  },
  decline: {
    actor: countyDispatcher,
    data: () => ({ ground: 'legal-procedure' }),
    random: (pick) => ({
      ground: pick(['legal-procedure', 'final-review', 'not-ours']),
      earlier: pick([undefined, '610921-20260101-0007' as AppealNumber]),
      found: pick([
        undefined,
        { violation: false, final: true },
        ...[true, false].map((final) => ({ violation: false, final, reporter: reporter.citizen })),
      ]),
    }),
  },
  referOut: {
    actor: countyDispatcher,
    data: () => ({ to: bodyId('110'), acknowledgement: sealed('已接警') }),
  },
  requestReturn: {
    actor: villageOfficer,
    data: () => returning,
    random: (pick) => ({ ...returning, proposedUnit: pick([undefined, ...units]) }),
  },
  decideReturn: {
    actor: townDispatcher,
    data: () => ({ granted: false, reason: sealed('界址在本村') }),
    besides: { routed: [reported(), routed, returned] },
    random: (pick) => ({ granted: pick([true, false]), reason: sealed('已核对') }),
  },
  recall: { actor: townDispatcher, data: () => ({ reason: sealed('派错了村') }) },
} satisfies Acts;
