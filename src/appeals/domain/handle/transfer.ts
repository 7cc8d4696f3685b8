import { hasDuty, isSibling, type Unit } from '../../../directory';
import type { RegionCode, UnitId } from '../../../kernel/ids';
import { isWithin } from '../../../kernel/region';
import type { Tier } from '../../../kernel/tier';
import type { Appeal } from '../appeal';
import { eventOf, plain, reasonText, standsIn, unitId, verb } from '../card';
import { clocks, helpOf, ownedBy, owedIds } from '../clocks';
import type { Deciding } from '../context';
import { allowedHolder, classified, isDispatcherOf, knownUnit } from '../guards';
import { decidesFor } from '../queue';

export const appealTransferred = eventOf('AppealTransferred', {
  data: { from: unitId, to: unitId, tier: plain<Tier>(), reason: reasonText },
  evolve: (appeal, { from, to, tier }, { occurredAt }) => ({
    ...appeal,
    held: appeal.held && {
      ...appeal.held,
      unit: to,
      tier,
      since: occurredAt,
      givenBy: from,
      inherits: undefined,
    },
    assignee: undefined,
    round: { ...appeal.round, returning: undefined, transfers: appeal.round.transfers + 1 },
  }),
  says: ({ from, to }, { unit }) => ({
    zh: `由${unit(from).zh}转办至${unit(to).zh}`,
    en: `Transferred from ${unit(from).en} to ${unit(to).en}`,
  }),
  text: ({ reason }) => reason,
  shows: 'all',
  involves: ({ to }) => [to],
});

/**
 * To a sibling with the duty for this place, by the dispatcher of the holder or of the centre above it, twice in a
 * round at most; the clocks run on. What the tier above took over from a unit that is gone, to a
 * sibling of that unit; or to itself, when it is listed again.
 */
export const transfer = verb('transfer', {
  by: 'person',
  data: { unit: unitId, reason: reasonText },
  meets: standsIn('routed', 'accepted', 'handling'),
  refuses: [
    'appeal/not-dispatcher',
    'appeal/unknown-unit',
    'appeal/accused-unit',
    'appeal/not-sibling',
    'appeal/unclassified',
    'appeal/no-duty',
    'appeal/transferred-twice',
  ],
  rule: ({ unit, reason }, appeal, context) => {
    const { refusal } = context;
    const from = appeal.held?.unit;
    if (from === undefined || !isDispatcherOf(context.actor, from, decidesFor(from, appeal, context)))
      throw refusal('appeal/not-dispatcher');
    const to = allowedHolder(unit, appeal, context);
    const isBack = to.id === appeal.held?.inherits;
    if (!isBack && !hadBy(appeal, from, context).some((unit) => isSibling(unit, to)))
      throw refusal('appeal/not-sibling', { unit });
    if (!hasDuty(to, classified(appeal, context), placeFor(to, appeal), context.directory))
      throw refusal('appeal/no-duty', { unit });
    if (appeal.round.transfers >= 2) throw refusal('appeal/transferred-twice');
    return [
      appealTransferred({
        from,
        to: to.id,
        tier: to.tier,
        reason,
        clocks: clocks({
          // What the giver has asked for is not the receiver's.
          stopped: [
            ...owedIds(appeal, 'return-decision', 'suspension-decision', 'extension-decision'),
            ...helpOf(to.id, appeal),
          ],
          changed: ownedBy(to.id, appeal, context, 'respond', 'handle', 'whole'),
        }),
      }),
    ];
  },
});

/** Whose siblings may have it: the holder's, and those of a unit that is gone and whose matter the holder took over. */
const hadBy = ({ held }: Appeal, from: UnitId, context: Deciding<'appeal/unknown-unit'>): readonly Unit[] => [
  knownUnit(from, context),
  ...[held?.inherits && context.directory.ever.unit(held.inherits)].flatMap((unit) => unit ?? []),
];

/** A region that was given up without a successor lies in the tier above: which of its parts, the dispatcher says. */
const placeFor = (to: Unit, { place, held }: Appeal): RegionCode =>
  held?.inherits !== undefined && isWithin(to.region, place) ? to.region : place;
