import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  followUpDesk,
  gridWorker,
  officerOf,
  reporter,
  secretHolder,
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
  photo,
  rating,
  reported,
  resolved,
  routed,
  told,
  sealed,
} from '../../kit/appeal-story';
import { CHENGGUAN, personId, serviceId } from '../../kit/hanyin';

const toGridWorker = by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' });
const receipted = by(gridWorker, 'receiptFeedback', {});

/** A road that a grid worker found broken, and the village says it mended. */
const patrolled = [
  reported(
    { channel: 'grid', origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined },
    gridWorker,
  ),
  routed,
  by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
  resolved({ attachments: [photo('road')] }),
] as const;

describe('what no citizen brought', () => {
  const confirm = ask('confirmResolution', {});
  it('is never confirmed by the holder’s own word: by the grid worker who found it, or by the tier above', () => {
    const mended = told(...patrolled);
    mended.thenMatching({ type: 'AppealResolved', data: { outcome: 'solved', confirmedBy: PUXI_CENTRE } });
    mended
      .when(ask('close', { cause: 'confirmed' }), as(SYSTEM))
      .thenRefused('appeal/resolution-unconfirmed');
    mended.when(confirm, as(dispatcherOf(PANLONG_CENTRE))).thenRefused('appeal/not-dispatcher');
    mended
      .when(confirm, as({ ...gridWorker, id: personId('grid-610921102201') }))
      .thenRefused('appeal/not-dispatcher');
    mended
      .when(confirm, as(gridWorker))
      .thenMatching({ type: 'ResolutionConfirmed', data: { by: PANLONG_CENTRE } });
    mended
      .when(confirm, as(townDispatcher))
      .thenMatching({ type: 'ResolutionConfirmed', data: { by: PUXI_CENTRE } });
  });

  it('and that a grid worker settled on the spot, by the tier above; rejected, it is dispatched', () => {
    const onTheSpot = told(
      reported({ channel: 'grid', origin: 'patrol', reporter: undefined }, gridWorker),
      by(gridWorker, 'answerDirectly', { answer: sealed('两家当场说和了'), attachments: [] }),
    );
    onTheSpot.thenMatching({
      type: 'AppealAnsweredDirectly',
      data: {
        confirmedBy: PUXI_CENTRE,
        clocks: { started: [{ kind: 'resolution-review', owner: PUXI_CENTRE }] },
      },
    });
    onTheSpot.when(confirm, as(gridWorker)).thenRefused('appeal/not-dispatcher');
    onTheSpot
      .when(ask('rejectResolution', { reason: sealed('照片不是这里') }), as(townDispatcher))
      .thenMatching({
        type: 'ResolutionRejected',
        data: {
          queue: COUNTY_CENTRE,
          clocks: {
            started: [{ kind: 'dispatch', owner: COUNTY_CENTRE }],
            changed: [{ kind: 'whole', owner: COUNTY_CENTRE }],
          },
        },
      });
  });

  it('has nobody who could be called afterwards', () => {
    told(...patrolled, by(townDispatcher, 'confirmResolution', {}))
      .when(ask('recordFollowUp', { reached: true, solved: true, satisfied: true }), as(followUpDesk))
      .thenRefused('appeal/nobody-to-tell');
  });
});

describe('deliver', () => {
  const solved = told(...handling, resolved());

  it('goes by the place’s grid worker, who receipts it and carries it to the reporter', () => {
    solved
      .when(delivered(villageOfficer).command, as(villageOfficer))
      .thenRefused('appeal/grid-worker-first');
    const handed = told(...handling, resolved(), toGridWorker);
    handed.thenMatching({ type: 'FeedbackDelivered', data: { to: 'grid-worker', means: 'message' } });
    handed.when(toGridWorker.command, as(villageOfficer)).thenRefused('appeal/already-delivered');
    const told_ = told(...handling, resolved(), toGridWorker, receipted);
    told_.then({ type: 'FeedbackReceipted', data: { note: undefined } });
    told_.when(receipted.command, as(gridWorker)).thenRefused('appeal/already-receipted');
    told_.when(delivered(gridWorker).command, as(gridWorker)).thenMatching({
      type: 'FeedbackDelivered',
      data: {
        to: 'reporter',
        clocks: { met: ['1/feedback/-/1'], started: [{ id: '1/rate/-/1', owner: 'reporter' }] },
      },
    });
  });

  it('is receipted by a grid worker of the place only, and only what was handed over', () => {
    solved.when(receipted.command, as(villageOfficer)).thenRefused('appeal/not-grid-worker');
    solved.when(receipted.command, as(gridWorker)).thenRefused('appeal/nothing-to-receipt');
  });

  it('waits for the grid worker in the queue of the grid worker’s own unit, whose miss it is', () => {
    const town = told(
      reported(),
      routed,
      by(townDispatcher, 'escalate', { reason: sealed('久拖不决') }),
      accepted(townOfficer),
      resolved({}, townOfficer),
      by(townOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
    );
    town.thenMatching({
      type: 'FeedbackDelivered',
      data: { clocks: { changed: [{ id: '1/feedback/-/1', owner: PANLONG_CENTRE }] } },
    });
    town
      .when(
        ask('comment', { text: sealed('催一下'), attachments: [], visibleTo: 'staff' }),
        as(townOfficer, daysLater(10)),
      )
      .thenMatching(
        { type: 'DeadlineMissed', data: { kind: 'feedback', owner: PANLONG_CENTRE } },
        { type: 'CommentAdded' },
      );
  });

  it('passes over a grid worker who let the time pass', () => {
    const late = told(...handling, resolved(), toGridWorker).when(
      ask('deliverFeedback', { to: 'reporter', means: 'phone' }),
      as(countyDispatcher, daysLater(10)),
    );
    late.thenMatching(
      { type: 'DeadlineMissed', data: { kind: 'feedback' } },
      { type: 'FeedbackDelivered', data: { to: 'reporter' } },
    );
  });

  it('is not for strangers, and not done twice', () => {
    solved.when(toGridWorker.command, as(townOfficer)).thenRefused('appeal/not-holder');
    const done = told(...handling, resolved(), toGridWorker, receipted, delivered(gridWorker));
    done.when(delivered(villageOfficer).command, as(villageOfficer)).thenRefused('appeal/already-delivered');
  });

  it('goes straight to who reported a violation, or did not sign, or lives where no grid is walked', () => {
    const police = 'dept-police' as never;
    const straight = (change: Parameters<typeof reported>[0], actor = reporter) =>
      told(
        reported({ ...change }, actor),
        routed,
        by(officerOf(police), 'accept', {
          assignee: officerOf(police).id,
          contact: { means: 'phone', reached: true },
        }),
        resolved({}, officerOf(police)),
      );
    const unsigned = { reporter: undefined, anonymous: { secretHash: 'a-secret' } };
    for (const violation of [
      straight({ service: serviceId('violation-report') }),
      straight({ service: serviceId('violation-report'), ...unsigned }, secretHolder('a-secret')),
    ]) {
      violation
        .when(ask('deliverFeedback', { to: 'grid-worker', means: 'message' }), as(officerOf(police)))
        .thenRefused('appeal/straight-to-reporter');
      violation
        .when(ask('deliverFeedback', { to: 'reporter', means: 'message' }), as(officerOf(police)))
        .thenMatching({ type: 'FeedbackDelivered', data: { to: 'reporter' } });
    }
    const housing = 'dept-urban-management' as never;
    told(
      reported({ service: serviceId('sanitation'), place: { region: CHENGGUAN } }),
      routed,
      by(officerOf(housing), 'accept', {
        assignee: officerOf(housing).id,
        contact: { means: 'phone', reached: true },
      }),
      resolved({ attachments: [photo('clean')] }, officerOf(housing)),
      delivered(officerOf(housing)),
    ).thenMatching({ type: 'FeedbackDelivered', data: { to: 'reporter' } });
  });

  it('is owed to nobody where no citizen waits: the resolution closes as confirmed', () => {
    const patrol = told(...patrolled, by(townDispatcher, 'confirmResolution', {}));
    patrol.when(toGridWorker.command, as(villageOfficer)).thenRefused('appeal/nobody-to-tell');
    patrol.when(ask('rate', rating(5)), as(reporter)).thenRefused('appeal/origin-not-rated');
    patrol.when(ask('close', { cause: 'unrated' }), as(SYSTEM)).thenRefused('appeal/rate-not-lapsed');
    patrol.when(ask('close', { cause: 'confirmed' }), as(villageOfficer)).thenRefused('appeal/system-only');
    patrol.when(ask('close', { cause: 'confirmed' }), as(SYSTEM)).thenMatching({
      type: 'AppealClosed',
      data: { cause: 'confirmed', clocks: { stopped: ['1/feedback/-/1'] } },
    });
    solved.when(ask('close', { cause: 'confirmed' }), as(SYSTEM)).thenRefused('appeal/not-confirmable');
  });
});
