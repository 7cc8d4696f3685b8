import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  START,
  as,
  citizen,
  countyDispatcher,
  dispatcherOf,
  given,
  gridWorker,
  neighbour,
  officerOf,
  reporter,
  secretHolder,
  townOfficer,
  villageOfficer,
  PUXI_CENTRE,
} from '../../support/appeal-context';
import {
  ask,
  by,
  handling,
  hoursLater,
  party,
  photo,
  reported,
  reporting,
  resolved,
  routed,
  sealed,
  told,
} from '../../support/appeal-story';
import { region, serviceId, unitId } from '../../support/hanyin';

const report = (change: Parameters<typeof reporting>[0] = {}, actor = reporter) =>
  given().when(ask('report', reporting(change)), as(actor));

describe('report', () => {
  it('takes what the reporter chose, classifies it by rule, and starts dispatch and whole at the county centre', () => {
    report().thenMatching(
      {
        type: 'AppealReported',
        data: {
          receivedAt: START,
          violation: false,
          urgency: 'routine',
          clocks: {
            started: [
              { id: '1/dispatch/-/1', owner: COUNTY_CENTRE, startedAt: START },
              { id: '1/whole/-/1', owner: COUNTY_CENTRE, startedAt: START },
            ],
          },
        },
      },
      { type: 'AppealClassified', data: { service: 'neighbour-dispute', by: 'rule' } },
    );
  });

  it('classifies by rule what matches one service only', () => {
    report({ service: undefined, candidates: [serviceId('sanitation')] }).thenMatching(
      { type: 'AppealReported' },
      { type: 'AppealClassified', data: { service: 'sanitation', by: 'rule', urgency: 'routine' } },
    );
  });

  it('leaves several matching services to a person, never to a silent first match', () => {
    const services = [serviceId('risk-report'), serviceId('sanitation')];
    report({ service: undefined, candidates: services }).thenMatching(
      { type: 'AppealReported', data: { urgency: 'urgent', violation: false } },
      { type: 'AppealQueued', data: { queue: COUNTY_CENTRE, cause: 'several-services' } },
    );
  });

  it('waits for a person when nothing matches', () => {
    report({ service: undefined }).thenMatching(
      { type: 'AppealReported' },
      { type: 'AppealQueued', data: { queue: COUNTY_CENTRE, cause: 'no-service' } },
    );
  });

  it('leaves out services that do not take the channel', () => {
    const candidates = [serviceId('violation-report'), serviceId('sanitation')];
    report({ service: undefined, channel: 'grid', candidates }, gridWorker).thenMatching(
      { type: 'AppealReported' },
      { type: 'AppealClassified', data: { service: 'sanitation' } },
    );
  });

  it('hides it as soon as one service that it may belong to is a violation report', () => {
    const candidates = [serviceId('violation-report'), serviceId('sanitation')];
    report({ service: undefined, candidates }).thenMatching(
      { type: 'AppealReported', data: { violation: true } },
      { type: 'AppealQueued' },
    );
  });

  it('counts from receipt, also what was observed before', () => {
    const observedAt = hoursLater(-30);
    report({ observedAt }).thenMatching(
      {
        type: 'AppealReported',
        data: { observedAt, receivedAt: START, clocks: { started: [{ startedAt: START }, {}] } },
      },
      { type: 'AppealClassified' },
    );
    report({ observedAt: hoursLater(1) }).thenRefused('appeal/observed-in-future');
  });

  it('keeps the proxy beside the reporter, and either may speak', () => {
    const proxy = party('zhao-proxy');
    expect(report({ proxy }, citizen('zhao-proxy')).state).toMatchObject({
      reporter: 'chen-xiuying',
      proxy: 'zhao-proxy',
    });
    report({}, neighbour).thenRefused('appeal/not-reporter');
    report({ reporter: undefined, proxy }).thenRefused('appeal/reporter-missing');
  });

  it('is anonymous only where the service allows it, and then names nobody', () => {
    const unsigned = { reporter: undefined, anonymous: { secretHash: 'a-secret' } };
    const service = serviceId('risk-report');
    expect(report({ ...unsigned, service }, secretHolder('a-secret')).refused).toBeUndefined();
    report({ ...unsigned }, secretHolder('a-secret')).thenRefused('appeal/anonymity-not-allowed');
    report({ ...unsigned, service: undefined }, SYSTEM).thenRefused('appeal/anonymity-not-allowed');
    report({ service, anonymous: { secretHash: 'a-secret' } }, SYSTEM).thenRefused(
      'appeal/anonymous-with-reporter',
    );
    report({ ...unsigned, service }, reporter).thenRefused('appeal/anonymous-with-reporter');
    report({ service }, secretHolder('a-secret')).thenRefused('appeal/not-reporter');
  });

  it('needs a reporter for a citizen, not for a patrol', () => {
    report({ reporter: undefined }, SYSTEM).thenRefused('appeal/reporter-missing');
    const road = {
      origin: 'patrol',
      service: serviceId('infrastructure-road'),
      reporter: undefined,
    } as const;
    expect(report(road, gridWorker).refused).toBeUndefined();
  });

  it('needs something said, a place and people that the county knows', () => {
    report({ words: undefined }).thenRefused('appeal/nothing-said');
    expect(report({ words: undefined, attachments: [photo('pole')] }).refused).toBeUndefined();
    report({ place: { region: region('610922100') } }).thenRefused('appeal/unknown-region');
    expect(report({ place: { region: region('610921102206-01') } }).refused).toBeUndefined();
    report({ accused: [{ unit: unitId('dept-nowhere') }] }).thenRefused('appeal/unknown-accused');
    report({ accused: [{ person: 'nobody' as PersonId }] }).thenRefused('appeal/unknown-accused');
    report({ accused: [{}] }).thenRefused('appeal/unknown-accused');
  });

  it('takes only what the service offers', () => {
    report({ service: serviceId('no-such') }).thenRefused('appeal/unknown-service');
    report({ service: serviceId('violation-report'), channel: 'grid' }).thenRefused(
      'appeal/channel-not-allowed',
    );
    report({ origin: 'device', reporter: undefined }, SYSTEM).thenRefused('appeal/origin-not-allowed');
  });

  it('goes past a county centre that it names, to the discipline commission', () => {
    report({ accused: [{ unit: COUNTY_CENTRE }] }).thenMatching(
      { type: 'AppealReported', data: { clocks: { started: [{ owner: 'dept-discipline' }, {}] } } },
      { type: 'AppealClassified' },
    );
  });
});

describe('comment and endorse', () => {
  const note = { text: sealed('还没人来'), attachments: [], visibleTo: 'everyone' } as const;

  it('takes a word from the reporter and from staff who have to do with it, and moves no clock', () => {
    const { state } = told(reported(), routed);
    const by = (actor: typeof reporter) => told(reported(), routed).when(ask('comment', note), as(actor));
    by(reporter).then({ type: 'CommentAdded', data: { ...note, by: 'reporter' } });
    by(villageOfficer).thenMatching({ type: 'CommentAdded', data: { by: 'staff' } });
    expect(by(countyDispatcher).state).toEqual(state);
    by(neighbour).thenRefused('appeal/not-involved');
    by(officerOf(unitId('ent-power'))).thenRefused('appeal/not-involved');
  });

  it('lets another citizen say "me too", once', () => {
    const metoo = ask('endorse', { citizen: neighbour.citizen! });
    const endorsed = told(reported()).when(metoo, as(neighbour));
    endorsed.then({ type: 'AppealEndorsed', data: { citizen: neighbour.citizen! } });
    endorsed.when(metoo, as(neighbour)).thenRefused('appeal/already-endorsed');
    told(reported()).when(metoo, as(reporter)).thenRefused('appeal/not-citizen');
    told(reported())
      .when(ask('endorse', { citizen: reporter.citizen! }), as(reporter))
      .thenRefused('appeal/own-appeal');
  });

  it('shows a violation report to no citizen', () => {
    told(reported({ service: serviceId('violation-report') }))
      .when(ask('endorse', { citizen: neighbour.citizen! }), as(neighbour))
      .thenRefused('appeal/not-found');
  });
});

describe('answer directly', () => {
  const answer = ask('answerDirectly', { answer: sealed('带户口簿到镇上办理'), attachments: [] });
  const asked = told(reported({ service: serviceId('policy-consultation') }));

  it('resolves a question at intake, with the same feedback', () => {
    const answered = asked.when(answer, as(countyDispatcher));
    answered.thenMatching({
      type: 'AppealAnsweredDirectly',
      data: {
        onTheSpot: false,
        unit: COUNTY_CENTRE,
        clocks: {
          met: ['1/dispatch/-/1', '1/whole/-/1'],
          started: [{ kind: 'feedback', owner: COUNTY_CENTRE }],
        },
      },
    });
    expect(answered.state).toMatchObject({
      status: 'resolved',
      round: { resolution: { outcome: 'explained', standsSince: START } },
    });
  });

  it('lets the grid worker settle a small matter on the spot and carry the answer back', () => {
    const settled = told(reported()).when(answer, as(gridWorker));
    settled.thenMatching({ type: 'AppealAnsweredDirectly', data: { onTheSpot: true, unit: PANLONG_CENTRE } });
    settled
      .when(ask('deliverFeedback', { to: 'reporter', means: 'visit' }), as(gridWorker))
      .thenMatching({ type: 'FeedbackDelivered', data: { to: 'reporter' } });
  });

  it('is still open to the unit that the list named, until somebody accepts', () => {
    const atTown = told(reported({ service: serviceId('policy-consultation') }), routed);
    const answered = atTown.when(answer, as(townOfficer));
    answered.thenMatching({
      type: 'AppealAnsweredDirectly',
      data: { unit: PUXI_CENTRE, onTheSpot: false, clocks: { stopped: ['1/respond/-/1'] } },
    });
    expect(answered.state).toMatchObject({ status: 'resolved' });
    atTown.when(answer, as(gridWorker)).thenMatching({
      type: 'AppealAnsweredDirectly',
      data: { unit: PANLONG_CENTRE, onTheSpot: true },
    });
    atTown.when(answer, as(villageOfficer)).thenRefused('appeal/not-dispatcher');
    told(...handling)
      .when(answer, as(gridWorker))
      .thenRefused('appeal/already-accepted');
  });

  it('is for such services only, and for who receives them', () => {
    told(reported({ service: serviceId('sanitation') }))
      .when(answer, as(countyDispatcher))
      .thenRefused('appeal/not-direct');
    asked.when(answer, as(townOfficer)).thenRefused('appeal/not-dispatcher');
    told(reported({ service: undefined }))
      .when(answer, as(countyDispatcher))
      .thenRefused('appeal/unclassified');
  });
});

describe('withdraw', () => {
  it('ends the matter and everything owed', () => {
    const withdrawn = told(...handling).when(ask('withdraw', { reason: sealed('已和解') }), as(reporter));
    withdrawn.thenMatching(
      { type: 'AppealWithdrawn', data: { continues: false } },
      { type: 'AppealClosed', data: { cause: 'withdrawn', clocks: { stopped: expect.arrayContaining([]) } } },
    );
    expect(withdrawn.state).toMatchObject({ status: 'closed', closed: { cause: 'withdrawn' } });
  });

  it('is for the reporter', () => {
    told(...handling)
      .when(ask('withdraw', {}), as(neighbour))
      .thenRefused('appeal/not-reporter');
    told(...handling, resolved())
      .when(ask('withdraw', {}), as(reporter))
      .thenRefused('appeal/already-resolved');
  });

  it('lets hazards and violations go on, ex officio', () => {
    const hazard = told(reported({ service: serviceId('risk-report') }), by(reporter, 'withdraw', {}));
    hazard.then({ type: 'AppealWithdrawn', data: { reason: undefined, continues: true } });
    expect(hazard.state).toMatchObject({ status: 'reported', withdrawn: true });
    hazard.when(ask('withdraw', {}), as(reporter)).thenRefused('appeal/already-withdrawn');
  });
});

describe('decline and refer out', () => {
  const earlier = '610921-20260101-0007' as never;

  it('declines on a ground of the service, with basis, channel and remedy', () => {
    const declined = told(reported()).when(
      ask('decline', { ground: 'legal-procedure' }),
      as(countyDispatcher),
    );
    declined.thenMatching(
      {
        type: 'AppealDeclined',
        data: {
          ground: 'legal-procedure',
          basis: expect.stringContaining('53号'),
          properChannel: expect.any(String),
          remedy: expect.any(String),
        },
      },
      { type: 'AppealClosed', data: { cause: 'declined' } },
    );
  });

  it('points "not ours" to a return', () => {
    told(reported())
      .when(ask('decline', { ground: 'not-ours' }), as(countyDispatcher))
      .thenRefused('appeal/not-ours-is-no-ground');
  });

  it('knows no other ground, and no other person', () => {
    const decline = (ground: string, actor = countyDispatcher) =>
      told(reported()).when(ask('decline', { ground }), as(actor));
    decline('too-busy').thenRefused('appeal/unknown-ground');
    decline('legal-procedure', officerOf(COUNTY_CENTRE)).thenRefused('appeal/not-dispatcher');
    decline('legal-procedure', dispatcherOf(PANLONG_CENTRE)).thenRefused('appeal/not-dispatcher');
  });

  it('declines the same facts after a final review, naming the earlier appeal', () => {
    const decline = (data: object) =>
      told(reported()).when(ask('decline', { ground: 'final-review', ...data }), as(countyDispatcher));
    decline({}).thenRefused('appeal/earlier-appeal-missing');
    decline({ earlier }).thenMatching(
      { type: 'AppealDeclined', data: { ground: 'final-review', earlier } },
      { type: 'AppealClosed' },
    );
  });

  it('passes an emergency on and closes it as referred', () => {
    told(reported())
      .when(ask('referOut', { to: '119', acknowledgement: '消防已出警' }), as(countyDispatcher))
      .thenMatching(
        { type: 'AppealReferredOut', data: { to: '119', acknowledgement: '消防已出警' } },
        { type: 'AppealClosed', data: { cause: 'referred' } },
      );
  });
});
