import { handOver } from '../../../sla';
import { accusedParty, anywhere, eventOf, freeText, optional, unitId, verb } from '../card';
import { owedFor } from '../claims';
import { clocks, owed } from '../clocks';
import { queueOf, takesInFor } from '../queue';
import { isConfidential } from '../subjects';
import { byDesk, claimOf } from './confirm-accused';
import { isSame } from './name-accused';

const fields = { accused: accusedParty, reason: freeText };

export const accusedDismissed = eventOf('AccusedDismissed', {
  data: {
    ...fields,
    by: unitId,
    /** The queue that it waits in again, where somebody stood in for it. */
    queue: optional(unitId),
  },
  evolve: (appeal, { accused: { unit, person } }) => ({
    ...appeal,
    accused: appeal.accused.filter((each) => !isSame(each, { unit, person })),
    dismissed: [...appeal.dismissed, { unit, person }],
  }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}认定指认不成立`,
    en: `${unit(by).en} found nothing in the claim`,
  }),
  text: ({ reason }) => reason,
  shows: 'nothing',
});

/**
 * 纪检监察 has found nothing in the claim: whom it named may see the appeal again. What left them stays where it is; only
 * what waits for who stood in for the county centre goes back to it.
 */
export const dismissAccused = verb('dismissAccused', {
  by: 'person',
  data: fields,
  // One that names somebody is never merged.
  meets: { ...anywhere, merged: 'appeal/merged' },
  refuses: ['appeal/not-discipline-desk', 'appeal/not-accused'],
  rule: ({ accused, reason }, appeal, context) => {
    const by = byDesk(accused, appeal, context);
    claimOf(accused, appeal, context);
    const left = { ...appeal, accused: appeal.accused.filter((each) => !isSame(each, accused)) };
    const [stoodIn, owner] = [takesInFor(appeal, context), takesInFor(left, context)];
    const back = owed(appeal).filter(
      ({ deadline }) =>
        !isConfidential(deadline.id) &&
        stoodIn !== owner &&
        deadline.owner === stoodIn &&
        appeal.held?.unit !== stoodIn,
    );
    return [
      accusedDismissed({
        accused,
        reason,
        by,
        queue: back.length > 0 && queueOf(appeal) === stoodIn ? owner : undefined,
        clocks: clocks({
          met: owedFor(accused, appeal),
          changed: back.map(({ deadline }) => handOver(deadline, owner)),
        }),
      }),
    ];
  },
});
