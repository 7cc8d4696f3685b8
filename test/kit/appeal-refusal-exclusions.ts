import { countyDispatcher, townDispatcher, villageOfficer } from './appeal-context';
import { rated, reason, type Tellings } from './appeal-refusal-ways';
import { by, photo, sealed } from './appeal-story';

const excluding = {
  ground: 'untrue',
  reason: sealed('现场核查无此情况'),
  attachments: [photo('checked')],
} as const;

/** What is left out of the rates, and by whom it is not. */
export const exclusionTellings = {
  requestExclusion: {
    'appeal/not-holder': { after: rated(4), actor: countyDispatcher, data: excluding },
    'appeal/evidence-missing': {
      after: rated(4),
      actor: villageOfficer,
      data: { ...excluding, attachments: [] },
    },
    'appeal/exclusion-pending': {
      after: [...rated(4), by(villageOfficer, 'requestExclusion', excluding)],
      actor: villageOfficer,
      data: excluding,
    },
    'appeal/exclusion-decided': {
      after: [
        ...rated(4),
        by(villageOfficer, 'requestExclusion', excluding),
        by(townDispatcher, 'decideExclusion', { granted: false, reason }),
      ],
      actor: villageOfficer,
      data: excluding,
    },
  },
  decideExclusion: {
    'appeal/no-exclusion-pending': {
      after: rated(4),
      actor: townDispatcher,
      data: { granted: true, reason },
    },
    'appeal/not-dispatcher': {
      after: [...rated(4), by(villageOfficer, 'requestExclusion', excluding)],
      actor: countyDispatcher,
      data: { granted: true, reason },
    },
  },
} satisfies Tellings;
