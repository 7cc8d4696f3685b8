import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId, UnitId } from '../../../src/kernel/ids';
import { appealStream } from '../../../src/kernel/ids';
import type { Recorded } from '../../../src/kernel/event';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { custodyOf } from '../../../src/appeals/views/custody';
import {
  PANLONG_CENTRE,
  PUXI_CENTRE,
  START,
  as,
  countyDispatcher,
  officerOf,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  POLE,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const [water, power, company] = ['dept-water', 'ent-power', 'ent-water'].map(unitId) as [
  UnitId,
  UnitId,
  UnitId,
];
const NEXT_VILLAGE = unitId('centre-610921102200');
const [place, reason] = [sealed('三组河堤缺口处'), sealed('河水漫堤')];
const whistle = (...units: readonly UnitId[]) => ask('blowWhistle', { units, place, reason });
const called = (...units: readonly UnitId[]) => by(villageOfficer, 'blowWhistle', { units, place, reason });
const checkIn = ask('checkIn', { note: sealed('六人已到堤上') });
const checking = (unit: UnitId) => by(officerOf(unit), 'checkIn', {});
const statuses = ({ state }: Told): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.values((state as Appeal).clocks).map(({ deadline, status }) => [deadline.id, status]),
  );

describe('a whistle', () => {
  it('is blown by the holder, and each who is called has a deadline of its own to check in', () => {
    const story = told(...handling).when(whistle(water, power), as(villageOfficer));
    story.thenMatching({
      type: 'WhistleBlown',
      data: {
        by: PANLONG_CENTRE,
        units: [water, power],
        place,
        clocks: {
          started: [
            { id: `1/check-in/${water}/1`, owner: water },
            { id: `1/check-in/${power}/1`, owner: power },
          ],
        },
      },
    });
    expect((story.state as Appeal).involved).toEqual(expect.arrayContaining([water, power]));
    for (const actor of [townOfficer, countyDispatcher])
      told(...handling)
        .when(whistle(water), as(actor))
        .thenRefused('appeal/not-holder');
  });

  it('calls others than the holder, once at a time, and nobody whom it names', () => {
    const calling = (...units: readonly UnitId[]) =>
      told(...handling).when(whistle(...units), as(villageOfficer));
    calling(unitId('dept-nowhere')).thenRefused('appeal/unknown-unit');
    calling(PANLONG_CENTRE).thenRefused('appeal/helper-leads');
    calling(water, water).thenRefused('appeal/already-called');
    told(...handling, called(water))
      .when(whistle(water), as(villageOfficer))
      .thenRefused('appeal/already-called');
    told(...handling, by(reporter, 'nameAccused', { accused: { unit: NEXT_VILLAGE } }))
      .when(whistle(NEXT_VILLAGE), as(villageOfficer))
      .thenRefused('appeal/accused-unit');
  });

  it('is answered by checking in; who came then helps, and reports what came of it', () => {
    const story = told(...handling, called(water, power));
    story.when(checkIn, as(officerOf(water))).thenMatching({
      type: 'DepartmentCheckedIn',
      data: {
        by: water,
        clocks: {
          met: [`1/check-in/${water}/1`],
          started: [{ id: `1/co-handle/${water}/1`, owner: water, notAfter: '2026-07-06T10:00:00.000Z' }],
        },
      },
    });
    for (const actor of [officerOf(company), villageOfficer, townDispatcher])
      story.when(checkIn, as(actor)).thenRefused('appeal/not-called');
    const there = told(...handling, called(water), checking(water));
    there.when(checkIn, as(officerOf(water))).thenRefused('appeal/not-called');
    there
      .when(ask('reportCoHandling', { account: sealed('缺口已堵'), attachments: [] }), as(officerOf(water)))
      .thenMatching({ type: 'CoHandlingReported', data: { by: water } });
    const helps = [
      ...handling,
      by(countyDispatcher, 'nameHelpers', { helpers: [{ unit: water, task: reason }] }),
    ] as const;
    // Who helps already gets no second part.
    told(...helps, called(water))
      .when(checkIn, as(officerOf(water)))
      .thenMatching({ data: { clocks: { met: [`1/check-in/${water}/1`] } } });
  });

  it('that a department misses stands in its record, and it may still come', () => {
    const late = told(...handling, called(water, power), checking(water)).when(
      checkIn,
      as(officerOf(power), daysLater(1.5)),
    );
    const misses = late.events.filter(({ data }) => 'kind' in data && data.kind === 'check-in');
    expect(misses).toMatchObject([{ type: 'DeadlineMissed', data: { owner: power } }]);
    expect(late.events.at(-1)?.type).toBe('DepartmentCheckedIn');

    const story = [...handling, called(water, power), checking(water)];
    const events = story.flatMap((_, n) => {
      const [first, ...rest] = story.slice(0, n + 1);
      return told(first as (typeof handling)[0], ...rest).events;
    });
    const recorded = [...events, ...late.events].map(
      (event, revision) =>
        ({
          event: event,
          revision,
          stream: appealStream(POLE),
          metadata: { actor: SYSTEM, occurredAt: START },
        }) as unknown as Recorded<AppealEvent>,
    );
    const { units } = custodyOf(recorded, hoursLater(30));
    expect(Object.fromEntries(units.map(({ unit, misses: count }) => [unit, count]))).toMatchObject({
      [power]: 1,
      [PANLONG_CENTRE]: 0,
    });
    expect(units.map(({ unit }) => unit)).not.toContain(water);
  });

  it('goes up a ladder of its own when nobody comes, which takes the matter from nobody', () => {
    const missed = told(
      ...handling,
      called(power),
      by(
        SYSTEM,
        'recordMisses',
        {
          deadline: `1/check-in/${power}/1` as DeadlineId,
        },
        hoursLater(32.1),
      ),
    );
    const stepped = missed.when(
      ask('stepLadder', { deadline: `1/check-in/${power}/1` as DeadlineId }),
      as(SYSTEM, hoursLater(32.1)),
    );
    expect(stepped.events.map(({ type }) => type)).toEqual([
      'LadderStepped',
      'AppealUrged',
      'SupervisionOpened',
    ]);
    expect(stepped.state).toMatchObject({
      held: { unit: PANLONG_CENTRE },
      supervisions: { [`check-in:${power}`]: { unit: power } },
    });
  });

  it('stands still with handling, holds the resolution, and ends with the answer', () => {
    const asked = told(
      ...[...handling, called(power)],
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
    );
    expect(statuses(asked)[`1/check-in/${power}/1`]).toBe('paused');
    const resolve = { outcome: 'solved', account: sealed('已堵'), attachments: [] } as const;
    told(...handling, called(power))
      .when(ask('resolve', resolve), as(villageOfficer))
      .thenRefused('appeal/helpers-open');
    const resolved = told(...handling, called(power)).when(
      ask('resolve', { ...resolve, withoutHelpers: sealed('水已退') }),
      as(villageOfficer),
    );
    expect(statuses(resolved)[`1/check-in/${power}/1`]).toBe('stopped');
  });
});

describe('a conference', () => {
  const conference = ask('holdConference', {
    attendees: [water, PUXI_CENTRE],
    minutes: sealed('权属清楚'),
    decision: sealed('先行加固'),
  });

  it('tells who came, what was said and what was decided, and moves no clock', () => {
    for (const actor of [villageOfficer, townDispatcher, countyDispatcher]) {
      const held = told(...handling).when(conference, as(actor));
      held.thenMatching({
        type: 'ConferenceHeld',
        data: { by: actor.unit, attendees: [water, PUXI_CENTRE], decision: sealed('先行加固') },
      });
      expect((held.state as Appeal).clocks).toEqual((told(...handling).state as Appeal).clocks);
      expect((held.state as Appeal).involved).toContain(water);
    }
  });

  it('is for who holds it or oversees that, and with nobody whom it names', () => {
    for (const actor of [officerOf(water), townOfficer, reporter])
      told(...handling)
        .when(conference, as(actor))
        .thenRefused('appeal/not-holder');
    told(...handling, by(reporter, 'nameAccused', { accused: { unit: NEXT_VILLAGE } }))
      .when(
        ask('holdConference', { attendees: [NEXT_VILLAGE], minutes: reason, decision: reason }),
        as(villageOfficer),
      )
      .thenRefused('appeal/accused-unit');
  });
});
