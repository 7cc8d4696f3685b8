import { as, PUXI_CENTRE, reporter, townDispatcher, villageOfficer } from '../../kit/appeal-context';
import { ask, by, daysLater, handling, photo, rating, resolved, sealed, told } from '../../kit/appeal-story';

const asked = {
  ground: 'untrue',
  reason: sealed('现场核查无此情况'),
  attachments: [photo('checked')],
} as const;
const closed = [...handling, resolved(), by(reporter, 'rate', rating(4))] as const;
const pending = told(...closed, by(villageOfficer, 'requestExclusion', asked));

describe('an exclusion', () => {
  it('is asked for by who held the round, with evidence, and waits for the centre above', () => {
    told(...closed)
      .when(ask('requestExclusion', asked), as(villageOfficer))
      .thenMatching({
        type: 'ExclusionRequested',
        data: {
          round: 1,
          decidedBy: PUXI_CENTRE,
          clocks: { started: [{ kind: 'exclusion-decision', owner: PUXI_CENTRE }] },
        },
      });
  });

  it('is decided there once, and its deadline is met', () => {
    pending
      .when(ask('decideExclusion', { granted: true, reason: sealed('属实') }), as(townDispatcher))
      .thenMatching({
        type: 'ExclusionGranted',
        data: { round: 1, ground: 'untrue', clocks: { met: ['1/exclusion-decision/-/1'] } },
      });
    pending
      .when(ask('decideExclusion', { granted: false, reason: sealed('佐证不足') }), as(townDispatcher))
      .thenMatching({ type: 'ExclusionRefused' });
  });

  it('lapses when the matter goes on again', () => {
    pending
      .when(ask('reopen', { reason: sealed('又挪了') }), as(reporter, daysLater(1)))
      .thenMatching({ type: 'AppealReopened', data: { clocks: { stopped: ['1/exclusion-decision/-/1'] } } });
  });
});
