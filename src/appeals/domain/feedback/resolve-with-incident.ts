import { freeText, incidentId, outcome, plain, standsIn, verb } from '../card';
import { bySystem } from '../guards';
import { takesInFor } from '../queue';
import { isHandledTogether } from '../report/merge';
import type { AttachmentRef } from '../values';
import { answeredBy } from './resolve';

/**
 * One answer to all that share a cause, each by a command of its own: in the name of its own holder, to be fed back and rated
 * on its own. What its service asks of an answer, it asks of this one, too.
 */
export const resolveWithIncident = verb('resolveWithIncident', {
  by: 'system',
  data: {
    incident: incidentId,
    outcome,
    /** Under the incident's key, once for all. */
    account: freeText,
    attachments: plain<readonly AttachmentRef[]>(),
  },
  meets: standsIn('handling'),
  refuses: [
    'appeal/system-only',
    'appeal/not-in-incident',
    'appeal/handled-alone',
    'appeal/unclassified',
    'appeal/evidence-missing',
    'appeal/helpers-open',
  ],
  rule: ({ incident, outcome, account, attachments }, appeal, context) => {
    bySystem(context);
    if (appeal.incident !== incident) throw context.refusal('appeal/not-in-incident');
    isHandledTogether(appeal, context);
    const unit = appeal.held?.unit ?? takesInFor(appeal, context);
    return answeredBy(unit, { outcome, account, attachments, incident }, appeal, context);
  },
});
