import type { Appeal } from '../../../src/appeals/domain/appeal';
import { commandStatus } from '../../../scripts/command-status';
import type { Command, Verb } from '../../../src/appeals/domain/commands';
import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId } from '../../../src/kernel/ids';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  DISCIPLINE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  gridWorker,
  neighbour,
  officerOf,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  accepted,
  ask,
  by,
  handling,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const naming = (unit: string) => ask('nameAccused', { accused: { unit: unit as never } });
const appealOf = ({ state }: Told): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

/** Nothing of the matter moves: only the desk's own time begins. */
const ofClaimAlone = { started: [{ kind: 'accusation' }] };

describe('naming the accused', () => {
  it('takes the appeal from whoever is named, or stands below them, and starts dispatch', () => {
    for (const unit of [PANLONG_CENTRE, PUXI_CENTRE]) {
      const left = told(...handling).when(naming(unit), as(reporter));
      left.thenMatching({
        type: 'AccusedNamed',
        data: {
          leaves: { from: PANLONG_CENTRE, queue: COUNTY_CENTRE },
          clocks: {
            stopped: ['1/handle/-/1'],
            started: [{ id: '1/dispatch/-/2', owner: COUNTY_CENTRE }, { kind: 'accusation' }],
            changed: [{ id: '1/whole/-/1', owner: COUNTY_CENTRE }],
          },
        },
      });
      expect(appealOf(left)).toMatchObject({ status: 'reported', held: undefined, assignee: undefined });
    }
    told(...handling, by(reporter, 'nameAccused', { accused: { unit: PANLONG_CENTRE } }))
      .when(ask('route', {}), as(SYSTEM))
      .thenMatching({ type: 'AppealRouted', data: { unit: PUXI_CENTRE } });
  });

  it('names a person’s unit with the person', () => {
    told(...handling)
      .when(ask('nameAccused', { accused: { person: villageOfficer.id } }), as(reporter))
      .thenMatching({ type: 'AccusedNamed', data: { leaves: { from: PANLONG_CENTRE } } });
  });

  it('leaves the appeal where it is when it is held by somebody else', () => {
    told(...handling)
      .when(naming(CHENGGUAN_CENTRE), as(reporter))
      .thenMatching({
        type: 'AccusedNamed',
        data: { accused: { unit: CHENGGUAN_CENTRE }, desks: [DISCIPLINE], clocks: ofClaimAlone },
      });
  });

  it('is a claim of the reporter, the taker, a dispatcher, a supervisor or the discipline desk', () => {
    const taken = told(reported({ channel: 'grid' }, gridWorker), routed, accepted());
    for (const who of [reporter, townDispatcher, countyDispatcher, supervisor, officerOf(DISCIPLINE)])
      told(...handling)
        .when(naming(CHENGGUAN_CENTRE), as(who))
        .thenMatching({ type: 'AccusedNamed' });
    taken.when(naming(CHENGGUAN_CENTRE), as(villageOfficer)).thenRefused('appeal/claim-by-holder');
    for (const who of [neighbour, gridWorker, officerOf(unitId('dept-water'))])
      told(...handling)
        .when(naming(CHENGGUAN_CENTRE), as(who))
        .thenRefused(who === gridWorker ? 'appeal/claim-by-holder' : 'appeal/not-claimant');
  });

  it('may be made by the grid worker who took it, once another unit holds it', () => {
    const atTown = told(
      reported({ channel: 'grid' }, gridWorker),
      by(countyDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('由镇里办') }),
    );
    atTown.when(naming(CHENGGUAN_CENTRE), as(gridWorker)).thenMatching({ type: 'AccusedNamed' });
  });

  it('is never made by who handles it, be it of those who watch over them', () => {
    for (const unit of ['dept-audit', COUNTY_CENTRE])
      told(...handling)
        .when(naming(unit), as(villageOfficer))
        .thenRefused('appeal/claim-by-holder');
  });

  it('is of somebody known, once, and of five at most', () => {
    const five = [200, 201, 202, 203, 204].map((village) =>
      by(reporter, 'nameAccused', { accused: { unit: unitId(`centre-610921102${village}`) } }),
    );
    const named = told(...handling, ...five);
    named.when(naming('centre-610921102200'), as(reporter)).thenRefused('appeal/already-accused');
    named.when(naming(CHENGGUAN_CENTRE), as(reporter)).thenRefused('appeal/too-many-accused');
    told(...handling)
      .when(naming('dept-nowhere'), as(reporter))
      .thenRefused('appeal/unknown-accused');
  });

  it('takes a queue and pending decisions from whom it names', () => {
    const asked = told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
      by(townDispatcher, 'decideReturn', { granted: true, reason: sealed('') }),
    );
    asked.when(naming(PUXI_CENTRE), as(reporter)).thenMatching({
      type: 'AccusedNamed',
      data: { leaves: { from: PUXI_CENTRE, queue: COUNTY_CENTRE } },
    });
    const power = officerOf('ent-power' as never);
    const review = told(
      reported({ service: 'infrastructure-power' as never }),
      routed,
      accepted(power),
      resolved({ outcome: 'explained' }, power),
    );
    review.when(naming(COUNTY_CENTRE), as(reporter)).thenMatching({
      type: 'AccusedNamed',
      data: { clocks: { changed: [{ kind: 'resolution-review', owner: DISCIPLINE }] } },
    });
  });

  it('undoes what the accused resolved: the matter is open again and the whole runs on', () => {
    const open = told(...handling, resolved()).when(naming(PANLONG_CENTRE), as(reporter));
    open.thenMatching({
      type: 'AccusedNamed',
      data: { clocks: { stopped: ['1/feedback/-/1'], changed: [{ id: '1/whole/-/1' }] } },
    });
    expect(appealOf(open).round.resolution).toBeUndefined();
  });

  it('ends the review of what the accused resolved', () => {
    const review = by(reporter, 'requestReview', { ground: sealed('不服') });
    const open = told(...handling, resolved(), review).when(naming(PANLONG_CENTRE), as(reporter));
    expect(appealOf(open)).toMatchObject({ status: 'reported', review: 'none' });
  });

  it('lets a merged appeal stand alone again: its lead may be held by the accused', () => {
    const alone = told(
      ...handling,
      by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('') }),
    ).when(naming(PANLONG_CENTRE), as(reporter));
    expect(alone.events.map(({ type }) => type)).toEqual(['AppealUnmerged', 'AccusedNamed']);
    expect(appealOf(alone)).toMatchObject({ status: 'reported', held: undefined, lead: undefined });
  });

  it('keeps the record of a closed appeal as it is', () => {
    told(...handling, by(reporter, 'withdraw', {}))
      .when(naming(PANLONG_CENTRE), as(reporter))
      .thenMatching({
        type: 'AccusedNamed',
        data: { accused: { unit: PANLONG_CENTRE }, desks: [DISCIPLINE], clocks: ofClaimAlone },
      });
  });
});

describe('whom it names', () => {
  const hidden = told(reported({ accused: [{ person: townOfficer.id }] }), routed);

  it.each(Object.keys(commandStatus) as Verb[])('cannot %s: for them it does not exist', (verb) => {
    const somebody = told(reported({ accused: [{ unit: PUXI_CENTRE }, { person: gridWorker.id }] }), routed);
    const data = { assignee: townOfficer.id, candidates: [], attachments: [], accused: {} };
    for (const actor of [
      townOfficer,
      townDispatcher,
      villageOfficer,
      dispatcherOf(PANLONG_CENTRE),
      gridWorker,
    ])
      somebody.when({ verb, data } as unknown as Command, as(actor)).thenRefused('appeal/not-found');
  });

  it('hides from the unit of a named person, and goes to the tier above it', () => {
    expect(appealOf(hidden).held?.unit).toBe(COUNTY_CENTRE);
    hidden
      .when(ask('comment', { text: sealed(''), attachments: [], visibleTo: 'staff' }), as(townDispatcher))
      .thenRefused('appeal/not-found');
  });

  it('does not hide from a unit beside or above', () => {
    hidden
      .when(ask('accept', { assignee: 'officer-centre-610921' as PersonId }), as(officerOf(COUNTY_CENTRE)))
      .thenMatching({ type: 'AppealAccepted' });
  });

  it('goes outside the governance centres when even the county’s is named', () => {
    told(reported({ accused: [{ unit: COUNTY_CENTRE }] }), routed).thenMatching({
      type: 'AppealRouted',
      data: { unit: DISCIPLINE, decides: DISCIPLINE },
    });
  });
});
