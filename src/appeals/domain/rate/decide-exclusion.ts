import type { Appeal } from '../appeal';
import { eventOf, plain, reasonText, standsIn, unitId, verb, yesNo } from '../card';
import { clocks, owedIds } from '../clocks';
import { byOwnerOf } from '../guards';
import type { ExclusionGround } from '../values';
import { exclusionWords } from '../words';

const fields = {
  by: unitId,
  /** Who asked. */
  unit: unitId,
  round: plain<number>(),
  reason: reasonText,
};
const decided = (appeal: Appeal): Appeal =>
  appeal.exclusion === undefined ? appeal : { ...appeal, exclusion: { ...appeal.exclusion, decided: true } };

export const exclusionGranted = eventOf('ExclusionGranted', {
  data: { ...fields, ground: plain<ExclusionGround>() },
  evolve: decided,
  says: ({ by, ground }, { unit }) => ({
    zh: `${unit(by).zh}同意剔除（${exclusionWords[ground].zh}），不计入考核率`,
    en: `${unit(by).en} excluded it from the rates: ${exclusionWords[ground].en}`,
  }),
  text: ({ reason }) => reason,
  shows: 'nothing',
});

export const exclusionRefused = eventOf('ExclusionRefused', {
  data: fields,
  evolve: decided,
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}不同意剔除，照常计入考核率`,
    en: `${unit(by).en} refused to exclude it: it counts`,
  }),
  text: ({ reason }) => reason,
  shows: 'nothing',
});

/** Decided above, once a round. What is taken up again meanwhile is asked for anew when it has closed again. */
export const decideExclusion = verb('decideExclusion', {
  by: 'person',
  data: { granted: yesNo, reason: reasonText },
  meets: standsIn('closed'),
  refuses: ['appeal/no-exclusion-pending', 'appeal/not-dispatcher'],
  rule: ({ granted, reason }, appeal, context) => {
    const met = owedIds(appeal, 'exclusion-decision');
    const { exclusion } = appeal;
    if (met.length === 0 || exclusion === undefined) throw context.refusal('appeal/no-exclusion-pending');
    const by = byOwnerOf('exclusion-decision', appeal, context);
    const { by: unit, round, ground } = exclusion;
    const said = { by, unit, round, reason, clocks: clocks({ met }) };
    return [granted ? exclusionGranted({ ...said, ground }) : exclusionRefused(said)];
  },
});
