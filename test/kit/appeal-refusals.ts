import { SYSTEM } from '../../src/kernel/actor';
import type { AppealId } from '../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  countyDispatcher,
  dispatcherOf,
  followUpDesk,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from './appeal-context';
import { helped } from './appeal-acts-clocks';
import { clockTellings } from './appeal-refusal-clocks';
import { incidentTellings } from './appeal-refusal-incident';
import { exclusionTellings } from './appeal-refusal-exclusions';
import { by, daysLater, handling, hoursLater, rating, reported, routed, sealed } from './appeal-story';
import { bodyId, region, serviceId, unitId } from './hanyin';

import {
  answeredByLead,
  answers,
  asksReview,
  called,
  comment,
  company,
  done,
  dropped,
  finallyUpheld,
  itsOfficerIsNamed,
  keptOpen,
  merged,
  neighbourVillage,
  patrolled,
  police,
  rated,
  reason,
  reportedViolation,
  resolving,
  returning,
  reviewed,
  roadDone,
  said,
  secondLow,
  sixVillages,
  toldByGridWorker,
  twiceReturned,
  upheld,
  urgency,
  water,
  waterCut,
  refusedReports,
  type Tellings,
} from './appeal-refusal-ways';

export type { Told } from './appeal-refusal-ways';

/** What random lives seldom come to. */
export const tellings: Tellings = {
  comment: {
    'appeal/comments-of-today': { after: [...handling, ...said], actor: reporter, data: comment },
  },
  report: refusedReports,
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
    'appeal/helpers-open': { after: [...handling, helped], actor: villageOfficer, data: resolving },
    'appeal/revisit-in-past': {
      after: handling,
      actor: villageOfficer,
      data: { ...resolving, outcome: 'not-solvable', revisitAt: daysLater(-1) },
    },
    'sla/due-too-late': {
      after: handling,
      actor: villageOfficer,
      data: { ...resolving, outcome: 'not-solvable', revisitAt: daysLater(3_000) },
    },
  },
  rejectResolution: {
    'appeal/answered-together': { after: answeredByLead, actor: townDispatcher, data: { reason } },
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
    'appeal/nobody-to-tell': { after: roadDone, actor: followUpDesk, data: { reached: false } },
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
    'appeal/already-supervised': {
      after: [...handling, by(supervisor, 'openSupervision', { reason })],
      actor: supervisor,
      data: { reason },
    },
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
  correct: {
    'appeal/unknown-region': {
      after: handling,
      actor: countyDispatcher,
      data: { place: { region: region('610921999999') }, reason },
    },
  },
  ...exclusionTellings,
  undo: {
    'appeal/reporter-acted': { after: reviewed, actor: townDispatcher, data: { reason } },
    'appeal/accused-unit': {
      after: [
        reported(),
        routed,
        by(townDispatcher, 'decline', { ground: 'legal-procedure' }),
        by(reporter, 'nameAccused', { accused: { unit: PANLONG_CENTRE } }),
      ],
      actor: countyDispatcher,
      data: { reason },
    },
    'appeal/answered-together': { after: answeredByLead, actor: countyDispatcher, data: { reason } },
  },
  ...clockTellings,
  ...incidentTellings,
  reopen: {
    'appeal/review-final': {
      after: finallyUpheld,
      actor: reporter,
      data: { reason },
    },
    'appeal/reopened-once': { after: secondLow, actor: SYSTEM, data: { reason: 'low-rating' } },
  },
  close: {
    'appeal/resolution-unconfirmed': {
      after: [...handling, keptOpen],
      actor: SYSTEM,
      data: { cause: 'unrated' },
    },
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
};
