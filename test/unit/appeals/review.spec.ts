import { isReviewFinal } from '../../../src/appeals/domain/rate/again';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import type { Instant } from '../../../src/kernel/time';
import {
  COUNTY_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  gridWorker,
  hanyin,
  neighbour,
  officerOf,
  reporter,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  daysLater,
  delivered,
  handling,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Telling,
  type Told,
} from '../../kit/appeal-story';
import { bodyId, serviceId, unitId } from '../../kit/hanyin';

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

describe('review', () => {
  const ground = ask('requestReview', { ground: sealed('不服') });
  const asked = by(reporter, 'requestReview', { ground: sealed('不服') });
  const decide = (upheld: boolean) => ask('decideReview', { upheld, opinion: sealed('复查意见') });

  it('goes to the tier above the holder, with a deadline of its own', () => {
    told(...answered)
      .when(ground, as(reporter))
      .thenMatching({
        type: 'ReviewRequested',
        data: { reviewedBy: PUXI_CENTRE, clocks: { started: [{ id: '1/review/-/1', owner: PUXI_CENTRE }] } },
      });
  });

  it('is external above the county, and then names who decided', () => {
    const power = officerOf(unitId('ent-power'));
    const outside = told(
      reported({ service: serviceId('infrastructure-power') }),
      routed,
      accepted(power),
      resolved({}, power),
      asked,
    );
    outside.thenMatching({
      type: 'ReviewRequested',
      data: { reviewedBy: undefined, clocks: { started: [{ owner: COUNTY_CENTRE }] } },
    });
    outside.when(decide(true), as(countyDispatcher)).thenRefused('appeal/external-reviewer-missing');
    outside
      .when(
        ask('decideReview', { upheld: true, opinion: sealed('维持'), external: sealed('安康市信访局') }),
        as(countyDispatcher),
      )
      .thenMatching({
        type: 'ReviewDecided',
        data: { external: sealed('安康市信访局'), final: false, by: undefined },
      });
  });

  it('is the reporter’s within the window, one at a time', () => {
    told(...answered, rated(4))
      .when(ground, as(neighbour))
      .thenRefused('appeal/not-reporter');
    told(...answered, rated(4))
      .when(ground, as(reporter, daysLater(60)))
      .thenRefused('appeal/review-window-over');
    told(...answered, asked)
      .when(ground, as(reporter))
      .thenRefused('appeal/review-pending');
    told(...answered, asked)
      .when(ask('reopen', { reason: sealed('又挪了') }), as(reporter))
      .thenRefused('appeal/review-pending');
    told(...handling, by(reporter, 'withdraw', {}))
      .when(ground, as(reporter))
      .thenRefused('appeal/not-reopenable');
  });

  it('follows by itself on a low rating after the one reopening', () => {
    const low = ask('requestReview', { ground: 'low-rating' });
    told(...answered, rated(1))
      .when(low, as(SYSTEM))
      .thenRefused('appeal/reopen-first');
    told(...answered)
      .when(low, as(SYSTEM))
      .thenRefused('appeal/rating-not-low');
    told(...answered, rated(1))
      .when(low, as(reporter))
      .thenRefused('appeal/system-only');
    told(...answered, rated(1), again, ...secondLow)
      .when(low, as(SYSTEM))
      .thenMatching({
        type: 'ReviewRequested',
        data: { reviewedBy: PUXI_CENTRE, clocks: { stopped: ['2/dispatch/-/2'] } },
      });
  });

  it('has two stages, each decided by the tier above the one before; only the second is final', () => {
    const upholding = (actor = townDispatcher) =>
      by(actor, 'decideReview', { upheld: true, opinion: sealed('维持') });
    const first = told(...answered, rated(4), asked, upholding());
    first.thenMatching({ type: 'ReviewDecided', data: { stage: 1, final: false, by: PUXI_CENTRE } });
    first.when(ground, as(reporter)).thenMatching({
      type: 'ReviewRequested',
      data: { stage: 2, reviewedBy: COUNTY_CENTRE, clocks: { started: [{ owner: COUNTY_CENTRE }] } },
    });
    const second = told(...answered, rated(4), asked, upholding(), asked, upholding(countyDispatcher));
    second.thenMatching({ type: 'ReviewDecided', data: { stage: 2, final: true } });
    second.when(ground, as(reporter)).thenRefused('appeal/review-final');
    second.when(ask('reopen', { reason: sealed('又挪了') }), as(reporter)).thenRefused('appeal/review-final');
    const later = as(reporter, daysLater(60));
    first.when(ground, later).thenRefused('appeal/review-final');
    first.when(ask('reopen', { reason: sealed('又挪了') }), later).thenRefused('appeal/review-final');
    const isFinal = ({ state }: Told, now?: Instant) =>
      state.status !== 'none' && isReviewFinal(state, { ...hanyin, ...as(countyDispatcher, now) });
    expect([isFinal(first), isFinal(first, daysLater(60)), isFinal(second)]).toEqual([false, true, true]);
  });

  it('of what was declined or referred out is never decided by whoever did it, and takes the notice back', () => {
    const declining = by(townDispatcher, 'decline', { ground: 'legal-procedure' });
    const declined = told(reported(), routed, declining);
    declined.thenMatching({ type: 'AppealDeclined', data: { by: PUXI_CENTRE } }, { type: 'AppealClosed' });
    declined
      .when(ground, as(reporter))
      .thenMatching({ type: 'ReviewRequested', data: { reviewedBy: COUNTY_CENTRE } });
    const byCounty = told(reported(), by(countyDispatcher, 'decline', { ground: 'legal-procedure' }));
    byCounty
      .when(ground, as(reporter))
      .thenMatching({ type: 'ReviewRequested', data: { reviewedBy: undefined } });
    const referred = told(
      reported(),
      by(countyDispatcher, 'referOut', { to: bodyId('110'), acknowledgement: sealed('已接警') }),
    );
    referred
      .when(ground, as(reporter))
      .thenMatching({ type: 'ReviewRequested', data: { reviewedBy: undefined } });
    told(
      reported(),
      routed,
      declining,
      asked,
      by(countyDispatcher, 'decideReview', { upheld: false, opinion: sealed('应当受理') }),
    ).thenMatching(
      { type: 'ReviewDecided', data: { upheld: false } },
      { type: 'AppealReopened', data: { round: 2 } },
    );
  });

  it('closes what was only waiting for it when upheld', () => {
    const review = by(SYSTEM, 'requestReview', { ground: 'low-rating' });
    const upheld = told(...answered, rated(1), again, ...secondLow, review).when(
      decide(true),
      as(townDispatcher),
    );
    upheld.thenMatching(
      { type: 'ReviewDecided', data: { upheld: true, final: false, clocks: { met: ['2/review/-/1'] } } },
      { type: 'AppealClosed', data: { cause: 'rated' } },
    );
  });

  it('opens a new round when not upheld', () => {
    told(...answered, asked)
      .when(decide(false), as(townDispatcher))
      .thenMatching(
        { type: 'ReviewDecided', data: { upheld: false, final: false } },
        { type: 'AppealReopened', data: { round: 2 } },
      );
  });

  it('is decided by the centre that it went to', () => {
    told(...answered, asked)
      .when(decide(true), as(countyDispatcher))
      .thenRefused('appeal/not-dispatcher');
    told(...answered)
      .when(decide(true), as(townDispatcher))
      .thenRefused('appeal/no-review-pending');
  });

  it('keeps the appeal open while it is pending, also when the time to rate lapses', () => {
    told(...answered, asked)
      .when(ask('close', { cause: 'unrated' }), as(SYSTEM, daysLater(20)))
      .thenRefused('appeal/review-pending', expect.objectContaining({ type: 'DeadlineMissed' }));
    const after = told(...answered, asked).when(decide(true), as(townDispatcher, daysLater(20)));
    expect(after.events.map(({ type }) => type)).toEqual(['DeadlineMissed', 'ReviewDecided', 'AppealClosed']);
  });

  it('keeps it open also when the reporter is content by now', () => {
    const content = told(...answered, asked, rated(5));
    expect(content.state.status).toBe('resolved');
    content
      .when(decide(true), as(townDispatcher))
      .thenMatching({ type: 'ReviewDecided' }, { type: 'AppealClosed', data: { cause: 'rated' } });
  });

  it('lets a low rating after a final review close the appeal: nothing more is owed', () => {
    const upholding = (actor: Actor) => by(actor, 'decideReview', { upheld: true, opinion: sealed('维持') });
    told(...answered, asked, upholding(townDispatcher), asked, upholding(countyDispatcher))
      .when(rate(1), as(reporter))
      .thenMatching({ type: 'AppealRated' }, { type: 'AppealClosed', data: { cause: 'rated' } });
  });

  it('may be asked against declining', () => {
    const declined = told(reported(), by(countyDispatcher, 'decline', { ground: 'legal-procedure' }));
    declined
      .when(ground, as(reporter))
      .thenMatching({ type: 'ReviewRequested', data: { reviewedBy: undefined } });
  });
});
