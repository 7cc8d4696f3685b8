import { ratingSaga } from '../../../src/appeals/sagas/rating';
import { appealStream } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  event,
  POLE,
  PUXI_CENTRE,
  reported,
  sealed,
  told,
  type Line,
} from '../appeals-views/story';
import { play } from './play';

const to = appealStream(POLE);
const rated = (stars: number, solved = true) =>
  event('AppealRated', { round: 1, stars, responded: true, solved, satisfied: stars > 2 });
const reopenedFor = (reason: 'low-rating' | 'not-solved') =>
  event('AppealReopened', { round: 2, reason, queue: COUNTY_CENTRE });
const followedUp = (solved: boolean) =>
  event('FollowUpRecorded', { attempt: 1, reached: true, solved, satisfied: solved, unreachable: false });
const resolved = (confirmedBy?: typeof COUNTY_CENTRE) =>
  event('AppealResolved', { unit: PUXI_CENTRE, outcome: 'solved', attachments: [], confirmedBy });
const sent = (verb: string, data: object) => [{ kind: 'send', to, command: { verb, data } }];

const after = (...events: readonly Line[]) => play(ratingSaga, POLE).events(told(...events));

describe('what a rating leads to', () => {
  it('two stars or fewer open a second round', () => {
    expect(after(reported(), rated(2))).toEqual(sent('reopen', { reason: 'low-rating' }));
    expect(after(reported(), rated(3))).toEqual([]);
  });

  it('"not solved" opens a second round, whatever the stars', () => {
    expect(after(reported(), rated(4, false))).toEqual(sent('reopen', { reason: 'not-solved' }));
    expect(after(reported(), followedUp(false))).toEqual(sent('reopen', { reason: 'not-solved' }));
    expect(after(reported(), followedUp(true))).toEqual([]);
  });

  it('happens once; the next is supervised', () => {
    expect(after(reported(), rated(1), reopenedFor('low-rating'), rated(1))).toEqual(
      sent('openSupervision', { reason: 'low-rating' }),
    );
    expect(after(reported(), followedUp(false), reopenedFor('not-solved'), followedUp(false))).toEqual(
      sent('openSupervision', { reason: 'not-solved' }),
    );
  });

  it('is not used up by the reporter, who reopens on their own', () => {
    const byReporter = event('AppealReopened', { round: 2, reason: sealed('又倒了'), queue: COUNTY_CENTRE });
    expect(after(reported(), byReporter, rated(2))).toEqual(sent('reopen', { reason: 'low-rating' }));
  });

  it('confirms what a patrol found as soon as its resolution stands', () => {
    const found = reported({ origin: 'patrol' });
    expect(after(found, resolved())).toEqual(sent('close', { cause: 'confirmed' }));
    expect(after(found, resolved(COUNTY_CENTRE))).toEqual([]);
    expect(
      after(found, resolved(COUNTY_CENTRE), event('ResolutionConfirmed', { by: COUNTY_CENTRE })),
    ).toEqual(sent('close', { cause: 'confirmed' }));
  });

  it('leaves a citizen to rate', () => {
    expect(after(reported(), resolved())).toEqual([]);
  });
});
