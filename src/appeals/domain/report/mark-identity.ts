import type { CitizenId } from '../../../kernel/ids';
import { anywhere, eventOf, optional, plain, verb } from '../card';
import type { Appeal, IdentityMark } from '../appeal';
import { bySystem } from '../guards';
import type { Party } from '../values';

export type Side = 'reporter' | 'proxy';

const fields = {
  parties: plain<readonly Side[]>(),
  as: plain<IdentityMark | 'released'>(),
};

const who = (parties: readonly Side[]) =>
  parties.includes('reporter')
    ? { zh: '诉求人', en: 'the reporter' }
    : { zh: '代办人', en: 'who spoke for the reporter' };

/** What was decided of whoever stands behind it, in its own history: by it lists and screens show less. */
export const identityMarked = eventOf('IdentityMarked', {
  data: fields,
  evolve: (appeal, { parties, as }) => ({
    ...appeal,
    marks: {
      ...appeal.marks,
      ...Object.fromEntries(parties.map((party) => [party, as === 'released' ? undefined : as])),
    },
  }),
  says: ({ parties, as }) => {
    const { zh, en } = who(parties);
    switch (as) {
      case 'restricted':
        return { zh: `${zh}的身份信息限制处理，不得查看、导出`, en: `What tells of ${en} is restricted` };
      case 'released':
        return { zh: `${zh}的身份信息解除限制`, en: `What tells of ${en} is no longer restricted` };
      case 'erased':
        return parties.includes('reporter')
          ? {
              zh: '诉求人的身份信息、诉求内容和附件已依法清除，办理过程保留',
              en: 'Who reported it, what was said and what was attached were erased by law; how it was handled stays',
            }
          : { zh: '代办人的身份信息已依法清除', en: `What tells of ${en} was erased by law` };
    }
  },
  shows: 'sentence',
});

/** Nothing can be sealed for it any more, and whoever would be told is nobody: no act is taken. */
export const isErased = ({ marks }: Pick<Appeal, 'marks'>): boolean => marks?.reporter === 'erased';

/** What was decided of whoever stood there says nothing of who stands there now. */
export function withoutMarks(
  appeal: Pick<Appeal, 'marks' | Side>,
  now: Readonly<Partial<Record<Side, Party | undefined>>>,
): Appeal['marks'] {
  const isAnother = (side: Side): boolean => now[side] !== undefined && now[side].citizen !== appeal[side];
  if (appeal.marks === undefined) return undefined;
  return {
    ...appeal.marks,
    ...(isAnother('reporter') && { reporter: undefined }),
    ...(isAnother('proxy') && { proxy: undefined }),
  };
}

/** Whoever comes to stand behind an appeal while their data are restricted is restricted there, too. */
export const restrictedFrom = (
  restricted: readonly Side[] = [],
  { marks }: Pick<Appeal, 'marks'>,
): readonly ReturnType<typeof identityMarked>[] => {
  const parties = restricted.filter((side) => marks?.[side] === undefined);
  return parties.length === 0 ? [] : [identityMarked({ parties, as: 'restricted' })];
};

/** Who may decide so, and when, is decided where the citizen's own record is kept. */
export const markIdentity = verb('markIdentity', {
  by: 'system',
  data: {
    ...fields,
    /** Whose: by the time that it is carried out, another may stand there. */
    citizen: optional(plain<CitizenId>()),
  },
  meets: anywhere,
  refuses: ['appeal/system-only'],
  rule: ({ parties, as, citizen }, appeal, context) => {
    bySystem(context);
    const mark = as === 'released' ? undefined : as;
    const changed = parties.filter((party) => {
      const was = appeal.marks?.[party];
      // With a reporter goes what was said, whoever stands there by then.
      const isGone = as === 'erased' && party === 'reporter';
      const isTheirs = isGone || citizen === undefined || appeal[party] === citizen;
      // What is gone stays gone.
      return isTheirs && was !== mark && was !== 'erased';
    });
    return changed.length === 0 ? [] : [identityMarked({ parties: changed, as })];
  },
});
