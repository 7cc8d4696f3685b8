import type { Commands, Verb } from '../../src/appeals/domain/commands';
import type { AppealContext } from '../../src/appeals/domain/context';
import { indexCatalogue } from '../../src/catalogue';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { AppealId, DeadlineId } from '../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  citizen,
  countyDispatcher,
  dispatcherOf,
  followUpDesk,
  gridWorker,
  officerOf,
  reporter,
  secretHolder,
  supervisor,
  townDispatcher,
  villageOfficer,
} from './appeal-context';
import {
  OTHER,
  accepted,
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
  type Telling,
} from './appeal-story';
import { bodyId, region, serviceId, unitId } from './hanyin';

type Way = readonly [Telling, ...Telling[]];
/** Who asks what after which story, and is refused so. */
export interface Told<V extends Verb = Verb> {
  readonly after?: Way;
  readonly actor: Actor;
  readonly data: Commands[V];
  readonly in?: Partial<AppealContext>;
}
type Tellings = { readonly [V in Verb]?: Readonly<Record<string, Told<V>>> };

const comment = { text: sealed('还没人来'), attachments: [], visibleTo: 'everyone' } as const;
const said = Array.from({ length: 30 }, () => by(reporter, 'comment', comment));
const soon = daysLater(3);
const files = (change: Partial<Commands['report']>, actor: Actor = reporter): Told<'report'> => ({
  actor,
  data: reporting(change),
});
const unsigned = { reporter: undefined, anonymous: { secretHash: 'a-secret' } };
const patrolled: Way = [
  reported({ origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined }, SYSTEM),
  routed,
  by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
];
const keptOpen = resolved({ outcome: 'partly-solved', revisitAt: soon });
const reason = sealed('群众意见');
const merged: Way = [reported(), routed, by(countyDispatcher, 'merge', { target: OTHER, reason })];
const answeredByLead: Way = [...merged, by(SYSTEM, 'resolveMerged', { lead: OTHER, outcome: 'solved' })];
const asksReview = by(reporter, 'requestReview', { ground: sealed('不服') });
const upheld = { upheld: true, opinion: sealed('处理得当') };
const done: Way = [...handling, resolved()];
const reviewed: Way = [...done, by(reporter, 'requestReview', { ground: sealed('不服') })];
const rated = (stars: number): Way => [...done, by(reporter, 'rate', rating(stars))];
const urgency = (level: 'urgent' | 'routine') =>
  ({ service: serviceId('neighbour-dispute'), urgency: level, reason }) as const;
const returning = { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') };
const refusing = { granted: false, reason };
const twiceReturned: Way = [
  reported(),
  routed,
  by(villageOfficer, 'requestReturn', returning),
  by(townDispatcher, 'decideReturn', refusing),
  by(villageOfficer, 'requestReturn', returning),
  by(countyDispatcher, 'decideReturn', refusing),
];
const neighbourVillage = officerOf(unitId('centre-610921102200'));
const itsOfficerIsNamed = by(reporter, 'nameAccused', { accused: { person: neighbourVillage.id } });
const sixVillages = [200, 201, 202, 203, 204, 205].map((village) => ({
  unit: unitId(`centre-610921102${village}`),
}));
const resolving: Commands['resolve'] = { outcome: 'solved', account: sealed('已立桩'), attachments: [] };
const toldByGridWorker: Way = [
  ...done,
  by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
  by(gridWorker, 'receiptFeedback', {}),
  delivered(gridWorker),
];
const [water, company] = [unitId('dept-water'), unitId('ent-water')];
const waterCut = reported({
  service: serviceId('infrastructure-water'),
  place: { region: region('610921100') },
});
const answers = { reached: true, solved: true, satisfied: true };
const called = (reached: boolean, at = hoursLater(0)) =>
  by(followUpDesk, 'recordFollowUp', reached ? answers : { reached }, at);
const police = officerOf(unitId('dept-police'));
const reportedViolation: Way = [
  reported({ service: serviceId('violation-report') }),
  routed,
  accepted(police),
  resolved({}, police),
];
/** A service that the catalogue has dropped since. */
const dropped = { catalogue: indexCatalogue({ services: [] }, 2) };
const none = 'none' as DeadlineId;

const secondLow: Way = [
  ...rated(1),
  by(SYSTEM, 'reopen', { reason: 'low-rating' }),
  routed,
  accepted(),
  resolved(),
  by(reporter, 'rate', rating(1)),
];
const review = by(reporter, 'requestReview', { ground: sealed('不服') });
const upholding = (actor: Actor) => by(actor, 'decideReview', { upheld: true, opinion: sealed('维持') });
/** Under supervision, so that the upheld reviews close nothing. */
const finallyUpheld: Way = [
  ...secondLow,
  by(supervisor, 'openSupervision', { reason }),
  review,
  upholding(townDispatcher),
  review,
  upholding(countyDispatcher),
];
const roadDone: Way = [
  ...patrolled,
  resolved({ attachments: [photo('road')] }),
  by(townDispatcher, 'confirmResolution', {}),
];

/** What random lives seldom come to. */
export const tellings: Tellings = {
  comment: {
    'appeal/comments-of-today': { after: [...handling, ...said], actor: reporter, data: comment },
  },
  report: {
    'appeal/anonymity-not-allowed': files(unsigned, secretHolder('a-secret')),
    'appeal/anonymous-with-reporter': files({ ...unsigned, service: serviceId('risk-report') }),
    'appeal/channel-not-allowed': files(
      { service: serviceId('violation-report'), channel: 'grid' },
      gridWorker,
    ),
    'appeal/not-reporter': files({}, citizen('somebody')),
    'appeal/nothing-said': files({ words: undefined }),
    'appeal/observed-in-future': files({ observedAt: soon }),
    'appeal/origin-not-allowed': files(
      { origin: 'visit', channel: 'grid', service: serviceId('infrastructure-road') },
      gridWorker,
    ),
    'appeal/provenance-not-yours': files({ origin: 'device' }),
    'appeal/reporter-missing': files({ reporter: undefined, channel: 'window' }, villageOfficer),
    'appeal/too-many-accused': files({ accused: sixVillages }),
    'appeal/unknown-accused': files({ accused: [{ unit: unitId('centre-of-nowhere') }] }),
    'appeal/unknown-region': files({ place: { region: region('610999') } }),
    'appeal/unknown-service': files({ service: serviceId('no-such-service') }),
  },
  answerDirectly: {
    // A claim leaves the discipline desk its sight, not its say.
    'appeal/accused-unit': {
      after: [
        reported({ service: serviceId('policy-consultation'), accused: [{ unit: COUNTY_CENTRE }] }),
        by(dispatcherOf(DISCIPLINE), 'route', { unit: unitId('dept-water'), reason }),
        by(reporter, 'nameAccused', { accused: { unit: DISCIPLINE } }),
      ],
      actor: dispatcherOf(DISCIPLINE),
      data: { answer: sealed('请带身份证办理'), attachments: [] },
    },
  },
  unmerge: {
    'appeal/not-dispatcher': { after: merged, actor: villageOfficer, data: { reason } },
    'appeal/review-pending': {
      after: [...answeredByLead, asksReview],
      actor: countyDispatcher,
      data: { reason },
    },
    'appeal/review-final': {
      after: [
        ...answeredByLead,
        asksReview,
        by(townDispatcher, 'decideReview', upheld),
        asksReview,
        by(countyDispatcher, 'decideReview', upheld),
      ],
      actor: countyDispatcher,
      data: { reason },
    },
  },
  classify: {
    'appeal/urgency-lowered': {
      after: [...handling, by(villageOfficer, 'classify', urgency('urgent'))],
      actor: villageOfficer,
      data: urgency('routine'),
    },
  },
  accept: {
    'appeal/accused-assignee': {
      after: [reported(), routed, itsOfficerIsNamed],
      actor: villageOfficer,
      data: { assignee: neighbourVillage.id },
    },
  },
  assign: {
    'appeal/accused-assignee': {
      after: [...handling, itsOfficerIsNamed],
      actor: villageOfficer,
      data: { assignee: neighbourVillage.id },
    },
  },
  referOut: {
    'appeal/unknown-body': {
      after: [reported()],
      actor: countyDispatcher,
      data: { to: bodyId('property-management'), acknowledgement: reason },
    },
  },
  nameAccused: {
    'appeal/too-many-accused': {
      after: [reported({ accused: sixVillages.slice(1) })],
      actor: reporter,
      data: { accused: sixVillages[0]! },
    },
  },
  requestReturn: {
    'appeal/routing-final': { after: twiceReturned, actor: villageOfficer, data: returning },
    'appeal/unknown-unit': {
      after: [reported(), routed],
      actor: villageOfficer,
      data: { ...returning, proposedUnit: unitId('centre-of-nowhere') },
    },
  },
  requestInformation: {
    'appeal/nobody-to-reach': {
      after: patrolled,
      actor: villageOfficer,
      data: { question: sealed('在哪一段') },
    },
  },
  route: {
    'appeal/no-duty': {
      after: [reported({ service: serviceId('infrastructure-power') })],
      actor: countyDispatcher,
      data: { unit: PANLONG_CENTRE, reason },
    },
  },
  transfer: {
    'appeal/transferred-twice': {
      after: [
        waterCut,
        routed,
        by(dispatcherOf(company), 'transfer', { unit: water, reason }),
        by(dispatcherOf(water), 'transfer', { unit: company, reason }),
      ],
      actor: dispatcherOf(company),
      data: { unit: water, reason },
    },
    'appeal/unclassified': {
      after: handling,
      actor: dispatcherOf(PANLONG_CENTRE),
      data: { unit: unitId('centre-610921102200'), reason },
      in: dropped,
    },
  },
  resolve: {
    'appeal/resolution-unconfirmed': {
      after: [...handling, keptOpen],
      actor: villageOfficer,
      data: resolving,
    },
    'appeal/unclassified': { after: handling, actor: villageOfficer, data: resolving, in: dropped },
    'sla/due-too-late': {
      after: handling,
      actor: villageOfficer,
      data: { ...resolving, outcome: 'not-solvable', revisitAt: daysLater(3_000) },
    },
  },
  resolveMerged: {
    'appeal/not-lead': {
      after: merged,
      actor: SYSTEM,
      data: { lead: 'another' as AppealId, outcome: 'solved' },
    },
  },
  deliverFeedback: {
    'appeal/nobody-to-tell': {
      after: roadDone,
      actor: villageOfficer,
      data: { to: 'reporter', means: 'phone' },
    },
    'appeal/straight-to-reporter': {
      after: reportedViolation,
      actor: police,
      data: { to: 'grid-worker', means: 'phone' },
    },
    'appeal/grid-worker-first': {
      after: done,
      actor: villageOfficer,
      data: { to: 'reporter', means: 'phone' },
    },
  },
  recordFollowUp: {
    'appeal/already-answered': {
      after: [...toldByGridWorker, called(true)],
      actor: supervisor,
      data: answers,
    },
    'appeal/follow-up-answers': { after: toldByGridWorker, actor: followUpDesk, data: { reached: true } },
    'appeal/unreachable': {
      after: [...toldByGridWorker, called(false), called(false, hoursLater(1)), called(false, daysLater(1))],
      actor: followUpDesk,
      data: { reached: false },
    },
  },
  openSupervision: {
    'appeal/review-pending': {
      after: [...secondLow, by(reporter, 'requestReview', { ground: sealed('不服') })],
      actor: SYSTEM,
      data: { reason: 'low-rating' },
    },
    'appeal/review-final': { after: finallyUpheld, actor: SYSTEM, data: { reason: 'low-rating' } },
    'appeal/rating-not-low': { after: done, actor: SYSTEM, data: { reason: 'low-rating' } },
    'appeal/reopen-first': { after: rated(1), actor: SYSTEM, data: { reason: 'low-rating' } },
  },
  rate: { 'appeal/origin-not-rated': { after: roadDone, actor: reporter, data: rating(5) } },
  reopen: {
    'appeal/reopened-once': { after: secondLow, actor: SYSTEM, data: { reason: 'low-rating' } },
  },
  close: {
    'appeal/supervised': {
      after: [...done, by(supervisor, 'openSupervision', { reason })],
      actor: SYSTEM,
      data: { cause: 'unrated' },
    },
    'appeal/kept-open': {
      after: [...handling, keptOpen, by(townDispatcher, 'confirmResolution', {})],
      actor: SYSTEM,
      data: { cause: 'unrated' },
    },
    'appeal/review-pending': { after: reviewed, actor: SYSTEM, data: { cause: 'unrated' } },
    'appeal/not-confirmable': { after: done, actor: SYSTEM, data: { cause: 'confirmed' } },
    'appeal/rating-unsettled': { after: rated(1), actor: SYSTEM, data: { cause: 'unrated' } },
    'appeal/rate-not-lapsed': { after: done, actor: SYSTEM, data: { cause: 'unrated' } },
  },
  urge: {
    'appeal/urged-lately': { after: [...handling, by(reporter, 'urge', {})], actor: reporter, data: {} },
  },
  recordApproaching: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none, warnAt: soon } },
  },
  stepLadder: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none } },
  },
  recordMisses: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none } },
  },
};
