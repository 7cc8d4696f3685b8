import { eventOf, freeText, optional, standsIn, unresolved, verb, yesNo } from '../card';
import { clocks, owedIds } from '../clocks';
import { byReporter } from '../guards';
import { closed } from '../rate/close';

const fields = { reason: optional(freeText) };

/** `continues`: a hazard or violation goes on, ex officio; status and clocks stay. */
export const appealWithdrawn = eventOf('AppealWithdrawn', {
  data: {
    ...fields,
    continues: yesNo,
    /** It was accepted, and nobody is left to reach: handling begins. */
    handling: optional(yesNo),
  },
  evolve: (appeal, { handling }) => ({
    ...appeal,
    status: handling === true ? 'handling' : appeal.status,
    withdrawn: true,
  }),
  says: ({ continues }) =>
    continues
      ? { zh: '诉求人撤回，依职权继续办理', en: 'Withdrawn by the reporter; goes on ex officio' }
      : { zh: '诉求人撤回', en: 'Withdrawn by the reporter' },
  text: ({ reason }) => reason,
  shows: 'all',
});

/** A hazard or a violation does not go away with its reporter: it goes on, ex officio. */
export const withdraw = verb('withdraw', {
  by: 'person',
  data: fields,
  meets: standsIn(...unresolved),
  refuses: ['appeal/not-reporter', 'appeal/already-withdrawn'],
  rule: ({ reason }, appeal, context) => {
    byReporter(appeal, context);
    if (appeal.withdrawn) throw context.refusal('appeal/already-withdrawn');
    const service = appeal.service && context.catalogue.known(appeal.service);
    const continues = appeal.violation || service?.exOfficio === true;
    if (!continues) return [appealWithdrawn({ reason, continues }), closed('withdrawn', appeal)];
    if (appeal.status !== 'accepted') return [appealWithdrawn({ reason, continues })];
    const met = owedIds(appeal, 'respond');
    return [appealWithdrawn({ reason, continues, handling: true, clocks: clocks({ met }) })];
  },
});
