import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  reporter,
  officerOf,
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
  handling,
  hoursLater,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

const id = (text: string): DeadlineId => text as DeadlineId;
const escalate = (missed: string) => ask('escalate', { reason: '响应超时', missed: id(missed) });
const timer = (deadline: string, days: number) =>
  by(SYSTEM, 'recordMisses', { deadline: id(deadline) }, daysLater(days));
const appealOf = ({ state }: Told): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

describe('by a miss', () => {
  const late = [reported(), routed, timer('1/respond/-/1', 5)] as const;

  it('goes one tier up: the tier above holds it, respond starts for it, the late unit stays as helper', () => {
    const up = told(...late).when(escalate('1/respond/-/1'), as(SYSTEM, daysLater(5)));
    up.thenMatching({
      type: 'AppealEscalated',
      data: {
        from: PANLONG_CENTRE,
        fromTier: 'village',
        to: PUXI_CENTRE,
        toTier: 'town',
        helper: PANLONG_CENTRE,
        missed: '1/respond/-/1',
        routed: true,
        clocks: {
          stopped: ['1/respond/-/1'],
          started: [{ id: '1/respond/-/2', owner: PUXI_CENTRE }],
          changed: [{ id: '1/whole/-/1', owner: PUXI_CENTRE }],
        },
      },
    });
    expect(up.state).toMatchObject({
      status: 'routed',
      held: { unit: PUXI_CENTRE, tier: 'town' },
      helpers: [PANLONG_CENTRE],
      clocks: { '1/respond/-/1': { missedAt: daysLater(5), status: 'stopped' } },
    });
  });

  it('goes from village to town to county, and no further', () => {
    const atCounty = told(
      ...late,
      by(SYSTEM, 'escalate', { reason: '响应超时', missed: id('1/respond/-/1') }, daysLater(5)),
      timer('1/respond/-/2', 12),
      by(SYSTEM, 'escalate', { reason: '响应超时', missed: id('1/respond/-/2') }, daysLater(12)),
      timer('1/respond/-/3', 20),
    );
    expect(appealOf(atCounty)).toMatchObject({
      held: { unit: COUNTY_CENTRE },
      helpers: [PANLONG_CENTRE, PUXI_CENTRE],
    });
    atCounty.when(escalate('1/respond/-/3'), as(SYSTEM, daysLater(20))).thenRefused('appeal/no-tier-above');
    expect(appealOf(atCounty).clocks[id('1/respond/-/3')]).toMatchObject({
      status: 'running',
      missedAt: daysLater(20),
    });
  });

  it('happens once for each miss, and not when the late unit no longer has it', () => {
    const escalated = told(
      ...late,
      by(SYSTEM, 'escalate', { reason: '响应超时', missed: id('1/respond/-/1') }, daysLater(5)),
    );
    escalated
      .when(escalate('1/respond/-/1'), as(SYSTEM, daysLater(5)))
      .thenRefused('appeal/already-escalated');
    const recalled = told(...late, by(townDispatcher, 'recall', { reason: sealed('派错了') }, daysLater(5)));
    recalled
      .when(escalate('1/respond/-/1'), as(SYSTEM, daysLater(5)))
      .thenRefused('appeal/escalation-outdated');
  });

  it('still goes up when the late unit acted after the miss: no late act hides it', () => {
    const hurried = told(reported(), routed, { ...accepted(), at: daysLater(5) });
    expect(hurried.events.map(({ type }) => type)).toEqual([
      'DeadlineMissed',
      'AppealAccepted',
      'ContactRecorded',
    ]);
    hurried
      .when(escalate('1/respond/-/1'), as(SYSTEM, daysLater(5)))
      .thenMatching({ type: 'AppealEscalated', data: { to: PUXI_CENTRE } });
  });

  it('ends what handling had under way, also while it waits for information', () => {
    const asked = told(...handling, {
      ...by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
      at: daysLater(40),
    });
    const up = asked.when(escalate('1/handle/-/1'), as(SYSTEM, daysLater(40)));
    up.thenMatching({
      type: 'AppealEscalated',
      data: { clocks: { stopped: ['1/handle/-/1', '1/information/-/1'], changed: [{ owner: PUXI_CENTRE }] } },
    });
    expect(up.state).toMatchObject({ status: 'routed', clocks: { '1/whole/-/1': { status: 'running' } } });
  });

  it('is told only by the service, of a miss that was recorded and that escalates', () => {
    const story = told(...late);
    const at = daysLater(5);
    story.when(escalate('1/respond/-/1'), as(countyDispatcher, at)).thenRefused('appeal/system-only');
    story.when(escalate('9/respond/-/1'), as(SYSTEM, at)).thenRefused('appeal/unknown-deadline');
    story.when(escalate('1/whole/-/1'), as(SYSTEM, at)).thenRefused('appeal/deadline-not-missed');
    const decision = told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
      timer('1/return-decision/-/1', 5),
    );
    decision
      .when(escalate('1/return-decision/-/1'), as(SYSTEM, at))
      .thenRefused('appeal/miss-does-not-escalate');
  });

  it('moves an appeal that nobody routes to the queue above, and at the county leaves it overdue', () => {
    const inTown = [
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
      by(townDispatcher, 'decideReturn', { granted: true, reason: sealed('属实') }),
      timer('1/dispatch/-/2', 3),
    ] as const;
    const up = told(...inTown).when(escalate('1/dispatch/-/2'), as(SYSTEM, daysLater(3)));
    up.thenMatching({
      type: 'AppealEscalated',
      data: {
        from: PUXI_CENTRE,
        to: COUNTY_CENTRE,
        helper: undefined,
        routed: false,
        clocks: {
          stopped: ['1/dispatch/-/2'],
          started: [{ id: '1/dispatch/-/3', owner: COUNTY_CENTRE }],
          changed: [{ kind: 'whole', owner: COUNTY_CENTRE }],
        },
      },
    });
    expect(up.state).toMatchObject({ status: 'reported', waitsBecause: 'returned' });
    told(reported(), timer('1/dispatch/-/1', 3))
      .when(escalate('1/dispatch/-/1'), as(SYSTEM, daysLater(3)))
      .thenRefused('appeal/no-tier-above');
  });

  it('never leads to whom it names', () => {
    const named = told(
      ...handling,
      by(reporter, 'nameAccused', { accused: { unit: CHENGGUAN_CENTRE } }),
      timer('1/handle/-/1', 40),
    );
    named
      .when(escalate('1/handle/-/1'), as(SYSTEM, daysLater(40)))
      .thenMatching({ type: 'AppealEscalated', data: { to: PUXI_CENTRE } });
  });

  it('comes after all when a hurried resolution is rejected', () => {
    const hurried = told(...handling, { ...resolved({ outcome: 'explained' }), at: daysLater(40) });
    hurried.when(escalate('1/handle/-/1'), as(SYSTEM, daysLater(40))).thenRefused('appeal/already-resolved');
    const rejected = hurried.when(
      ask('rejectResolution', { reason: sealed('没有量界记录') }),
      as(townDispatcher, daysLater(40)),
    );
    expect(rejected.events.map(({ type }) => type)).toEqual(['ResolutionRejected', 'AppealEscalated']);
    expect(rejected.state).toMatchObject({ status: 'routed', held: { unit: PUXI_CENTRE } });
  });
});

describe('by hand', () => {
  const byHand = ask('escalate', { reason: sealed('群众反映强烈') });

  it('is for a dispatcher or supervisor of a tier above, responsible for the place', () => {
    const inHand = told(...handling);
    for (const actor of [townDispatcher, countyDispatcher, supervisor])
      inHand.when(byHand, as(actor)).thenMatching({
        type: 'AppealEscalated',
        data: { reason: sealed('群众反映强烈'), missed: undefined },
      });
    for (const actor of [
      villageOfficer,
      townOfficer,
      dispatcherOf(PANLONG_CENTRE),
      dispatcherOf(CHENGGUAN_CENTRE),
    ])
      inHand.when(byHand, as(actor)).thenRefused('appeal/not-overseer');
  });

  it('ends at the county', () => {
    told(reported({ service: serviceId('infrastructure-power') }), routed)
      .when(byHand, as(supervisor))
      .thenRefused('appeal/no-tier-above');
    expect(officerOf(COUNTY_CENTRE).unit).toBe(COUNTY_CENTRE);
  });

  it('lets whoever escalated decide on a return', () => {
    const up = told(...handling).when(byHand, as(countyDispatcher, hoursLater(1)));
    expect(appealOf(up).held?.decides).toBe(COUNTY_CENTRE);
  });
});
