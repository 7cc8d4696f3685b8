import fc from 'fast-check';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { millisOf } from '../../../src/kernel/time';
import { workingMinutesBetween } from '../../../src/sla';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  hanyin,
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
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const reason = sealed('司法鉴定期间无法施工');
const UNTIL = daysLater(8);
const request = (until: Instant) => ask('requestSuspension', { until, reason });
const asking = (until = UNTIL, at?: Instant) =>
  by(villageOfficer, 'requestSuspension', { until, reason }, at);
const granting = (at?: Instant) => by(townDispatcher, 'decideSuspension', { granted: true, reason }, at);
const question = by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') });
const supplying = (at: Instant) =>
  by(reporter, 'supplyInformation', { answer: sealed('在井边'), attachments: [] }, at);
const resuming = (at: Instant) => by(villageOfficer, 'resume', {}, at);
const ended = ask('resume', {});

const appealIn = ({ state }: Told): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};
const dueOf = (story: Told, kind: string): Instant =>
  appealIn(story).clocks[`1/${kind}/-/1` as DeadlineId]!.deadline.dueAt;
const statusOf = (story: Told, kind: string) => appealIn(story).clocks[`1/${kind}/-/1` as DeadlineId]?.status;
/** How much working time a story has moved handle and whole by, against what was never paused. */
const movedBy = (story: Told): readonly number[] =>
  ['handle', 'whole'].map((kind) =>
    workingMinutesBetween(dueOf(told(...handling), kind), dueOf(story, kind), hanyin.calendar),
  );

describe('a suspension', () => {
  it('is asked for by the holder, and decided above within a time of its own, while every clock runs on', () => {
    const asked = told(...handling).when(request(UNTIL), as(villageOfficer));
    asked.thenMatching({
      type: 'SuspensionRequested',
      data: {
        by: PANLONG_CENTRE,
        decidedBy: PUXI_CENTRE,
        until: UNTIL,
        clocks: { started: [{ id: '1/suspension-decision/-/1', owner: PUXI_CENTRE }] },
      },
    });
    expect(asked.state.status).toBe('handling');
    expect([statusOf(asked, 'handle'), statusOf(asked, 'whole')]).toEqual(['running', 'running']);
    told(...handling, asking())
      .when(request(UNTIL), as(villageOfficer))
      .thenRefused('appeal/suspension-pending');
    told(...handling)
      .when(request(UNTIL), as(townOfficer))
      .thenRefused('appeal/not-holder');
  });

  it('has an end ahead, no further than the policy allows, and never on a day off', () => {
    const asked = (until: Instant) => told(...handling).when(request(until), as(villageOfficer));
    asked(hoursLater(-1)).thenRefused('appeal/suspension-in-past');
    asked(daysLater(60)).thenRefused('sla/due-too-late');
    // The tenth day from Wednesday is a Saturday: it ends when the offices open on Monday.
    told(...handling, asking(daysLater(10)))
      .when(granting().command, as(townDispatcher))
      .thenMatching({ type: 'HandlingSuspended', data: { until: '2026-07-13T00:30:00.000Z' } });
  });

  it('stops what handling runs on once it is granted, and has an end that is owed', () => {
    const granted = told(...handling, asking()).when(granting().command, as(townDispatcher));
    granted.thenMatching({
      type: 'HandlingSuspended',
      data: {
        by: PUXI_CENTRE,
        unit: PANLONG_CENTRE,
        clocks: {
          met: ['1/suspension-decision/-/1'],
          paused: ['1/whole/-/1', '1/handle/-/1'],
          started: [{ id: '1/suspension/-/1', owner: PANLONG_CENTRE, dueAt: UNTIL }],
        },
      },
    });
    expect(granted.state.status).toBe('suspended');
  });

  it('is for the dispatcher whose decision it is; of the county centre’s own, for the 督查室', () => {
    for (const actor of [villageOfficer, countyDispatcher, dispatcherOf(PANLONG_CENTRE)])
      told(...handling, asking())
        .when(granting().command, as(actor))
        .thenRefused('appeal/not-dispatcher');
    const atCounty = [
      reported(),
      by(countyDispatcher, 'route', { unit: COUNTY_CENTRE, reason: sealed('跨镇') }),
      accepted(countyDispatcher),
    ] as const;
    told(...atCounty)
      .when(request(UNTIL), as(countyDispatcher))
      .thenMatching({ type: 'SuspensionRequested', data: { decidedBy: unitId('office-supervision') } });
  });

  it('that is refused changes nothing, and may be asked for again', () => {
    const refused = told(...handling, asking()).when(
      ask('decideSuspension', { granted: false, reason }),
      as(townDispatcher),
    );
    refused.thenMatching({
      type: 'SuspensionRefused',
      data: { by: PUXI_CENTRE, clocks: { met: ['1/suspension-decision/-/1'] } },
    });
    expect(movedBy(refused)).toEqual([0, 0]);
    refused.when(granting().command, as(townDispatcher)).thenRefused('appeal/no-suspension-pending');
    refused.when(request(UNTIL), as(villageOfficer)).thenMatching({ type: 'SuspensionRequested' });
  });

  it('is not granted any more when the date that was asked for has passed', () => {
    told(...handling, asking(hoursLater(2)))
      .when(granting().command, as(townDispatcher, hoursLater(3)))
      .thenRefused('appeal/suspension-in-past');
  });

  it('that nobody decides on in time becomes the county dispatcher’s move', () => {
    const late = told(...handling, asking()).when(
      ask('decideSuspension', { granted: true, reason }),
      as(countyDispatcher, daysLater(4)),
    );
    const missed = late.events.find(
      ({ type, data }) => type === 'DeadlineMissed' && 'kind' in data && data.kind === 'suspension-decision',
    );
    expect(missed?.data).toMatchObject({
      owner: PUXI_CENTRE,
      clocks: { changed: [{ id: '1/suspension-decision/-/1', owner: COUNTY_CENTRE }] },
    });
    expect(late.state.status).toBe('suspended');
  });

  it('ends by itself when its time is over, and nobody is late', () => {
    const suspended = told(...handling, asking(), granting());
    suspended.when(ended, as(SYSTEM, daysLater(7))).thenRefused('appeal/deadline-not-due');
    const over = suspended.when(ended, as(SYSTEM, UNTIL));
    over.thenMatching(
      { type: 'DeadlineMissed', data: { deadline: '1/suspension/-/1', chargedTo: undefined } },
      {
        type: 'HandlingResumed',
        data: {
          by: undefined,
          status: 'handling',
          clocks: { stopped: ['1/suspension/-/1'], changed: [{ kind: 'whole' }, { kind: 'handle' }] },
        },
      },
    );
    expect(over.state.status).toBe('handling');
    // Eight days of the calendar hold six working days of seven hours.
    expect(movedBy(over)).toEqual([6 * 420, 6 * 420]);
    over.when(ended, as(SYSTEM, UNTIL)).thenRefused('appeal/not-suspended');
  });

  it('is ended before by the holder, or by whoever approved it or oversees the holding', () => {
    const suspended = told(...handling, asking(), granting());
    for (const actor of [villageOfficer, townDispatcher, countyDispatcher])
      suspended
        .when(ended, as(actor, daysLater(1)))
        .thenMatching({ type: 'HandlingResumed', data: { clocks: { met: ['1/suspension/-/1'] } } });
    for (const actor of [townOfficer, reporter])
      suspended.when(ended, as(actor, daysLater(1))).thenRefused('appeal/not-holder');
  });

  it('adds over the National Day exactly the working days that were paused', () => {
    const start = '2026-09-28T02:00:00.000Z' as Instant;
    const story = [{ ...handling[0], at: start }, ...handling.slice(1)] as unknown as typeof handling;
    const before = told(...story);
    const after = told(
      ...story,
      asking('2026-10-15T02:00:00.000Z' as Instant, hoursLater(29, start)),
      granting(),
      resuming('2026-10-09T03:00:00.000Z' as Instant),
    );
    // As in the worked example: 3, 7, 7 and 2.5 hours.
    const moved = workingMinutesBetween(dueOf(before, 'handle'), dueOf(after, 'handle'), hanyin.calendar);
    expect(moved).toBe(19.5 * 60);
  });

  it('and a question to the reporter may overlap: that time counts once, and clocks run on after the last', () => {
    const both = told(...handling, asking(), question, granting(hoursLater(1)));
    expect(both.state.status).toBe('suspended');
    const answered = told(
      ...[...handling, asking(), question, granting(hoursLater(1))],
      supplying(hoursLater(7)),
    );
    answered.thenMatching({ type: 'InformationSupplied', data: { suspended: true } });
    expect([answered.state.status, statusOf(answered, 'handle')]).toEqual(['suspended', 'paused']);
    const resumed = answered.when(ended, as(villageOfficer, daysLater(1)));
    expect([resumed.state.status, ...movedBy(resumed)]).toEqual(['handling', 420, 420]);

    const resumedFirst = told(
      ...[...handling, asking(), question, granting(hoursLater(1))],
      resuming(hoursLater(7)),
    );
    resumedFirst.thenMatching({ type: 'HandlingResumed', data: { status: 'awaiting-information' } });
    expect(statusOf(resumedFirst, 'handle')).toBe('paused');
    const last = resumedFirst.when(
      ask('lapseInformation', { deadline: '1/information/-/1' as DeadlineId }),
      as(SYSTEM, daysLater(6)),
    );
    expect([last.state.status, statusOf(last, 'handle')]).toEqual(['handling', 'running']);
  });

  it('while it is on, a question that lapses leaves it on', () => {
    told(...handling, asking(daysLater(20)), question, granting())
      .when(
        ask('lapseInformation', { deadline: '1/information/-/1' as DeadlineId }),
        as(SYSTEM, daysLater(6)),
      )
      .thenMatching({ type: 'DeadlineMissed' }, { type: 'InformationLapsed', data: { suspended: true } });
  });

  it('never shortens what it pauses, however often and for how long', () => {
    const pause = fc.record({
      after: fc.integer({ min: 0, max: 60 * 24 * 3 }),
      minutes: fc.integer({ min: 1, max: 60 * 24 * 25 }),
    });
    fc.assert(
      fc.property(fc.array(pause, { minLength: 1, maxLength: 4 }), (pauses) => {
        let story = told(...handling);
        let now = millisOf(daysLater(0));
        const at = (minutes: number) => new Date((now += minutes * 60_000)).toISOString() as Instant;
        for (const { after, minutes } of pauses) {
          const before = ['handle', 'whole'].map((kind) => dueOf(story, kind));
          const asked = at(after);
          const until = new Date(now + minutes * 60_000).toISOString() as Instant;
          story = story
            .when(request(until), as(villageOfficer, asked))
            .when(granting().command, as(townDispatcher, asked))
            .when(ended, as(villageOfficer, at(minutes)));
          expect(story.state.status).toBe('handling');
          ['handle', 'whole'].forEach((kind, n) => {
            expect(dueOf(story, kind) >= before[n]!).toBe(true);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ends with the holding: what was asked and not decided is not the next holder’s', () => {
    told(...handling, asking())
      .when(ask('escalate', { reason }), as(townDispatcher))
      .thenMatching({
        type: 'AppealEscalated',
        data: { clocks: { stopped: expect.arrayContaining(['1/suspension-decision/-/1']) as never } },
      });
    told(...handling, asking())
      .when(ask('recall', { reason }), as(townDispatcher))
      .thenMatching(
        {
          type: 'AppealRecalled',
          data: { clocks: { stopped: ['1/handle/-/1', '1/suspension-decision/-/1'] } },
        },
        { type: 'AppealQueued' },
      );
  });

  it('leaves the accused with nothing, and what it paused made good to the whole', () => {
    const named = told(...handling, asking(), granting()).when(
      ask('nameAccused', { accused: { unit: PANLONG_CENTRE } }),
      as(reporter, daysLater(1)),
    );
    expect(named.state.status).toBe('reported');
    const moved = workingMinutesBetween(
      dueOf(told(...handling), 'whole'),
      dueOf(named, 'whole'),
      hanyin.calendar,
    );
    expect(moved).toBe(420);
    expect(statusOf(named, 'suspension')).toBe('stopped');
  });
});
