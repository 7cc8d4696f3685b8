import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { contactFields, eventOf, plain, standsIn, unitId, verb, type ContactData } from '../card';
import { clocks, owedIds } from '../clocks';
import type { AppealEvent } from '../events';
import { byHolder } from '../guards';
import { meansWords } from '../words';

/** `status` is what the appeal is after it: the first contact that reached the reporter starts handling. */
export const contactRecorded = eventOf('ContactRecorded', {
  data: { ...contactFields, unit: unitId, status: plain<'accepted' | 'handling'>() },
  evolve: (appeal, { status }) => ({ ...appeal, status }),
  says: ({ means, reached }) =>
    reached
      ? { zh: `${meansWords[means].zh}联系上诉求人`, en: `Reached the reporter ${meansWords[means].en}` }
      : {
          zh: `${meansWords[means].zh}联系诉求人未果`,
          en: `Tried to reach the reporter ${meansWords[means].en}`,
        },
  text: ({ note }) => note,
  shows: 'sentence',
});

/** The first contact that reaches the reporter is what the respond deadline waits for. */
export const recordContact = verb('recordContact', {
  by: 'person',
  data: contactFields,
  meets: standsIn('accepted', 'handling'),
  refuses: ['appeal/not-holder'],
  rule: (contact, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    return [contacted(contact, unit, appeal.status === 'handling' || contact.reached, appeal)];
  },
});

export const contacted = (
  { means, reached, note }: ContactData,
  unit: UnitId,
  handling: boolean,
  appeal: Appeal,
): AppealEvent =>
  contactRecorded({
    means,
    reached,
    note,
    unit,
    status: handling ? 'handling' : 'accepted',
    clocks: clocks({ met: reached ? owedIds(appeal, 'respond') : [] }),
  });
