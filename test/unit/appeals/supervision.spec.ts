import { namesFrom } from '../../../src/appeals/views/names';
import { timelineOf } from '../../../src/appeals/views/timeline';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import { SYSTEM } from '../../../src/kernel/actor';
import { appealStream } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  START,
  as,
  countyDispatcher,
  hanyin,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  POLE,
  accepted,
  ask,
  by,
  daysLater,
  handling,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Telling,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const OVERSIGHT = unitId('office-supervision');
const reason = sealed('群众三次反映，仍未见实质进展');
const open = ask('openSupervision', { reason });
const opening = by(supervisor, 'openSupervision', { reason });
const answer = ask('answerSupervision', { answer: sealed('明日上午量界'), attachments: [] });
const answering = by(villageOfficer, 'answerSupervision', {
  answer: sealed('明日上午量界'),
  attachments: [],
});
const close = ask('closeSupervision', { account: sealed('现场核查，界桩已立') });
const OF_VILLAGE = `1/supervise/hand~${PANLONG_CENTRE}/1`;
const OF_OVERSIGHT = `1/supervise/hand~${OVERSIGHT}/1`;
const comment = (days: number): Telling =>
  by(
    reporter,
    'comment',
    { text: sealed('还在等'), attachments: [], visibleTo: 'everyone' },
    daysLater(days),
  );

describe('supervision by hand', () => {
  it('gives the unit that has the matter a deadline of its own to answer', () => {
    told(...handling)
      .when(open, as(supervisor))
      .thenMatching({
        type: 'SupervisionOpened',
        data: {
          unit: PANLONG_CENTRE,
          by: OVERSIGHT,
          reason,
          clocks: { started: [{ id: OF_VILLAGE, kind: 'supervise', owner: PANLONG_CENTRE }] },
        },
      });
  });

  it('goes to the queue while nobody holds it', () => {
    told(reported({ service: undefined }))
      .when(open, as(supervisor))
      .thenMatching({ type: 'SupervisionOpened', data: { unit: COUNTY_CENTRE } });
  });

  it('is for a supervisor of the place, of another unit and of no tier below', () => {
    const townSupervisor = { ...supervisor, id: 'supervisor-610921102' as never, unit: PUXI_CENTRE };
    told(...handling)
      .when(open, as(townSupervisor))
      .thenMatching({ type: 'SupervisionOpened', data: { by: PUXI_CENTRE } });
    const inTown = told(
      reported(),
      by(countyDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('跨村') }),
    );
    inTown.when(open, as(townSupervisor)).thenRefused('appeal/not-supervisor');
    told(reported({ service: undefined }))
      .when(open, as(townSupervisor))
      .thenRefused('appeal/not-supervisor');
    for (const actor of [countyDispatcher, villageOfficer, reporter])
      told(...handling)
        .when(open, as(actor))
        .thenRefused('appeal/not-supervisor');
  });

  it('is not opened again while the unit has time to answer, and may be once it has answered or missed that', () => {
    told(...handling, opening)
      .when(open, as(supervisor))
      .thenRefused('appeal/already-supervised');
    told(...handling, opening, answering)
      .when(open, as(supervisor))
      .thenMatching({ data: { clocks: { started: [{ id: `1/supervise/hand~${PANLONG_CENTRE}/2` }] } } });
    const late = told(...handling, opening).when(open, as(supervisor, daysLater(7)));
    expect(late.events.at(-1)).toMatchObject({
      data: { clocks: { started: [{ id: `1/supervise/hand~${PANLONG_CENTRE}/2` }], stopped: [OF_VILLAGE] } },
    });
  });

  it('is answered by the unit, and then it is for who watches to close it', () => {
    const supervised = told(...handling, opening);
    supervised.when(answer, as(townOfficer)).thenRefused('appeal/not-holder');
    supervised.when(answer, as(villageOfficer)).thenMatching({
      type: 'SupervisionAnswered',
      data: {
        by: PANLONG_CENTRE,
        clocks: { met: [OF_VILLAGE], started: [{ id: OF_OVERSIGHT, owner: OVERSIGHT }] },
      },
    });
    const answered = told(...handling, opening, answering);
    answered.when(answer, as(villageOfficer)).thenRefused('appeal/no-supervision-open');
    for (const actor of [villageOfficer, countyDispatcher, townDispatcher])
      answered.when(close, as(actor)).thenRefused('appeal/not-supervisor');
    answered
      .when(close, as(supervisor))
      .thenMatching({ type: 'SupervisionClosed', data: { by: OVERSIGHT, clocks: { met: [OF_OVERSIGHT] } } });
  });

  it('is closed also without an answer, and then nothing of it is left', () => {
    const closed = told(...handling, opening, by(supervisor, 'closeSupervision', { account: reason }));
    closed.thenMatching({ type: 'SupervisionClosed', data: { clocks: { met: [OF_VILLAGE] } } });
    closed.when(close, as(supervisor)).thenRefused('appeal/no-supervision-open');
    closed.when(answer, as(villageOfficer)).thenRefused('appeal/no-supervision-open');
  });

  it('that is not answered in time is the move of who watches and of the county dispatcher', () => {
    const late = told(...handling, opening, comment(6));
    expect(late.events.find(({ data }) => 'deadline' in data && data.deadline === OF_VILLAGE)).toMatchObject({
      type: 'DeadlineMissed',
      data: {
        owner: PANLONG_CENTRE,
        clocks: {
          started: [
            { id: OF_OVERSIGHT, owner: OVERSIGHT },
            { id: `1/supervise/hand~${COUNTY_CENTRE}/1`, owner: COUNTY_CENTRE },
          ],
        },
      },
    });
    late.when(answer, as(villageOfficer)).thenMatching({ type: 'SupervisionAnswered' });
  });

  it('goes on when the matter is passed on, by who owed the answer', () => {
    told(...handling, opening, by(townDispatcher, 'escalate', { reason }))
      .when(answer, as(villageOfficer))
      .thenMatching({ type: 'SupervisionAnswered', data: { by: PANLONG_CENTRE } });
  });
});

describe('supervision after a second answer that was not good enough', () => {
  const rated = (stars: number) => by(reporter, 'rate', rating(stars));
  const again: readonly Telling[] = [
    by(SYSTEM, 'reopen', { reason: 'low-rating' }),
    routed,
    accepted(),
    resolved(),
  ];
  const low = [...handling, resolved(), rated(1), ...again, rated(1)] as const;
  const itself = by(SYSTEM, 'openSupervision', { reason: 'low-rating' });

  it('takes the place of the dispatch that the rating owed', () => {
    told(...low)
      .when(itself.command, as(SYSTEM))
      .thenMatching({
        type: 'SupervisionOpened',
        data: {
          unit: PANLONG_CENTRE,
          by: OVERSIGHT,
          clocks: { started: [{ kind: 'supervise' }], stopped: ['2/dispatch/-/2'] },
        },
      });
  });

  it('is for the service alone, and only then', () => {
    told(...low)
      .when(itself.command, as(countyDispatcher))
      .thenRefused('appeal/not-supervisor');
    told(...handling, resolved(), rated(1))
      .when(itself.command, as(SYSTEM))
      .thenRefused('appeal/reopen-first');
    told(...handling, resolved())
      .when(itself.command, as(SYSTEM))
      .thenRefused('appeal/rating-not-low');
    told(...low, by(reporter, 'requestReview', { ground: sealed('不服') }))
      .when(itself.command, as(SYSTEM))
      .thenRefused('appeal/review-pending');
  });

  it('closes the appeal with it, unless the reporter asked for a review meanwhile', () => {
    told(...low, itself)
      .when(close, as(supervisor))
      .thenMatching({ type: 'SupervisionClosed' }, { type: 'AppealClosed', data: { cause: 'rated' } });
    told(...low, itself, by(reporter, 'requestReview', { ground: sealed('不服') }))
      .when(close, as(supervisor))
      .thenMatching({ type: 'SupervisionClosed' });
  });

  it('holds what would close by itself: content or not, and after a review', () => {
    const content = told(...handling, resolved(), opening, rated(5));
    expect(content.state).toMatchObject({ status: 'resolved' });
    content
      .when(close, as(supervisor))
      .thenMatching({ type: 'SupervisionClosed' }, { type: 'AppealClosed', data: { cause: 'rated' } });
    told(...low, itself, by(reporter, 'requestReview', { ground: sealed('不服') }))
      .when(ask('decideReview', { upheld: true, opinion: sealed('维持') }), as(townDispatcher))
      .thenMatching({ type: 'ReviewDecided' });
  });
});

describe('supervision, as it is seen', () => {
  it('is told to the reporter: that it is, and what came of it', () => {
    const events = [
      ...told(...handling, opening).events,
      ...told(...handling, opening, answering).events,
      ...told(...handling, opening, by(supervisor, 'closeSupervision', { account: reason })).events,
    ];
    const recorded = events.map(
      (event: AppealEvent, revision) =>
        ({
          event,
          revision,
          stream: appealStream(POLE),
          metadata: { actor: supervisor, occurredAt: START },
        }) as unknown as Recorded<AppealEvent>,
    );
    const lines = timelineOf(recorded, namesFrom(hanyin.directory, hanyin.catalogue), 'reporter', false);
    expect(lines.map(({ sentence, text }) => [sentence.zh, text?.length ?? 0])).toEqual([
      ['汉阴县委县政府督查室督办，请盘龙村综治中心限期回复', 0],
      ['盘龙村综治中心回复督办', 0],
      ['汉阴县委县政府督查室督办销号', 1],
    ]);
  });
});
