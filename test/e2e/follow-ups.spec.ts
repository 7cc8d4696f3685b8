import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { says, surveyCalls, written } from './survey-calls';

/** 回访: the follow-up desk calls whoever was told of an answer, three times on two days. */
describe('the list of whom to call back', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let desk: Caller;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    desk = await client.as('follow-up', 'office-follow-up');
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const lists = async (query: object = {}) =>
    (await desk.api.GET('/api/v1/follow-ups', { params: { query } })).data!;
  const told = async () => {
    const { village, gridWorker } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await village.does(appeal, 'feedback', { to: 'grid-worker', means: 'message' });
    await gridWorker.does(appeal, 'feedback/receipt', {});
    await gridWorker.does(appeal, 'feedback', { to: 'reporter', means: 'visit' });
    return appeal;
  };

  it('has who was told, with the call to record, and lets them go once they were heard', async () => {
    const appeal = await told();
    const { items } = await eventually(
      () => lists({ actions: true }),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({
      id: appeal.id,
      followUp: {
        ...{ deliveredAt: '2026-07-01T10:00:00.000+08:00', attempts: 0, anotherDay: false, drawn: true },
      },
      actions: expect.arrayContaining([
        expect.objectContaining({
          verb: 'recordFollowUp',
          path: `/api/v1/appeals/${appeal.id}/follow-ups`,
        }),
      ]) as never,
    });
    await desk.does(appeal, 'follow-ups', { reached: true, solved: true, satisfied: true });
    await eventually(lists, (page) => page.items.length === 0);
  });

  it('leaves out until tomorrow whom two calls of today did not reach', async () => {
    const appeal = await told();
    const calls = () => desk.does(appeal, 'follow-ups', { reached: false });
    const row = async (query: object = {}) => (await lists(query)).items.find(({ id }) => id === appeal.id);
    await eventually(row, (found) => found !== undefined);
    await calls();
    await eventually(row, (found) => found?.followUp.attempts === 1);
    await calls();
    await eventually(row, (found) => found === undefined);
    expect((await row({ all: true }))?.followUp).toMatchObject({ attempts: 2, anotherDay: true });
    await client.clock({ now: '2026-07-02T09:00:00+08:00' });
    expect((await row())?.followUp).toMatchObject({ attempts: 2, anotherDay: false });
    await calls();
    await eventually(
      () => row({ all: true }),
      (found) => found === undefined,
    );
  });

  it('is for the desk and who watches', async () => {
    for (const other of [people.reporter, people.village, people.townDispatcher])
      expect((await other.api.GET('/api/v1/follow-ups', {})).response.status).toBe(403);
  });

  describe('a survey of what was closed', () => {
    const households = [1, 2, 3, 4, 5, 6, 7].map((n) => `1389150001${n}`);
    let supervisor: Caller;
    let asked: readonly Caller[];
    let id: string;

    const calls = surveyCalls(() => id);
    const { begins, drafts, reviews, opens, withdraws, shows, results, words, mine, answers } = calls;

    beforeAll(async () => {
      supervisor = await client.as('supervisor', '610921');
      const { village, auditor } = people;
      asked = await Promise.all(households.map((phone) => client.as('citizen', phone)));
      for (const [at, household] of asked.entries()) {
        const appeal = await story.inHand({ reporter: household, village });
        await village.does(appeal, 'resolve', story.resolution());
        await household.does(appeal, 'rate', story.stars(5));
        // The first is restricted since: nobody may use their data to ask.
        if (at === 0)
          await auditor.api.POST('/api/v1/appeals/{id}/identity/restrict', {
            params: { path: { id: appeal.id } },
            body: { party: 'reporter', ground: 'contested', reason: '本人要求核对' },
          });
      }
      // Whom the desk reached, and who would rather not say.
      const silent = await told();
      await desk.does(silent, 'follow-ups', { reached: true, wouldNotSay: true });
      await client.clock({ now: '2026-07-19T09:00:00+08:00' });
      await story.stands(silent, people.village, { status: 'closed' });
      await client.clock({ now: '2026-07-20T09:00:00+08:00' });
    });

    it('is drafted by the desk about what is over, and opened by somebody else', async () => {
      for (const by of [people.county, people.village, people.reporter])
        expect((await begins(by)).error).toMatchObject({ code: 'access/forbidden' });
      const { data: unopened } = await begins(desk);
      id = unopened!.id;
      const unfit: readonly (readonly [Parameters<typeof begins>[1], string])[] = [
        [{ to: '2026-07-20' }, 'survey/unfit-dates'],
        [{ questions: [{ kind: 'text', text: '建议？' }] }, 'survey/unfit-question'],
        [{ title: '请致电13891500001' }, 'survey/tells-person'],
        [{ unit: 'nobody' }, 'directory/unknown-unit'],
        [{ service: 'nothing' }, 'appeal/unknown-service'],
      ];
      for (const [change, code] of unfit)
        for (const { error } of [await begins(desk, change), await drafts(desk, change)])
          expect(error).toMatchObject({ code });
      const few = (await begins(desk, { from: '2026-07-18', to: '2026-07-18' })).data!;
      id = few.id;
      await reviews(supervisor);
      expect((await opens(supervisor)).error).toMatchObject({ code: 'survey/too-few' });

      const { data } = await begins(desk);
      expect(data).toMatchObject({ state: 'draft' });
      id = data!.id;
      expect((await opens(supervisor)).error).toMatchObject({ code: 'publication/not-approved' });
      expect((await withdraws(supervisor)).error).toMatchObject({ code: 'survey/not-open' });
      expect((await reviews(desk)).error).toMatchObject({ code: 'publication/own-work' });
      expect((await reviews(supervisor, false)).data).toMatchObject({ state: 'returned' });
      expect((await reviews(supervisor)).error).toMatchObject({ code: 'publication/no-draft' });
      await drafts(desk);
      await reviews(supervisor);
      expect((await opens(desk)).error).toMatchObject({ code: 'publication/own-work' });
      expect((await opens(supervisor)).data).toMatchObject({ state: 'published' });
      const again = await drafts(desk);
      expect(again.error).toMatchObject({ code: 'publication/published' });
    });

    it('draws its sample by a rule, and invites by notice whom it may', async () => {
      const { data: drawn } = await eventually(
        () => shows(supervisor),
        (survey) => survey.data?.sample?.waiting === 0,
      );
      const sample = drawn!.sample!;
      // Whoever would not say is left out before; whose data is restricted, when they were to be invited.
      expect(sample).toMatchObject({ drawn: 7, invited: 6, notInvited: 1, population: 7 });
      expect(sample.unwilling).toBeGreaterThanOrEqual(1);
      expect(sample.seed).toMatch(/^[0-9a-f-]{36}$/);
      const [survey] = await eventually(
        () => mine(asked[1]!),
        (items) => items.length === 1,
      );
      expect(survey).toMatchObject({ survey: id, title: written.title, answered: false, isOver: false });
      expect(survey!.questions.map(({ kind }) => kind)).toEqual(['yes-no', 'stars', 'choice', 'text']);
      const inbox = (await asked[1]!.api.GET('/api/v1/me/inbox', {})).data!.items;
      expect(inbox.find(({ moment }) => moment === 'surveyed')).toMatchObject({
        survey: id,
        text: `您反映的事项（编号${survey!.number}）已办结。县里邀请您参加民调测评，答复不记名，请在2026-07-25 23:59前作答。`,
      });
      for (const other of [asked[0]!, people.reporter, people.neighbour])
        expect(await mine(other)).toEqual([]);
      const list = await people.auditor.api.GET('/api/v1/surveys', {});
      expect(list.data!.items).toContainEqual(expect.objectContaining({ id, state: 'published' }));
    });

    it('takes one answer of each who was invited, and on record as nobody’s', async () => {
      expect((await answers(people.neighbour, says(5))).error).toMatchObject({ code: 'survey/not-found' });
      expect((await answers(asked[1]!, says(5).slice(1))).error).toMatchObject({
        code: 'survey/unfit-answer',
      });
      const [first, ...rest] = asked.slice(1, 6) as [Caller, ...Caller[]];
      const key = 'survey-first-Zr4kQ9wXv7LmB2sT';
      expect((await answers(first, says(2, '夜间也要有人接电话'), key)).data).toMatchObject({
        answered: true,
      });
      expect((await answers(first, says(2, '夜间也要有人接电话'), key)).response.status).toBe(200);
      for (const second of [says(5), says(2, '夜间也要有人接电话')])
        expect((await answers(first, second)).error).toMatchObject({ code: 'survey/answered-already' });
      for (const household of rest) await answers(household, says(5, '办得很快'));
      expect(await mine(first)).toMatchObject([{ survey: id, answered: true }]);
      expect((await results(supervisor)).error).toMatchObject({ code: 'survey/not-over' });
      expect((await words(supervisor)).error).toMatchObject({ code: 'survey/not-over' });
    });

    it('ends on its day, and tells counts alone: who said nothing is nobody’s satisfaction', async () => {
      await client.clock({ now: '2026-07-26T00:00:00+08:00' });
      expect((await answers(asked[6]!, says(5))).error).toMatchObject({ code: 'survey/over' });
      expect((await withdraws(supervisor)).error).toMatchObject({ code: 'survey/over' });
      for (const by of [people.village, people.townDispatcher])
        expect((await results(by)).error).toMatchObject({ code: 'access/forbidden' });
      const { data } = await eventually(
        () => results(supervisor),
        (answer) => answer.data?.answered === 5,
      );
      expect(data).toMatchObject({ invited: 6, answered: 5, unanswered: 1, responseRate: { share: 0.8333 } });
      const [solved, , contact] = data!.questions;
      // One of five said no: who is told of the four knows of the one.
      for (const cell of solved!.cells) expect(cell).toMatchObject({ withheld: true });
      expect(contact!.cells).toMatchObject([
        { value: '1', label: '电话', count: 5, share: 1, high: 1 },
        { value: '2', label: '上门', count: 0, share: 0, low: 0 },
      ]);
      expect(JSON.stringify(data)).not.toMatch(/夜间|13891500|appeal/);
      const said = (await words(supervisor)).data!.questions;
      expect(said).toMatchObject([{ question: 'q4', text: written.questions[3]!.text }]);
      expect([...said[0]!.said!].sort()).toEqual([
        '办得很快',
        '办得很快',
        '办得很快',
        '办得很快',
        '夜间也要有人接电话',
      ]);
      expect((await words(people.townDispatcher)).error).toMatchObject({ code: 'access/forbidden' });
    });

    it('tells nothing where fewer than five answered, not even how many', async () => {
      id = (await begins(desk, { closesOn: '2026-07-27' })).data!.id;
      await reviews(supervisor);
      await opens(supervisor);
      await eventually(
        () => shows(supervisor),
        (survey) => survey.data?.sample?.waiting === 0,
      );
      await client.clock({ now: '2026-07-28T00:00:00+08:00' });
      const { data } = await results(supervisor);
      expect(data).toMatchObject({ invited: 6, withheld: true });
      expect(data).not.toHaveProperty('answered');
      expect((await words(supervisor)).data!.questions).toEqual([
        { question: 'q4', text: written.questions[3]!.text, said: [] },
      ]);
    });

    it('is taken back with a reason that the invited read: it takes no more answers, and keeps those it has', async () => {
      id = (await begins(desk, { closesOn: '2026-07-30' })).data!.id;
      await reviews(supervisor);
      await opens(supervisor);
      await eventually(
        () => shows(supervisor),
        (survey) => survey.data?.sample?.waiting === 0,
      );
      const key = 'survey-taken-back-Zr4kQ9wXv7LmB2sT';
      for (const household of asked.slice(1, 6)) await answers(household, says(5), key);
      for (const by of [people.county, people.village, people.reporter])
        expect((await withdraws(by)).error).toMatchObject({ code: 'access/forbidden' });
      expect((await withdraws(desk)).error).toMatchObject({ code: 'publication/own-work' });
      const number = await withdraws(supervisor, '请改打13891500001');
      expect(number.error).toMatchObject({ code: 'survey/tells-person' });
      expect((await withdraws(supervisor)).data).toMatchObject({ id, state: 'withdrawn' });
      expect((await withdraws(supervisor)).error).toMatchObject({ code: 'survey/withdrawn' });
      expect((await drafts(desk, { closesOn: '2026-07-30' })).error).toMatchObject({
        code: 'publication/published',
      });

      const withdrawal = { at: expect.any(String) as never, reason: '第二题写错了单位，重新发起' };
      const [survey] = await mine(asked[6]!);
      expect(survey).toMatchObject({ survey: id, isOver: true, answered: false, withdrawn: withdrawal });
      expect(survey!.withdrawn).not.toHaveProperty('by');
      expect((await answers(asked[6]!, says(5))).error).toMatchObject({ code: 'survey/withdrawn' });
      // Whoever heard nothing and sends it again hears that it was taken.
      expect((await answers(asked[1]!, says(5), key)).response.status).toBe(200);
      const { data } = await shows(supervisor);
      expect(data).toMatchObject({
        state: 'withdrawn',
        withdrawn: { ...withdrawal, by: expect.any(String) },
      });
      const told = await eventually(
        () => results(supervisor),
        (answer) => answer.data?.answered === 5,
      );
      expect(told.data).toMatchObject({ invited: 6, unanswered: 1, withdrawnAt: data!.withdrawn!.at });
      expect((await people.auditor.api.GET('/api/v1/surveys', {})).data!.items).toContainEqual(
        expect.objectContaining({ id, state: 'withdrawn' }),
      );
    });

    it('that nobody was asked about is told to nobody', async () => {
      id = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
      const acts = [await opens(supervisor), await withdraws(supervisor)];
      for (const answer of [await results(supervisor), await words(supervisor), ...acts])
        expect(answer.error).toMatchObject({ code: 'survey/not-found' });
      const draft = await drafts(desk);
      for (const answer of [await shows(supervisor), await reviews(supervisor), draft])
        expect(answer.error).toMatchObject({ code: 'survey/not-found' });
    });
  });
});
