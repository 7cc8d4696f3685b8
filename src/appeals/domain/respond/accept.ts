import { contactFields, eventOf, optional, part, personId, plain, standsIn, unitId, verb } from '../card';
import { clocks, owedIds, start, withinLead } from '../clocks';
import { byHolder, canBeReached, onDuty } from '../guards';
import { contacted } from './record-contact';

export const appealAccepted = eventOf('AppealAccepted', {
  data: { unit: unitId, assignee: personId, status: plain<'accepted' | 'handling'>() },
  evolve: (appeal, { status, assignee }) => ({
    ...appeal,
    status,
    assignee,
    round: { ...appeal.round, returning: undefined },
  }),
  says: ({ unit, assignee }, names) => ({
    zh: `${names.unit(unit).zh}签收，承办人${names.person(assignee).zh}`,
    en: `Accepted by ${names.unit(unit).en}, assigned to ${names.person(assignee).en}`,
  }),
  shows: 'sentence',
});

/** The holder takes it and names who answers for it; what the reporter was told at once is told here. */
export const accept = verb('accept', {
  by: 'person',
  data: { assignee: personId, contact: optional(part(contactFields)) },
  meets: standsIn('routed'),
  refuses: ['appeal/not-holder', 'appeal/accused-assignee', 'appeal/unknown-assignee'],
  rule: ({ assignee, contact }, appeal, context) => {
    const { unit, tier } = byHolder(appeal, context);
    onDuty(assignee, unit, appeal, context);
    const nobody = !canBeReached(appeal);
    const handle = start(appeal, 'handle', unit, context, tier);
    const accepted = appealAccepted({
      unit,
      assignee,
      status: nobody ? 'handling' : 'accepted',
      clocks: clocks({
        met: nobody ? owedIds(appeal, 'respond') : [],
        // Accepting is the answer to its own request for a return.
        stopped: owedIds(appeal, 'return-decision'),
        started: [handle],
        changed: withinLead(appeal, [handle], context).filter(({ id }) => id !== handle.id),
      }),
    });
    if (contact === undefined) return [accepted];
    return [accepted, contacted(contact, unit, nobody || contact.reached, appeal)];
  },
});
