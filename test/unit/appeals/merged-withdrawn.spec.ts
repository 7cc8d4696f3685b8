import { as, countyDispatcher, reporter } from '../../kit/appeal-context';
import { OTHER, ask, by, handling, sealed, told } from '../../kit/appeal-story';

const merged = by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处停电') });

describe('an appeal that was merged', () => {
  it('may be withdrawn by its reporter', () => {
    told(...handling, merged)
      .when(ask('withdraw', {}), as(reporter))
      .thenMatching({ type: 'AppealWithdrawn' }, { type: 'AppealClosed', data: { cause: 'withdrawn' } });
  });
});
