import { SYSTEM } from '../../src/kernel/actor';
import type { AppealId, DeadlineId } from '../../src/kernel/ids';
import { called, calling, helped, helping, suspended } from './appeal-acts-clocks';
import {
  PANLONG_CENTRE,
  countyDispatcher,
  followUpDesk,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from './appeal-context';
import {
  answeredByLead,
  finallyUpheld,
  none,
  reason,
  soon,
  supervisedTwice,
  urgency,
  type Tellings,
} from './appeal-refusal-ways';
import { by, daysLater, handling, hoursLater, reported, routed, sealed } from './appeal-story';
import { unitId } from './hanyin';

const NEXT_VILLAGE = unitId('centre-610921102200');
const nextVillageNamed = by(reporter, 'nameAccused', { accused: { unit: NEXT_VILLAGE } });

/** Of what stops and moves the clocks of handling. */
export const clockTellings: Tellings = {
  requestExtension: {
    'appeal/extension-already-asked': {
      after: [
        ...handling,
        by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 1 }, reason }),
        by(townDispatcher, 'decideExtension', { granted: false, reason }),
      ],
      actor: villageOfficer,
      data: { period: { unit: 'working-days', amount: 1 }, reason },
    },
    'sla/due-too-late': {
      after: handling,
      actor: villageOfficer,
      data: { period: { unit: 'working-days', amount: 90 }, reason },
    },
    'appeal/extension-pending': {
      after: [
        ...handling,
        by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 1 }, reason }),
      ],
      actor: villageOfficer,
      data: { period: { unit: 'working-days', amount: 1 }, reason },
    },
  },
  nameHelpers: {
    'appeal/accused-unit': {
      after: [...handling, nextVillageNamed],
      actor: countyDispatcher,
      data: { helpers: [{ unit: NEXT_VILLAGE, task: reason }] },
    },
    'appeal/unknown-unit': {
      after: handling,
      actor: countyDispatcher,
      data: { helpers: [{ unit: unitId('dept-nowhere'), task: reason }] },
    },
    'appeal/helper-leads': {
      after: handling,
      actor: countyDispatcher,
      data: { helpers: [{ unit: PANLONG_CENTRE, task: reason }] },
    },
    'appeal/already-helping': { after: [...handling, helped], actor: countyDispatcher, data: helping },
  },
  holdConference: {
    'appeal/accused-unit': {
      after: [...handling, nextVillageNamed],
      actor: villageOfficer,
      data: { attendees: [NEXT_VILLAGE], minutes: reason, decision: reason },
    },
    'appeal/unknown-unit': {
      after: handling,
      actor: villageOfficer,
      data: { attendees: [unitId('dept-nowhere')], minutes: reason, decision: reason },
    },
  },
  blowWhistle: {
    'appeal/accused-unit': {
      after: [...handling, nextVillageNamed],
      actor: villageOfficer,
      data: { ...calling, units: [NEXT_VILLAGE] },
    },
    'appeal/unknown-unit': {
      after: handling,
      actor: villageOfficer,
      data: { ...calling, units: [unitId('dept-nowhere')] },
    },
    'appeal/helper-leads': {
      after: handling,
      actor: villageOfficer,
      data: { ...calling, units: [PANLONG_CENTRE] },
    },
    'appeal/already-called': { after: [...handling, called], actor: villageOfficer, data: calling },
  },
  lapseInformation: {
    'appeal/deadline-not-due': {
      after: [...handling, by(villageOfficer, 'requestInformation', { question: reason })],
      actor: SYSTEM,
      data: { deadline: '1/information/-/1' as DeadlineId },
    },
  },
  requestReview: {
    'appeal/review-final': { after: finallyUpheld, actor: reporter, data: { ground: reason } },
  },
  requestSuspension: {
    'appeal/suspension-pending': {
      after: [...handling, by(villageOfficer, 'requestSuspension', { until: daysLater(5), reason })],
      actor: villageOfficer,
      data: { until: daysLater(5), reason },
    },
  },
  decideSuspension: {
    'appeal/suspension-in-past': {
      after: [...handling, by(villageOfficer, 'requestSuspension', { until: hoursLater(2), reason })],
      actor: townDispatcher,
      data: { granted: true, reason },
      in: { now: hoursLater(3) },
    },
    // Asked for while there was time for so long a pause.
    'sla/due-too-late': {
      after: [
        ...handling,
        by(villageOfficer, 'requestSuspension', { until: daysLater(20), reason }),
        by(villageOfficer, 'classify', { ...urgency('urgent'), urgency: 'critical' }),
      ],
      actor: townDispatcher,
      data: { granted: true, reason },
    },
  },
  decideExtension: {
    'sla/due-too-late': {
      after: [
        ...handling,
        by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 4 }, reason }),
        by(villageOfficer, 'classify', { ...urgency('urgent'), urgency: 'critical' }),
      ],
      actor: townDispatcher,
      data: { granted: true, reason },
    },
    'appeal/deadline-not-due': {
      after: [
        ...handling,
        by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 4 }, reason }),
      ],
      actor: SYSTEM,
      data: { granted: false, reason: '逾期未批' },
    },
  },
  resume: {
    'appeal/not-holder': { after: suspended, actor: followUpDesk, data: {} },
    'appeal/deadline-not-due': { after: suspended, actor: SYSTEM, data: {} },
  },
  answerSupervision: {
    'appeal/several-supervisions': {
      after: supervisedTwice,
      actor: countyDispatcher,
      data: { answer: sealed('已派单'), attachments: [] },
    },
  },
  closeSupervision: {
    'appeal/several-supervisions': {
      after: supervisedTwice,
      actor: supervisor,
      data: { account: sealed('已派单') },
    },
  },
  rejectResolution: {
    'appeal/answered-together': { after: answeredByLead, actor: countyDispatcher, data: { reason } },
  },
  takeBackMerged: {
    'appeal/not-lead': {
      after: answeredByLead,
      actor: SYSTEM,
      data: { lead: 'another' as AppealId, source: 'this' as AppealId, by: unitId('ent-power') },
    },
  },
  stepLadder: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none } },
    'appeal/deadline-not-due': {
      after: [
        reported(),
        routed,
        by(SYSTEM, 'recordMisses', { deadline: '1/respond/-/1' as DeadlineId }, hoursLater(6.6)),
        by(SYSTEM, 'stepLadder', { deadline: '1/respond/-/1' as DeadlineId }, hoursLater(6.6)),
      ],
      actor: SYSTEM,
      data: { deadline: '1/respond/-/1' as DeadlineId },
      in: { now: hoursLater(6.6) },
    },
  },
  recordApproaching: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none, warnAt: soon } },
  },
  recordMisses: {
    'appeal/unknown-deadline': { after: handling, actor: SYSTEM, data: { deadline: none } },
  },
};
