import { custodyOf } from '../../../src/appeals/views/custody';
import { deadlinesOf } from '../../../src/appeals/views/deadlines';
import { detailOf } from '../../../src/appeals/views/detail';
import { detailFor } from '../../../src/appeals/views/perspective';
import { publicViewOf } from '../../../src/appeals/views/public';
import { openAll } from '../../../src/appeals/views/opened';
import { inCountyTime, withCountyTime } from '../../../src/kernel/county-time';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { reference } from '../appeals-http/county';
import {
  COUNTY_CENTRE,
  daughter,
  deadline,
  event,
  minutesLater,
  officer,
  POWER,
  PUXI_CENTRE,
  reported,
  routed,
  sealed,
  START,
  told,
  VILLAGE_CENTRE,
  type Line,
} from './story';

const shown = (...lines: readonly Line[]) => {
  const detail = detailOf(told(...lines));
  if (!detail) throw new Error('nothing was reported');
  return detail;
};
const accepted = event('AppealAccepted', { unit: PUXI_CENTRE, assignee: officer.id, status: 'handling' });
const resolved = (confirmedBy?: typeof COUNTY_CENTRE) =>
  event('AppealResolved', {
    unit: PUXI_CENTRE,
    outcome: confirmedBy ? 'partly-solved' : 'solved',
    account: sealed('已扶正'),
    attachments: [],
    confirmedBy,
  });

describe('the detail', () => {
  it('follows the appeal', () => {
    expect(shown(reported(), routed(), accepted)).toMatchObject({
      status: 'handling',
      holder: PUXI_CENTRE,
      tier: 'town',
      assignee: officer.id,
      reporter: 'named',
      revision: 2,
    });
  });

  it('shows nothing as seen after it was reported, whatever the phone’s clock said', () => {
    expect(shown(reported({ observedAt: minutesLater(1) })).observedAt).toBe(START);
    expect(shown(reported({ observedAt: minutesLater(-1) })).observedAt).toBe(minutesLater(-1));
  });

  it('is nothing before anything was reported', () => {
    expect(detailOf([])).toBeUndefined();
  });

  it('has no holder once a return is granted', () => {
    const granted = event('ReturnGranted', {
      by: COUNTY_CENTRE,
      returnedBy: PUXI_CENTRE,
      reason: sealed('异议成立'),
      queue: COUNTY_CENTRE,
    });
    expect(shown(reported(), routed(), granted)).toMatchObject({
      status: 'reported',
      holder: undefined,
      queue: { unit: COUNTY_CENTRE, reason: sealed('异议成立') },
    });
  });

  it('starts a round without the answer of the one before, and keeps its rating', () => {
    const rated = event('AppealRated', {
      round: 1,
      stars: 2,
      responded: true,
      solved: false,
      satisfied: false,
    });
    const reopened = event('AppealReopened', { round: 2, reason: 'low-rating', queue: COUNTY_CENTRE });
    const detail = shown(reported(), routed(), accepted, resolved(), rated, reopened);
    expect(detail).toMatchObject({ round: 2, status: 'reported', resolution: undefined, holder: undefined });
    expect(detail.ratings).toMatchObject([{ round: 1, stars: 2 }]);
  });

  it('shows a reporter no staff remark, no unconfirmed answer, no other appeal', () => {
    const note = (visibleTo: 'everyone' | 'staff') =>
      event('ProgressRecorded', { unit: PUXI_CENTRE, note: sealed(visibleTo), attachments: [], visibleTo });
    const absorbed = event('AppealAbsorbed', { source: 'someone-elses' as never });
    const detail = shown(
      reported(),
      routed(),
      absorbed,
      accepted,
      note('staff'),
      note('everyone'),
      resolved(COUNTY_CENTRE),
    );
    const own = detailFor(detail, 'reporter');
    expect(own.remarks.map(({ text }) => text?.box)).toEqual(['everyone']);
    expect(own.resolution).toBeUndefined();
    expect(own.carries).toEqual([]);
    expect(detailFor(detail, 'staff').remarks).toHaveLength(2);
  });

  it('says nothing of who reported a violation', () => {
    const detail = detailFor(shown(reported({ violation: true })), 'staff');
    expect(detail).toMatchObject({ reporter: undefined, byProxy: undefined });
  });

  it('shows the public neither words nor a place finer than the village', () => {
    const view = publicViewOf(
      shown(reported({ place: { region: '610921102206-03' as never, address: sealed('三组') } })),
    );
    expect(view.region).toBe('610921102206');
    expect(JSON.stringify(view)).not.toContain('box');
  });
});

describe('the custody ledger', () => {
  it('tells who had it for how long, less nothing and counting everything', () => {
    const missed = event('DeadlineMissed', {
      deadline: '1/respond/-/1' as DeadlineId,
      kind: 'respond',
      owner: VILLAGE_CENTRE,
      dueAt: minutesLater(30),
    });
    const escalated = event('AppealEscalated', {
      from: VILLAGE_CENTRE,
      fromTier: 'village',
      to: PUXI_CENTRE,
      toTier: 'town',
      reason: '响应超时',
      decides: COUNTY_CENTRE,
      helper: VILLAGE_CENTRE,
      routed: true,
    });
    const asked = event('InformationRequested', { unit: PUXI_CENTRE, question: sealed('杆号') });
    const told1 = event('InformationSupplied', { answer: sealed('37号'), attachments: [] });
    const events = told(
      reported(),
      { event: routed({ unit: VILLAGE_CENTRE, tier: 'village' }), after: 0 },
      { event: missed, after: 30 },
      { event: escalated, after: 30 },
      { event: asked, after: 40 },
      { event: told1, after: 60 },
    );
    const ledger = custodyOf(events, minutesLater(90));
    expect(ledger.spells).toMatchObject([
      { unit: VILLAGE_CENTRE, minutes: 30, missed: ['1/respond/-/1'], endedBy: 'AppealEscalated' },
      { unit: PUXI_CENTRE, minutes: 60, pausedMinutes: 20, to: undefined },
    ]);
    expect(ledger.units).toEqual([
      { unit: VILLAGE_CENTRE, minutes: 30, pausedMinutes: 0, returns: 0, misses: 1 },
      { unit: PUXI_CENTRE, minutes: 60, pausedMinutes: 20, returns: 0, misses: 0 },
    ]);
  });

  it('ends with a granted return and begins again with the next routing', () => {
    const asked = event('ReturnRequested', {
      by: PUXI_CENTRE,
      ground: sealed('不属'),
      basis: sealed('目录'),
      decidedBy: COUNTY_CENTRE,
      ordinal: 1,
    });
    const granted = event('ReturnGranted', {
      by: COUNTY_CENTRE,
      returnedBy: PUXI_CENTRE,
      reason: sealed('成立'),
      queue: COUNTY_CENTRE,
      clocks: { started: [deadline('1/dispatch/-/2', 'dispatch', COUNTY_CENTRE, minutesLater(25), 30)] },
    });
    const ledger = custodyOf(
      told(
        reported(),
        { event: routed(), after: 0 },
        { event: asked, after: 10 },
        { event: granted, after: 25 },
        { event: routed({ unit: POWER, tier: 'county' }), after: 40 },
      ),
      minutesLater(50),
    );
    expect(ledger.spells).toMatchObject([
      { unit: PUXI_CENTRE, as: 'holder', minutes: 25, returnsRequested: 1, endedBy: 'ReturnGranted' },
      { unit: COUNTY_CENTRE, as: 'dispatcher', minutes: 15, endedBy: 'AppealRouted' },
      { unit: POWER, as: 'holder', minutes: 10, returnsRequested: 0 },
    ]);
  });

  it('ends with the resolution, unless it is rejected: then the time counts as if it had not been', () => {
    const rejected = event('ResolutionRejected', { by: COUNTY_CENTRE, reason: sealed('没有记录') });
    const until = (...more: readonly Line[]) =>
      custodyOf(
        told(
          reported(),
          { event: routed(), after: 0 },
          { event: accepted, after: 5 },
          { event: resolved(COUNTY_CENTRE), after: 20 },
          ...more,
        ),
        minutesLater(90),
      ).spells;
    expect(until()).toMatchObject([{ minutes: 20, endedBy: 'AppealResolved' }]);
    expect(until({ event: rejected, after: 50 })).toMatchObject([
      { unit: PUXI_CENTRE, minutes: 90, to: undefined },
    ]);
    expect(until({ event: rejected, after: 50 }, { event: resolved(), after: 60 })).toMatchObject([
      { minutes: 60, acceptedAt: minutesLater(5) },
    ]);
  });

  it('counts as paused what another appeal carried', () => {
    const merged = event('AppealMerged', { target: 'lead' as never, reason: '同一处' });
    const apart = event('AppealUnmerged', { target: 'lead' as never, reason: '不是一处', status: 'routed' });
    const ledger = custodyOf(
      told(
        reported(),
        { event: routed(), after: 0 },
        { event: merged, after: 10 },
        { event: apart, after: 40 },
      ),
      minutesLater(60),
    );
    expect(ledger.units).toMatchObject([{ unit: PUXI_CENTRE, minutes: 60, pausedMinutes: 30 }]);
  });
});

describe('the deadlines', () => {
  const respond = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, 30);
  const missed = event('DeadlineMissed', {
    deadline: respond.id,
    kind: 'respond',
    owner: PUXI_CENTRE,
    dueAt: respond.dueAt,
  });

  it('count down, also below zero', () => {
    const events = told(reported({ clocks: { started: [respond] } }));
    expect(deadlinesOf(events, minutesLater(10), reference, 'oversight')).toMatchObject([
      { id: respond.id, status: 'running', minutesLeft: 20 },
    ]);
    expect(deadlinesOf(events, minutesLater(45), reference, 'oversight')).toMatchObject([
      { minutesLeft: -15 },
    ]);
  });

  it('tell a miss apart from being done late', () => {
    const late = routed({ clocks: { met: [respond.id] } });
    const [explained] = deadlinesOf(
      told(
        reported({ clocks: { started: [respond] } }),
        { event: missed, after: 30 },
        { event: late, after: 50 },
      ),
      minutesLater(60),
      reference,
      'oversight',
    );
    expect(explained).toMatchObject({ status: 'met', minutesLeft: -20, missedAt: respond.dueAt });
    expect(explained?.missed?.at).toBe(minutesLater(30));
  });
});

describe('the deadlines of the reporter', () => {
  it('name no act that the timeline hides: only when it was', () => {
    const respond = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, 30);
    const handed = { ...respond, owner: COUNTY_CENTRE };
    const named = event('AccusedNamed', {
      accused: { unit: PUXI_CENTRE },
      clocks: { changed: [handed] },
    });
    const events = told(reported({ clocks: { started: [respond] } }), { event: named, after: 5 });
    const of = (side: 'reporter' | 'staff' | 'oversight') =>
      deadlinesOf(events, minutesLater(10), reference, side)[0]?.versions[1]?.by;
    expect(of('reporter')).toEqual({ at: minutesLater(5) });
    expect(of('staff')).toEqual({ at: minutesLater(5) });
    expect(of('oversight')).toMatchObject({ at: minutesLater(5), type: 'AccusedNamed' });
  });
});

describe('what leaves the service', () => {
  it('opens every sealed value, at any depth, and nothing else', async () => {
    const view = { words: sealed('a'), remarks: [{ text: sealed('b'), n: 1 }], none: undefined };
    const opens = {
      open: <T>({ box }: { readonly box: string }) =>
        Promise.resolve((box === 'b' ? undefined : box) as T | undefined),
    };
    expect(await openAll(view, opens)).toEqual({
      words: 'a',
      remarks: [{ text: null, n: 1 }],
      none: undefined,
    });
  });

  it('tells the county’s time', () => {
    expect(inCountyTime('2026-06-30T16:30:00.000Z' as Instant)).toBe('2026-07-01T00:30:00.000+08:00');
    expect(withCountyTime({ at: START, by: daughter.id, list: [START] })).toEqual({
      at: '2026-07-01T10:00:00.000+08:00',
      by: daughter.id,
      list: ['2026-07-01T10:00:00.000+08:00'],
    });
  });
});
