import type { DeadlineId } from '../../../src/kernel/ids';
import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  reporter,
  townDispatcher,
  villageOfficer,
  CHENGGUAN_CENTRE,
} from '../../kit/appeal-context';
import {
  OTHER,
  POLE,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

const merged = by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') });
const absorb = ask('absorb', { source: OTHER, reason: sealed('同一处地界') });
const merge = ask('merge', { target: OTHER, reason: sealed('同一处地界') });

describe('the target', () => {
  it('takes another in first; asked again, there is nothing to do', () => {
    const lead = told(...handling).when(absorb, as(countyDispatcher));
    lead.then({ type: 'AppealAbsorbed', data: { source: OTHER, reason: sealed('同一处地界') } });
    lead.when(absorb, as(SYSTEM)).then();
  });

  it('takes nobody in while it is merged, resolved or closed, nor itself', () => {
    told(...handling, merged)
      .when(absorb, as(countyDispatcher))
      .thenRefused('appeal/merged');
    told(...handling, resolved())
      .when(absorb, as(countyDispatcher))
      .thenRefused('appeal/already-resolved');
    told(...handling)
      .when(ask('absorb', { source: POLE }), as(countyDispatcher))
      .thenRefused('appeal/merged-with-itself');
    told(...handling)
      .when(absorb, as(dispatcherOf(CHENGGUAN_CENTRE)))
      .thenRefused('appeal/not-dispatcher');
  });

  it('lets one go again', () => {
    const lead = told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }));
    const release = ask('release', { source: OTHER, reason: '并单未成' });
    const alone = lead.when(release, as(SYSTEM));
    alone.then({ type: 'AppealReleased', data: { source: OTHER, reason: '并单未成' } });
    alone.when(release, as(SYSTEM)).thenRefused('appeal/not-absorbed');
  });
});

describe('the source', () => {
  it('keeps everything but its clocks, which stand still', () => {
    const source = told(...handling).when(merge, as(countyDispatcher));
    source.thenMatching({
      type: 'AppealMerged',
      data: { target: OTHER, clocks: { paused: ['1/whole/-/1', '1/handle/-/1'] } },
    });
    expect(source.state).toMatchObject({
      status: 'merged',
      reporter: 'chen-xiuying',
      lead: { appeal: OTHER, stood: 'handling' },
    });
  });

  it('ends a return that nobody has decided', () => {
    told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
    )
      .when(merge, as(townDispatcher))
      .thenMatching({ type: 'AppealMerged', data: { clocks: { stopped: ['1/return-decision/-/1'] } } });
  });

  it('is never a lead: no chains, no two that carry each other', () => {
    told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }))
      .when(merge, as(countyDispatcher))
      .thenRefused('appeal/carries-others');
    told(...handling)
      .when(ask('merge', { target: POLE, reason: sealed('') }), as(countyDispatcher))
      .thenRefused('appeal/merged-with-itself');
  });

  it('is never a violation report, nor one that names somebody; nor is the target', () => {
    for (const change of [
      { service: serviceId('violation-report') },
      { accused: [{ unit: CHENGGUAN_CENTRE }] },
    ]) {
      told(reported(change)).when(merge, as(countyDispatcher)).thenRefused('appeal/handled-alone');
      told(reported(change)).when(absorb, as(countyDispatcher)).thenRefused('appeal/handled-alone');
    }
  });

  it('stands alone again where it stood, later by what it stood still', () => {
    const alone = told(...handling, merged).when(
      ask('unmerge', { reason: sealed('不是同一件事') }),
      as(countyDispatcher, hoursLater(2)),
    );
    alone.thenMatching({
      type: 'AppealUnmerged',
      data: {
        target: OTHER,
        status: 'handling',
        clocks: { changed: [{ id: '1/whole/-/1' }, { id: '1/handle/-/1' }] },
      },
    });
    expect(alone.state).toMatchObject({ status: 'handling', lead: undefined });
    told(...handling)
      .when(ask('unmerge', { reason: sealed('') }), as(countyDispatcher))
      .thenRefused('appeal/not-merged');
  });

  it('goes on with its ladder, once it stands alone again, for a miss that merging would have hidden', () => {
    const hidden = told(reported(), routed, { ...merged, at: daysLater(5) });
    expect(hidden.events.map(({ type }) => type)).toEqual(['DeadlineMissed', 'AppealMerged']);
    const alone = hidden.when(ask('unmerge', { reason: '' }), as(SYSTEM, daysLater(5)));
    const step = ask('stepLadder', { deadline: '1/respond/-/1' as DeadlineId });
    hidden.when(step, as(SYSTEM, daysLater(5))).thenMatching();
    const up = alone.when(step, as(SYSTEM, daysLater(5)));
    expect(up.events.map(({ type }) => type)).toEqual(['LadderStepped', 'AppealEscalated']);
    expect(up.state).toMatchObject({ held: { unit: PUXI_CENTRE } });
  });

  it('is resolved by its lead, and then answered and rated on its own', () => {
    const carried = told(...handling, merged);
    const resolve = ask('resolveMerged', { lead: OTHER, outcome: 'solved', unit: PUXI_CENTRE });
    carried.when(resolve, as(countyDispatcher)).thenRefused('appeal/system-only');
    carried
      .when(ask('resolveMerged', { lead: POLE, outcome: 'solved' }), as(SYSTEM))
      .thenRefused('appeal/not-lead');
    const done = carried.when(resolve, as(SYSTEM));
    done.thenMatching({
      type: 'AppealResolved',
      data: {
        unit: PUXI_CENTRE,
        lead: OTHER,
        clocks: { met: ['1/whole/-/1', '1/handle/-/1'], started: [{ kind: 'feedback', owner: PUXI_CENTRE }] },
      },
    });
    const rated = done.when(ask('rate', rating(1, false)), as(reporter));
    expect(rated.state).toMatchObject({ status: 'resolved', round: { rating: { stars: 1, solved: false } } });
    rated
      .when(ask('reopen', { reason: 'not-solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealReopened', data: { round: 2, queue: COUNTY_CENTRE } });
  });

  it('is answered by whoever held it when the lead does not say', () => {
    told(...handling, merged)
      .when(ask('resolveMerged', { lead: OTHER, outcome: 'solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealResolved', data: { unit: PANLONG_CENTRE } });
    told(reported(), merged)
      .when(ask('resolveMerged', { lead: OTHER, outcome: 'solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealResolved', data: { unit: COUNTY_CENTRE } });
  });

  it('may be withdrawn by its reporter', () => {
    told(...handling, merged)
      .when(ask('withdraw', {}), as(reporter))
      .thenMatching({ type: 'AppealWithdrawn' }, { type: 'AppealClosed', data: { cause: 'withdrawn' } });
  });
});
