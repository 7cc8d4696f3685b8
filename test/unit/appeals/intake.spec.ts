import {
  catalogue,
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
import { bodyId, serviceId } from '../../kit/hanyin';

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
    const final = { reporter: reporter.citizen, violation: false, final: true };
    decline({}).thenRefused('appeal/earlier-appeal-missing');
    const declined = decline({ earlier, found: final });
    declined.thenMatching(
      { type: 'AppealDeclined', data: { ground: 'final-review', earlier } },
      { type: 'AppealClosed' },
    );
    expect(declined.events[0]?.data).not.toHaveProperty('found');
  });

  it('declines for no earlier appeal that is not there, not the reporter’s, or not reviewed finally', () => {
    const final = { reporter: reporter.citizen, violation: false, final: true };
    const decline = (found: object | undefined, change = {}) =>
      told(reported(change)).when(
        ask('decline', { ground: 'final-review', earlier, found } as never),
        as(countyDispatcher),
      );
    decline(undefined).thenRefused('appeal/earlier-not-theirs');
    decline({ ...final, reporter: neighbour.citizen }).thenRefused('appeal/earlier-not-theirs');
    decline({ ...final, reporter: undefined }).thenRefused('appeal/earlier-not-theirs');
    decline({ ...final, final: false }).thenRefused('appeal/earlier-not-final');
    // That two have one reporter would say who reported a violation.
    decline({ ...final, violation: true }).thenRefused('appeal/earlier-not-theirs');
    decline(final, { service: serviceId('violation-report') }).thenRefused('appeal/earlier-not-theirs');
  });

  it('knows one ground for what was reviewed finally: no service has one that asks for no earlier appeal', () => {
    const all = catalogue
      .all()
      .flatMap(({ id, declineGrounds }) => declineGrounds.map(({ basis }) => ({ id, basis })));
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ basis }) => /复核|复查/.test(basis))).toEqual([]);
  });

  it('refers to nobody who is not on the published list', () => {
    for (const to of ['小区物业', '110 ', '911'])
      told(reported())
        .when(ask('referOut', { to: bodyId(to), acknowledgement: sealed('已接') }), as(countyDispatcher))
        .thenRefused('appeal/unknown-body');
  });

  it('lasts until somebody accepts, for whoever oversees the routing', () => {
    const atOnce = told(reported(), routed);
    const asked = ask('referOut', { to: bodyId('119'), acknowledgement: sealed('消防已出警') });
    expect(atOnce.when(asked, as(countyDispatcher)).state).toMatchObject({ closed: { cause: 'referred' } });
    atOnce.when(asked, as(dispatcherOf(PANLONG_CENTRE))).thenRefused('appeal/not-dispatcher');
    told(...handling)
      .when(asked, as(countyDispatcher))
      .thenRefused('appeal/already-accepted');
  });

  it('passes an emergency on and closes it as referred', () => {
    told(reported())
      .when(
        ask('referOut', { to: bodyId('119'), acknowledgement: sealed('消防已出警') }),
        as(countyDispatcher),
      )
      .thenMatching(
        { type: 'AppealReferredOut', data: { to: '119', acknowledgement: sealed('消防已出警') } },
        { type: 'AppealClosed', data: { cause: 'referred' } },
      );
  });
});
