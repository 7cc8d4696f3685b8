import { answersTo, questionsOf, type Said } from '../../../src/appeals/surveys/questions';
import { invitingSaga } from '../../../src/appeals/sagas/inviting';
import { ballotAggregate } from '../../../src/appeals/surveys/ballot';
import { inviteTask, invitationValues } from '../../../src/appeals/surveys/invite-task';
import {
  surveyAggregate,
  standingOf,
  surveyStream,
  type Opening,
  type SurveyCommand,
  type SurveyContent,
  type SurveyEvent,
  type SurveyId,
} from '../../../src/appeals/surveys/survey';
import { namesFrom } from '../../../src/appeals/views/names';
import { DomainError } from '../../../src/kernel/domain-error';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import type { AppealId, AppealNumber, PersonId, RegionCode, Revision } from '../../../src/kernel/ids';
import type { Day, Instant } from '../../../src/kernel/time';
import { filledIn, tellings } from '../../../src/notices';
import { hanyin } from '../../kit/appeal-context';

const { decider } = surveyAggregate;
const now = '2026-07-06T01:00:00.000Z' as Instant;
const named = (id: string): Actor => ({ ...SYSTEM, id: id as PersonId });
const [zhong, gong, deng] = ['follow-up-zhong', 'supervisor-gong', 'supervisor-deng'].map(named) as [
  Actor,
  Actor,
  Actor,
];
const SURVEY = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as SurveyId;
const drawn = ['a', 'b', 'c', 'd', 'e'] as unknown as readonly AppealId[];

const questions = questionsOf([
  { kind: 'yes-no', text: '问题是否解决？' },
  { kind: 'stars', text: '总体评价' },
  { kind: 'choice', text: '您希望怎样联系？', choices: ['电话', '上门'] },
  { kind: 'text', text: '还有什么建议？' },
]);
const content: SurveyContent = {
  ...{ title: '六月测评', questions, size: 5, closesOn: '2026-07-20' as Day },
  scope: { closed: { from: '2026-06-01' as Day, to: '2026-06-30' as Day } },
};
const opening: Opening = {
  ...{ closesAt: '2026-07-20T15:59:00.000Z' as Instant, seed: 's' as never, digest: 'd' },
  ...{ population: 5, unwilling: 1, appeals: drawn },
};

const after = (...acts: readonly (readonly [Actor, SurveyCommand])[]) => {
  let state = decider.initial;
  const events: SurveyEvent[] = [];
  for (const [actor, command] of acts)
    for (const event of decider.decide(command, state, { now, actor, versions: {} })) {
      const revision = events.length as Revision;
      state = decider.evolve(state, event, { revision, occurredAt: now, actor });
      events.push(event);
    }
  return { state, events };
};
const draft = (change: Partial<SurveyContent> = {}): SurveyCommand => ({
  verb: 'draftSurvey',
  data: { content: { ...content, ...change } },
});
const approve: SurveyCommand = { verb: 'reviewSurvey', data: { approved: true } };
const open: SurveyCommand = { verb: 'openSurvey', data: opening };
const settles = (appeal: string, code?: string): SurveyCommand => ({
  verb: 'settleInvitation',
  data: { appeal: appeal as AppealId, ...(code === undefined ? {} : { code }) },
});
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('a survey', () => {
  it('is opened by somebody who did not draft it, once it was approved, and once', () => {
    const { events } = after([zhong, draft()], [gong, approve], [gong, open]);
    expect(events.map(({ type }) => type)).toEqual(['SurveyDrafted', 'SurveyReviewed', 'SurveyOpened']);
    expect(() => after([zhong, draft()], [zhong, approve])).toThrow(refused('publication/own-work'));
    expect(() => after([zhong, draft()], [gong, open])).toThrow(refused('publication/not-approved'));
    expect(() => after([zhong, draft()], [gong, approve], [zhong, open])).toThrow(
      refused('publication/own-work'),
    );
    expect(() => after([zhong, draft()], [gong, approve], [deng, open], [deng, open])).toThrow(
      refused('publication/not-approved'),
    );
    expect(() => after([zhong, draft()], [gong, approve], [deng, open], [zhong, draft()])).toThrow(
      refused('publication/published'),
    );
  });

  it('asks of what is over, until a day within two months, and without anybody’s number', () => {
    const days = (from: string, to: string) => ({ closed: { from: from as Day, to: to as Day } });
    for (const change of [
      { scope: days('2026-06-30', '2026-06-01') },
      { scope: days('2026-06-01', '2026-07-06') },
      { closesOn: '2026-07-06' as Day },
      { closesOn: '2026-09-05' as Day },
    ])
      expect(() => after([zhong, draft(change)])).toThrow(refused('survey/unfit-dates'));
    expect(after([zhong, draft({ closesOn: '2026-09-04' as Day })]).events).toHaveLength(1);
    const [first, ...rest] = questions;
    const told = { ...first!, text: '请致电 138 9150 0001' };
    expect(() => after([zhong, draft({ questions: [told, ...rest] })])).toThrow(
      refused('survey/tells-person'),
    );
  });

  it('is not opened for fewer than five', () => {
    const few: SurveyCommand = { verb: 'openSurvey', data: { ...opening, appeals: drawn.slice(1) } };
    expect(() => after([zhong, draft()], [gong, approve], [gong, few])).toThrow(refused('survey/too-few'));
  });

  it('knows of each who was drawn whether they were invited, once', () => {
    const { state, events } = after(
      ...([
        [zhong, draft()],
        [gong, approve],
        [gong, open],
        [SYSTEM, settles('a')],
        [SYSTEM, settles('a')],
        [SYSTEM, settles('b', 'survey/not-invitable')],
        [SYSTEM, settles('z')],
      ] as const),
    );
    expect(events.filter(({ type }) => type === 'InvitationSettled')).toHaveLength(2);
    expect(state).toMatchObject({ invited: 1, notInvited: { 'survey/not-invitable': 1 } });
    expect([...state.asked]).toEqual(['c', 'd', 'e']);
  });
});

describe('a survey that is taken back', () => {
  const withdraw: SurveyCommand = { verb: 'withdrawSurvey', data: { reason: '第二题写错了单位' } };
  const opened = [
    [zhong, draft()],
    [gong, approve],
    [gong, open],
  ] as const;

  it('is taken back by whoever may open it, with the reason, once, and not drafted again', () => {
    const { state, events } = after(...opened, [deng, withdraw]);
    expect(events.at(-1)).toEqual({
      type: 'SurveyWithdrawn',
      data: { edition: 1, reason: '第二题写错了单位' },
    });
    expect(state.withdrawn).toEqual({ at: now, by: 'supervisor-deng', reason: '第二题写错了单位' });
    expect(standingOf(state)).toBe('withdrawn');
    expect(() => after(...opened, [deng, withdraw], [gong, withdraw])).toThrow(refused('survey/withdrawn'));
    expect(() => after(...opened, [deng, withdraw], [zhong, draft()])).toThrow(
      refused('publication/published'),
    );
  });

  it('is not taken back by who drafted it, before it is open, when it is over, or with a number in the reason', () => {
    expect(() => after(...opened, [zhong, withdraw])).toThrow(refused('publication/own-work'));
    expect(() => after([zhong, draft()], [gong, approve], [gong, withdraw])).toThrow(
      refused('survey/not-open'),
    );
    const late = { ...opening, closesAt: '2026-07-06T00:59:00.000Z' as Instant };
    const over = [
      [zhong, draft()],
      [gong, approve],
      [gong, { verb: 'openSurvey', data: late }],
    ] as const;
    expect(() => after(...over, [gong, withdraw])).toThrow(refused('survey/over'));
    const told: SurveyCommand = { verb: 'withdrawSurvey', data: { reason: '请致电 138 9150 0001' } };
    expect(() => after(...opened, [gong, told])).toThrow(refused('survey/tells-person'));
  });

  it('settles invitations that were on their way, and asks nobody any more', async () => {
    const { state } = after(...opened, [gong, withdraw], [SYSTEM, settles('a', 'survey/withdrawn')]);
    expect(state).toMatchObject({ invited: 0, notInvited: { 'survey/withdrawn': 1 } });

    const { events } = after(...opened, [gong, withdraw]);
    const stored = events.map(({ type, data }, revision) => ({
      ...{ id: `e${revision}`, stream: surveyStream(SURVEY), revision, position: revision, type },
      data: JSON.stringify(data),
      metadata: JSON.stringify({ occurredAt: now, schemaVersion: 1 }),
    }));
    const asked: string[] = [];
    const reader = {
      readStream: async (stream: string, from: number) => {
        asked.push(stream);
        return stream === surveyStream(SURVEY) ? stored.slice(from) : [];
      },
    };
    const command = { verb: 'invite', survey: SURVEY, closesAt: opening.closesAt };
    const envelope = { stream: 'invite-a', command, actor: SYSTEM } as never;
    expect(await inviteTask.run(envelope, { reader } as never)).toEqual({
      ...{ kind: 'refused', code: 'survey/withdrawn' },
    });
    expect(asked).toEqual([surveyStream(SURVEY)]);
  });
});

describe('the questions', () => {
  it.each([
    ['a choice without any', [{ kind: 'choice', text: '?' }]],
    ['a choice of one thing twice', [{ kind: 'choice', text: '?', choices: ['电话', '电话'] }]],
    ['choices of stars', [{ kind: 'stars', text: '?', choices: ['一', '二'] }]],
    ['words alone, which nothing counts', [{ kind: 'text', text: '?' }]],
  ] as const)('are not %s', (_, written) =>
    expect(() => questionsOf(written)).toThrow(refused('survey/unfit-question')),
  );

  const all: readonly Said[] = [
    { question: 'q1', yes: false },
    { question: 'q2', stars: 4 },
    { question: 'q3', choice: 2 },
  ];
  it('are answered each by its kind; words may be left out', () => {
    const { marks, words } = answersTo(questions, [...all, { question: 'q4', text: '夜间也要有人' }]);
    expect(marks).toEqual([
      { question: 'q1', value: 'no' },
      { question: 'q2', value: '4' },
      { question: 'q3', value: '2' },
    ]);
    expect(words).toEqual([{ question: 'q4', text: '夜间也要有人' }]);
    expect(answersTo(questions, all).words).toEqual([]);
  });

  it.each([
    ['one is left out', all.slice(1)],
    ['one is answered twice', [...all, { question: 'q1', yes: true }]],
    ['there is no such', [...all, { question: 'q9', yes: true }]],
    ['it has another kind', [...all.slice(1), { question: 'q1', stars: 5 }]],
    ['it says two things', [...all.slice(1), { question: 'q1', yes: true, stars: 5 }]],
    ['there is no such choice', [...all.slice(0, 2), { question: 'q3', choice: 3 }]],
    ['words have a number beside them', [...all, { question: 'q4', text: '好', stars: 1 }]],
  ] as readonly (readonly [string, readonly Said[]])[])('refuse an answer where %s', (_, said) =>
    expect(() => answersTo(questions, said)).toThrow(refused('survey/unfit-answer')),
  );
});

describe('a ballot', () => {
  it('is cast once', () => {
    const command = { verb: 'answerSurvey', data: { survey: SURVEY, marks: [], words: [] } } as const;
    const context = { now, actor: SYSTEM, versions: {} };
    expect(ballotAggregate.decider.decide(command, 'open', context)).toEqual([
      { type: 'BallotCast', data: command.data },
    ]);
    expect(() => ballotAggregate.decider.decide(command, 'cast', context)).toThrow(
      new DomainError('survey/answered-already'),
    );
  });
});

describe('inviting', () => {
  const data = { ...opening, edition: 1, title: '六月测评' };
  const recorded = { stream: surveyStream(SURVEY), event: { type: 'SurveyOpened', data } } as never;

  it('asks for each who was drawn, and tells the survey what became of it', () => {
    expect(invitingSaga.instancesOf(recorded)).toEqual(drawn.map((appeal) => `${SURVEY} ${appeal}`));
    const instance = `${SURVEY} a`;
    const [sent] = invitingSaga.react({}, { kind: 'event', recorded }, instance);
    expect(sent).toMatchObject({ to: 'invite-a', command: { verb: 'invite', survey: SURVEY } });
    const command = { verb: 'invite', survey: SURVEY, closesAt: opening.closesAt } as const;
    expect(invitingSaga.react({}, { kind: 'done', command }, instance)).toEqual([
      { kind: 'send', to: `survey-${SURVEY}`, command: settles('a') },
    ]);
    const code = 'survey/not-invitable';
    expect(invitingSaga.react({}, { kind: 'refused', command, code }, instance)).toEqual([
      { kind: 'send', to: `survey-${SURVEY}`, command: settles('a', code) },
    ]);
    // What became of that is nobody's to know.
    expect(invitingSaga.react({}, { kind: 'done', command: settles('a') }, instance)).toEqual([]);
  });

  it('knows every field that a text may name, in both languages', () => {
    const about = { number: '610921-20260601-0001' as AppealNumber, place: '610921102206' as RegionCode };
    const values = invitationValues(about, opening.closesAt, namesFrom(hanyin.directory, hanyin.catalogue));
    const all = tellings.surveyed.fields.map((field) => `{{${field}}}`).join(' ');
    expect(filledIn(all, values.zh)).toBe('610921-20260601-0001 盘龙村委会 2026-07-20 23:59');
    expect(filledIn(all, values.en)).not.toMatch(/undefined/);
  });
});
