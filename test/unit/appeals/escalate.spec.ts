import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { START } from '../../kit/appeal-context';
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
const step = (missed: string) => ask('stepLadder', { deadline: id(missed) });
const stepping = (missed: string, days: number) =>
  by(SYSTEM, 'stepLadder', { deadline: id(missed) }, daysLater(days));
const timer = (deadline: string, days: number) =>
  by(SYSTEM, 'recordMisses', { deadline: id(deadline) }, daysLater(days));
const appealOf = ({ state }: Told): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

/** The village's four working hours to respond are over on 1 July at 16:30, and it is told of it two days later. */
const RESPOND = '1/respond/-/1';

describe('the ladder of a miss', () => {
  const late = [reported(), routed, timer(RESPOND, 0.28)] as const;
  const types = ({ events }: Told) => events.map(({ type }) => type);

  it('takes nothing away at the miss: it tells whoever is above, and urges', () => {
    const missed = told(...late);
    expect(types(missed)).toEqual(['DeadlineMissed']);
    const urged = missed.when(step(RESPOND), as(SYSTEM, daysLater(0.28)));
    urged.thenMatching(
      {
        type: 'LadderStepped',
        data: { deadline: RESPOND, owner: PANLONG_CENTRE, acts: ['notify', 'urge'], notified: [PUXI_CENTRE] },
      },
      { type: 'AppealUrged', data: { by: PUXI_CENTRE, answeredBy: PANLONG_CENTRE } },
    );
    expect(appealOf(urged)).toMatchObject({ held: { unit: PANLONG_CENTRE }, status: 'routed' });
  });

  it('supervises after a quarter of the period, and climbs after half, each at its working time and once', () => {
    const urged = [...late, stepping(RESPOND, 0.28)] as const;
    const { next } = appealOf(told(...urged)).ladders[id(RESPOND)]!;
    expect(next).toBe('2026-07-01T09:30:00.000Z');
    told(...urged)
      .when(step(RESPOND), as(SYSTEM, daysLater(0.3)))
      .thenRefused('appeal/deadline-not-due');
    const supervised = told(...urged, by(SYSTEM, 'stepLadder', { deadline: id(RESPOND) }, next));
    supervised.thenMatching(
      { type: 'LadderStepped', data: { acts: ['supervise'], next: '2026-07-02T01:00:00.000Z' } },
      {
        type: 'SupervisionOpened',
        data: { unit: PANLONG_CENTRE, by: 'office-supervision', reason: '响应超时', missed: RESPOND },
      },
    );
    const up = supervised.when(step(RESPOND), as(SYSTEM, daysLater(1)));
    up.thenMatching(
      { type: 'LadderStepped', data: { acts: ['climb'] } },
      {
        type: 'AppealEscalated',
        data: {
          from: PANLONG_CENTRE,
          fromTier: 'village',
          to: PUXI_CENTRE,
          toTier: 'town',
          helper: PANLONG_CENTRE,
          missed: RESPOND,
          routed: true,
          clocks: {
            stopped: [RESPOND, `1/urge-answer/${PUXI_CENTRE}/1`],
            started: [{ id: '1/respond/-/2', owner: PUXI_CENTRE }],
            changed: [{ id: '1/whole/-/1', owner: PUXI_CENTRE }],
          },
        },
      },
    );
    up.when(step(RESPOND), as(SYSTEM, daysLater(1))).thenMatching();
  });

  it('climbs at the miss when it is critical', () => {
    const critical = told(
      reported(),
      by(countyDispatcher, 'classify', {
        service: serviceId('neighbour-dispute'),
        urgency: 'critical',
        reason: sealed('已动手'),
      }),
      routed,
      timer(RESPOND, 1),
      stepping(RESPOND, 1),
    );
    expect(types(critical)).toEqual(['LadderStepped', 'AppealEscalated']);
    expect(critical.events[0]).toMatchObject({ data: { notified: [PUXI_CENTRE, COUNTY_CENTRE] } });
  });

  it('takes all that is due at once after a long silence, and then neither urges nor supervises who lost it', () => {
    const silent = told(reported(), routed, timer(RESPOND, 5)).when(step(RESPOND), as(SYSTEM, daysLater(5)));
    expect(types(silent)).toEqual(['LadderStepped', 'AppealEscalated']);
    expect(silent.events[0]).toMatchObject({ data: { reached: 150, notified: [PUXI_CENTRE] } });
  });

  it('ends when it is done, late as it is: the miss stays in the record', () => {
    const hurried = told(...late, { ...accepted(), at: daysLater(0.28) });
    hurried.when(step(RESPOND), as(SYSTEM, daysLater(5))).thenMatching();
    expect(appealOf(hurried).clocks[id(RESPOND)]).toMatchObject({ status: 'met', missedAt: daysLater(0.28) });
  });

  it('begins anew for who takes the deadline over missed, after a period of their own', () => {
    const whole = '1/whole/-/1';
    const handed = told(
      reported(),
      routed,
      timer(whole, 20),
      by(townDispatcher, 'escalate', { reason: sealed('久拖不决') }, daysLater(20)),
    );
    const asked = handed.when(step(whole), as(SYSTEM, daysLater(20)));
    asked.thenMatching({
      type: 'LadderStepped',
      data: { deadline: whole, owner: PUXI_CENTRE, acts: [], since: daysLater(20) },
    });
    const { next } = appealOf(asked).ladders[id(whole)]!;
    expect(next! > daysLater(21)).toBe(true);
    const own = asked.when(step(whole), as(SYSTEM, next));
    expect(types(own).slice(-2)).toEqual(['LadderStepped', 'SupervisionOpened']);
    expect(own.events.at(-1)).toMatchObject({ data: { unit: PUXI_CENTRE, missed: whole } });
  });

  it('repeats supervision at the county, as a move of its dispatcher and of the 督查室, too', () => {
    const power = told(reported({ service: serviceId('infrastructure-power') }), routed, timer(RESPOND, 5));
    const first = power.when(step(RESPOND), as(SYSTEM, daysLater(5)));
    first.thenMatching(
      { type: 'LadderStepped', data: { owner: 'ent-power', acts: ['notify', 'urge', 'supervise'] } },
      { type: 'AppealUrged' },
      {
        type: 'SupervisionOpened',
        data: {
          unit: 'ent-power',
          by: 'office-supervision',
          clocks: {
            started: [{ owner: 'ent-power' }, { owner: COUNTY_CENTRE }, { owner: 'office-supervision' }],
          },
        },
      },
    );
    const { next } = appealOf(first).ladders[id(RESPOND)]!;
    const second = first.when(step(RESPOND), as(SYSTEM, next));
    expect(second.events).toContainEqual(expect.objectContaining({ type: 'SupervisionOpened' }));
    expect(appealOf(second).ladders[id(RESPOND)]!.next! > next!).toBe(true);
    expect(appealOf(second)).toMatchObject({ held: { unit: 'ent-power' } });
  });

  it('goes on after a resolution that did not hold', () => {
    const rejected = told(
      ...handling,
      timer('1/handle/-/1', 40),
      { ...resolved({ outcome: 'explained' }), at: daysLater(40) },
      by(townDispatcher, 'rejectResolution', { reason: sealed('没有量界记录') }, daysLater(40)),
    );
    rejected
      .when(step('1/handle/-/1'), as(SYSTEM, daysLater(40.01)))
      .thenMatching({ type: 'LadderStepped' }, { type: 'AppealEscalated', data: { to: PUXI_CENTRE } });
    rejected
      .when(ask('recordMisses', { deadline: id('1/handle/-/1') }), as(SYSTEM, daysLater(40.01)))
      .thenMatching({ type: 'LadderStepped' }, { type: 'AppealEscalated' });
  });

  it('moves an appeal that nobody routes to the queue above', () => {
    const queue = '1/dispatch/-/2';
    const up = told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
      by(townDispatcher, 'decideReturn', { granted: true, reason: sealed('属实') }),
      timer(queue, 3),
      stepping(queue, 3),
    );
    expect(up.events.at(-1)).toMatchObject({
      type: 'AppealEscalated',
      data: { from: PUXI_CENTRE, to: COUNTY_CENTRE, helper: undefined, routed: false },
    });
    expect(up.state).toMatchObject({ status: 'reported', waitsBecause: 'returned' });
  });

  it('never leads to whom it names', () => {
    const named = told(
      ...handling,
      by(reporter, 'nameAccused', { accused: { unit: PUXI_CENTRE } }),
      timer('1/handle/-/1', 40),
      stepping('1/handle/-/1', 40),
    );
    for (const { type, data } of named.events)
      if (type === 'AppealEscalated') expect(data.to).not.toBe(PUXI_CENTRE);
  });

  it('is stepped by the service alone, of a deadline that is there', () => {
    told(...late)
      .when(step(RESPOND), as(countyDispatcher, daysLater(1)))
      .thenRefused('appeal/system-only');
    told(...late)
      .when(step('9/respond/-/1'), as(SYSTEM, daysLater(1)))
      .thenRefused('appeal/unknown-deadline');
  });
});

describe('a warning', () => {
  const warnAt = '2026-07-01T07:42:00.000Z';
  const warn = ask('recordApproaching', { deadline: id(RESPOND), warnAt: warnAt as typeof START });

  it('is told once, at its point, to whose deadline it is', () => {
    const running = told(reported(), routed);
    expect(appealOf(running).clocks[id(RESPOND)]!.deadline.warnAt).toContain(warnAt);
    running.when(warn, as(SYSTEM)).thenRefused('appeal/deadline-not-due');
    const warned = running.when(warn, as(SYSTEM, warnAt as typeof START));
    warned.thenMatching({
      type: 'DeadlineApproaching',
      data: { deadline: RESPOND, owner: PANLONG_CENTRE, notified: [PANLONG_CENTRE] },
    });
    warned.when(warn, as(SYSTEM, warnAt as typeof START)).thenMatching();
  });

  it('is not told of what was met or missed meanwhile', () => {
    told(...handling)
      .when(warn, as(SYSTEM, hoursLater(7)))
      .thenMatching();
    told(reported(), routed, timer(RESPOND, 0.28))
      .when(warn, as(SYSTEM, hoursLater(7)))
      .thenMatching();
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
