import type { CitizenId } from '../../../src/kernel/ids';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { Contact } from '../../../src/appeals/domain/values';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  as,
  countyDispatcher,
  neighbour,
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
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { CHENGGUAN, PANLONG, serviceId, unitId } from '../../kit/hanyin';

const reason = sealed('回电核实');
const moved = ask('correct', { place: { region: CHENGGUAN }, reason });
const called = { citizen: 'wang-xiulan' as CitizenId, contact: sealed<Contact>('王秀兰') };

describe('correcting the place', () => {
  it('takes it from a holder who has no duty there, and starts dispatch; the whole matter runs on', () => {
    const corrected = told(...handling).when(moved, as(villageOfficer, hoursLater(1)));
    corrected.thenMatching({
      type: 'ReportCorrected',
      data: {
        from: PANLONG,
        place: { region: CHENGGUAN },
        by: PANLONG_CENTRE,
        reason,
        leaves: { from: PANLONG_CENTRE, queue: COUNTY_CENTRE },
        clocks: {
          stopped: ['1/handle/-/1'],
          started: [expect.objectContaining({ kind: 'dispatch', owner: COUNTY_CENTRE })],
          changed: [expect.objectContaining({ id: '1/whole/-/1', owner: COUNTY_CENTRE })],
        },
      },
    });
    expect(corrected.state).toMatchObject({ status: 'reported', place: CHENGGUAN });
    expect(corrected.state).not.toHaveProperty('held.unit');
  });

  it('then goes by the dispatch list of the right place', () => {
    told(...handling, by(villageOfficer, 'correct', moved.data as never), routed).thenMatching({
      type: 'AppealRouted',
      data: { rule: 'lowest-tier', unit: CHENGGUAN_CENTRE },
    });
  });

  it('stays with whoever has the duty in both places', () => {
    const POWER = unitId('ent-power');
    const power = officerOf(POWER);
    const cut = told(reported({ service: serviceId('infrastructure-power') }), routed, accepted(power));
    const corrected = cut.when(moved, as(power));
    corrected.thenMatching({ type: 'ReportCorrected', data: { from: PANLONG } });
    expect(corrected.state).toMatchObject({ status: 'handling', held: { unit: POWER }, place: CHENGGUAN });
  });

  it('lets the list choose again where a person was to, but not what it is', () => {
    const recalled = told(...handling, by(countyDispatcher, 'recall', { reason }));
    expect(recalled.state).toMatchObject({ waitsBecause: 'recalled' });
    expect(recalled.when(moved, as(countyDispatcher)).state).toMatchObject({ waitsBecause: undefined });
    const unclassified = told(reported({ service: undefined }));
    expect(unclassified.when(moved, as(countyDispatcher)).state).toMatchObject({
      waitsBecause: 'no-service',
      place: CHENGGUAN,
    });
  });

  it('is over once it is answered', () => {
    told(...handling, resolved())
      .when(moved, as(villageOfficer))
      .thenRefused('appeal/place-settled');
  });

  it('knows the region', () => {
    told(...handling)
      .when(ask('correct', { place: { region: '610921999999' as never }, reason }), as(villageOfficer))
      .thenRefused('appeal/unknown-region');
  });

  it('is no correction where nothing differs', () => {
    told(...handling)
      .when(ask('correct', { place: { region: PANLONG }, reason }), as(villageOfficer))
      .thenRefused('appeal/nothing-to-correct');
  });
});

describe('correcting who reported it', () => {
  const readdressed = ask('correct', { reporter: called, reason });

  it('makes whoever was meant the reporter, and whoever was not none', () => {
    const { state, when } = told(reported({ channel: 'hotline' }, countyDispatcher), routed).when(
      readdressed,
      as(countyDispatcher),
    );
    expect(state).toMatchObject({ status: 'routed', reporter: 'wang-xiulan' });
    when(ask('withdraw', {}), as(reporter)).thenRefused('appeal/not-reporter');
    when(ask('withdraw', {}), as({ ...neighbour, citizen: called.citizen })).thenMatching(
      { type: 'AppealWithdrawn' },
      { type: 'AppealClosed' },
    );
  });

  it('is still due after it was closed', () => {
    told(...handling, by(reporter, 'withdraw', {}))
      .when(readdressed, as(townDispatcher))
      .thenMatching({ type: 'ReportCorrected', data: { reporter: called } });
  });

  it('is not for who has nothing to do with it, nor for who handles it and would so be rated by whom it names', () => {
    told(...handling)
      .when(readdressed, as(villageOfficer))
      .thenRefused('appeal/not-yours-to-correct');
    told(...handling)
      .when(readdressed, as(townOfficer))
      .thenRefused('appeal/not-yours-to-correct');
    told(...handling)
      .when(readdressed, as(townDispatcher))
      .thenMatching({ type: 'ReportCorrected' });
    const violation = told(reported({ service: serviceId('violation-report') }), routed);
    const held = (violation.state as Appeal).held!;
    violation.when(readdressed, as(officerOf(held.unit))).thenRefused('appeal/not-yours-to-correct');
  });
});
