import { windowEnd } from '../../../sla';
import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { policyOf, start } from '../clocks';
import { byHolder, knownUnit } from '../guards';
import { orStandIn, takesInFor } from '../queue';
import { inRound } from '../resolution';

const fields = { ground: freeText, basis: freeText, proposedUnit: optional(unitId) };

export const returnRequested = eventOf('ReturnRequested', {
  data: {
    ...fields,
    by: unitId,
    /** The centre whose dispatcher decides. */
    decidedBy: unitId,
    /** 1 or 2 within the round. */
    ordinal: plain<number>(),
  },
  evolve: (appeal, { by, ordinal }) => inRound(appeal, { returns: ordinal, returning: by }),
  says: ({ by }, { unit }) => ({ zh: `${unit(by).zh}提出派单异议`, en: `${unit(by).en} asks to return it` }),
  text: ({ ground, basis }) => [ground, basis],
  shows: 'sentence',
});

/** "Not our duty": before accepting, in time, and at most twice in a round. Respond runs on: first answer holds. */
export const requestReturn = verb('requestReturn', {
  by: 'person',
  data: fields,
  meets: {
    ...standsIn('routed'),
    accepted: 'appeal/return-after-acceptance',
    handling: 'appeal/return-after-acceptance',
  },
  refuses: [
    'appeal/not-holder',
    'appeal/return-pending',
    'appeal/routing-final',
    'appeal/return-window-over',
    'appeal/unknown-unit',
    'appeal/proposed-itself',
  ],
  rule: ({ ground, basis, proposedUnit }, appeal, context) => {
    const { unit, final, since, decides } = byHolder(appeal, context);
    const { returns, returning } = appeal.round;
    if (returning !== undefined) throw context.refusal('appeal/return-pending');
    // The second is decided by the county dispatcher, and nobody stands above that.
    if (final || returns >= 2) throw context.refusal('appeal/routing-final');
    const until = windowEnd('return', since, policyOf(appeal, context), context);
    if (context.now >= until) throw context.refusal('appeal/return-window-over', { until });
    if (proposedUnit === unit) throw context.refusal('appeal/proposed-itself');
    if (proposedUnit !== undefined) knownUnit(proposedUnit, context);
    const second = returns === 1;
    const decidedBy = second ? takesInFor(appeal, context) : orStandIn(decides, appeal, context);
    return [
      returnRequested({
        by: unit,
        ground,
        basis,
        proposedUnit,
        decidedBy,
        ordinal: returns + 1,
        clocks: { started: [start(appeal, 'return-decision', decidedBy, context)] },
      }),
    ];
  },
});
