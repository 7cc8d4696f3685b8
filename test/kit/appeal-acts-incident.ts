import { SYSTEM } from '../../src/kernel/actor';
import type { IncidentId, Revision } from '../../src/kernel/ids';
import type { Acts } from './appeal-act';
import { PUXI_CENTRE } from './appeal-context';
import { OUTAGE, photo, sealed } from './appeal-story';

const answer = { incident: OUTAGE, account: sealed('已恢复供电') } as const;

/** What an incident asks of each appeal that is counted to it, and what is decided of whoever stands behind it. */
export const incidentActs = {
  markIdentity: {
    actor: SYSTEM,
    data: () => ({ parties: ['reporter'], as: 'restricted' }),
    // Nothing is erased while an appeal goes on.
    random: (pick) => ({ parties: ['reporter'], as: pick(['restricted', 'released']) }),
  },
  redactWithIncident: {
    actor: SYSTEM,
    data: () => ({
      by: PUXI_CENTRE,
      texts: [
        { revision: 1 as Revision, field: '/note', was: sealed('李长顺挖断'), now: sealed('〔已隐去〕挖断') },
      ],
      hides: [],
      reason: sealed('与诉求无关的旁人'),
    }),
  },
  joinIncident: {
    actor: SYSTEM,
    data: () => ({ incident: OUTAGE }),
    random: (pick) => ({ incident: pick([OUTAGE, OUTAGE, 'another' as IncidentId]) }),
  },
  leaveIncident: { actor: SYSTEM, data: () => ({ incident: OUTAGE, reason: sealed('另有原因') }) },
  tellOfIncident: {
    actor: SYSTEM,
    data: () => ({ incident: OUTAGE, by: PUXI_CENTRE, note: sealed('今晚八点前恢复供电') }),
  },
  resolveWithIncident: {
    actor: SYSTEM,
    data: () => ({ ...answer, outcome: 'solved', attachments: [] }),
    random: (pick) => ({
      ...answer,
      outcome: pick(['solved', 'explained']),
      attachments: pick([[], [photo('line')]]),
    }),
  },
} satisfies Acts;
