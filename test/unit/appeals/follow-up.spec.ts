import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  START,
  as,
  countyDispatcher,
  dispatcherOf,
  followUpDesk,
  gridWorker,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  daysLater,
  delivered,
  handling,
  hoursLater,
  reported,
  resolved,
  routed,
  told,
  sealed,
} from '../../kit/appeal-story';

const toGridWorker = by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' });
const receipted = by(gridWorker, 'receiptFeedback', {});

describe('follow up', () => {
  const answered = [...handling, resolved(), toGridWorker, receipted, delivered(gridWorker)] as const;
  const attempt = (at = START) => by(followUpDesk, 'recordFollowUp', { reached: false }, at);
  const reach = ask('recordFollowUp', { reached: true, solved: true, satisfied: true });

  it('is by the follow-up desk or a supervisor, whose unit never held it in this round', () => {
    const done = told(...answered);
    done.when(reach, as(dispatcherOf(PANLONG_CENTRE))).thenRefused('appeal/follow-up-by-holder');
    done.when(reach, as(gridWorker)).thenRefused('appeal/follow-up-by-holder');
    done.when(reach, as(countyDispatcher)).thenRefused('appeal/not-follow-up-desk');
    done.when(reach, as(reporter)).thenRefused('appeal/not-follow-up-desk');
    done.when(reach, as(supervisor)).thenMatching({
      type: 'FollowUpRecorded',
      data: { attempt: 1, reached: true, solved: true, satisfied: true, unreachable: false },
    });
    const helped = told(
      reported(),
      routed,
      by(townDispatcher, 'escalate', { reason: sealed('久拖不决') }),
      accepted(townOfficer),
      resolved({}, townOfficer),
      by(townOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
      receipted,
      delivered(gridWorker),
    );
    helped.when(reach, as(dispatcherOf(PANLONG_CENTRE))).thenRefused('appeal/follow-up-by-holder');
  });

  it('finds somebody for what the county itself held: the desk never holds anything', () => {
    const county = told(
      reported(),
      by(countyDispatcher, 'route', { unit: COUNTY_CENTRE, reason: sealed('跨镇地界') }),
      accepted(countyDispatcher),
      resolved({}, countyDispatcher),
      by(countyDispatcher, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
      receipted,
      delivered(gridWorker),
    );
    county.when(reach, as({ ...supervisor, unit: COUNTY_CENTRE })).thenRefused('appeal/follow-up-by-holder');
    county.when(reach, as(followUpDesk)).thenMatching({ type: 'FollowUpRecorded', data: { solved: true } });
  });

  it.each([
    ['reached, nothing said', { reached: true }],
    ['reached, half an answer', { reached: true, solved: true }],
    ['an opinion of who would not say', { reached: true, solved: true, satisfied: true, wouldNotSay: true }],
    ['an answer of nobody', { reached: false, solved: true }],
    ['nobody who would not say', { reached: false, wouldNotSay: true }],
    [
      'a reason why nobody was reached who was',
      { reached: true, solved: true, satisfied: true, because: 'busy' as const },
    ],
  ])('takes no answers that do not fit: %s', (_, data) => {
    told(...answered)
      .when(ask('recordFollowUp', data), as(followUpDesk))
      .thenRefused('appeal/follow-up-answers');
  });

  it('takes "would not say" for no answer, and reopens nothing', () => {
    const silent = told(
      ...answered,
      by(followUpDesk, 'recordFollowUp', { reached: true, wouldNotSay: true }),
    );
    silent.thenMatching({ type: 'FollowUpRecorded', data: { solved: undefined, wouldNotSay: true } });
    silent.when(ask('reopen', { reason: 'not-solved' }), as(SYSTEM)).thenRefused('appeal/rating-not-low');
  });

  it('says why a call reached nobody', () => {
    told(...answered)
      .when(ask('recordFollowUp', { reached: false, because: 'wrong-number' }), as(followUpDesk))
      .thenMatching({ type: 'FollowUpRecorded', data: { attempt: 1, because: 'wrong-number' } });
  });

  it('comes after the answer', () => {
    told(...handling, resolved())
      .when(reach, as(followUpDesk))
      .thenRefused('appeal/not-delivered');
  });

  it('counts as unreachable after three attempts on two days, not on one', () => {
    const oneDay = told(...answered, attempt(), attempt(hoursLater(1)), attempt(hoursLater(2)));
    oneDay.thenMatching({ type: 'FollowUpRecorded', data: { attempt: 3, unreachable: false } });
    const twoDays = told(...answered, attempt(), attempt(hoursLater(1)), attempt(daysLater(1)));
    twoDays.thenMatching({ type: 'FollowUpRecorded', data: { attempt: 3, unreachable: true } });
    twoDays
      .when(ask('recordFollowUp', { reached: false }), as(followUpDesk, daysLater(1)))
      .thenRefused('appeal/unreachable');
    twoDays
      .when(reach, as(followUpDesk, daysLater(1)))
      .thenMatching({ type: 'FollowUpRecorded', data: { attempt: 4, unreachable: false } });
    twoDays
      .when(ask('close', { cause: 'unrated' }), as(SYSTEM, daysLater(1)))
      .thenRefused('appeal/rate-not-lapsed');
  });

  it('asks once: an answer is an answer', () => {
    told(...answered, by(followUpDesk, 'recordFollowUp', { reached: true, solved: true, satisfied: true }))
      .when(reach, as(followUpDesk))
      .thenRefused('appeal/already-answered');
  });

  it('reopens by itself when the reporter says that it is not solved', () => {
    told(...answered, by(followUpDesk, 'recordFollowUp', { reached: true, solved: false, satisfied: false }))
      .when(ask('reopen', { reason: 'not-solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealReopened', data: { round: 2 } });
  });
});
