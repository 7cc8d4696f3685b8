import { SYSTEM } from '../../src/kernel/actor';
import type { Commands } from '../../src/appeals/domain/commands';
import type { IncidentId } from '../../src/kernel/ids';
import { helped } from './appeal-acts-clocks';
import { CHENGGUAN_CENTRE, reporter, countyDispatcher, townOfficer } from './appeal-context';
import { dropped, patrolled, type Tellings, type Way } from './appeal-refusal-ways';
import { OUTAGE, by, handling, ofChild, party, reported, routed, sealed } from './appeal-story';
import { serviceId } from './hanyin';

const joins = by(SYSTEM, 'joinIncident', { incident: OUTAGE });
const counted: Way = [...handling, joins];
const named = by(reporter, 'nameAccused', { accused: { unit: CHENGGUAN_CENTRE } });
const violation = reported({ service: serviceId('violation-report') });
const answer: Commands['resolveWithIncident'] = {
  ...{ incident: OUTAGE, outcome: 'solved' },
  account: sealed('已恢复供电'),
  attachments: [],
};
const guardian: Commands['nameGuardian'] = {
  ...{ guardian: party('shi-dachuan'), grown: false },
  reason: sealed('父亲到窗口'),
};
const elsewhere = { incident: 'another' as IncidentId };

/** What an incident's own commands are refused with, and what is decided of what an appeal tells. */
export const incidentTellings: Tellings = {
  markIdentity: {
    'appeal/system-only': {
      after: handling,
      actor: reporter,
      data: { parties: ['reporter'], as: 'restricted' },
    },
  },
  redact: {
    'appeal/nothing-to-redact': {
      after: handling,
      actor: countyDispatcher,
      data: { passage: [], reason: sealed('与诉求无关的旁人') },
    },
  },
  nameGuardian: {
    'appeal/not-guardian-desk': { after: [ofChild(), routed], actor: townOfficer, data: guardian },
    'appeal/not-a-child': { after: handling, actor: countyDispatcher, data: guardian },
    'appeal/speaks-for-itself': {
      after: [ofChild()],
      actor: countyDispatcher,
      data: { ...guardian, grown: true },
    },
    'appeal/guardian-unchanged': {
      after: [ofChild({ proxy: guardian.guardian })],
      actor: countyDispatcher,
      data: guardian,
    },
  },
  redactWithIncident: {
    'appeal/system-only': {
      after: handling,
      actor: reporter,
      data: { by: CHENGGUAN_CENTRE, texts: [], hides: [], reason: sealed('与诉求无关的旁人') },
    },
  },
  joinIncident: {
    'appeal/in-incident': { after: [reported(), joins], actor: SYSTEM, data: elsewhere },
    'appeal/handled-alone': { after: [violation], actor: SYSTEM, data: { incident: OUTAGE } },
    'appeal/system-only': { after: handling, actor: reporter, data: { incident: OUTAGE } },
  },
  leaveIncident: {
    'appeal/not-in-incident': {
      after: counted,
      actor: SYSTEM,
      data: { ...elsewhere, reason: sealed('另有原因') },
    },
  },
  resolveWithIncident: {
    'appeal/not-in-incident': { after: handling, actor: SYSTEM, data: answer },
    'appeal/handled-alone': { after: [...counted, named], actor: SYSTEM, data: answer },
    'appeal/unclassified': { after: counted, actor: SYSTEM, data: answer, in: dropped },
    'appeal/evidence-missing': { after: [...patrolled, joins], actor: SYSTEM, data: answer },
    'appeal/helpers-open': { after: [...counted, helped], actor: SYSTEM, data: answer },
  },
};
