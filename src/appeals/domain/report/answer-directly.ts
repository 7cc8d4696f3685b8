import { eventOf, freeText, optional, standsIn, unitId, uploads, verb, yesNo } from '../card';
import { clocks, owedIds, start } from '../clocks';
import { classified, isGridWorkerOf, isOverseenBy, isStaffOf } from '../guards';
import { confirmsFor, mayHave, queueOf } from '../queue';
import { resolvedAs } from '../resolution';

const fields = { answer: freeText, attachments: uploads };

export const appealAnsweredDirectly = eventOf('AppealAnsweredDirectly', {
  data: {
    ...fields,
    onTheSpot: yesNo,
    unit: unitId,
    /** What no citizen brought waits for this centre's confirmation. */
    confirmedBy: optional(unitId),
  },
  evolve: (appeal, { unit, onTheSpot, confirmedBy }, { occurredAt, actor }) =>
    resolvedAs(appeal, {
      unit,
      by: actor.id,
      at: occurredAt,
      outcome: onTheSpot ? 'solved' : 'explained',
      standsSince: confirmedBy === undefined ? occurredAt : undefined,
      directly: onTheSpot ? 'on-the-spot' : 'at-intake',
      // The grid worker who settled it has the answer already.
      withGridWorker: onTheSpot,
      receipted: onTheSpot,
    }),
  says: ({ unit, onTheSpot }, names) =>
    onTheSpot
      ? { zh: `${names.unit(unit).zh}当场办结`, en: `Settled on the spot by ${names.unit(unit).en}` }
      : { zh: `${names.unit(unit).zh}直接答复`, en: `Answered directly by ${names.unit(unit).en}` },
  text: ({ answer }) => answer,
  shows: 'all',
  involves: ({ unit }) => [unit],
});

/**
 * A question answered at intake, or a small matter that a grid worker settled on the spot. The list may have named
 * a unit within the second: until somebody accepts, it may still be answered, by that unit too.
 */
export const answerDirectly = verb('answerDirectly', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed'),
  refuses: ['appeal/not-dispatcher', 'appeal/accused-unit', 'appeal/unclassified', 'appeal/not-direct'],
  rule: ({ answer, attachments }, appeal, context) => {
    const { actor, refusal } = context;
    const onTheSpot = isGridWorkerOf(appeal, context);
    const answers = [queueOf(appeal), appeal.held?.unit].some((unit) => isStaffOf(unit, actor));
    if (actor.unit === undefined || !(onTheSpot || answers || isOverseenBy(appeal, context)))
      throw refusal('appeal/not-dispatcher');
    if (!mayHave(actor.unit, appeal, context)) throw refusal('appeal/accused-unit', { unit: actor.unit });
    if (!classified(appeal, context).answerDirectly) throw refusal('appeal/not-direct');
    const { unit } = actor;
    const confirmedBy = appeal.origin === 'citizen' ? undefined : confirmsFor(unit, appeal, context);
    return [
      appealAnsweredDirectly({
        answer,
        attachments,
        onTheSpot,
        unit,
        confirmedBy,
        clocks: clocks({
          met: owedIds(appeal, 'dispatch', 'whole'),
          stopped: owedIds(appeal, 'respond', 'return-decision'),
          started: [
            confirmedBy === undefined
              ? start(appeal, 'feedback', unit, context)
              : start(appeal, 'resolution-review', confirmedBy, context),
          ],
        }),
      }),
    ];
  },
});
