import {
  barredFrom,
  chooseHolder,
  isForVillages,
  isInLineOf,
  type HolderQuestion,
  type Unit,
} from '../../../directory';
import type { UnitId } from '../../../kernel/ids';
import { isBelow, type Tier } from '../../../kernel/tier';
import type { Appeal } from '../appeal';
import { eventOf, optional, plain, reasonText, standsIn, unitId, verb, yesNo, type DataOf } from '../card';
import { clocks, owedIds, start, ownedBy } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { allowedHolder, byIntake, classified } from '../guards';
import { decidesFor, queueOf, takesInFor } from '../queue';
import type { QueueCause } from '../values';
import { queueWords } from '../words';

/** Who named the present holder: a rule counts as the dispatcher of `decides`. */
const routing = {
  unit: unitId,
  tier: plain<Tier>(),
  rule: plain<'dispatch-list' | 'lowest-tier' | 'person' | 'return' | 'county-final'>(),
  reason: reasonText,
  /** The centre whose dispatcher decides on a return. */
  decides: unitId,
  /** Routed by the county dispatcher after two returns: cannot be returned again. */
  final: yesNo,
};
type Routing = DataOf<typeof routing>;

export const appealRouted = eventOf('AppealRouted', {
  data: routing,
  evolve: (appeal, { unit, tier, decides, final }, { occurredAt }) => ({
    ...appeal,
    status: 'routed',
    waitsBecause: undefined,
    held: { unit, tier, since: occurredAt, decides, final },
    assignee: undefined,
  }),
  says: ({ unit }, names) => ({ zh: `派单至${names.unit(unit).zh}`, en: `Routed to ${names.unit(unit).en}` }),
  text: ({ reason }) => reason,
  shows: 'sentence',
  involves: ({ unit, decides }) => [unit, decides],
});

/** Nobody could be named by rule: it waits in this centre's dispatcher queue, and this is why. */
export const appealQueued = eventOf('AppealQueued', {
  data: { queue: unitId, cause: plain<QueueCause>(), reason: reasonText },
  evolve: (appeal, { cause }) => ({ ...appeal, waitsBecause: cause }),
  says: ({ queue, cause }, { unit }) => ({
    zh: `${queueWords[cause].zh}，待${unit(queue).zh}人工派单`,
    en: `Waits for the dispatcher of ${unit(queue).en}: ${queueWords[cause].en}`,
  }),
  shows: 'sentence',
});

/** By rule while no person is waited for; by a dispatcher to any unit of the place's own line that may hold it. */
export const route = verb('route', {
  by: 'person',
  /** Without a unit, the dispatch list chooses. */
  data: { unit: optional(unitId), reason: optional(reasonText) },
  meets: standsIn('reported'),
  refuses: [
    'appeal/not-dispatcher',
    'appeal/unclassified',
    'appeal/unknown-unit',
    'appeal/accused-unit',
    'appeal/outside-line',
    'appeal/no-duty',
    'appeal/duty-elsewhere',
    'appeal/was-let-go',
  ],
  refusesInside: ['appeal/waits-for-person'],
  rule: ({ unit, reason }, appeal, context) => {
    const bySystem = context.actor.role === 'system';
    const dispatcher = bySystem ? undefined : byIntake(appeal, context);
    if (bySystem && appeal.waitsBecause !== undefined) throw context.refusal('appeal/waits-for-person');
    const service = classified(appeal, context);
    const { place } = appeal;
    const { directory } = context;
    const choice = chooseHolder({ service, place, barred: barredFrom(appeal), directory });
    if (unit !== undefined && dispatcher !== undefined) {
      const chosen = allowedHolder(unit, appeal, context);
      const duty = 'unit' in choice ? choice.unit : undefined;
      isFitting(chosen, { service, place, directory }, context);
      if (reason === undefined) needsNoReason(chosen, duty, appeal, context);
      return routed(
        appeal,
        chosen,
        { ...byPerson(appeal, dispatcher, chosen, context), reason: reason ?? '' },
        context,
      );
    }
    if ('none' in choice) return queued(appeal, choice.none, choice.reason, context);
    if (!bySystem && reason === undefined) needsNoReason(choice.unit, choice.unit, appeal, context);
    const final = appeal.waitsBecause === 'second-return';
    const decides = dispatcher ?? decidesFor(choice.unit.id, appeal, context);
    return routed(appeal, choice.unit, { rule: choice.rule, reason: choice.reason, decides, final }, context);
  },
});

/** Elsewhere than the duty, but on the place's own line; a department's duty never falls to a village. */
function isFitting(
  unit: Unit,
  asked: Omit<HolderQuestion, 'barred'>,
  { refusal }: Deciding<'appeal/outside-line' | 'appeal/no-duty'>,
): void {
  if (!isInLineOf(asked.place, unit)) throw refusal('appeal/outside-line', { unit: unit.id });
  if (unit.tier === 'village' && !isForVillages(asked)) throw refusal('appeal/no-duty', { unit: unit.id });
}

/** Whoever contradicts the dispatch list, or a return that was granted, says why. */
function needsNoReason(
  unit: Unit,
  duty: Unit | undefined,
  { round: { letGo } }: Appeal,
  { refusal }: Deciding<'appeal/duty-elsewhere' | 'appeal/was-let-go'>,
): void {
  if (letGo.includes(unit.id)) throw refusal('appeal/was-let-go', { unit: unit.id });
  if (duty !== undefined && duty.id !== unit.id) throw refusal('appeal/duty-elsewhere', { duty: duty.id });
}

type Named = Pick<Routing, 'rule' | 'decides' | 'final'>;

/** A return is decided by whoever routed, unless that would be a tier below the holder. */
const byPerson = (appeal: Appeal, dispatcher: UnitId, to: Unit, context: AppealContext): Named => {
  const { waitsBecause } = appeal;
  const own = context.directory.unit(dispatcher);
  const decides = own && isBelow(own.tier, to.tier) ? decidesFor(to.id, appeal, context) : dispatcher;
  if (waitsBecause === 'second-return') return { rule: 'county-final', decides, final: true };
  return { rule: waitsBecause === 'returned' ? 'return' : 'person', decides, final: false };
};

const routed = (
  appeal: Appeal,
  unit: Unit,
  named: Named & Pick<Routing, 'reason'>,
  context: AppealContext,
): readonly AppealEvent[] => [
  appealRouted({
    unit: unit.id,
    tier: unit.tier,
    ...named,
    clocks: clocks({
      met: owedIds(appeal, 'dispatch'),
      started: [start(appeal, 'respond', unit.id, context, unit.tier)],
      changed: ownedBy(unit.id, appeal, context, 'whole'),
    }),
  }),
];

/** The list names nobody: the county dispatcher does. Said once. */
function queued(
  appeal: Appeal,
  cause: 'no-unit' | 'all-accused',
  reason: string,
  context: AppealContext,
): readonly AppealEvent[] {
  if (appeal.waitsBecause === cause) return [];
  const queue = takesInFor(appeal, context);
  const moves = queueOf(appeal) !== queue;
  const changed = moves ? ownedBy(queue, appeal, context, 'dispatch', 'whole') : [];
  return [appealQueued({ queue, cause, reason, clocks: clocks({ changed }) })];
}
