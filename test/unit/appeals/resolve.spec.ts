import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  START,
  as,
  countyDispatcher,
  gridWorker,
  reporter,
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
  photo,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { serviceId, unitId } from '../../kit/hanyin';

const resolve = (change: Parameters<typeof resolved>[0] = {}) => resolved(change).command;
const explained = told(...handling, resolved({ outcome: 'explained' }));
const confirm = ask('confirmResolution', {});
const toGridWorker = by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' });
const receipted = by(gridWorker, 'receiptFeedback', {});

describe('resolve', () => {
  it('stands at once when solved: handle and whole are met and feedback starts', () => {
    const done = told(...handling).when(resolve(), as(villageOfficer));
    done.thenMatching({
      type: 'AppealResolved',
      data: {
        unit: PANLONG_CENTRE,
        outcome: 'solved',
        confirmedBy: undefined,
        clocks: {
          met: ['1/whole/-/1', '1/handle/-/1'],
          started: [{ id: '1/feedback/-/1', owner: PANLONG_CENTRE }],
        },
      },
    });
    expect(done.state).toMatchObject({ status: 'resolved', round: { resolution: { standsSince: START } } });
  });

  it.each(['partly-solved', 'not-solvable', 'explained'] as const)(
    'waits above for confirmation: %s',
    (outcome) => {
      const done = told(...handling).when(resolve({ outcome }), as(villageOfficer));
      done.thenMatching({
        type: 'AppealResolved',
        data: {
          confirmedBy: PUXI_CENTRE,
          clocks: { started: [{ id: '1/resolution-review/-/1', owner: PUXI_CENTRE }] },
        },
      });
      done.when(ask('rate', rating(5)), as(reporter)).thenRefused('appeal/resolution-unconfirmed');
      done
        .when(ask('deliverFeedback', { to: 'reporter', means: 'phone' }), as(villageOfficer))
        .thenRefused('appeal/resolution-unconfirmed');
    },
  );

  it('shows the evidence that the service asks for', () => {
    const road = told(reported({ service: serviceId('infrastructure-road') }), routed, accepted());
    road.when(resolve(), as(villageOfficer)).thenRefused('appeal/evidence-missing');
    road
      .when(resolve({ attachments: [photo('road')] }), as(villageOfficer))
      .thenMatching({ type: 'AppealResolved' });
  });

  it('is for the holder', () => {
    told(...handling)
      .when(resolve(), as(townOfficer))
      .thenRefused('appeal/not-holder');
  });

  it('comes to stand when the centre above confirms it', () => {
    explained.when(confirm, as(townDispatcher, hoursLater(1))).thenMatching({
      type: 'ResolutionConfirmed',
      data: {
        by: PUXI_CENTRE,
        clocks: {
          met: ['1/resolution-review/-/1'],
          started: [{ id: '1/feedback/-/1', owner: PANLONG_CENTRE }],
        },
      },
    });
    explained.when(confirm, as(villageOfficer)).thenRefused('appeal/not-dispatcher');
    explained.when(confirm, as(countyDispatcher)).thenRefused('appeal/not-dispatcher');
    told(...handling, resolved())
      .when(confirm, as(townDispatcher))
      .thenRefused('appeal/no-confirmation-due');
  });

  it('of the county centre itself is confirmed by the supervision office, never by its own word', () => {
    const own = told(
      reported(),
      by(countyDispatcher, 'route', { unit: COUNTY_CENTRE, reason: sealed('跨镇地界') }),
      accepted(countyDispatcher),
      resolved({ outcome: 'explained' }, countyDispatcher),
    );
    own.thenMatching({ type: 'AppealResolved', data: { confirmedBy: unitId('office-supervision') } });
    own.when(confirm, as(countyDispatcher)).thenRefused('appeal/not-dispatcher');
    const missed = own.when(
      ask('comment', { text: sealed('问一下'), attachments: [], visibleTo: 'everyone' }),
      as(reporter, daysLater(30)),
    );
    expect(missed.state).toMatchObject({
      clocks: { '1/resolution-review/-/1': { deadline: { owner: 'office-supervision' } } },
    });
  });

  it('runs on when rejected as if it had never stopped: the interval counts', () => {
    const before = told(...handling).state;
    const rejected = explained.when(
      ask('rejectResolution', { reason: sealed('没有量界记录') }),
      as(townDispatcher, hoursLater(2)),
    );
    rejected.thenMatching({
      type: 'ResolutionRejected',
      data: {
        clocks: { met: ['1/resolution-review/-/1'], changed: [{ kind: 'handle' }, { kind: 'whole' }] },
      },
    });
    expect(rejected.state).toMatchObject({ status: 'handling' });
    if (before.status === 'none' || rejected.state.status === 'none') throw new Error('not reported');
    expect(Object.values(rejected.state.clocks).filter(({ status }) => status === 'running')).toEqual(
      Object.values(before.clocks).filter(({ status }) => status === 'running'),
    );
  });

  it('records at once what a rejection makes overdue', () => {
    const late = told(...handling, { ...resolved({ outcome: 'explained' }), at: daysLater(1) }).when(
      ask('rejectResolution', { reason: sealed('没有量界记录') }),
      as(countyDispatcher, daysLater(40)),
    );
    expect(late.events.map(({ type }) => type)).toEqual([
      'DeadlineMissed',
      'ResolutionRejected',
      'DeadlineMissed',
      'DeadlineMissed',
    ]);
  });
});

describe('kept open', () => {
  const revisitAt = daysLater(60);
  const kept = [
    ...handling,
    resolved({ outcome: 'not-solvable', revisitAt }),
    by(townDispatcher, 'confirmResolution', {}),
  ] as const;

  it('is only what is honestly not, or only partly, solved, until a date that lies ahead', () => {
    const keep = (change: Parameters<typeof resolved>[0]) =>
      told(...handling).when(resolve(change), as(villageOfficer));
    keep({ outcome: 'solved', revisitAt }).thenRefused('appeal/revisit-not-allowed');
    keep({ outcome: 'explained', revisitAt }).thenRefused('appeal/revisit-not-allowed');
    keep({ outcome: 'not-solvable', revisitAt: START }).thenRefused('appeal/revisit-in-past');
    keep({ outcome: 'not-solvable', revisitAt: daysLater(2000) }).thenRefused('sla/due-too-late');
    // That date is a Sunday: somebody looks on Monday morning.
    const monday = '2026-08-31T00:30:00.000Z';
    keep({ outcome: 'partly-solved', revisitAt }).thenMatching({
      type: 'AppealResolved',
      data: {
        revisitAt: monday,
        clocks: { started: [{}, { id: '1/revisit/-/1', owner: PANLONG_CENTRE, dueAt: monday }] },
      },
    });
  });

  it('does not close when nobody rates it', () => {
    const told_ = told(...kept, { ...toGridWorker }, receipted, delivered(gridWorker));
    const lapsed = told_.when(ask('close', { cause: 'unrated' }), as(SYSTEM, daysLater(20)));
    expect(lapsed.refused?.code).toBe('appeal/kept-open');
  });

  it('is resolved again when it is looked at again, and answered anew', () => {
    const again = told(...kept, toGridWorker, receipted, delivered(gridWorker)).when(
      resolve(),
      as(villageOfficer, daysLater(3)),
    );
    again.thenMatching({
      type: 'AppealResolved',
      data: {
        outcome: 'solved',
        clocks: {
          met: ['1/revisit/-/1'],
          stopped: ['1/rate/-/1'],
          started: [{ id: '1/feedback/-/2' }],
        },
      },
    });
    told(...handling, resolved({ outcome: 'not-solvable', revisitAt }))
      .when(resolve(), as(villageOfficer))
      .thenRefused('appeal/resolution-unconfirmed');
  });

  it('is over when the reporter says that it is solved', () => {
    const rated = told(...kept).when(ask('rate', rating(5)), as(reporter));
    expect(rated.events.at(-1)).toMatchObject({
      type: 'AppealClosed',
      data: { cause: 'rated', clocks: { stopped: ['1/revisit/-/1'] } },
    });
  });
});
