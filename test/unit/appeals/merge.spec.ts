import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { AppealId, DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { deadlineId, explainDeadline } from '../../../src/sla';
import {
  START,
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  hanyin,
  reporter,
  townDispatcher,
  villageOfficer,
  CHENGGUAN_CENTRE,
} from '../../kit/appeal-context';
import {
  OTHER,
  POLE,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

const WHOLE = deadlineId(1, 'whole', '-', 1);
const HANDLE = deadlineId(1, 'handle', '-', 1);
const POLE_BESIDE = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5d' as AppealId;
const merged = by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') });
const answeredByLead = by(SYSTEM, 'resolveMerged', { lead: OTHER, outcome: 'solved', unit: PUXI_CENTRE });
const absorb = ask('absorb', { source: OTHER, reason: sealed('同一处地界') });
const merge = ask('merge', { target: OTHER, reason: sealed('同一处地界') });

describe('the target', () => {
  it('takes another in first; asked again, there is nothing to do', () => {
    const lead = told(...handling).when(absorb, as(countyDispatcher));
    lead.then({ type: 'AppealAbsorbed', data: { source: OTHER, reason: sealed('同一处地界') } });
    lead.when(absorb, as(SYSTEM)).then();
  });

  it('takes nobody in while it is merged, resolved or closed, nor itself', () => {
    told(...handling, merged)
      .when(absorb, as(countyDispatcher))
      .thenRefused('appeal/merged');
    told(...handling, resolved())
      .when(absorb, as(countyDispatcher))
      .thenRefused('appeal/already-resolved');
    told(...handling)
      .when(ask('absorb', { source: POLE }), as(countyDispatcher))
      .thenRefused('appeal/merged-with-itself');
    told(...handling)
      .when(absorb, as(dispatcherOf(CHENGGUAN_CENTRE)))
      .thenRefused('appeal/not-dispatcher');
  });

  it('becomes as urgent as what it takes in, its periods counted from that moment and never due later', () => {
    const lead = told(...handling).when(
      ask('absorb', { source: OTHER, urgency: 'critical', left: [] }),
      as(countyDispatcher),
    );
    const own = told(...handling).state as Appeal;
    lead.thenMatching({ type: 'AppealAbsorbed', data: { urgency: 'critical', late: undefined } });
    expect(lead.state).toMatchObject({ urgency: 'critical', carries: [OTHER] });
    const due = ({ clocks }: Appeal): Instant => clocks[HANDLE]!.deadline.dueAt;
    expect(due(lead.state as Appeal) < due(own)).toBe(true);

    told(...handling)
      .when(ask('absorb', { source: OTHER, urgency: 'routine', left: [] }), as(countyDispatcher))
      .then({ type: 'AppealAbsorbed', data: { source: OTHER } });
  });

  it('is due as soon as the soonest that it carries, of each deadline that runs here', () => {
    const left = [
      { kind: 'whole', dueAt: hoursLater(3), owner: PUXI_CENTRE },
      { kind: 'handle', dueAt: daysLater(90), owner: PUXI_CENTRE },
      { kind: 'dispatch', dueAt: hoursLater(1), owner: PUXI_CENTRE },
    ] as const;
    const lead = told(...handling).when(ask('absorb', { source: OTHER, left }), as(countyDispatcher));
    lead.thenMatching({
      type: 'AppealAbsorbed',
      data: { clocks: { changed: [{ id: WHOLE, owner: PANLONG_CENTRE, dueAt: hoursLater(3) }] } },
    });
    // A second with more time changes nothing.
    lead
      .when(
        ask('absorb', { source: POLE_BESIDE, left: [{ ...left[0], dueAt: hoursLater(4) }] }),
        as(countyDispatcher),
      )
      .then({ type: 'AppealAbsorbed', data: { source: POLE_BESIDE } });
  });

  it('hides no lateness: what is overdue there is overdue here, charged to whoever let it pass', () => {
    const overdue = [{ kind: 'whole', dueAt: START, owner: PUXI_CENTRE }] as const;
    const lead = told(...handling).when(
      ask('absorb', { source: OTHER, left: overdue }),
      as(countyDispatcher, hoursLater(1)),
    );
    lead.thenMatching(
      { type: 'AppealAbsorbed', data: { late: { [WHOLE]: PUXI_CENTRE } } },
      {
        type: 'DeadlineMissed',
        data: { deadline: WHOLE, owner: PANLONG_CENTRE, chargedTo: PUXI_CENTRE, dueAt: START },
      },
    );
    const own = told(...handling).when(
      ask('absorb', { source: OTHER, left: [{ ...overdue[0], owner: PANLONG_CENTRE }] }),
      as(countyDispatcher, hoursLater(1)),
    );
    own.thenMatching(
      { type: 'AppealAbsorbed' },
      { type: 'DeadlineMissed', data: { owner: PANLONG_CENTRE, chargedTo: undefined } },
    );
  });

  it('can say why it is due then', () => {
    const lead = told(...handling).when(
      ask('absorb', {
        source: OTHER,
        urgency: 'urgent',
        left: [{ kind: 'whole', dueAt: hoursLater(3), owner: PUXI_CENTRE }],
      }),
      as(countyDispatcher, hoursLater(1)),
    );
    const [absorbed] = lead.events;
    const started = told(...handling).state as Appeal;
    for (const deadline of absorbed?.data.clocks?.changed ?? []) {
      const history = [
        {
          at: started.clocks[deadline.id]!.deadline.startedAt,
          eventId: 'a',
          type: 'AppealReported',
          clocks: { started: [started.clocks[deadline.id]!.deadline] },
        },
        { at: hoursLater(1), eventId: 'b', type: 'AppealAbsorbed', clocks: { changed: [deadline] } },
      ];
      expect(explainDeadline(deadline.id, history, hoursLater(2), hanyin)).toMatchObject({
        agrees: true,
        versions: [{ causes: [] }, { causes: [deadline.id === WHOLE ? 'moved' : 'hastened'] }],
      });
    }
    expect(absorbed?.data.clocks?.changed).toHaveLength(2);
  });

  it('lets one go again', () => {
    const lead = told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }));
    const release = ask('release', { source: OTHER, reason: '并单未成' });
    const alone = lead.when(release, as(SYSTEM));
    alone.then({ type: 'AppealReleased', data: { source: OTHER, reason: '并单未成' } });
    alone.when(release, as(SYSTEM)).thenRefused('appeal/not-absorbed');
  });
});

describe('the source', () => {
  it('keeps everything but its clocks, which stand still', () => {
    const source = told(...handling).when(merge, as(countyDispatcher));
    source.thenMatching({
      type: 'AppealMerged',
      data: { target: OTHER, clocks: { paused: ['1/whole/-/1', '1/handle/-/1'] } },
    });
    expect(source.state).toMatchObject({
      status: 'merged',
      reporter: 'chen-xiuying',
      lead: { appeal: OTHER, stood: 'handling' },
    });
  });

  it('ends a return that nobody has decided', () => {
    told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
    )
      .when(merge, as(townDispatcher))
      .thenMatching({ type: 'AppealMerged', data: { clocks: { stopped: ['1/return-decision/-/1'] } } });
  });

  it('is never a lead: no chains, no two that carry each other', () => {
    told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }))
      .when(merge, as(countyDispatcher))
      .thenRefused('appeal/carries-others');
    told(...handling)
      .when(ask('merge', { target: POLE, reason: sealed('') }), as(countyDispatcher))
      .thenRefused('appeal/merged-with-itself');
  });

  it('is never a violation report, nor one that names somebody; nor is the target', () => {
    for (const change of [
      { service: serviceId('violation-report') },
      { accused: [{ unit: CHENGGUAN_CENTRE }] },
    ]) {
      told(reported(change)).when(merge, as(countyDispatcher)).thenRefused('appeal/handled-alone');
      told(reported(change)).when(absorb, as(countyDispatcher)).thenRefused('appeal/handled-alone');
    }
  });

  it('stands alone again where it stood, later by what it stood still', () => {
    const alone = told(...handling, merged).when(
      ask('unmerge', { reason: sealed('不是同一件事') }),
      as(countyDispatcher, hoursLater(2)),
    );
    alone.thenMatching({
      type: 'AppealUnmerged',
      data: {
        target: OTHER,
        status: 'handling',
        clocks: { changed: [{ id: '1/whole/-/1' }, { id: '1/handle/-/1' }] },
      },
    });
    expect(alone.state).toMatchObject({ status: 'handling', lead: undefined });
    told(...handling)
      .when(ask('unmerge', { reason: sealed('') }), as(countyDispatcher))
      .thenRefused('appeal/not-merged');
  });

  it('goes on with its ladder, once it stands alone again, for a miss that merging would have hidden', () => {
    const hidden = told(reported(), routed, { ...merged, at: daysLater(5) });
    expect(hidden.events.map(({ type }) => type)).toEqual(['DeadlineMissed', 'AppealMerged']);
    const alone = hidden.when(ask('unmerge', { reason: '' }), as(SYSTEM, daysLater(5)));
    const step = ask('stepLadder', { deadline: '1/respond/-/1' as DeadlineId });
    hidden.when(step, as(SYSTEM, daysLater(5))).thenMatching();
    const up = alone.when(step, as(SYSTEM, daysLater(5)));
    expect(up.events.map(({ type }) => type)).toEqual(['LadderStepped', 'AppealEscalated']);
    expect(up.state).toMatchObject({ held: { unit: PUXI_CENTRE } });
  });

  it('is resolved by its lead, and then answered and rated on its own', () => {
    const carried = told(...handling, merged);
    const resolve = ask('resolveMerged', { lead: OTHER, outcome: 'solved', unit: PUXI_CENTRE });
    carried.when(resolve, as(countyDispatcher)).thenRefused('appeal/system-only');
    carried
      .when(ask('resolveMerged', { lead: POLE, outcome: 'solved' }), as(SYSTEM))
      .thenRefused('appeal/not-lead');
    const done = carried.when(resolve, as(SYSTEM));
    done.thenMatching({
      type: 'AppealResolved',
      data: {
        unit: PUXI_CENTRE,
        lead: OTHER,
        clocks: { met: ['1/whole/-/1', '1/handle/-/1'], started: [{ kind: 'feedback', owner: PUXI_CENTRE }] },
      },
    });
    const rated = done.when(ask('rate', rating(1, false)), as(reporter));
    expect(rated.state).toMatchObject({ status: 'resolved', round: { rating: { stars: 1, solved: false } } });
    rated
      .when(ask('reopen', { reason: 'not-solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealReopened', data: { round: 2, queue: COUNTY_CENTRE } });
  });

  it('gets a round of its own when it is unmerged after its lead has answered it', () => {
    const answered = told(...handling, merged, answeredByLead);
    const unmerge = ask('unmerge', { reason: sealed('是另一处地界') });
    answered.when(unmerge, as(villageOfficer)).thenRefused('appeal/not-dispatcher');
    const alone = answered.when(unmerge, as(countyDispatcher, hoursLater(2)));
    alone.thenMatching(
      { type: 'AppealUnmerged', data: { target: OTHER, status: 'resolved' } },
      {
        type: 'AppealReopened',
        data: {
          round: 2,
          reason: 'unmerged',
          queue: COUNTY_CENTRE,
          clocks: { started: [{ kind: 'dispatch' }, { kind: 'whole', startedAt: hoursLater(2) }] },
        },
      },
    );
    expect(alone.state).toMatchObject({ status: 'reported', lead: undefined, round: { number: 2 } });
    // The one reopening that a low rating is worth is still to come.
    expect(alone.state).toMatchObject({ reopenedByItself: false });
  });

  it('is not unmerged from its lead’s answer once that is under review, nor from an answer of its own', () => {
    const unmerge = ask('unmerge', { reason: sealed('是另一处地界') });
    told(...handling, resolved())
      .when(unmerge, as(countyDispatcher))
      .thenRefused('appeal/not-merged');
    const reviewed = told(
      ...handling,
      merged,
      answeredByLead,
      by(reporter, 'requestReview', { ground: sealed('没有解决') }),
    );
    reviewed.when(unmerge, as(countyDispatcher)).thenRefused('appeal/review-pending');
  });

  it('tells its lead nothing once it stands alone; the lead takes words only of what it carries', () => {
    const remark = ask('carryRemark', {
      source: OTHER,
      text: sealed('还在漏'),
      attachments: [],
      by: 'reporter',
    });
    const lead = told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }));
    lead.when(remark, as(countyDispatcher)).thenRefused('appeal/system-only');
    lead.when(remark, as(SYSTEM)).then({
      type: 'RemarkCarried',
      data: { source: OTHER, text: sealed('还在漏'), attachments: [], by: 'reporter' },
    });
    told(...handling)
      .when(remark, as(SYSTEM))
      .thenRefused('appeal/not-absorbed');
  });

  it('is answered by whoever held it when the lead does not say', () => {
    told(...handling, merged)
      .when(ask('resolveMerged', { lead: OTHER, outcome: 'solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealResolved', data: { unit: PANLONG_CENTRE } });
    told(reported(), merged)
      .when(ask('resolveMerged', { lead: OTHER, outcome: 'solved' }), as(SYSTEM))
      .thenMatching({ type: 'AppealResolved', data: { unit: COUNTY_CENTRE } });
  });
});
