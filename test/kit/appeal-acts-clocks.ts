import type { Acts, Way } from './appeal-act';
import { lastStart } from './appeal-choices';
import { townDispatcher, villageOfficer } from './appeal-context';
import { by, daysLater, handling, sealed } from './appeal-story';

const suspending = { until: daysLater(9), reason: sealed('司法鉴定期间无法施工') };
const asks = by(villageOfficer, 'requestSuspension', suspending);
const asksReporter = by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') });
export const suspended: Way = [
  ...handling,
  asks,
  by(townDispatcher, 'decideSuspension', { granted: true, reason: sealed('属实') }),
];

/** What stops and moves the clocks of handling. */
export const clockActs = {
  requestSuspension: {
    actor: villageOfficer,
    data: () => suspending,
    random: (pick, state) => ({
      until: daysLater(pick([-1, 5, 20, 29, 29, 400]), lastStart(state)),
      reason: sealed('等待鉴定'),
    }),
  },
  decideSuspension: {
    actor: townDispatcher,
    data: () => ({ granted: true, reason: sealed('属实') }),
    besides: {
      handling: [...handling, asks],
      'awaiting-information': [...handling, asks, asksReporter],
    },
    random: (pick) => ({ granted: pick([true, true, false]), reason: sealed('已核对') }),
  },
  resume: { actor: villageOfficer, data: () => ({ reason: sealed('鉴定意见已出') }) },
} satisfies Acts;
