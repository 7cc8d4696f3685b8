import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  START,
  as,
  citizen,
  countyDispatcher,
  given,
  gridWorker,
  neighbour,
  officerOf,
  reporter,
  secretHolder,
  townOfficer,
  villageOfficer,
  PUXI_CENTRE,
} from '../../kit/appeal-context';
import {
  daysLater,
  ask,
  handling,
  hoursLater,
  party,
  photo,
  reported,
  reporting,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { region, serviceId, unitId } from '../../kit/hanyin';

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

  it('says who chose the service, and keeps who took it down for somebody else', () => {
    const taken = report({ channel: 'window' }, townOfficer);
    taken.thenMatching(
      { type: 'AppealReported' },
      { type: 'AppealClassified', data: { reason: '受理人选定' } },
    );
    const routedOn = told(reported({ channel: 'window' }, townOfficer), routed);
    expect(routedOn.state).toMatchObject({ taker: townOfficer.id, involved: [PANLONG_CENTRE, PUXI_CENTRE] });
    const later = ask('comment', {
      text: sealed('来电人说人已撤出'),
      attachments: [],
      visibleTo: 'everyone',
    });
    routedOn.when(later, as(townOfficer)).thenMatching({ type: 'CommentAdded', data: { by: 'staff' } });
    const elsewhere = officerOf(unitId('dept-water'));
    told(reported({ channel: 'hotline' }, elsewhere), routed)
      .when(later, as(elsewhere))
      .thenMatching({ type: 'CommentAdded' });
    routedOn.when(later, as(elsewhere)).thenRefused('appeal/not-involved');
    expect(report().state).toMatchObject({ taker: undefined });
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

  it('takes what a phone says whose clock is up to two minutes fast, and records both', () => {
    const fast = addMillis(START, 120_000);
    report({ observedAt: fast }).thenMatching(
      { type: 'AppealReported', data: { observedAt: fast, receivedAt: START } },
      { type: 'AppealClassified' },
    );
    report({ observedAt: addMillis(fast, 1) }).thenRefused('appeal/observed-in-future');
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
      channel: 'grid',
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
    report({ service: serviceId('violation-report'), channel: 'grid' }, gridWorker).thenRefused(
      'appeal/channel-not-allowed',
    );
    report({ origin: 'device', reporter: undefined }, SYSTEM).thenRefused('appeal/origin-not-allowed');
  });

  it('comes from where its reporter can, whatever it says', () => {
    const grid = { channel: 'grid', reporter: party('chen-xiuying') } as const;
    const patrol = { ...grid, origin: 'patrol', service: undefined } as const;
    const phoned = { channel: 'hotline', reporter: party('chen-xiuying') } as const;
    for (const channel of ['hotline', 'window', 'grid', 'kafka'] as const)
      report({ channel }).thenRefused('appeal/provenance-not-yours');
    for (const origin of ['device', 'patrol', 'visit'] as const) {
      report({ origin }).thenRefused('appeal/provenance-not-yours');
      const unsigned = { origin, reporter: undefined, anonymous: { secretHash: 'a-secret' } };
      report(unsigned, secretHolder('a-secret')).thenRefused('appeal/provenance-not-yours');
    }
    expect(report(patrol, gridWorker).refused).toBeUndefined();
    report({ ...patrol, origin: 'device' }, gridWorker).thenRefused('appeal/provenance-not-yours');
    report({ ...grid, channel: 'app' }, gridWorker).thenRefused('appeal/provenance-not-yours');
    expect(report(phoned, townOfficer).refused).toBeUndefined();
    report({ ...phoned, origin: 'patrol' }, townOfficer).thenRefused('appeal/provenance-not-yours');
    report({ ...phoned, channel: 'app' }, townOfficer).thenRefused('appeal/provenance-not-yours');
    expect(report({ channel: 'kafka' }, SYSTEM).refused).toBeUndefined();
  });

  it('goes past a county centre that it names, to the discipline commission', () => {
    report({ accused: [{ unit: COUNTY_CENTRE }] }).thenMatching(
      {
        type: 'AppealReported',
        data: { clocks: { started: [{ owner: 'dept-discipline' }, {}, { kind: 'accusation' }] } },
      },
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
    const { clocks, status } = by(countyDispatcher).state as Appeal;
    expect({ clocks, status }).toEqual({ clocks: (state as Appeal).clocks, status: 'routed' });
    by(neighbour).thenRefused('appeal/not-involved');
    by(officerOf(unitId('ent-power'))).thenRefused('appeal/not-involved');
  });

  it('takes thirty comments of one person in a day of the county, and more on the next', () => {
    let life = told(reported(), routed);
    for (let at = 0; at < 30; at++) life = life.when(ask('comment', note), as(reporter));
    life.when(ask('comment', note), as(reporter)).thenRefused('appeal/comments-of-today');
    life.when(ask('comment', note), as(villageOfficer)).thenMatching({ type: 'CommentAdded' });
    const tomorrow = life.when(ask('comment', note), as(reporter, daysLater(1)));
    tomorrow.thenMatching({ type: 'DeadlineMissed' }, { type: 'CommentAdded' });
  });

  it('lets another citizen say "me too", once', () => {
    const metoo = ask('endorse', {});
    const endorsed = told(reported()).when(metoo, as(neighbour));
    endorsed.then({ type: 'AppealEndorsed', data: { citizen: neighbour.citizen! } });
    endorsed.when(metoo, as(neighbour)).thenRefused('appeal/already-endorsed');
    told(reported()).when(metoo, as(villageOfficer)).thenRefused('appeal/not-citizen');
    told(reported()).when(metoo, as(reporter)).thenRefused('appeal/own-appeal');
  });

  it('shows a violation report to no citizen', () => {
    told(reported({ service: serviceId('violation-report') }))
      .when(ask('endorse', {}), as(neighbour))
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
