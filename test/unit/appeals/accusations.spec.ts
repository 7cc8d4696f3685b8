import type { Appeal } from '../../../src/appeals/domain/appeal';
import { ownerOf } from '../../../src/appeals/domain/clocks';
import { mustKeepAway } from '../../../src/directory';
import type { Actor } from '../../../src/kernel/actor';
import type { PersonId, UnitId } from '../../../src/kernel/ids';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  directory,
  dispatcherOf,
  gridWorker,
  officerOf,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  handling,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Telling,
  type Told,
} from '../../kit/appeal-story';
import { region, serviceId, unitId } from '../../kit/hanyin';

const naming = (unit: string) => ask('nameAccused', { accused: { unit: unit as never } });
const appealOf = ({ state }: Pick<Told, 'state'>): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

describe('a claim', () => {
  const auditor: Actor = {
    id: 'auditor-610921' as PersonId,
    role: 'auditor',
    unit: unitId('dept-audit'),
    region: region('610921'),
  };
  const claimed = (unit: UnitId, ...rest: readonly Telling[]) =>
    told(...handling, by(reporter, 'nameAccused', { accused: { unit } }), ...rest);
  const confirming = (unit: UnitId) => by(officerOf(DISCIPLINE), 'confirmAccused', { accused: { unit } });
  const sees = (who: Actor, story: Told) => !mustKeepAway(who, appealOf(story), directory);

  it('blinds neither the county’s auditors nor the discipline desk, even one against themselves', () => {
    for (const unit of [auditor.unit!, DISCIPLINE, COUNTY_CENTRE]) {
      expect([unit, sees(auditor, claimed(unit))]).toEqual([unit, true]);
      expect([unit, sees(officerOf(DISCIPLINE), claimed(unit))]).toEqual([unit, true]);
    }
    expect(sees(supervisor, claimed(COUNTY_CENTRE))).toBe(true);
    expect(sees(countyDispatcher, claimed(COUNTY_CENTRE))).toBe(false);
  });

  it('is confirmed by the discipline desk alone, and then nobody whom it names stands outside it', () => {
    for (const who of [countyDispatcher, supervisor, townDispatcher, reporter])
      claimed(CHENGGUAN_CENTRE)
        .when(ask('confirmAccused', { accused: { unit: CHENGGUAN_CENTRE } }), as(who))
        .thenRefused('appeal/not-discipline-desk');
    const confirmed = claimed(auditor.unit!, confirming(auditor.unit!));
    expect(sees(auditor, confirmed)).toBe(false);
    expect(sees(officerOf(DISCIPLINE), confirmed)).toBe(true);
    confirmed
      .when(ask('confirmAccused', { accused: { unit: auditor.unit! } }), as(officerOf(DISCIPLINE)))
      .thenRefused('appeal/accused-confirmed');
  });

  it('against the discipline desk is for the people’s congress', () => {
    const against = claimed(DISCIPLINE);
    const confirm = ask('confirmAccused', { accused: { unit: DISCIPLINE } });
    against.when(confirm, as(officerOf(DISCIPLINE))).thenRefused('appeal/not-discipline-desk');
    against
      .when(confirm, as(officerOf(unitId('congress-610921'))))
      .thenMatching({ type: 'AccusedConfirmed', data: { by: 'congress-610921' } });
  });

  it('that is dismissed gives back the sight, counts among the five, and is not made again', () => {
    const dismissed = claimed(
      CHENGGUAN_CENTRE,
      by(officerOf(DISCIPLINE), 'dismissAccused', {
        accused: { unit: CHENGGUAN_CENTRE },
        reason: sealed('经核实不成立'),
      }),
    );
    expect(sees(dispatcherOf(CHENGGUAN_CENTRE), claimed(CHENGGUAN_CENTRE))).toBe(false);
    expect(sees(dispatcherOf(CHENGGUAN_CENTRE), dismissed)).toBe(true);
    dismissed.when(naming(CHENGGUAN_CENTRE), as(reporter)).thenRefused('appeal/already-accused');
    const nobody = ask('confirmAccused', { accused: { unit: CHENGGUAN_CENTRE } });
    dismissed.when(nobody, as(officerOf(DISCIPLINE))).thenRefused('appeal/not-accused');
  });

  it('against the county centre, dismissed, gives its queue back to it', () => {
    const waiting = told(
      reported({ service: undefined }),
      by(reporter, 'nameAccused', { accused: { unit: COUNTY_CENTRE } }),
    );
    expect(ownerOf(appealOf(waiting), 'dispatch')).toBe(DISCIPLINE);
    const dismissed = waiting.when(
      ask('dismissAccused', { accused: { unit: COUNTY_CENTRE }, reason: sealed('不成立') }),
      as(officerOf(DISCIPLINE)),
    );
    dismissed.thenMatching({ type: 'AccusedDismissed', data: { queue: COUNTY_CENTRE } });
    expect(ownerOf(appealOf(dismissed), 'dispatch')).toBe(COUNTY_CENTRE);
  });

  it('restarts nothing: the whole runs on to the instant that it had', () => {
    const before = appealOf(told(...handling)).clocks;
    const after = appealOf(claimed(PANLONG_CENTRE)).clocks;
    const whole = (clocks: Appeal['clocks']) =>
      Object.values(clocks).find(({ deadline }) => deadline.kind === 'whole')?.deadline;
    expect(whole(after)).toEqual({ ...whole(before), owner: COUNTY_CENTRE });
  });

  it('ends the path by the grid worker of a village that is named', () => {
    const answered = told(
      reported({ accused: [{ unit: PANLONG_CENTRE }] }),
      by(countyDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('由镇里办') }),
      accepted(townOfficer),
      resolved({}, townOfficer),
    );
    answered
      .when(ask('deliverFeedback', { to: 'grid-worker', means: 'message' }), as(townOfficer))
      .thenRefused('appeal/straight-to-reporter');
    answered.when(ask('receiptFeedback', {}), as(gridWorker)).thenRefused('appeal/not-found');
  });
});

describe('a violation report', () => {
  const service = serviceId('violation-report');
  const police = officerOf(unitId('dept-police'));
  const inWords = told(reported({ service }), routed);

  it('that nobody has confirmed is the county’s and the discipline desk’s alone', () => {
    for (const who of [townDispatcher, townOfficer, villageOfficer, gridWorker])
      inWords
        .when(ask('comment', { text: sealed('收到'), attachments: [], visibleTo: 'staff' }), as(who))
        .thenRefused('appeal/not-found');
    expect(appealOf(inWords).involved).toContain(DISCIPLINE);
    inWords.when(ask('accept', { assignee: police.id }), as(police)).thenMatching({ type: 'AppealAccepted' });
  });

  it('goes to nobody below the county, by whoever sends it', () => {
    told(reported({ service }))
      .when(ask('route', { unit: PUXI_CENTRE, reason: sealed('就近') }), as(countyDispatcher))
      .thenRefused('appeal/accused-unit');
  });

  it('is open to the tiers that are not named once the desk has confirmed whom it is about', () => {
    const named = [reported({ service, accused: [{ unit: PANLONG_CENTRE }] }), routed] as const;
    const confirmed = told(
      ...named,
      by(officerOf(DISCIPLINE), 'confirmAccused', { accused: { unit: PANLONG_CENTRE } }),
    );
    expect(mustKeepAway(townDispatcher, appealOf(told(...named)), directory)).toBe(true);
    expect(mustKeepAway(townDispatcher, appealOf(confirmed), directory)).toBe(false);
    expect(mustKeepAway(villageOfficer, appealOf(confirmed), directory)).toBe(true);
  });

  it('stays one whatever it is called later: it is routed within the county and shown to no village', () => {
    const renamed = told(
      reported({ service }),
      by(countyDispatcher, 'classify', {
        service: serviceId('sanitation'),
        reason: sealed('系环境卫生问题'),
      }),
      routed,
    );
    expect(appealOf(renamed)).toMatchObject({
      service: 'sanitation',
      violation: true,
      held: { unit: COUNTY_CENTRE },
    });
    for (const who of [villageOfficer, gridWorker, townDispatcher])
      expect(mustKeepAway(who, appealOf(renamed), directory)).toBe(true);
  });

  it('is none because some words suggest it, once somebody has said what it is', () => {
    const suggested = told(
      reported({ service: undefined, candidates: [service, serviceId('sanitation')] }),
      by(countyDispatcher, 'classify', { service: serviceId('sanitation'), reason: sealed('垃圾未清运') }),
    );
    expect(appealOf(suggested).violation).toBe(false);
  });

  it('that an appeal turns out to be leaves the village that holds it', () => {
    told(...handling)
      .when(ask('classify', { service, reason: sealed('反映村干部侵占') }), as(countyDispatcher))
      .thenMatching({
        type: 'AppealClassified',
        data: {
          violation: true,
          desks: [DISCIPLINE],
          leaves: { from: PANLONG_CENTRE, queue: COUNTY_CENTRE },
          clocks: { started: [{ kind: 'dispatch', owner: COUNTY_CENTRE }] },
        },
      });
  });
});
