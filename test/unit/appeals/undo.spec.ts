import {
  COUNTY_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  gridWorker,
  officerOf,
  reporter,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  accepted,
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
import { answeredByLead } from '../../kit/appeal-refusal-ways';
import { CHENGGUAN, serviceId, unitId } from '../../kit/hanyin';

const reason = sealed('误点办结');
const undo = ask('undo', { reason });
const declined = by(countyDispatcher, 'decline', { ground: 'legal-procedure' });
const solved = told(...handling, resolved());
const MINUTES = 1 / 60;

describe('taking a resolution back', () => {
  it('is for whoever gave it, within the hour: handle and whole run on, the interval counted', () => {
    const back = solved.when(undo, as(villageOfficer, hoursLater(59 * MINUTES)));
    back.thenMatching({
      type: 'ResolutionTakenBack',
      data: {
        by: PANLONG_CENTRE,
        reason,
        clocks: {
          stopped: ['1/feedback/-/1'],
          changed: [{ id: '1/handle/-/1' }, { id: '1/whole/-/1' }],
        },
      },
    });
    expect(back.state).toMatchObject({ status: 'handling', round: { resolution: undefined } });
    const due = (state: typeof back.state) =>
      state.status === 'none' ? undefined : state.clocks['1/handle/-/1' as never]?.deadline.dueAt;
    expect(due(back.state)).toBe(due(solved.state));
    back.when(resolved().command, as(villageOfficer, hoursLater(2))).thenMatching({ type: 'AppealResolved' });
  });

  it('is not for them after the hour, nor for a colleague, but for the dispatchers above', () => {
    const late = hoursLater(61 * MINUTES);
    solved.when(undo, as(villageOfficer, late)).thenRefused('appeal/not-yours-to-undo');
    solved.when(undo, as({ ...villageOfficer, id: gridWorker.id })).thenRefused('appeal/not-yours-to-undo');
    for (const [above, unit] of [
      [townDispatcher, PUXI_CENTRE],
      [countyDispatcher, COUNTY_CENTRE],
    ] as const)
      solved.when(undo, as(above, late)).thenMatching({ type: 'ResolutionTakenBack', data: { by: unit } });
  });

  it('records what became overdue meanwhile', () => {
    solved
      .when(undo, as(townDispatcher, daysLater(40)))
      .thenMatching(
        { type: 'DeadlineMissed', data: { kind: 'feedback' } },
        { type: 'ResolutionTakenBack' },
        { type: 'DeadlineMissed', data: { kind: 'handle' } },
        { type: 'DeadlineMissed', data: { kind: 'whole' } },
      );
  });

  it('is over once it is rated', () => {
    told(...handling, resolved(), by(reporter, 'rate', rating(1)))
      .when(undo, as(townDispatcher))
      .thenRefused('appeal/reporter-acted');
    told(...handling, resolved(), by(reporter, 'rate', rating(5)))
      .when(undo, as(townDispatcher))
      .thenRefused('appeal/nothing-to-undo');
  });

  it('dispatches what was answered before anybody accepted it', () => {
    const answered = told(
      reported({ service: serviceId('policy-consultation') }, reporter),
      by(countyDispatcher, 'answerDirectly', { answer: sealed('到镇上办理'), attachments: [] }),
    );
    const back = answered.when(undo, as(countyDispatcher));
    back.thenMatching({ type: 'ResolutionTakenBack', data: { queue: COUNTY_CENTRE } });
    expect(back.state).toMatchObject({ status: 'reported' });
  });

  it('is the lead’s where others were answered with it, and theirs follow by themselves', () => {
    told(...handling, by(countyDispatcher, 'absorb', { source: OTHER }), resolved())
      .when(undo, as(villageOfficer))
      .thenMatching({ type: 'ResolutionTakenBack' });
    told(...answeredByLead)
      .when(undo, as(countyDispatcher))
      .thenRefused('appeal/answered-together');
  });

  it('is what a rejection by the dispatcher above does until the reporter has been told', () => {
    const POWER = unitId('ent-power');
    const power = officerOf(POWER);
    const cut = told(
      reported({ service: serviceId('infrastructure-power') }),
      routed,
      accepted(power),
      resolved({}, power),
    );
    cut
      .when(ask('rejectResolution', { reason }), as(countyDispatcher))
      .thenMatching({ type: 'ResolutionTakenBack', data: { by: COUNTY_CENTRE } });
    cut.when(ask('rejectResolution', { reason }), as(power)).thenRefused('appeal/no-confirmation-due');
  });
});

describe('taking a decline back', () => {
  it('brings back what the decline stopped, and not what had ended in the same moment', () => {
    const moved = told(
      reported(),
      routed,
      by(townDispatcher, 'correct', { place: { region: CHENGGUAN }, reason: sealed('地点记错') }),
      declined,
    );
    const back = moved.when(undo, as(countyDispatcher));
    back.thenMatching({
      type: 'DeclineTakenBack',
      data: { status: 'reported', clocks: { changed: [{ id: '1/whole/-/1' }, { id: '1/dispatch/-/2' }] } },
    });
  });

  it('is for whoever declined it, within the hour: it stands where it stood', () => {
    const intake = told(reported(), routed);
    const back = told(reported(), routed, declined).when(undo, as(countyDispatcher, hoursLater(0.5)));
    back.thenMatching({
      type: 'DeclineTakenBack',
      data: { by: COUNTY_CENTRE, status: 'routed', holder: PANLONG_CENTRE },
    });
    expect(back.state).toMatchObject({ status: 'routed', closed: undefined, refusedBy: undefined });
    expect((back.state as typeof intake.state & { clocks: object }).clocks).toEqual(
      (intake.state as typeof intake.state & { clocks: object }).clocks,
    );
    back
      .when(accepted().command, as(villageOfficer, hoursLater(0.5)))
      .thenMatching({ type: 'AppealAccepted' }, { type: 'ContactRecorded' });
  });

  it('waits for dispatch again where nobody held it', () => {
    const back = told(
      reported({ service: undefined }),
      by(countyDispatcher, 'classify', {
        service: serviceId('sanitation'),
        reason,
      }),
      declined,
    ).when(undo, as(countyDispatcher));
    back.thenMatching({ type: 'DeclineTakenBack', data: { status: 'reported' } });
  });

  it('waits for who stands in for a desk that was named since', () => {
    told(reported(), declined, by(reporter, 'nameAccused', { accused: { unit: COUNTY_CENTRE } }))
      .when(undo, as({ ...countyDispatcher, unit: DISCIPLINE }))
      .thenMatching({
        type: 'DeclineTakenBack',
        data: { clocks: { changed: [{ id: '1/dispatch/-/1', owner: DISCIPLINE }, { id: '1/whole/-/1' }] } },
      });
  });

  it('is over once a review of it was asked for', () => {
    told(reported(), routed, declined, by(reporter, 'requestReview', { ground: sealed('不服') }))
      .when(undo, as(countyDispatcher))
      .thenRefused('appeal/reporter-acted');
  });
});
