import { listOf } from '../../../kernel/fields';
import type { UnitId } from '../../../kernel/ids';
import { eventOf, freeText, standsIn, unitId, verb } from '../card';
import { allowedHolder, isOverseenBy, isStaffOf } from '../guards';

const fields = {
  /** Who came. */
  attendees: listOf(unitId),
  minutes: freeText,
  /** What was decided. */
  decision: freeText,
};

export const conferenceHeld = eventOf('ConferenceHeld', {
  data: { ...fields, by: unitId },
  evolve: (appeal) => appeal,
  says: ({ by, attendees }, { unit }) => ({
    zh: `${unit(by).zh}召集${attendees.map((id) => unit(id).zh).join('、')}会商`,
    en: `${unit(by).en} held a conference with ${attendees.map((id) => unit(id).en).join(', ')}`,
  }),
  text: ({ minutes, decision }) => [minutes, decision],
  shows: 'sentence',
  involves: ({ attendees }) => attendees,
});

/** 会商 on a hard case, put on record by whoever holds it or oversees that. It moves no clock. */
export const holdConference = verb('holdConference', {
  by: 'person',
  data: fields,
  meets: standsIn('routed', 'accepted', 'handling', 'awaiting-information', 'suspended'),
  refuses: ['appeal/not-holder', 'appeal/unknown-unit', 'appeal/accused-unit'],
  rule: ({ attendees, minutes, decision }, appeal, context) => {
    const { actor, refusal } = context;
    if (!isStaffOf(appeal.held?.unit, actor) && !isOverseenBy(appeal, context))
      throw refusal('appeal/not-holder');
    for (const unit of attendees) allowedHolder(unit, appeal, context);
    return [conferenceHeld({ attendees, minutes, decision, by: actor.unit as UnitId })];
  },
});
