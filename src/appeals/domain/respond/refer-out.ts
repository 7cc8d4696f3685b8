import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { byOverseer } from '../guards';
import { closed } from '../rate/close';

const fields = { to: plain<string>(), acknowledgement: freeText };

export const appealReferredOut = eventOf('AppealReferredOut', {
  data: { ...fields, by: optional(unitId) },
  evolve: (appeal, { by }) => ({ ...appeal, refusedBy: by }),
  says: ({ to }) => ({ zh: `转介至${to}`, en: `Referred out to ${to}` }),
  text: ({ acknowledgement }) => acknowledgement,
  shows: 'sentence',
});

/** An emergency is for 110, 119 or 120: passed on at once, and closed when they have acknowledged. */
export const referOut = verb('referOut', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed'),
  refuses: ['appeal/not-dispatcher'],
  rule: ({ to, acknowledgement }, appeal, context) => {
    byOverseer(appeal, context);
    return [appealReferredOut({ to, acknowledgement, by: context.actor.unit }), closed('referred', appeal)];
  },
});
