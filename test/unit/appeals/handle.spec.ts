import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import { workingMinutesBetween } from '../../../src/sla';
import {
  CHENGGUAN_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  dispatcherOf,
  gridWorker,
  hanyin,
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
  daysLater,
  handling,
  hoursLater,
  reported,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { region, serviceId, unitId } from '../../kit/hanyin';

const inHand = told(...handling);
const question = ask('requestInformation', { question: sealed('界桩在哪里') });
const awaiting = [
  ...handling,
  by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
] as const;

describe('progress', () => {
  const note = { note: sealed('已量过界'), attachments: [], visibleTo: 'everyone' } as const;

  it('is told by the holder, and by the late unit that stayed as helper', () => {
    inHand
      .when(ask('recordProgress', note), as(villageOfficer))
      .then({ type: 'ProgressRecorded', data: { unit: PANLONG_CENTRE, ...note } });
    const escalated = told(
      ...handling,
      by(townDispatcher, 'escalate', { reason: sealed('久拖不决') }),
      accepted(townOfficer),
    );
    escalated
      .when(ask('recordProgress', note), as(villageOfficer))
      .thenMatching({ type: 'ProgressRecorded', data: { unit: PANLONG_CENTRE } });
    inHand.when(ask('recordProgress', note), as(townOfficer)).thenRefused('appeal/not-holder');
  });
});

describe('information', () => {
  it('pauses handle and whole and has a deadline of its own, owed by the reporter', () => {
    const asked = inHand.when(question, as(villageOfficer));
    asked.thenMatching({
      type: 'InformationRequested',
      data: {
        clocks: {
          paused: ['1/whole/-/1', '1/handle/-/1'],
          started: [{ id: '1/information/-/1', owner: 'reporter' }],
        },
      },
    });
    expect(asked.state.status).toBe('awaiting-information');
  });

  it('runs on when supplied, later by exactly what was paused', () => {
    const before = told(...awaiting).state;
    const supplied = told(...awaiting).when(
      ask('supplyInformation', { answer: sealed('在井边'), attachments: [] }),
      as(reporter, hoursLater(5)),
    );
    supplied.thenMatching({
      type: 'InformationSupplied',
      data: { clocks: { met: ['1/information/-/1'], changed: [{ kind: 'whole' }, { kind: 'handle' }] } },
    });
    if (before.status === 'none' || supplied.state.status === 'none') throw new Error('not reported');
    const id = '1/whole/-/1' as DeadlineId;
    const [due, was] = [supplied.state, before].map(({ clocks }) => clocks[id]!.deadline.dueAt);
    // From ten to three: two hours before the noon break, half an hour after it.
    expect(workingMinutesBetween(was!, due!, hanyin.calendar)).toBe(150);
    expect(supplied.state.status).toBe('handling');
  });

  it('may be taken down by the holder or the grid worker who was told, not by others', () => {
    const supply = ask('supplyInformation', { answer: sealed('在井边'), attachments: [] });
    for (const actor of [villageOfficer, gridWorker])
      told(...awaiting)
        .when(supply, as(actor))
        .thenMatching({ type: 'InformationSupplied' });
    told(...awaiting)
      .when(supply, as(neighbour))
      .thenRefused('appeal/not-reporter');
  });

  it('is asked once in a round, and only of somebody who can answer', () => {
    const answered = told(
      ...awaiting,
      by(reporter, 'supplyInformation', { answer: sealed('在井边'), attachments: [] }),
    );
    answered.when(question, as(villageOfficer)).thenRefused('appeal/information-already-asked');
    const patrol = told(
      reported({ origin: 'patrol', service: serviceId('infrastructure-road'), reporter: undefined }, SYSTEM),
      routed,
      by(villageOfficer, 'accept', { assignee: villageOfficer.id }),
    );
    patrol.when(question, as(villageOfficer)).thenRefused('appeal/nobody-to-reach');
    inHand.when(question, as(townOfficer)).thenRefused('appeal/not-holder');
  });

  it('lapses by itself when its time is over, and the clocks run on', () => {
    const lapse = ask('lapseInformation', { deadline: '1/information/-/1' as DeadlineId });
    told(...awaiting)
      .when(lapse, as(SYSTEM))
      .thenRefused('appeal/deadline-not-due');
    told(...awaiting)
      .when(lapse, as(villageOfficer))
      .thenRefused('appeal/system-only');
    const lapsed = told(...awaiting).when(lapse, as(SYSTEM, daysLater(20)));
    lapsed.thenMatching(
      { type: 'DeadlineMissed', data: { deadline: '1/information/-/1', owner: 'reporter' } },
      {
        type: 'InformationLapsed',
        data: {
          clocks: { stopped: ['1/information/-/1'], changed: [{ kind: 'whole' }, { kind: 'handle' }] },
        },
      },
    );
    told(...awaiting)
      .when(ask('lapseInformation', { deadline: '1/whole/-/1' as DeadlineId }), as(SYSTEM))
      .thenRefused('appeal/unknown-deadline');
  });
});

describe('transfer', () => {
  const sibling = unitId('centre-610921102200');
  const transfer = (unit: string, actor = dispatcherOf(PANLONG_CENTRE)) =>
    inHand.when(ask('transfer', { unit: unitId(unit), reason: sealed('地界在邻村') }), as(actor));

  it('moves it to a sibling with the duty; the clocks of the round run on', () => {
    const moved = transfer(sibling);
    moved.thenMatching({
      type: 'AppealTransferred',
      data: {
        from: PANLONG_CENTRE,
        to: sibling,
        tier: 'village',
        clocks: {
          changed: [
            { id: '1/whole/-/1', owner: sibling },
            { id: '1/handle/-/1', owner: sibling },
          ],
        },
      },
    });
    expect(moved.state).toMatchObject({ status: 'handling', held: { unit: sibling }, assignee: undefined });
  });

  it('is for the dispatcher of the holder or of the centre above it', () => {
    transfer(sibling, townDispatcher).thenMatching({ type: 'AppealTransferred' });
    transfer(sibling, villageOfficer).thenRefused('appeal/not-dispatcher');
    transfer(sibling, dispatcherOf(CHENGGUAN_CENTRE)).thenRefused('appeal/not-dispatcher');
  });

  it('goes to no other tier, to nobody without the duty, and to nobody whom it names', () => {
    transfer(PUXI_CENTRE).thenRefused('appeal/not-sibling');
    transfer('dept-nowhere').thenRefused('appeal/unknown-unit');
    const power = told(
      reported({
        service: serviceId('infrastructure-power'),
        accused: [{ unit: unitId('dept-water') }],
        place: { region: region('610921100') },
      }),
      routed,
    );
    const from = (unit: string) =>
      power.when(
        ask('transfer', { unit: unitId(unit), reason: sealed('') }),
        as(dispatcherOf(unitId('ent-power'))),
      );
    from('dept-justice').thenRefused('appeal/no-duty');
    from('dept-water').thenRefused('appeal/accused-unit');
    expect(officerOf(unitId('ent-power')).unit).toBe('ent-power');
  });
});
