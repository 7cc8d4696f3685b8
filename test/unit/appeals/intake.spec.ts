import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  neighbour,
  officerOf,
  reporter,
} from '../../kit/appeal-context';
import { ask, by, handling, reported, resolved, routed, sealed, told } from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

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

  it('lasts until somebody accepts, for whoever oversees the routing', () => {
    const atOnce = told(reported(), routed);
    const asked = ask('referOut', { to: '119', acknowledgement: sealed('消防已出警') });
    expect(atOnce.when(asked, as(countyDispatcher)).state).toMatchObject({ closed: { cause: 'referred' } });
    atOnce.when(asked, as(dispatcherOf(PANLONG_CENTRE))).thenRefused('appeal/not-dispatcher');
    told(...handling)
      .when(asked, as(countyDispatcher))
      .thenRefused('appeal/already-accepted');
  });

  it('passes an emergency on and closes it as referred', () => {
    told(reported())
      .when(ask('referOut', { to: '119', acknowledgement: sealed('消防已出警') }), as(countyDispatcher))
      .thenMatching(
        { type: 'AppealReferredOut', data: { to: '119', acknowledgement: sealed('消防已出警') } },
        { type: 'AppealClosed', data: { cause: 'referred' } },
      );
  });
});
