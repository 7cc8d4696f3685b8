import type { Day } from '../../src/kernel/time';
import type { Commands, Verb } from '../../src/appeals/domain/commands';
import type { AppealContext } from '../../src/appeals/domain/context';
import { indexCatalogue } from '../../src/catalogue';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { DeadlineId } from '../../src/kernel/ids';
import {
  citizen,
  countyDispatcher,
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
import { region, serviceId, unitId } from './hanyin';

export type Way = readonly [Telling, ...Telling[]];
/** Who asks what after which story, and is refused so. */
export interface Told<V extends Verb = Verb> {
  readonly after?: Way;
  readonly actor: Actor;
  readonly data: Commands[V];
  readonly in?: Partial<AppealContext>;
}
export type Tellings = { readonly [V in Verb]?: Readonly<Record<string, Told<V>>> };

export const comment = { text: sealed('还没人来'), attachments: [], visibleTo: 'everyone' } as const;
export const said = Array.from({ length: 30 }, () => by(reporter, 'comment', comment));
export const soon = daysLater(3);
export const files = (change: Partial<Commands['report']>, actor: Actor = reporter): Told<'report'> => ({
  actor,
  data: reporting(change),
});
export const unsigned = { reporter: undefined, anonymous: { secretHash: 'a-secret' } };
export const patrolled: Way = [
  reported({ origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined }, SYSTEM),
  routed,
  by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
];
export const keptOpen = resolved({ outcome: 'partly-solved', revisitAt: soon });
export const reason = sealed('群众意见');
export const merged: Way = [reported(), routed, by(countyDispatcher, 'merge', { target: OTHER, reason })];
export const answeredByLead: Way = [
  ...merged,
  by(SYSTEM, 'resolveMerged', { lead: OTHER, outcome: 'solved' }),
];
export const asksReview = by(reporter, 'requestReview', { ground: sealed('不服') });
export const upheld = { upheld: true, opinion: sealed('处理得当') };
export const done: Way = [...handling, resolved()];
export const reviewed: Way = [...done, by(reporter, 'requestReview', { ground: sealed('不服') })];
export const rated = (stars: number): Way => [...done, by(reporter, 'rate', rating(stars))];
export const urgency = (level: 'urgent' | 'routine') =>
  ({ service: serviceId('neighbour-dispute'), urgency: level, reason }) as const;
export const returning = { ground: sealed('在邻村'), basis: sealed('派单目录 §3.2') };
export const refusing = { granted: false, reason };
export const twiceReturned: Way = [
  reported(),
  routed,
  by(villageOfficer, 'requestReturn', returning),
  by(townDispatcher, 'decideReturn', refusing),
  by(villageOfficer, 'requestReturn', returning),
  by(countyDispatcher, 'decideReturn', refusing),
];
export const neighbourVillage = officerOf(unitId('centre-610921102200'));
export const itsOfficerIsNamed = by(reporter, 'nameAccused', { accused: { person: neighbourVillage.id } });
export const sixVillages = [200, 201, 202, 203, 204, 205].map((village) => ({
  unit: unitId(`centre-610921102${village}`),
}));
export const resolving: Commands['resolve'] = {
  outcome: 'solved',
  account: sealed('已立桩'),
  attachments: [],
};
export const toldByGridWorker: Way = [
  ...done,
  by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
  by(gridWorker, 'receiptFeedback', {}),
  delivered(gridWorker),
];
export const [water, company] = [unitId('dept-water'), unitId('ent-water')];
export const waterCut = reported({
  service: serviceId('infrastructure-water'),
  place: { region: region('610921100') },
});
export const answers = { reached: true, solved: true, satisfied: true };
export const called = (reached: boolean, at = hoursLater(0)) =>
  by(followUpDesk, 'recordFollowUp', reached ? answers : { reached }, at);
export const police = officerOf(unitId('dept-police'));
export const reportedViolation: Way = [
  reported({ service: serviceId('violation-report') }),
  routed,
  accepted(police),
  resolved({}, police),
];
/** A service that the catalogue has dropped since. */
export const dropped = { catalogue: indexCatalogue({ services: [] }, 2) };
export const none = 'none' as DeadlineId;

export const secondLow: Way = [
  ...rated(1),
  by(SYSTEM, 'reopen', { reason: 'low-rating' }),
  routed,
  accepted(),
  resolved(),
  by(reporter, 'rate', rating(1)),
];
export const review = by(reporter, 'requestReview', { ground: sealed('不服') });
export const upholding = (actor: Actor) =>
  by(actor, 'decideReview', { upheld: true, opinion: sealed('维持') });
/** Nobody has dispatched it: its ladder had it supervised, and so did a person. */
export const supervisedTwice: Way = [
  reported({ service: undefined }),
  by(SYSTEM, 'stepLadder', { deadline: '1/dispatch/-/1' as DeadlineId }, daysLater(1)),
  by(supervisor, 'openSupervision', { reason }),
];
/** Under supervision, so that the upheld reviews close nothing. */
export const finallyUpheld: Way = [
  ...secondLow,
  by(supervisor, 'openSupervision', { reason }),
  review,
  upholding(townDispatcher),
  review,
  upholding(countyDispatcher),
];
export const roadDone: Way = [
  ...patrolled,
  resolved({ attachments: [photo('road')] }),
  by(townDispatcher, 'confirmResolution', {}),
];

export const refusedReports: NonNullable<Tellings['report']> = {
  'appeal/anonymity-not-allowed': files(unsigned, secretHolder('a-secret')),
  'appeal/anonymous-with-reporter': files({ ...unsigned, service: serviceId('risk-report') }),
  'appeal/channel-not-allowed': files(
    { service: serviceId('violation-report'), channel: 'grid' },
    gridWorker,
  ),
  'appeal/child-needs-guardian': files({ child: { guardian: false, speaksFrom: sealed<Day>('2031-01-01') } }),
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
};
