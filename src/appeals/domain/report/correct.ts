import { chooseHolder, isInLineOf, barredFrom } from '../../../directory';
import { isBelow } from '../../../kernel/tier';
import { made, sealedOf } from '../../../kernel/fields';
import type { RegionCode } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { anywhere, eventOf, freeText, optional, ours, part, plain, unitId, verb, type DataOf } from '../card';
import { clocks, ofHolding, ownedBy, owedIds, start } from '../clocks';
import type { AppealContext } from '../context';
import { governsPlace, isOverseenBy, isStaffOf, isTaker } from '../guards';
import { leavingFields, left, type Leaving } from '../leaving';
import { listedRegion } from '../place';
import { takesInFor } from '../queue';
import type { ContactChange, Party, Status } from '../values';
import { restrictedFrom, withoutMarks, type Side } from './mark-identity';

const fields = {
  /** What is left out of it stays as it was. */
  place: optional(
    part({
      region: optional(plain<RegionCode>()),
      address: optional(freeText),
      location: optional(sealedOf<{ readonly latitude: number; readonly longitude: number }>()),
    }),
  ),
  /** Whose number or name was taken down wrongly; what is left out stays as it was. */
  reporter: optional(made<Party, ContactChange>()),
  proxy: optional(made<Party, ContactChange>()),
  /** The whole form anew. */
  form: optional(sealedOf<Readonly<Record<string, unknown>>>()),
  reason: freeText,
};
type Correct = DataOf<typeof fields>;

export const reportCorrected = eventOf('ReportCorrected', {
  data: {
    ...fields,
    /** Where it was said to be, when it lies elsewhere. */
    from: optional(plain<RegionCode>()),
    by: optional(unitId),
    ...leavingFields,
  },
  evolve: (appeal, { place, from, reporter, proxy, leaves }) => {
    const was = leaves === undefined ? appeal : left(appeal);
    return {
      ...was,
      place: place?.region ?? was.place,
      reporter: reporter?.citizen ?? was.reporter,
      proxy: proxy?.citizen ?? was.proxy,
      marks: withoutMarks(was, { reporter, proxy }),
      // What the dispatch list said of another place is no reason to ask a person.
      waitsBecause: from === undefined || isUnclassified(was) ? was.waitsBecause : undefined,
    };
  },
  says: ({ place, from, reporter, proxy, form }, { region }) => {
    const to = place?.region;
    const moved = from !== undefined && to !== undefined;
    const parts = [
      moved && {
        zh: `地点由${region(from).zh}改为${region(to).zh}`,
        en: `the place, from ${region(from).en} to ${region(to).en}`,
      },
      !moved && place !== undefined && { zh: '详细地点已更正', en: 'where exactly' },
      reporter !== undefined && { zh: '诉求人联系方式已更正', en: 'the reporter’s contact' },
      proxy !== undefined && { zh: '代办人联系方式已更正', en: 'the proxy’s contact' },
      form !== undefined && { zh: '表单内容已更正', en: 'the form' },
    ].filter((one) => one !== false);
    return {
      zh: `更正登记：${parts.map(({ zh }) => zh).join('；')}`,
      en: `Corrected: ${parts.map(({ en }) => en).join('; ')}`,
    };
  },
  text: ({ reason }) => reason,
  shows: 'all',
});

const isUnclassified = ({ waitsBecause }: Appeal): boolean =>
  waitsBecause === 'no-service' || waitsBecause === 'several-services';

/** Once somebody has answered, asked back or handed it on, another place would be another matter. */
const canMove: readonly Status[] = ['reported', 'routed', 'accepted', 'handling'];

/**
 * 更正: what was taken down wrongly is put right, never what the reporter said. Where the duty for the right place lies
 * elsewhere, it is dispatched anew. Whoever answers a corrected number from then on is the reporter, and the old one is not.
 */
export const correct = verb('correct', {
  by: 'person',
  data: {
    ...fields,
    /** Of whom it names, whose data are restricted. */
    restricted: optional(ours<readonly Side[]>()),
  },
  meets: anywhere,
  refuses: [
    'appeal/not-yours-to-correct',
    'appeal/nothing-to-correct',
    'appeal/place-settled',
    'appeal/unknown-region',
  ],
  rule: ({ place, reporter, proxy, form, reason, restricted }, appeal, context) => {
    const { actor, directory, refusal } = context;
    if (!isTheirsToCorrect(appeal, reporter ?? proxy, context)) throw refusal('appeal/not-yours-to-correct');
    const region = place?.region;
    const moved = region !== undefined && region !== appeal.place;
    const exactly = place?.address ?? place?.location;
    if (!moved && (exactly ?? reporter ?? proxy ?? form) === undefined)
      throw refusal('appeal/nothing-to-correct');
    if (moved && !canMove.includes(appeal.status)) throw refusal('appeal/place-settled');
    if (moved && directory.region(listedRegion(region)) === undefined)
      throw refusal('appeal/unknown-region', { region });
    const from = moved ? appeal.place : undefined;
    const anew = moved ? dispatchedAnew({ ...appeal, place: region }, context) : {};
    return [
      reportCorrected({ place, reporter, proxy, form, reason, from, by: actor.unit, ...anew }),
      ...restrictedFrom(restricted, { ...appeal, marks: withoutMarks(appeal, { reporter, proxy }) }),
    ];
  },
});

/**
 * Who has it, who oversees that, or who took it down. Who can be called back never by who handles it: whoever answers
 * there rates the handling.
 */
export function isTheirsToCorrect(
  appeal: Appeal,
  party: Correct['reporter'],
  context: AppealContext,
): boolean {
  const { actor } = context;
  if (isTaker(appeal, actor) || isOverseenBy(appeal, context)) return true;
  const handles = isStaffOf(appeal.held?.unit ?? appeal.round.resolution?.unit, actor);
  const dispatches = actor.role === 'dispatcher' && governsPlace(appeal, context);
  return party === undefined ? handles || dispatches : dispatches && !handles && !appeal.violation;
}

/**
 * It leaves a holder who has no duty at the right place. A centre above that place keeps what it leads, by escalation or a
 * dispatcher's choice.
 */
function dispatchedAnew(appeal: Appeal, context: AppealContext): Leaving {
  const { held, service: id, place } = appeal;
  const { directory, catalogue } = context;
  const service = id && catalogue.known(id);
  if (held === undefined || service === undefined) return {};
  const choice = chooseHolder({ service, place, barred: barredFrom(appeal), directory });
  const holder = directory.unit(held.unit);
  const duty = 'unit' in choice ? choice.unit : undefined;
  const leads =
    holder !== undefined &&
    duty !== undefined &&
    isInLineOf(place, holder) &&
    isBelow(duty.tier, holder.tier);
  if (duty?.id === held.unit || leads) return {};
  const queue = takesInFor(appeal, context);
  return {
    leaves: { from: held.unit, queue },
    clocks: clocks({
      stopped: [...ofHolding(appeal), ...owedIds(appeal, 'co-handle', 'check-in')],
      started: [start({ ...appeal, held: undefined }, 'dispatch', queue, context)],
      changed: ownedBy(queue, appeal, context, 'whole'),
    }),
  };
}
