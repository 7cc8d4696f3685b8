import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  START,
  as,
  countyDispatcher,
  dispatcherOf,
  gridWorker,
  officerOf,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  handling,
  hoursLater,
  photo,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { CHENGGUAN, HANYIN, serviceId, unitId } from '../../kit/hanyin';

const unclassified = reported({ service: undefined });
const asDispute = { service: serviceId('neighbour-dispute'), reason: sealed('地界纠纷') };

describe('classify', () => {
  it('is for a person when several services or none match, and lets the list choose again', () => {
    const waiting = told(unclassified);
    waiting.when(ask('route', {}), as(SYSTEM)).thenRefused('appeal/waits-for-person');
    waiting.when(ask('classify', asDispute), as(countyDispatcher)).thenMatching({
      type: 'AppealClassified',
      data: { service: 'neighbour-dispute', by: 'person', reason: sealed('地界纠纷'), tags: [] },
    });
    const classified = told(unclassified, by(countyDispatcher, 'classify', asDispute));
    classified
      .when(ask('route', {}), as(SYSTEM))
      .thenMatching({ type: 'AppealRouted', data: { unit: PANLONG_CENTRE } });
  });

  it('is not for the service itself, nor for whom it has nothing to do with', () => {
    told(unclassified).when(ask('classify', asDispute), as(SYSTEM)).thenRefused('appeal/not-dispatcher');
    told(unclassified)
      .when(ask('classify', asDispute), as(villageOfficer))
      .thenRefused('appeal/not-dispatcher');
    told(unclassified)
      .when(ask('classify', { ...asDispute, service: serviceId('no-such') }), as(countyDispatcher))
      .thenRefused('appeal/unknown-service');
  });

  it('keeps the running deadlines, unless it is more urgent than it seemed: then they count anew from now', () => {
    const held = told(...handling);
    held.when(ask('classify', { ...asDispute, tags: [sealed('土地')] }), as(countyDispatcher)).then({
      type: 'AppealClassified',
      data: { ...asDispute, urgency: 'routine', tags: [sealed('土地')], by: 'person', violation: false },
    });
    const raised = held.when(
      ask('classify', { ...asDispute, urgency: 'critical' }),
      as(villageOfficer, hoursLater(1)),
    );
    raised.thenMatching({
      type: 'AppealClassified',
      data: {
        urgency: 'critical',
        clocks: {
          changed: [
            {
              id: '1/handle/-/1',
              startedAt: START,
              countsFrom: hoursLater(1),
              dueAt: hoursLater(25),
              period: { unit: 'hours', amount: 24 },
            },
          ],
        },
      },
    });
  });

  it('raised, makes nothing due later than it was, and nothing overdue at once', () => {
    const raise = ask('classify', { ...asDispute, urgency: 'critical' });
    const raisedAfter = (hours: number) =>
      told(reported()).when(raise, as(countyDispatcher, hoursLater(hours)));
    raisedAfter(0.1).thenMatching({
      type: 'AppealClassified',
      data: { clocks: { changed: [{ id: '1/dispatch/-/1', dueAt: hoursLater(16 / 60) }] } },
    });
    // Due after thirty minutes, and ten more from now would be four too many.
    raisedAfter(0.4).thenMatching({ type: 'AppealClassified', data: { clocks: undefined } });
  });

  it('counts from the raising, whatever stood still before', () => {
    const answered = told(
      ...handling,
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
      by(reporter, 'supplyInformation', { answer: sealed('在井边'), attachments: [] }, hoursLater(24)),
    );
    const urgent = ask('classify', { ...asDispute, urgency: 'urgent' });
    answered.when(urgent, as(countyDispatcher, hoursLater(24))).thenMatching({
      type: 'AppealClassified',
      data: { clocks: { changed: [{ id: '1/handle/-/1', dueAt: hoursLater(56) }] } },
    });
  });

  it('lets the holder raise the urgency, but not lower it nor name another service', () => {
    const urgent = told(...handling, by(villageOfficer, 'classify', { ...asDispute, urgency: 'urgent' }));
    const lower = ask('classify', { ...asDispute, urgency: 'routine' });
    urgent.when(lower, as(villageOfficer)).thenRefused('appeal/urgency-lowered');
    urgent
      .when(lower, as(countyDispatcher))
      .thenMatching({ type: 'AppealClassified', data: { urgency: 'routine' } });
    urgent
      .when(ask('classify', { service: serviceId('sanitation'), reason: sealed('') }), as(villageOfficer))
      .thenRefused('appeal/not-dispatcher');
  });
});

describe('route', () => {
  it('follows the dispatch list, meets dispatch, starts respond for the holder and hands it the whole', () => {
    told(reported({ service: serviceId('infrastructure-power') }))
      .when(ask('route', {}), as(SYSTEM, hoursLater(0.1)))
      .thenMatching({
        type: 'AppealRouted',
        data: {
          unit: 'ent-power',
          tier: 'county',
          rule: 'dispatch-list',
          decides: COUNTY_CENTRE,
          final: false,
          clocks: {
            met: ['1/dispatch/-/1'],
            started: [{ id: '1/respond/-/1', owner: 'ent-power' }],
            changed: [{ id: '1/whole/-/1', owner: 'ent-power' }],
          },
        },
      });
  });

  it('takes the lowest tier with the duty where the list names none; its parent region decides on returns', () => {
    told(reported())
      .when(ask('route', {}), as(SYSTEM))
      .thenMatching({
        type: 'AppealRouted',
        data: { unit: PANLONG_CENTRE, tier: 'village', rule: 'lowest-tier', decides: PUXI_CENTRE },
      });
  });

  it('climbs past the accused and every tier below them', () => {
    told(reported({ accused: [{ unit: PUXI_CENTRE }] }))
      .when(ask('route', {}), as(SYSTEM))
      .thenMatching({ type: 'AppealRouted', data: { unit: COUNTY_CENTRE } });
  });

  it('waits for the county dispatcher where the list names nobody, and says so once', () => {
    // Light is for towns; a place that is the county itself lies in none.
    const nobody = reported({ service: serviceId('infrastructure-light'), place: { region: HANYIN } });
    const queued = told(nobody).when(ask('route', {}), as(SYSTEM));
    queued.thenMatching({ type: 'AppealQueued', data: { queue: COUNTY_CENTRE, cause: 'no-unit' } });
    queued.when(ask('route', {}), as(SYSTEM)).thenRefused('appeal/waits-for-person');
    queued.when(ask('route', {}), as(countyDispatcher)).then();
  });

  it('lets the dispatcher name any unit but whom the appeal hides from', () => {
    const route = (unit: string, actor = countyDispatcher) =>
      told(reported({ accused: [{ unit: PANLONG_CENTRE }] })).when(
        ask('route', { unit: unitId(unit), reason: sealed('职责所在') }),
        as(actor),
      );
    route('dept-justice').thenMatching({
      type: 'AppealRouted',
      data: { unit: 'dept-justice', rule: 'person', reason: sealed('职责所在'), decides: COUNTY_CENTRE },
    });
    route(PANLONG_CENTRE).thenRefused('appeal/accused-unit');
    route('dept-nowhere').thenRefused('appeal/unknown-unit');
    route('dept-justice', townDispatcher).thenRefused('appeal/not-dispatcher');
    told(reported())
      .when(ask('route', { unit: PUXI_CENTRE }), as(countyDispatcher))
      .thenRefused('appeal/duty-elsewhere');
    told(reported())
      .when(ask('route', { unit: PANLONG_CENTRE }), as(countyDispatcher))
      .thenMatching({ type: 'AppealRouted', data: { unit: PANLONG_CENTRE, reason: '' } });
    told(unclassified)
      .when(ask('route', { unit: PUXI_CENTRE }), as(countyDispatcher))
      .thenRefused('appeal/unclassified');
  });
});

it('knows a place in town by its own list', () => {
  told(reported({ service: serviceId('sanitation'), place: { region: CHENGGUAN } }))
    .when(ask('route', {}), as(SYSTEM))
    .thenMatching({ type: 'AppealRouted', data: { unit: 'dept-urban-management', rule: 'dispatch-list' } });
});

describe('accept and contact', () => {
  const reach = { means: 'phone', reached: true } as const;
  const miss = { means: 'phone', reached: false } as const;
  const atVillage = told(reported(), routed);

  it('names an assignee and starts handle; reaching the reporter meets respond and starts handling', () => {
    const taken = atVillage.when(
      ask('accept', { assignee: villageOfficer.id, contact: reach }),
      as(villageOfficer),
    );
    taken.thenMatching(
      {
        type: 'AppealAccepted',
        data: { status: 'accepted', clocks: { started: [{ id: '1/handle/-/1', owner: PANLONG_CENTRE }] } },
      },
      { type: 'ContactRecorded', data: { status: 'handling', clocks: { met: ['1/respond/-/1'] } } },
    );
    expect(taken.state.status).toBe('handling');
  });

  it('stays accepted, and respond runs on, until the reporter is reached', () => {
    const tried = told(reported(), routed, accepted(villageOfficer, false));
    expect(tried.state).toMatchObject({
      status: 'accepted',
      clocks: { '1/respond/-/1': { status: 'running' } },
    });
    tried.when(ask('recordContact', miss), as(villageOfficer)).thenMatching({
      type: 'ContactRecorded',
      data: { reached: false, status: 'accepted' },
    });
    tried.when(ask('recordContact', reach), as(villageOfficer)).thenMatching({
      type: 'ContactRecorded',
      data: { status: 'handling', clocks: { met: ['1/respond/-/1'] } },
    });
  });

  it('starts handling at once where there is nobody to reach', () => {
    const road = reported(
      { origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined },
      SYSTEM,
    );
    const taken = told(road, routed).when(ask('accept', { assignee: villageOfficer.id }), as(villageOfficer));
    taken.thenMatching({
      type: 'AppealAccepted',
      data: { status: 'handling', clocks: { met: ['1/respond/-/1'] } },
    });
  });

  it('reaches nobody who reported a violation, or withdrew: acceptance is all that can be done', () => {
    const police = officerOf(unitId('dept-police'));
    const power = officerOf(unitId('ent-power'));
    const hidden = told(reported({ service: serviceId('violation-report') }), routed);
    const take = ask('accept', { assignee: police.id });
    hidden.when(take, as(police)).thenMatching({
      type: 'AppealAccepted',
      data: { status: 'handling', clocks: { met: ['1/respond/-/1'] } },
    });
    const withdrawn = told(
      reported({ service: serviceId('infrastructure-power') }),
      routed,
      by(power, 'accept', { assignee: power.id }),
      by(reporter, 'withdraw', {}),
    );
    withdrawn.thenMatching({
      type: 'AppealWithdrawn',
      data: { continues: true, handling: true, clocks: { met: ['1/respond/-/1'] } },
    });
    withdrawn
      .when(resolved({ attachments: [photo('pole')] }, power).command, as(power))
      .thenMatching({ type: 'AppealResolved' });
  });

  it('is for the holder, with somebody of its own', () => {
    const accept = (actor: typeof reporter, assignee: PersonId) =>
      atVillage.when(ask('accept', { assignee }), as(actor));
    accept(townOfficer, townOfficer.id).thenRefused('appeal/not-holder');
    accept(gridWorker, gridWorker.id).thenRefused('appeal/not-holder');
    accept(villageOfficer, townOfficer.id).thenRefused('appeal/unknown-assignee');
    accept(dispatcherOf(PANLONG_CENTRE), villageOfficer.id).thenMatching({ type: 'AppealAccepted' });
  });

  it('never gives it to whom it names', () => {
    told(reported({ accused: [{ person: 'officer-ent-power' as PersonId }] }), routed)
      .when(ask('accept', { assignee: 'officer-ent-power' as PersonId }), as(villageOfficer))
      .thenRefused('appeal/accused-assignee');
  });

  it('may name another assignee later', () => {
    const assign = (assignee: PersonId) =>
      told(...handling).when(ask('assign', { assignee }), as(villageOfficer));
    assign(dispatcherOf(PANLONG_CENTRE).id).then({
      type: 'AppealAssigned',
      data: { unit: PANLONG_CENTRE, assignee: dispatcherOf(PANLONG_CENTRE).id },
    });
    assign(townOfficer.id).thenRefused('appeal/unknown-assignee');
  });
});
