import type { BodyId } from '../../../kernel/ids';
import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { byOverseer } from '../guards';
import { closed } from '../rate/close';

/** One of the county's published list of bodies. */
const fields = { to: plain<BodyId>(), acknowledgement: freeText };

export const appealReferredOut = eventOf('AppealReferredOut', {
  data: { ...fields, by: optional(unitId) },
  evolve: (appeal, { by }) => ({ ...appeal, refusedBy: by }),
  says: ({ to }, { body }) => ({ zh: `转介至${body(to).zh}`, en: `Referred out to ${body(to).en}` }),
  text: ({ acknowledgement }) => acknowledgement,
  shows: 'sentence',
});

/** An emergency is for 110, 119 or 120: passed on at once, and closed when they have acknowledged. */
export const referOut = verb('referOut', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed'),
  refuses: ['appeal/not-dispatcher', 'appeal/unknown-body'],
  rule: ({ to, acknowledgement }, appeal, context) => {
    byOverseer(appeal, context);
    if (context.directory.body(to) === undefined) throw context.refusal('appeal/unknown-body');
    return [appealReferredOut({ to, acknowledgement, by: context.actor.unit }), closed('referred', appeal)];
  },
});
