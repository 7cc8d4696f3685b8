import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeText, plain, standsIn, unitId, uploads, verb } from '../card';
import { clocks, owed, start } from '../clocks';
import type { Deciding } from '../context';
import { isStaffOf } from '../guards';
import { confirmsFor } from '../queue';
import type { ExclusionGround } from '../values';
import { exclusionWords } from '../words';

const fields = {
  ground: plain<ExclusionGround>(),
  /** What it rests on. */
  reason: freeText,
  /** What proves it: at least one. */
  attachments: uploads,
};

export const exclusionRequested = eventOf('ExclusionRequested', {
  data: {
    ...fields,
    /** The round that is to be left out of the rates. */
    round: plain<number>(),
    by: unitId,
    /** Whose dispatcher decides: the centre above, and for the county centre's own the 督查室. */
    decidedBy: unitId,
  },
  evolve: (appeal, { round, by, ground }) => ({ ...appeal, exclusion: { round, by, ground } }),
  says: ({ by, ground }, { unit }) => ({
    zh: `${unit(by).zh}申请剔除（${exclusionWords[ground].zh}）`,
    en: `${unit(by).en} asks to have it excluded: ${exclusionWords[ground].en}`,
  }),
  text: ({ reason }) => reason,
  shows: 'nothing',
});

/** 剔除: a closed round that says nothing of whoever handled it is left out of the rates, if that is proven and decided above. */
export const requestExclusion = verb('requestExclusion', {
  by: 'person',
  data: fields,
  meets: standsIn('closed'),
  refuses: [
    'appeal/not-holder',
    'appeal/exclusion-pending',
    'appeal/exclusion-decided',
    'appeal/evidence-missing',
  ],
  rule: ({ ground, reason, attachments }, appeal, context) => {
    const by = byWhoHeldIt(appeal, context);
    const { exclusion, round } = appeal;
    if (owed(appeal, 'exclusion-decision').length > 0) throw context.refusal('appeal/exclusion-pending');
    if (exclusion?.round === round.number && exclusion.decided)
      throw context.refusal('appeal/exclusion-decided');
    if (attachments.length === 0) throw context.refusal('appeal/evidence-missing', { photos: 1, shown: 0 });
    const decidedBy = confirmsFor(by, appeal, context);
    const started = [start(appeal, 'exclusion-decision', decidedBy, context)];
    return [
      exclusionRequested({
        ...{ ground, reason, attachments, round: round.number, by, decidedBy },
        clocks: clocks({ started }),
      }),
    ];
  },
});

/** Whose figures it is in. @returns the unit */
function byWhoHeldIt({ round }: Appeal, { actor, refusal }: Deciding<'appeal/not-holder'>): UnitId {
  const unit = round.heldBy.find((each) => isStaffOf(each, actor));
  if (unit === undefined) throw refusal('appeal/not-holder');
  return unit;
}
