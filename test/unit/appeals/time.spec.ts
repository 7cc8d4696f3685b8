import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  reporter,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
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

const record = (deadline: string) => ask('recordMisses', { deadline: deadline as DeadlineId });

describe('misses', () => {
  it('are recorded by every command before its own decision, also when it is then refused', () => {
    const late = told(reported(), routed).when(
      ask('recordContact', { means: 'phone', reached: true }),
      as(villageOfficer, daysLater(5)),
    );
    expect(late.refused?.code).toBe('appeal/not-accepted');
    expect(late.events.map(({ type, data }) => [type, 'deadline' in data && data.deadline])).toEqual([
      ['DeadlineMissed', '1/respond/-/1'],
    ]);
  });

  it('are told by the timer, once, and never early', () => {
    const atVillage = told(reported(), routed);
    atVillage.when(record('1/respond/-/1'), as(SYSTEM)).thenRefused('appeal/deadline-not-due');
    const missed = atVillage.when(record('1/respond/-/1'), as(SYSTEM, daysLater(5)));
    missed.thenMatching({ type: 'DeadlineMissed', data: { deadline: '1/respond/-/1', kind: 'respond' } });
    missed.when(record('1/respond/-/1'), as(SYSTEM, daysLater(5))).then();
    missed.when(record('1/dispatch/-/1'), as(SYSTEM, daysLater(5))).then();
    missed.when(record('7/respond/-/1'), as(SYSTEM, daysLater(5))).thenRefused('appeal/unknown-deadline');
    atVillage.when(record('1/respond/-/1'), as(countyDispatcher)).thenRefused('appeal/system-only');
  });

  it('stay out of a deadline that stands still', () => {
    const asked = told(
      ...handling,
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
    );
    expect(asked.when(record('1/handle/-/1'), as(SYSTEM, daysLater(60))).refused?.code).toBe(
      'appeal/deadline-not-due',
    );
  });

  it('stay owed by whom they were owed by, until done', () => {
    const missed = told(
      reported(),
      routed,
      by(SYSTEM, 'recordMisses', { deadline: '1/respond/-/1' as DeadlineId }, daysLater(5)),
    );
    expect(missed.state).toMatchObject({
      clocks: { '1/respond/-/1': { status: 'running', missedAt: daysLater(5) } },
    });
    const done = missed.when(accepted().command, as(villageOfficer, daysLater(5)));
    expect(done.state).toMatchObject({
      clocks: { '1/respond/-/1': { status: 'met', missedAt: daysLater(5) } },
    });
  });
});

describe('a decision that nobody takes', () => {
  it('becomes the county dispatcher’s move in the same append', () => {
    const undecided = told(
      reported(),
      routed,
      by(villageOfficer, 'requestReturn', { ground: sealed('在邻村'), basis: sealed('') }),
    ).when(record('1/return-decision/-/1'), as(SYSTEM, hoursLater(30)));
    const miss = undecided.events.find(
      ({ type, data }) => type === 'DeadlineMissed' && data.deadline === '1/return-decision/-/1',
    );
    expect(miss).toMatchObject({
      data: {
        owner: PUXI_CENTRE,
        clocks: { changed: [{ id: '1/return-decision/-/1', owner: COUNTY_CENTRE }] },
      },
    });
    const decide = ask('decideReturn', { granted: true, reason: sealed('属实') });
    expect(undecided.when(decide, as(townDispatcher, hoursLater(30))).refused?.code).toBe(
      'appeal/not-dispatcher',
    );
    undecided
      .when(decide, as(countyDispatcher, hoursLater(30)))
      .thenMatching({ type: 'ReturnGranted', data: { by: COUNTY_CENTRE } }, { type: 'AppealQueued' });
  });

  it('is so for 办结审核 and for feedback too', () => {
    const waiting = told(...handling, resolved({ outcome: 'explained' }));
    waiting.when(record('1/resolution-review/-/1'), as(SYSTEM, daysLater(10))).thenMatching({
      type: 'DeadlineMissed',
      data: { kind: 'resolution-review', clocks: { changed: [{ owner: COUNTY_CENTRE }] } },
    });
    told(...handling, resolved())
      .when(record('1/feedback/-/1'), as(SYSTEM, daysLater(10)))
      .thenMatching({
        type: 'DeadlineMissed',
        data: { kind: 'feedback', clocks: { changed: [{ owner: COUNTY_CENTRE }] } },
      });
  });
});

it('owes nothing any more once it is closed', () => {
  const rated = told(...handling, resolved(), by(reporter, 'rate', rating(5)));
  rated
    .when(
      ask('comment', { text: sealed('谢谢'), attachments: [], visibleTo: 'everyone' }),
      as(reporter, daysLater(300)),
    )
    .thenRefused('appeal/closed');
});
