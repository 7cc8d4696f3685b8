import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, standsIn, unitId, verb } from '../card';
import { clocks, owed, owedIds } from '../clocks';
import type { Deciding } from '../context';
import { byOwnerOf } from '../guards';
import { isKeptOpen, withResolution } from '../resolution';
import { answerStarts } from './resolve';

const fields = { note: optional(freeText) };

export const resolutionConfirmed = eventOf('ResolutionConfirmed', {
  data: { ...fields, by: unitId },
  evolve: (appeal, _, { occurredAt }) => withResolution(appeal, { standsSince: occurredAt }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}办结审核通过`,
    en: `Resolution confirmed by ${unit(by).en}`,
  }),
  text: ({ note }) => note,
  shows: 'sentence',
});

export const confirmResolution = verb('confirmResolution', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: ['appeal/no-confirmation-due', 'appeal/not-dispatcher'],
  rule: ({ note }, appeal, context) => {
    const { by, unit } = awaitingReview(appeal, context);
    const met = owedIds(appeal, 'resolution-review');
    const started = answerStarts(appeal, unit, isKeptOpen(appeal), context);
    return [resolutionConfirmed({ by, note, clocks: clocks({ met, started }) })];
  },
});

/**
 * By the centre that it waits for; what no citizen brought also by the grid worker who found it, unless they settled
 * it themselves.
 * @returns who decides on it, and whose resolution it is
 */
export function awaitingReview(
  appeal: Appeal,
  context: Deciding<'appeal/no-confirmation-due' | 'appeal/not-dispatcher'>,
): { readonly by: UnitId; readonly unit: UnitId } {
  const { resolution } = appeal.round;
  if (resolution === undefined || owed(appeal, 'resolution-review').length === 0)
    throw context.refusal('appeal/no-confirmation-due');
  const { actor } = context;
  const found = appeal.origin !== 'citizen' && actor.role === 'grid-worker' && actor.id === appeal.taker;
  if (found && actor.unit !== undefined && resolution.directly !== 'on-the-spot')
    return { by: actor.unit, unit: resolution.unit };
  return { by: byOwnerOf('resolution-review', appeal, context), unit: resolution.unit };
}
