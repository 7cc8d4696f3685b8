import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  as,
  citizen,
  countyDispatcher,
  gridWorker,
  neighbour,
  officerOf,
  reporter,
  secretHolder,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  daysLater,
  delivered,
  handling,
  party,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Telling,
} from '../../kit/appeal-story';
import { serviceId, unitId } from '../../kit/hanyin';

const solved = [...handling, resolved()] as const;
const carried: readonly Telling[] = [
  by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
  by(gridWorker, 'receiptFeedback', {}),
  delivered(gridWorker),
];
const answered = [...solved, ...carried] as const;
const rate = (stars: number, isSolved = true) => ask('rate', rating(stars, isSolved));
const rated = (stars: number, isSolved = true) => by(reporter, 'rate', rating(stars, isSolved));
const again = by(SYSTEM, 'reopen', { reason: 'low-rating' });
/** The second round, handled and rated low as well. */
const secondLow: readonly Telling[] = [routed, accepted(), resolved(), rated(1)];

describe('rate', () => {
  it('closes when the reporter is content', () => {
    told(...answered)
      .when(rate(4), as(reporter))
      .thenMatching(
        {
          type: 'AppealRated',
          data: { round: 1, stars: 4, solved: true, clocks: { met: ['1/rate/-/1'] } },
        },
        { type: 'AppealClosed', data: { cause: 'rated' } },
      );
  });

  it('is allowed as soon as the resolution stands, and then counts as delivery', () => {
    told(...solved)
      .when(rate(5), as(reporter))
      .thenMatching(
        {
          type: 'FeedbackDelivered',
          data: { to: 'reporter', means: 'rating', clocks: { met: ['1/feedback/-/1'] } },
        },
        { type: 'AppealRated' },
        { type: 'AppealClosed' },
      );
  });

  it('is the reporter’s, a proxy’s, or the holder’s of the secret, never the handler’s', () => {
    for (const actor of [neighbour, villageOfficer, gridWorker, secretHolder('a-secret')])
      told(...answered)
        .when(rate(5), as(actor))
        .thenRefused('appeal/not-reporter');
    told(reported({ proxy: party('zhao-proxy') }), ...solved.slice(1))
      .when(rate(5), as(citizen('zhao-proxy')))
      .thenMatching({ type: 'FeedbackDelivered' }, { type: 'AppealRated' }, { type: 'AppealClosed' });
    const police = officerOf(unitId('dept-police'));
    told(
      reported(
        {
          service: serviceId('violation-report'),
          reporter: undefined,
          anonymous: { secretHash: 'a-secret' },
        },
        secretHolder('a-secret'),
      ),
      routed,
      by(police, 'accept', { assignee: police.id }),
      resolved({}, police),
    )
      .when(rate(3), as(secretHolder('a-secret')))
      .thenMatching({ type: 'FeedbackDelivered' }, { type: 'AppealRated' }, { type: 'AppealClosed' });
  });

  it('is one to five whole stars, once a round, within the window', () => {
    for (const stars of [0, 6, 2.5, Number.NaN])
      told(...answered)
        .when(rate(stars), as(reporter))
        .thenRefused('appeal/invalid-stars');
    told(...answered, rated(2))
      .when(rate(5), as(reporter))
      .thenRefused('appeal/already-rated');
    const late = told(...answered).when(rate(5), as(reporter, daysLater(20)));
    expect(late.refused?.code).toBe('appeal/rate-window-over');
  });

  it.each([
    [2, true],
    [1, true],
    [5, false],
  ])(
    'does not close on %d stars, solved %s: the county owes a new dispatch until it is reopened',
    (stars, isSolved) => {
      const low = told(...answered).when(rate(stars, isSolved), as(reporter));
      low.thenMatching({
        type: 'AppealRated',
        data: { clocks: { met: ['1/rate/-/1'], started: [{ kind: 'dispatch', owner: COUNTY_CENTRE }] } },
      });
      expect(low.state.status).toBe('resolved');
    },
  );
});

describe('an appeal that nobody rates', () => {
  it('closes as unrated when the time for it has lapsed', () => {
    const close = ask('close', { cause: 'unrated' });
    told(...answered)
      .when(close, as(SYSTEM))
      .thenRefused('appeal/rate-not-lapsed');
    told(...answered)
      .when(close, as(countyDispatcher))
      .thenRefused('appeal/system-only');
    told(...answered)
      .when(close, as(SYSTEM, daysLater(20)))
      .thenMatching(
        { type: 'DeadlineMissed', data: { deadline: '1/rate/-/1', owner: 'reporter' } },
        { type: 'AppealClosed', data: { cause: 'unrated', clocks: { stopped: ['1/rate/-/1'] } } },
      );
  });

  it('does not close over a low rating', () => {
    told(...answered, rated(1))
      .when(ask('close', { cause: 'unrated' }), as(SYSTEM))
      .thenRefused('appeal/rating-unsettled');
  });
});

describe('reopen', () => {
  const because = ask('reopen', { reason: sealed('又挪了') });

  it('starts a new round with its own deadlines, at the county centre', () => {
    const opened = told(...answered, rated(5)).when(because, as(reporter, daysLater(1)));
    opened.thenMatching({
      type: 'AppealReopened',
      data: {
        round: 2,
        queue: COUNTY_CENTRE,
        clocks: { started: [{ id: '2/dispatch/-/1' }, { id: '2/whole/-/1' }] },
      },
    });
    expect(opened.state).toMatchObject({
      status: 'reported',
      held: undefined,
      round: { number: 2 },
      closed: undefined,
    });
  });

  it('is the reporter’s within the window', () => {
    told(...answered, rated(5))
      .when(because, as(neighbour))
      .thenRefused('appeal/not-reporter');
    told(...answered, rated(5))
      .when(because, as(reporter, daysLater(40)))
      .thenRefused('appeal/reopen-window-over');
  });

  it('is not for what was withdrawn or declined', () => {
    told(...handling, by(reporter, 'withdraw', {}))
      .when(because, as(reporter))
      .thenRefused('appeal/not-reopenable');
  });

  it('happens by itself once, on a low rating', () => {
    const low = ask('reopen', { reason: 'low-rating' });
    told(...answered, rated(1))
      .when(low, as(reporter))
      .thenRefused('appeal/system-only');
    told(...answered)
      .when(low, as(SYSTEM))
      .thenRefused('appeal/rating-not-low');
    told(...answered, rated(1))
      .when(low, as(SYSTEM))
      .thenMatching({ type: 'AppealReopened', data: { reason: 'low-rating', round: 2 } });
    told(...answered, rated(1), again, ...secondLow)
      .when(low, as(SYSTEM))
      .thenRefused('appeal/reopened-once');
  });
});
