import { clocks, owedIds } from './clocks';
import { event, type Decide } from './context';
import { refusal } from './errors';
import { byOverseer, classified } from './guards';
import { standsIn } from './standing';
import type { DeclineGround } from '../../catalogue';

/** What units would like to say; the dispatch list, not the reporter, has to answer for it. */
const notOurs: readonly string[] = ['not-ours', 'not-our-duty', 'not-responsible'];

/** Open beside every service's own grounds: the same facts, after a review that was final. */
const finalReview: Omit<DeclineGround, 'name'> = {
  id: 'final-review',
  basis: '《信访工作条例》第三十六条：对复核意见不服，仍以同一事实和理由提出投诉请求的，不再受理',
  properChannel: '原复查（复核）机关，仅限有新的事实和理由时',
  remedy: '有新的事实、证据或理由的，可以作为新的事项提出。',
};

/**
 * 不予受理: at intake, on a ground of the service, with a notice that says where to go instead. A rule may have routed
 * it within the second: intake lasts until somebody accepts.
 */
export const decline: Decide<'decline'> = ({ ground, note, earlier }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed');
  byOverseer(appeal, context);
  if (notOurs.includes(ground)) throw refusal('appeal/not-ours-is-no-ground', { remedy: 'return' });
  if (ground === finalReview.id && earlier === undefined) throw refusal('appeal/earlier-appeal-missing');
  const found =
    ground === finalReview.id
      ? finalReview
      : classified(appeal, context).declineGrounds.find(({ id }) => id === ground);
  if (found === undefined) throw refusal('appeal/unknown-ground', { ground });
  return [
    event('AppealDeclined', {
      ground,
      basis: found.basis,
      properChannel: found.properChannel,
      remedy: found.remedy,
      note,
      earlier: ground === finalReview.id ? earlier : undefined,
    }),
    event('AppealClosed', { cause: 'declined', clocks: clocks({ stopped: owedIds(appeal) }) }),
  ];
};

/** An emergency is for 110, 119 or 120: passed on at once, and closed when they have acknowledged. */
export const referOut: Decide<'referOut'> = ({ to, acknowledgement }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed');
  byOverseer(appeal, context);
  return [
    event('AppealReferredOut', { to, acknowledgement }),
    event('AppealClosed', { cause: 'referred', clocks: clocks({ stopped: owedIds(appeal) }) }),
  ];
};
