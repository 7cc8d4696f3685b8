import { routingSaga } from '../../../src/appeals/sagas/routing';
import { appealStream } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  event,
  POLE,
  PUXI_CENTRE,
  reported,
  ROADS,
  routed,
  sealed,
  told,
  type Line,
} from '../appeals-views/story';
import { play } from './play';

const classified = event('AppealClassified', {
  service: ROADS,
  urgency: 'urgent',
  tags: [],
  reason: '群众选择',
  by: 'rule',
  violation: false,
});
const queued = (cause: 'several-services' | 'no-unit') =>
  event('AppealQueued', { queue: COUNTY_CENTRE, cause, reason: '待人工' });
const returned = event('ReturnGranted', {
  by: COUNTY_CENTRE,
  returnedBy: PUXI_CENTRE,
  reason: '属电力公司',
  queue: COUNTY_CENTRE,
});
const reopened = event('AppealReopened', { round: 2, reason: sealed('又倒了'), queue: COUNTY_CENTRE });
const toRoute = [{ kind: 'send', to: appealStream(POLE), command: { verb: 'route', data: {} } }];

const after = (...events: readonly Line[]) => play(routingSaga, POLE).events(told(...events));

describe('routing by rule', () => {
  it('begins as soon as the service is known', () => {
    expect(after(reported(), classified)).toEqual(toRoute);
  });

  it('waits for a person where several services match, and goes on when they have chosen', () => {
    expect(after(reported(), queued('several-services'))).toEqual([]);
    expect(after(reported(), queued('several-services'), classified)).toEqual(toRoute);
  });

  it('does not ask a dispatch list again that named nobody', () => {
    expect(after(reported(), classified, queued('no-unit'), classified)).toEqual([]);
  });

  it('leaves a granted return to the dispatcher: the list would name the same unit', () => {
    expect(after(reported(), classified, routed(), returned)).toEqual([]);
    expect(after(reported(), classified, routed(), returned, classified)).toEqual([]);
  });

  it('routes a reopened appeal again, also after it was closed', () => {
    expect(
      after(reported(), classified, routed(), event('AppealClosed', { cause: 'unrated' }), reopened),
    ).toEqual(toRoute);
  });

  it('routes anew what its accused holder lost, not what somebody else holds', () => {
    const accused = { unit: PUXI_CENTRE };
    const leaves = { from: PUXI_CENTRE, queue: COUNTY_CENTRE };
    expect(after(reported(), classified, routed(), event('AccusedNamed', { accused, leaves }))).toEqual(
      toRoute,
    );
    expect(after(reported(), classified, routed(), event('AccusedNamed', { accused }))).toEqual([]);
  });

  it('does not move an appeal that is held when its service is changed', () => {
    expect(after(reported(), classified, routed(), classified)).toEqual([]);
  });

  it('forgets an appeal that somebody holds', () => {
    const saga = play(routingSaga, POLE);
    saga.events(told(reported(), classified));
    expect(saga.isForgotten()).toBe(false);
    saga.events(told(routed()));
    expect(saga.isForgotten()).toBe(true);
  });
});
