import type { CitizenId } from '../../../kernel/ids';
import { eventOf, plain, standsIn, unresolved, verb } from '../card';
import { isReporter } from '../guards';

export const appealEndorsed = eventOf('AppealEndorsed', {
  data: { citizen: plain<CitizenId>() },
  evolve: (appeal, { citizen }) => ({ ...appeal, endorsers: [...appeal.endorsers, citizen] }),
  says: { zh: '又有一名群众反映同一事项', en: 'Another citizen endorsed it' },
  shows: 'all',
});

/** "Me too", from another citizen, once. A violation report has no public view to be endorsed on. */
export const endorse = verb('endorse', {
  by: 'person',
  /** The citizen is who calls. */
  data: {},
  meets: standsIn(...unresolved),
  refuses: ['appeal/not-found', 'appeal/not-citizen', 'appeal/own-appeal', 'appeal/already-endorsed'],
  rule: (_, appeal, { actor, refusal }) => {
    const { citizen } = actor;
    if (appeal.violation) throw refusal('appeal/not-found');
    if (actor.role !== 'citizen' || citizen === undefined) throw refusal('appeal/not-citizen');
    if (isReporter(appeal, actor)) throw refusal('appeal/own-appeal');
    if (appeal.endorsers.includes(citizen)) throw refusal('appeal/already-endorsed');
    return [appealEndorsed({ citizen })];
  },
});
