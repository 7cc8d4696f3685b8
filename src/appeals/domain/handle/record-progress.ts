import { audience, eventOf, freeText, standsIn, unitId, uploads, verb } from '../card';
import { isStaffOf } from '../guards';

const fields = { note: freeText, attachments: uploads, visibleTo: audience };

export const progressRecorded = eventOf('ProgressRecorded', {
  data: { ...fields, unit: unitId },
  evolve: (appeal) => appeal,
  says: ({ unit }, names) => ({
    zh: `${names.unit(unit).zh}记录进展`,
    en: `${names.unit(unit).en} recorded progress`,
  }),
  text: ({ note }) => note,
  shows: ({ visibleTo }) => (visibleTo === 'everyone' ? 'all' : 'nothing'),
});

/** By the holder, or by a unit that was late and stayed as helper. */
export const recordProgress = verb('recordProgress', {
  by: 'person',
  data: fields,
  meets: standsIn('accepted', 'handling'),
  refuses: ['appeal/not-holder'],
  rule: ({ note, attachments, visibleTo }, appeal, { actor, refusal }) => {
    const unit = [appeal.held?.unit, ...appeal.helpers].find((each) => isStaffOf(each, actor));
    if (unit === undefined) throw refusal('appeal/not-holder');
    return [progressRecorded({ unit, note, attachments, visibleTo })];
  },
});
