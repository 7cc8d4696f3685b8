import type { DeclineGround } from '../../../catalogue';
import type { AppealNumber, CitizenId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, ours, plain, standsIn, unitId, verb } from '../card';
import type { Deciding } from '../context';
import { byOverseer, classified } from '../guards';
import { closed } from '../rate/close';

/** What units would like to say; the dispatch list, not the reporter, has to answer for it. */
const notOurs: readonly string[] = ['not-ours', 'not-our-duty', 'not-responsible'];

/** Open beside every service's own grounds: the same facts, after a review that was final. */
const finalReview: Omit<DeclineGround, 'name'> = {
  id: 'final-review',
  basis: '《信访工作条例》第三十六条：对复核意见不服，仍以同一事实和理由提出投诉请求的，不再受理',
  properChannel: '原复查（复核）机关，仅限有新的事实和理由时',
  remedy: '有新的事实、证据或理由的，可以作为新的事项提出。',
};

const fields = {
  /** One of the service's, or `final-review`: the same facts after a final review. */
  ground: plain<string>(),
  note: optional(freeText),
  /** The appeal whose review was final; only where that is the ground. */
  earlier: optional(plain<AppealNumber>()),
};

/** The appeal of that number, as far as it matters here; absent when there is none that the dispatcher may see. */
export interface Earlier {
  readonly reporter?: CitizenId | undefined;
  readonly violation: boolean;
  /** Its review was final. */
  readonly final: boolean;
}

export const appealDeclined = eventOf('AppealDeclined', {
  data: {
    ...fields,
    basis: plain<string>(),
    properChannel: plain<string>(),
    remedy: plain<string>(),
    /** The dispatcher's unit. */
    by: optional(unitId),
  },
  evolve: (appeal, { by }) => ({ ...appeal, refusedBy: by }),
  says: ({ basis, properChannel, remedy }) => ({
    zh: `不予受理。依据：${basis}。反映渠道：${properChannel}。${remedy}`,
    en: `Declined on the basis of ${basis}; proper channel: ${properChannel}; remedy: ${remedy}`,
  }),
  text: ({ note }) => note,
  shows: 'all',
});

/**
 * 不予受理: at intake, on a ground of the service, with a notice that says where to go instead. A rule may have routed
 * it within the second: intake lasts until somebody accepts.
 */
export const decline = verb('decline', {
  by: 'person',
  data: { ...fields, found: optional(ours<Earlier>()) },
  meets: standsIn('reported', 'routed'),
  refuses: [
    'appeal/not-dispatcher',
    'appeal/not-ours-is-no-ground',
    'appeal/earlier-appeal-missing',
    'appeal/earlier-not-theirs',
    'appeal/earlier-not-final',
    'appeal/unclassified',
    'appeal/unknown-ground',
  ],
  rule: ({ ground, note, earlier, found: resolved }, appeal, context) => {
    byOverseer(appeal, context);
    const { refusal } = context;
    if (notOurs.includes(ground)) throw refusal('appeal/not-ours-is-no-ground', { remedy: 'return' });
    const afterReview = ground === finalReview.id;
    if (afterReview && earlier === undefined) throw refusal('appeal/earlier-appeal-missing');
    if (afterReview) isTheirs(resolved, appeal, context);
    const found = afterReview
      ? finalReview
      : classified(appeal, context).declineGrounds.find(({ id }) => id === ground);
    if (found === undefined) throw refusal('appeal/unknown-ground', { ground });
    const { basis, properChannel, remedy } = found;
    return [
      appealDeclined({
        ground,
        basis,
        properChannel,
        remedy,
        note,
        earlier: afterReview ? earlier : undefined,
        by: context.actor.unit,
      }),
      closed('declined', appeal),
    ];
  },
});

/**
 * The same reporter's, and reviewed finally. A violation report is linked to no other appeal: that two have one reporter
 * would say who it is.
 */
function isTheirs(
  earlier: Earlier | undefined,
  { reporter, violation }: Appeal,
  { refusal }: Deciding<'appeal/earlier-not-theirs' | 'appeal/earlier-not-final'>,
): void {
  const linked = earlier !== undefined && !violation && !earlier.violation;
  if (!linked || reporter === undefined || earlier.reporter !== reporter)
    throw refusal('appeal/earlier-not-theirs');
  if (!earlier.final) throw refusal('appeal/earlier-not-final');
}
