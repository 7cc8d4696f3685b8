import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  hanyin,
  officerOf,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { workingMinutesBetween } from '../../../src/sla';
import {
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  reported,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

describe('return and recall', () => {
  const request = { ground: sealed('地界在邻村'), basis: sealed('派单目录 §3.2'), proposedUnit: PUXI_CENTRE };
  const returning = by(villageOfficer, 'requestReturn', request);
  const granting = (granted: boolean, actor = townDispatcher) =>
    by(actor, 'decideReturn', { granted, reason: sealed('已核对') });
  const asked = told(reported(), routed, returning);

  it('is asked before acceptance, with basis and proposal; first answer holds and respond runs on', () => {
    asked.thenMatching({
      type: 'ReturnRequested',
      data: {
        by: PANLONG_CENTRE,
        basis: sealed('派单目录 §3.2'),
        proposedUnit: PUXI_CENTRE,
        decidedBy: PUXI_CENTRE,
        ordinal: 1,
        clocks: { started: [{ id: '1/return-decision/-/1', owner: PUXI_CENTRE }] },
      },
    });
    expect(asked.state).toMatchObject({
      status: 'routed',
      held: { unit: PANLONG_CENTRE },
      clocks: { '1/respond/-/1': { status: 'running' } },
    });
  });

  it('leaves the time with the wrong unit to the appeal, and gives the next one all of its own', () => {
    const wholeDue = (story: ReturnType<typeof told>) =>
      story.state.status === 'none' ? '' : story.state.clocks['1/whole/-/1' as never]?.deadline.dueAt;
    const next = (at: number) =>
      told(
        reported(),
        by(SYSTEM, 'route', {}),
        by(villageOfficer, 'requestReturn', request, hoursLater(at)),
        granting(true),
        by(townDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('两村交界') }),
      );
    // Half an hour or an hour and a half with the village: four hours for the town, and the whole as it was.
    for (const at of [0.5, 1.5]) {
      next(at).thenMatching({
        type: 'AppealRouted',
        data: { unit: PUXI_CENTRE, clocks: { started: [{ kind: 'respond', startedAt: hoursLater(at) }] } },
      });
      expect(wholeDue(next(at))).toBe(wholeDue(told(reported())));
    }
    const [soon, late] = [0.5, 1.5].map((at) => {
      const { state } = next(at);
      return state.status === 'none' ? undefined : state.clocks['1/respond/-/2' as never]?.deadline;
    });
    const granted = [soon, late].map((deadline) =>
      workingMinutesBetween(deadline!.startedAt, deadline!.dueAt, hanyin.calendar),
    );
    expect(granted).toEqual([240, 240]);
  });

  it('is refused after acceptance, out of its window, by others, and twice at once', () => {
    const again = ask('requestReturn', request);
    told(...handling)
      .when(again, as(villageOfficer))
      .thenRefused('appeal/return-after-acceptance');
    asked.when(again, as(villageOfficer)).thenRefused('appeal/return-pending');
    const atVillage = told(reported(), routed);
    atVillage.when(again, as(townOfficer)).thenRefused('appeal/not-holder');
    expect(atVillage.when(again, as(villageOfficer, daysLater(2))).refused?.code).toBe(
      'appeal/return-window-over',
    );
    atVillage
      .when(ask('requestReturn', { ...request, proposedUnit: unitId('dept-nowhere') }), as(villageOfficer))
      .thenRefused('appeal/unknown-unit');
    atVillage
      .when(ask('requestReturn', { ...request, proposedUnit: PANLONG_CENTRE }), as(villageOfficer))
      .thenRefused('appeal/proposed-itself');
  });

  it('ends with the matter itself', () => {
    const withdrawn = asked.when(ask('withdraw', {}), as(reporter));
    expect(withdrawn.state).toMatchObject({ status: 'closed', round: { returns: 1 } });
    expect(withdrawn.state).not.toHaveProperty('round.returning', PANLONG_CENTRE);
  });

  it('is withdrawn by accepting after all', () => {
    const taken = asked.when(ask('accept', { assignee: villageOfficer.id }), as(villageOfficer));
    taken.thenMatching({ type: 'AppealAccepted', data: { clocks: { stopped: ['1/return-decision/-/1'] } } });
  });

  it('is decided by whoever routed, and starts dispatch when granted', () => {
    const decide = ask('decideReturn', { granted: true, reason: sealed('属实') });
    asked.when(decide, as(countyDispatcher)).thenRefused('appeal/not-dispatcher');
    asked.when(decide, as(villageOfficer)).thenRefused('appeal/not-dispatcher');
    told(reported(), routed).when(decide, as(townDispatcher)).thenRefused('appeal/no-return-pending');
    const granted = asked.when(decide, as(townDispatcher));
    granted.thenMatching(
      {
        type: 'ReturnGranted',
        data: {
          by: PUXI_CENTRE,
          returnedBy: PANLONG_CENTRE,
          queue: PUXI_CENTRE,
          clocks: {
            met: ['1/return-decision/-/1'],
            stopped: ['1/respond/-/1'],
            started: [{ id: '1/dispatch/-/2', owner: PUXI_CENTRE }],
            changed: [{ id: '1/whole/-/1', owner: PUXI_CENTRE }],
          },
        },
      },
      { type: 'AppealQueued', data: { queue: PUXI_CENTRE, cause: 'returned' } },
    );
    granted.when(ask('route', {}), as(SYSTEM)).thenRefused('appeal/waits-for-person');
    // The list would name whom it was just taken from.
    granted.when(ask('route', {}), as(townDispatcher)).thenRefused('appeal/was-let-go');
    granted.when(ask('route', { unit: PANLONG_CENTRE }), as(townDispatcher)).thenRefused('appeal/was-let-go');
    granted
      .when(ask('route', { unit: PANLONG_CENTRE, reason: sealed('界址在本村') }), as(townDispatcher))
      .thenMatching({ type: 'AppealRouted', data: { unit: PANLONG_CENTRE } });
    granted
      .when(ask('route', { unit: PUXI_CENTRE, reason: sealed('由镇里办') }), as(townDispatcher))
      .thenMatching({ type: 'AppealRouted', data: { rule: 'return', decides: PUXI_CENTRE } });
  });

  it('leaves the holder and its respond deadline when refused', () => {
    const refused = told(reported(), routed, returning, granting(false));
    refused.thenMatching({ type: 'ReturnRefused', data: { clocks: { met: ['1/return-decision/-/1'] } } });
    expect(refused.state).toMatchObject({ status: 'routed', held: { unit: PANLONG_CENTRE, final: false } });
  });

  it('goes to the county dispatcher the second time, whose routing cannot be returned', () => {
    const second = [
      returning,
      granting(true),
      by(townDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('由镇里办') }),
      by(townOfficer, 'requestReturn', { ...request, proposedUnit: PANLONG_CENTRE }),
    ] as const;
    const twice = told(reported(), routed, ...second);
    twice.thenMatching({ type: 'ReturnRequested', data: { ordinal: 2, decidedBy: COUNTY_CENTRE } });
    const granted = told(reported(), routed, ...second, granting(true, countyDispatcher));
    granted.thenMatching(
      { type: 'ReturnGranted', data: { queue: COUNTY_CENTRE } },
      { type: 'AppealQueued', data: { cause: 'second-return' } },
    );
    granted
      .when(ask('route', { unit: PANLONG_CENTRE, reason: sealed('界址在本村') }), as(townDispatcher))
      .thenRefused('appeal/not-dispatcher');
    const final = granted.when(
      ask('route', { unit: PANLONG_CENTRE, reason: sealed('界址在本村') }),
      as(countyDispatcher),
    );
    final.thenMatching({ type: 'AppealRouted', data: { rule: 'county-final', final: true } });
    final.when(ask('requestReturn', request), as(villageOfficer)).thenRefused('appeal/routing-final');
  });

  it('is over for the round when the county dispatcher refused the second', () => {
    const refused = told(
      reported(),
      routed,
      returning,
      granting(false),
      returning,
      granting(false, countyDispatcher),
    );
    refused.when(ask('requestReturn', request), as(villageOfficer)).thenRefused('appeal/routing-final');
  });

  it('recalls what was routed wrongly, also from whoever has begun', () => {
    const recall = ask('recall', { reason: sealed('应由司法所处理') });
    const recalled = told(...handling).when(recall, as(townDispatcher));
    recalled.thenMatching(
      {
        type: 'AppealRecalled',
        data: {
          by: PUXI_CENTRE,
          from: PANLONG_CENTRE,
          queue: PUXI_CENTRE,
          clocks: { stopped: ['1/handle/-/1'], started: [{ id: '1/dispatch/-/2', owner: PUXI_CENTRE }] },
        },
      },
      { type: 'AppealQueued', data: { cause: 'recalled' } },
    );
    expect(recalled.state).toMatchObject({ status: 'reported', held: undefined, assignee: undefined });
    told(...handling)
      .when(recall, as(dispatcherOf(PANLONG_CENTRE)))
      .thenRefused('appeal/not-dispatcher');
    told(...handling)
      .when(recall, as(officerOf(COUNTY_CENTRE)))
      .thenRefused('appeal/not-dispatcher');
  });
});
