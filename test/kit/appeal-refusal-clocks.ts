import { SYSTEM } from '../../src/kernel/actor';
import type { DeadlineId } from '../../src/kernel/ids';
import { helped, helping, suspended } from './appeal-acts-clocks';
import { countyDispatcher, followUpDesk, reporter, townDispatcher, villageOfficer } from './appeal-context';
import { comment, reason, urgency, type Tellings } from './appeal-refusal-ways';
import { by, daysLater, handling, hoursLater } from './appeal-story';

/** Of what stops and moves the clocks of handling. */
export const clockTellings: Tellings = {
  requestExtension: {
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
    'appeal/already-helping': { after: [...handling, helped], actor: countyDispatcher, data: helping },
  },
  lapseInformation: {
    'appeal/deadline-not-due': {
      after: [...handling, by(villageOfficer, 'requestInformation', { question: reason })],
      actor: SYSTEM,
      data: { deadline: '1/information/-/1' as DeadlineId },
    },
  },
  requestSuspension: {
    'appeal/suspension-pending': {
      after: [...handling, by(villageOfficer, 'requestSuspension', { until: daysLater(5), reason })],
      actor: villageOfficer,
      data: { until: daysLater(5), reason },
    },
  },
  decideSuspension: {
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
    // It stood still when more was asked for: the decision had no end in sight.
    'appeal/extension-after-due': {
      after: [
        ...handling,
        by(villageOfficer, 'requestSuspension', { until: daysLater(20), reason }, hoursLater(127)),
        by(townDispatcher, 'decideSuspension', { granted: true, reason }),
        by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 1 }, reason }),
        by(villageOfficer, 'resume', {}),
        by(reporter, 'comment', comment, hoursLater(128.5)),
      ],
      actor: townDispatcher,
      data: { granted: true, reason },
      in: { now: hoursLater(128.5) },
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
};
