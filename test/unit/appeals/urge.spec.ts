import { projectDeadlines } from '../../../src/appeals/read-models/queue/project';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { namesFrom } from '../../../src/appeals/views/names';
import { timelineOf } from '../../../src/appeals/views/timeline';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  START,
  as,
  countyDispatcher,
  dispatcherOf,
  hanyin,
  neighbour,
  reporter,
  secretHolder,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  POLE,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { serviceId, unitId } from '../../kit/hanyin';

const urge = ask('urge', { reason: sealed('天黑前能来人吗') });
const urging = by(reporter, 'urge', {});
const answer = sealed('下午两点到场');
const answering = (to: 'reporter' | typeof COUNTY_CENTRE = 'reporter') => ask('answerUrge', { answer, to });
const OF_REPORTER = '1/urge-answer/reporter/1';
const OF_COUNTY = '1/urge-answer/centre-610921/1';

describe('urging', () => {
  it('is a nudge of the reporter, which the holder answers within the time of the policy', () => {
    told(...handling)
      .when(urge, as(reporter))
      .thenMatching({
        type: 'AppealUrged',
        data: {
          by: 'reporter',
          answeredBy: PANLONG_CENTRE,
          reason: sealed('天黑前能来人吗'),
          clocks: {
            started: [
              expect.objectContaining({
                id: OF_REPORTER,
                kind: 'urge-answer',
                owner: PANLONG_CENTRE,
                period: { unit: 'working-days', amount: 1 },
              }),
            ],
          },
        },
      });
  });

  it('needs no words, and goes to the queue while nobody holds it', () => {
    const queued = told(reported({ service: undefined }), urging);
    queued.thenMatching({ type: 'AppealUrged', data: { answeredBy: COUNTY_CENTRE } });
    queued.when(answering(), as(countyDispatcher)).thenMatching({ type: 'UrgeAnswered' });
  });

  it('is done by the reporter once a day', () => {
    const urged = told(...handling, urging);
    urged.when(urge, as(reporter, hoursLater(23))).thenRefused('appeal/urged-lately');
    expect(urged.when(urge, as(reporter, hoursLater(23))).refused?.details).toEqual({
      until: daysLater(1),
    });
    const answered = told(...handling, urging, by(villageOfficer, 'answerUrge', { answer, to: 'reporter' }));
    answered.when(urge, as(reporter, hoursLater(1))).thenRefused('appeal/urged-lately');
    answered.when(urge, as(reporter, daysLater(1))).thenMatching({ type: 'AppealUrged' });
  });

  it('is done by who answers for it above, at any time, and never by the unit that is urged', () => {
    const above = told(...handling, by(countyDispatcher, 'urge', {}));
    above.thenMatching({ type: 'AppealUrged', data: { by: COUNTY_CENTRE, answeredBy: PANLONG_CENTRE } });
    above.when(urge, as(countyDispatcher)).thenMatching({ type: 'AppealUrged' });
    above.when(urge, as(supervisor)).thenMatching({ type: 'AppealUrged' });
    above.when(urge, as(townDispatcher)).thenMatching({ type: 'AppealUrged', data: { by: PUXI_CENTRE } });
    for (const actor of [dispatcherOf(PANLONG_CENTRE), villageOfficer, townOfficer, neighbour])
      above.when(urge, as(actor)).thenRefused('appeal/not-overseer');
  });

  it('lets the county’s supervisor urge the county’s own units, too', () => {
    const power = told(
      reported({ service: serviceId('infrastructure-power') }),
      routed,
      by(supervisor, 'urge', {}),
    );
    power.thenMatching({ type: 'AppealUrged', data: { answeredBy: unitId('ent-power') } });
    told(reported({ service: undefined }))
      .when(urge, as(supervisor))
      .thenMatching({ type: 'AppealUrged', data: { answeredBy: COUNTY_CENTRE } });
  });

  it('is open to who holds the secret of an unsigned appeal', () => {
    const unsigned = { reporter: undefined, anonymous: { secretHash: 'a-secret' } };
    told(reported({ ...unsigned, service: serviceId('risk-report') }, secretHolder('a-secret')), routed)
      .when(urge, as(secretHolder('a-secret')))
      .thenMatching({ type: 'AppealUrged', data: { by: 'reporter' } });
  });

  it('is no longer the reporter’s who withdrew from what goes on ex officio', () => {
    told(reported({ service: serviceId('risk-report') }), routed, by(reporter, 'withdraw', {}))
      .when(urge, as(reporter))
      .thenRefused('appeal/already-withdrawn');
  });

  it('reaches the county’s dispatcher where another appeal carries the handling', () => {
    const merged = told(
      ...handling,
      by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }),
      urging,
    );
    merged.thenMatching({ type: 'AppealUrged', data: { answeredBy: COUNTY_CENTRE } });
    merged.when(answering(), as(villageOfficer)).thenRefused('appeal/not-holder');
    merged.when(answering(), as(countyDispatcher)).thenMatching({ type: 'UrgeAnswered' });
  });
});

describe('answering an urge', () => {
  const both = told(...handling, urging, by(countyDispatcher, 'urge', {}));

  it('is for one urger at a time: the reporter’s waits on while the county has its answer', () => {
    const county = both.when(answering(COUNTY_CENTRE), as(villageOfficer));
    county.thenMatching({
      type: 'UrgeAnswered',
      data: { by: PANLONG_CENTRE, to: COUNTY_CENTRE, answer, clocks: { met: [OF_COUNTY] } },
    });
    county
      .when(answering(), as(dispatcherOf(PANLONG_CENTRE)))
      .thenMatching({ type: 'UrgeAnswered', data: { to: 'reporter', clocks: { met: [OF_REPORTER] } } });
    county.when(answering(COUNTY_CENTRE), as(villageOfficer)).thenRefused('appeal/no-urge-pending');
  });

  it('answers all that the same urger asked meanwhile', () => {
    told(...handling, urging, by(reporter, 'urge', {}, daysLater(1)))
      .when(answering(), as(villageOfficer))
      .thenMatching({
        type: 'UrgeAnswered',
        data: { clocks: { met: [OF_REPORTER, '1/urge-answer/reporter/2'] } },
      });
  });

  it('is not for strangers, and not without an urge', () => {
    both.when(answering(), as(townOfficer)).thenRefused('appeal/not-holder');
    told(...handling)
      .when(answering(), as(villageOfficer))
      .thenRefused('appeal/no-urge-pending');
    const queued = told(reported({ service: undefined }), urging);
    queued.when(answering(), as(townDispatcher)).thenRefused('appeal/not-holder');
  });

  it('is owed by whoever has the matter next, and by nobody once it is resolved', () => {
    const asked = told(reported(), routed, urging);
    const owner = (outcome: typeof asked) =>
      outcome.state.status === 'none' ? undefined : Object.values(outcome.state.clocks).at(-1);
    const above = asked.when(ask('escalate', { reason: sealed('久拖不决') }), as(townDispatcher));
    above.when(answering(), as(villageOfficer)).thenRefused('appeal/not-holder');
    const recalled = asked.when(ask('recall', { reason: sealed('派错了') }), as(countyDispatcher));
    recalled.when(answering(), as(countyDispatcher)).thenMatching({ type: 'UrgeAnswered' });
    const done = told(...handling, urging, resolved());
    expect(owner(told(...handling, urging))?.status).toBe('running');
    done.when(answering(), as(villageOfficer)).thenRefused('appeal/already-resolved');
    expect(
      done.state.status !== 'none' &&
        Object.entries(done.state.clocks).find(([id]) => id === OF_REPORTER)?.[1],
    ).toMatchObject({ status: 'met' });
  });

  it('stands still while the reporter is asked, who has the next move', () => {
    const question = by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') });
    const asked = told(...handling, urging, question);
    asked.thenMatching({ data: { clocks: { paused: expect.arrayContaining([OF_REPORTER]) as string[] } } });
    asked.when(urge, as(reporter, daysLater(2))).thenRefused('appeal/awaiting-information');
    asked.when(answering(), as(villageOfficer)).thenMatching({ type: 'UrgeAnswered' });
  });

  it('is missed in the open when nobody does, and escalates nothing', () => {
    const late = told(...handling, urging).when(
      ask('comment', { text: answer, attachments: [], visibleTo: 'staff' }),
      as(villageOfficer, daysLater(2)),
    );
    late.thenMatching(
      { type: 'DeadlineMissed', data: { kind: 'urge-answer', owner: PANLONG_CENTRE } },
      { type: 'CommentAdded' },
    );
    late.when(answering(), as(villageOfficer)).thenMatching({ type: 'UrgeAnswered' });
  });
});

describe('an urge, as it is seen', () => {
  const events = [
    ...told(...handling, urging).events,
    ...told(...handling, urging, by(countyDispatcher, 'urge', { reason: sealed('三日未见进展') })).events,
    ...told(...handling, urging, by(villageOfficer, 'answerUrge', { answer, to: 'reporter' })).events,
  ];
  const recorded = events.map(
    (event, revision) =>
      ({
        event,
        revision,
        stream: appealStream(POLE),
        metadata: { actor: reporter, occurredAt: START },
      }) as unknown as Recorded<AppealEvent>,
  );
  const names = namesFrom(hanyin.directory, hanyin.catalogue);

  it('is told to the reporter, and its answer; of what staff urge each other they read no words', () => {
    const lines = timelineOf(recorded, names, 'reporter', false);
    expect(lines.map(({ sentence }) => sentence.zh)).toEqual([
      '诉求人催办，请盘龙村综治中心回复',
      '汉阴县综治中心催办，请盘龙村综治中心回复',
      '盘龙村综治中心回复催办',
    ]);
    expect(lines.map(({ text }) => text)).toEqual([undefined, undefined, [answer]]);
    expect(timelineOf(recorded, names, 'staff', false)[1]?.text).toEqual([sealed('三日未见进展')]);
  });

  it('is in the queue of who must answer it, and leaves it with the answer', () => {
    const [urged, , answered] = recorded.map(projectDeadlines);
    expect(urged).toMatchObject([{ kind: 'insert', row: { deadline: OF_REPORTER, owner: PANLONG_CENTRE } }]);
    expect(answered).toMatchObject([{ kind: 'delete', where: { deadline: OF_REPORTER } }]);
  });
});
