import type { Acts } from './appeal-act';
import { reporter, townDispatcher, villageOfficer } from './appeal-context';
import { by, handling, photo, rating, resolved, sealed } from './appeal-story';

const excluding = {
  ground: 'untrue',
  reason: sealed('现场核查无此情况'),
  attachments: [photo('checked')],
} as const;

/** What is left out of the rates. */
export const exclusionActs = {
  requestExclusion: {
    actor: villageOfficer,
    data: () => excluding,
    besides: { closed: [...handling, resolved(), by(reporter, 'rate', rating(4))] },
    random: (pick) => ({ ...excluding, attachments: pick([[], [photo('checked')]]) }),
  },
  decideExclusion: {
    actor: townDispatcher,
    data: () => ({ granted: true, reason: sealed('佐证齐全') }),
    besides: {
      closed: [
        ...handling,
        resolved(),
        by(reporter, 'rate', rating(4)),
        by(villageOfficer, 'requestExclusion', excluding),
      ],
    },
    random: (pick) => ({ granted: pick([true, false]), reason: sealed('已核对') }),
  },
} satisfies Acts;
