import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { accusedParty, anywhere, eventOf, optional, plain, verb } from '../card';
import { claimClocks, handedOn } from '../claims';
import { clocks } from '../clocks';
import type { AppealContext } from '../context';
import { governsPlace, handlesIt, isKnown, isOverseenBy, isReporter, isStaffOf, isTaker } from '../guards';
import { desksFor, leaving, leavingFields, left } from '../leaving';
import { appealUnmerged, unmerged } from '../report/unmerge';
import { stepped } from '../step';
import type { Accused } from '../values';

/** Few enough that no list of every unit blinds a county. */
export const CLAIMS_AT_MOST = 5;

export const accusedNamed = eventOf('AccusedNamed', {
  data: {
    accused: accusedParty,
    ...leavingFields,
    /** Who looks into it. */
    desks: optional(plain<readonly UnitId[]>()),
  },
  evolve: (appeal, { accused, leaves }) => {
    const named = { ...appeal, accused: [...appeal.accused, accused] };
    return leaves === undefined ? named : left(named);
  },
  says: ({ leaves }) =>
    leaves
      ? { zh: '指认被反映对象，收回其承办', en: 'Somebody was named who had it; it was taken from them' }
      : { zh: '指认被反映对象', en: 'Somebody was named in it' },
  shows: 'nothing',
  involves: ({ desks = [] }) => desks,
});

/**
 * A claim, at any time, even when closed. At once the appeal is out of reach for whom it names and for the tiers
 * below them; nobody else loses anything by it, least of all those who confirm or dismiss it.
 */
export const nameAccused = verb('nameAccused', {
  by: 'person',
  data: { accused: accusedParty },
  meets: anywhere,
  refuses: [
    'appeal/claim-by-holder',
    'appeal/not-claimant',
    'appeal/unknown-accused',
    'appeal/already-accused',
    'appeal/too-many-accused',
  ],
  rule: ({ accused }, appeal, context) => {
    if (!isReporter(appeal, context.actor)) {
      if (handlesIt(appeal, context.actor)) throw context.refusal('appeal/claim-by-holder');
      if (!mayClaim(appeal, context)) throw context.refusal('appeal/not-claimant');
    }
    isKnown(accused, context);
    const claims = [...appeal.accused, ...appeal.dismissed];
    if (claims.some((claim) => isSame(claim, accused))) throw context.refusal('appeal/already-accused');
    if (claims.length >= CLAIMS_AT_MOST)
      throw context.refusal('appeal/too-many-accused', { max: CLAIMS_AT_MOST });
    // The lead's holder may be the accused, and the lead does not know: it stands alone again first.
    const alone = unmerged(appeal, '新增被反映对象，单独办理', context);
    const facts = { occurredAt: context.now, actor: context.actor };
    const stands = alone.reduce((before, { data }) => stepped(appealUnmerged, before, data, facts), appeal);
    const named: Appeal = { ...stands, accused: [...stands.accused, accused] };
    const { clocks: moved, ...left } = leaving(stands, named, context);
    const started = [...(moved?.started ?? []), ...claimClocks([accused], named, context)];
    // Who was to decide on a claim of before, and is named now.
    const changed = [...(moved?.changed ?? []), ...handedOn(named, context)];
    const undecided = named.accused.filter(({ confirmed }) => confirmed !== true);
    return [
      ...alone,
      accusedNamed({
        accused,
        desks: desksFor(undecided, named, context),
        ...left,
        clocks: clocks({ ...moved, started, changed }),
      }),
    ];
  },
});

export const isSame = (a: Accused, b: Accused): boolean => a.unit === b.unit && a.person === b.person;

/** Who took it down, routes it, watches over it, or looks into such things. */
const mayClaim = (appeal: Appeal, context: AppealContext): boolean =>
  isTaker(appeal, context.actor) ||
  isOverseenBy(appeal, context) ||
  governsPlace(appeal, context) ||
  isStaffOf(context.directory.deskOf('discipline')?.id, context.actor);
