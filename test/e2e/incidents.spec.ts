import { randomUUID } from 'node:crypto';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const HOUSEHOLDS = 30;
const title = '盘龙村变压器故障停电';

/** A power cut in thirty households: one matter, thirty appeals, each with a life of its own. */
describe('群体性事项', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let appeals: readonly AppealAnswer[];
  let id: string;

  beforeAll(async () => {
    service = await startService();
    client = await Client.of(service);
    people = await story.peopleOf(client);
    const all: AppealAnswer[] = [];
    for (let n = 0; n < HOUSEHOLDS; n++) {
      const household = await client.as('citizen', `139915000${String(n).padStart(2, '0')}`);
      all.push(await story.filed(household, story.powerCut()));
    }
    appeals = all;
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const idsOf = (some: readonly AppealAnswer[]) => some.map((appeal) => appeal.id);
  const opens = (who: Caller, body: object) => who.api.POST('/api/v1/incidents', { body: body as never });
  const acts = (
    who: Caller,
    act: 'attach' | 'detach' | 'progress' | 'redact' | 'resolve',
    body: object,
    of = id,
  ) =>
    who.api.POST(`/api/v1/incidents/{id}/${act}` as '/api/v1/incidents/{id}/attach', {
      params: { path: { id: of } },
      body: body as never,
    });
  const shows = async (who: Caller, of = id) =>
    (await who.api.GET('/api/v1/incidents/{id}', { params: { path: { id: of } } })).data;
  const until = (isSo: (incident: NonNullable<Awaited<ReturnType<typeof shows>>>) => boolean) =>
    eventually(
      () => shows(people.townDispatcher),
      (incident) => incident !== undefined && isSo(incident),
      30_000,
    );

  it('is opened by the town from a selection, and each appeal names it and runs on', async () => {
    const { townDispatcher, power } = people;
    const before = await power.deadlines(appeals[0]!);
    const opened = await opens(townDispatcher, {
      ...{ title, region: story.PANLONG, service: 'infrastructure-power' },
      appeals: idsOf(appeals.slice(0, HOUSEHOLDS - 1)),
    });
    expect(opened.response.status).toBe(201);
    id = opened.data!.id;
    const incident = await until(({ counts }) => counts.attached === HOUSEHOLDS - 1);
    expect(incident).toMatchObject({ title, state: 'open', by: story.PUXI, notJoined: [], told: [] });
    expect(incident?.names).toMatchObject({ [story.PANLONG]: '盘龙村委会', 'ent-power': expect.any(String) });
    const seen = await power.sees(appeals[0]!);
    expect(seen).toMatchObject({ incident: id, status: 'routed', number: appeals[0]!.number });
    const dueAt = (all: typeof before) => all.map(({ deadline: { id, dueAt } }) => [id, dueAt]);
    expect(dueAt(await power.deadlines(appeals[0]!))).toEqual(dueAt(before));
    const listed = await townDispatcher.lists({ incident: id, limit: 100 });
    expect(listed.items).toHaveLength(HOUSEHOLDS - 1);
  });

  it('takes in late callers, refuses what must stand alone, and lets go what has a cause of its own', async () => {
    const { townDispatcher, county, reporter } = people;
    const late = appeals.at(-1)!;
    const attached = await acts(townDispatcher, 'attach', { appeals: [late.id] });
    expect(attached.data).toMatchObject({ id, attached: HOUSEHOLDS });
    await until(({ counts }) => counts.attached === HOUSEHOLDS);
    // A violation report is not the town's to see; the county's dispatcher tries, and it refuses by itself.
    const violation = await reporter.reports(story.matter('violation-report', '有人偷电'));
    const foreign = await acts(townDispatcher, 'attach', { appeals: [violation.id, randomUUID()] });
    expect(foreign.error).toMatchObject({ status: 422, code: 'incident/unknown-appeals' });
    await acts(county, 'attach', { appeals: [violation.id] });
    const shown = await eventually(
      () => shows(county),
      (incident) => incident?.notJoined.length === 1,
    );
    expect(shown?.notJoined[0]).toMatchObject({ appeal: violation.id, code: 'appeal/handled-alone' });

    const second = await opens(county, { title: '另一处停电', region: story.PANLONG, appeals: [late.id] });
    await eventually(
      () => shows(county, second.data!.id),
      (incident) => incident?.notJoined[0]?.code === 'appeal/in-incident',
    );
    const reason = '经核实为户内线路故障';
    await acts(townDispatcher, 'detach', { appeal: late.id, reason });
    await until(({ counts }) => counts.attached === HOUSEHOLDS - 1);
    await story.stands(late, townDispatcher, { status: 'routed' });
    expect((await townDispatcher.sees(late)).incident).toBeUndefined();
    const again = await acts(townDispatcher, 'detach', { appeal: late.id, reason });
    expect(again.error).toMatchObject({ code: 'incident/not-attached' });
  });

  it('tells every reporter how it goes on, and nobody of another', async () => {
    const { townDispatcher } = people;
    await acts(townDispatcher, 'progress', { note: '抢修人员已到场，预计今晚八点前恢复供电' });
    const household = await client.as('citizen', '13991500003');
    const lines = await eventually(
      () => household.linesOf(appeals[3]!),
      (all) => all.some(({ type }) => type === 'IncidentProgressed'),
    );
    expect(lines.find(({ type }) => type === 'IncidentProgressed')).toMatchObject({
      sentence: '蒲溪镇综治中心通报处置进展',
      text: '抢修人员已到场，预计今晚八点前恢复供电',
    });
    const inbox = await eventually(
      async () => (await household.api.GET('/api/v1/me/inbox', {})).data!.items,
      (items) => items.some(({ moment }) => moment === 'incident-told'),
    );
    expect(inbox.filter(({ moment }) => moment === 'incident-told')).toMatchObject([
      { appeal: appeals[3]!.id, text: expect.stringContaining('处置有新进展') as never },
    ]);
    expect(JSON.stringify([lines, inbox])).not.toContain(appeals[4]!.number);
    expect(
      (await household.api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })).error,
    ).toMatchObject({
      code: 'access/forbidden',
    });
  });

  it('is resolved once for all, each by itself; those that refuse are told apart and resolved later', async () => {
    const { townDispatcher, power } = people;
    const [refusing, ...ready] = appeals.slice(0, HOUSEHOLDS - 1) as [AppealAnswer, ...AppealAnswer[]];
    for (const appeal of ready) await story.accepts(appeal, power, 'ent-power');
    const answer = { outcome: 'solved', account: '更换变压器后全村恢复供电' };
    expect((await acts(townDispatcher, 'resolve', answer)).response.status).toBe(200);
    const incident = await until(({ counts }) => counts.resolved + counts.refused === HOUSEHOLDS - 1);
    expect(incident).toMatchObject({
      state: 'resolved',
      counts: { resolved: HOUSEHOLDS - 2, refused: 1 },
      resolution: { ...answer, by: story.PUXI },
    });
    const refused = incident?.appeals.find(({ appeal }) => appeal === refusing.id);
    expect(refused).toMatchObject({
      answer: 'refused',
      refusal: { code: 'appeal/not-handling', title: '尚未进入办理' },
    });
    const household = await client.as('citizen', '13991500005');
    const one = await household.sees(appeals[5]!);
    expect(one).toMatchObject({
      status: 'resolved',
      resolution: { account: answer.account, unit: 'ent-power' },
    });
    await household.does(appeals[5]!, 'rate', story.stars(5));

    await story.accepts(refusing, power, 'ent-power');
    await acts(townDispatcher, 'resolve', answer);
    await until(({ counts }) => counts.resolved === HOUSEHOLDS - 1);
    const over = await acts(townDispatcher, 'resolve', answer);
    expect(over.error).toMatchObject({ code: 'incident/nothing-to-resolve' });
  });

  it('is run by the dispatchers of its town and county, and seen by staff around', async () => {
    const { village, county, countyOfficer } = people;
    const other = await client.as('dispatcher', 'centre-610921107');
    const villageDispatcher = await client.as('dispatcher', story.PANLONG_CENTRE);
    const body = { title, region: story.PANLONG };
    expect((await opens(other, body)).error).toMatchObject({ code: 'incident/outside-area' });
    expect((await opens(villageDispatcher, body)).error).toMatchObject({ code: 'incident/outside-area' });
    expect((await opens(village, body)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await opens(county, { title, region: '610921999' })).error).toMatchObject({
      errors: [{ pointer: '/region', code: 'field/outside-county' }],
    });
    expect((await acts(other, 'progress', { note: '无关' })).error).toMatchObject({
      code: 'incident/outside-area',
    });
    expect((await acts(county, 'progress', { note: '无' }, randomUUID())).error).toMatchObject({
      code: 'incident/not-found',
    });
    expect((await other.api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })).error).toMatchObject(
      {
        code: 'incident/not-found',
      },
    );
    const lists = async (who: Caller, query: object = {}) =>
      (await who.api.GET('/api/v1/incidents', { params: { query: query as never } })).data!;
    expect((await lists(village)).items.map((line) => line.id)).toContain(id);
    expect((await lists(countyOfficer, { state: 'resolved' })).items.map((line) => line.id)).toEqual([id]);
    expect((await lists(other)).items).toEqual([]);
    const first = await lists(county, { limit: 1 });
    const next = await lists(county, { limit: 1, cursor: first.next });
    expect(next.items[0]?.id).not.toBe(first.items[0]?.id);
    const broken = await county.api.GET('/api/v1/incidents', { params: { query: { cursor: 'WyJ4Il0' } } });
    expect(broken.error).toMatchObject({ code: 'request/cursor-invalid' });
    // The village sees the incident, and of its appeals those that it may see anyway: the power company's are not its own.
    expect((await shows(village))?.appeals).toEqual([]);
  });

  it('is suggested where more is reported than is usual, of what the caller may see, with the call that opens it', async () => {
    const { townDispatcher, county, village, reporter } = people;
    const suggests = async (who: Caller, query: object = {}) =>
      (await who.api.GET('/api/v1/incidents/suggestions', { params: { query: query as never } })).data?.items;
    const turnsDown = (who: Caller, service = 'infrastructure-power') =>
      who.api.POST('/api/v1/incidents/suggestions/turn-down', {
        body: { region: story.PANLONG, service, reason: '前一次停电的，已经处理' },
      });
    const other = await client.as('dispatcher', 'centre-610921107');
    const below = await client.as('dispatcher', story.PANLONG_CENTRE);
    expect((await turnsDown(other)).error).toMatchObject({ code: 'incident/outside-area' });
    expect((await turnsDown(village)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await turnsDown(county, 'no-such-service')).error).toMatchObject({
      code: 'incident/unknown-service',
    });
    // Of the thirty before, those that are counted to no incident are not asked about again.
    expect((await turnsDown(townDispatcher)).data).toMatchObject({ region: story.PANLONG, turnedDown: true });
    expect(await suggests(townDispatcher)).toEqual([]);

    const late: AppealAnswer[] = [];
    for (let n = 0; n < 6; n++) {
      const household = await client.as('citizen', `139916000${n}0`);
      late.push(await story.filed(household, story.powerCut()));
    }
    const [suggestion] = (await suggests(townDispatcher))!;
    expect(suggestion).toMatchObject({
      ...{ region: story.PANLONG, service: 'infrastructure-power' },
      sentence: '盘龙村委会的供电设施诉求有6件，平时同类日子的同一时段约0件',
      evidence: { observed: 6, before: 0, times: 8, expected: 0 },
      appeals: late.map(({ id: appeal, number }) => ({ appeal, number })),
    });
    expect(await suggests(county, { hours: '48' })).toMatchObject([{ evidence: { observed: 6, times: 8 } }]);
    expect(await suggests(other)).toEqual([]);
    expect((await below.api.GET('/api/v1/incidents/suggestions', {})).error).toMatchObject({
      code: 'incident/outside-area',
    });

    // A canary: what is hidden, or handled alone, changes no count and stands behind none.
    for (let n = 0; n < 6; n++) await reporter.reports(story.matter('violation-report', '有人偷电'));
    const accuser = await client.as('citizen', '13991600000');
    await accuser.does(late[0]!, 'accused', { accused: { unit: 'dept-education' } });
    const [smaller, ...more] = (await suggests(townDispatcher))!;
    expect(more).toEqual([]);
    expect(smaller!.evidence.observed).toBe(5);
    expect(JSON.stringify(smaller)).not.toContain(late[0]!.id);

    const open = smaller!.actions.find(({ does }) => does === 'open')!;
    expect(open.path).toBe('/api/v1/incidents');
    const opened = await opens(townDispatcher, open.body);
    expect(opened.data).toMatchObject({ attached: 5 });
    await eventually(
      () => suggests(townDispatcher),
      (items) => items?.length === 0,
    );

    // Whoever calls now is offered to it at once, to those who run it; what was called before and left out, too.
    const caller = await client.as('citizen', '13991600070');
    const call = await story.filed(caller, story.powerCut());
    const [joins, ...none] = (await suggests(townDispatcher))!;
    expect(none).toEqual([]);
    expect(joins).toMatchObject({
      region: story.PANLONG,
      incident: { id: opened.data!.id, title: (open.body as { title?: string }).title },
      sentence: '盘龙村委会已有供电设施的群体性事项在办，又有1件没有列入',
      appeals: [{ appeal: call.id }],
    });
    expect(joins!.incident!.openedAt).toMatch(/\+08:00$/);
    const attach = joins!.actions.find(({ does }) => does === 'attach')!;
    expect(attach).toMatchObject({ method: 'POST', path: `/api/v1/incidents/${opened.data!.id}/attach` });
    expect(joins!.actions.map(({ does }) => does)).toEqual(['attach', 'open', 'turn-down']);
    const asked = await acts(townDispatcher, 'attach', attach.body, opened.data!.id);
    expect(asked.data).toMatchObject({ attached: 6 });
    await eventually(
      () => suggests(townDispatcher),
      (items) => items?.length === 0,
    );

    const { data } = await townDispatcher.api.GET('/api/v1/incidents/suggestions', {});
    const lengths = data!.compared.map(({ from, until }) => Date.parse(until) - Date.parse(from));
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(8 * 24 * 3_600_000);
  });

  it('is hidden of where something else was hidden of the same text, and its dispatcher may hide nothing', async () => {
    const { county, reporter, townDispatcher } = people;
    const left = await story.filed(reporter, story.powerCut());
    const body = { title, region: story.PANLONG, service: 'infrastructure-power', appeals: [left.id] };
    const of = (await opens(townDispatcher, body)).data!.id;
    await eventually(
      () => county.sees(left),
      ({ incident }) => incident === of,
    );
    await acts(townDispatcher, 'progress', { note: '系李长顺的弟弟王二狗施工挖断' }, of);
    const seen = async () =>
      JSON.stringify(
        (await reporter.api.GET('/api/v1/appeals/{id}/timeline', { params: { path: { id: left.id } } })).data,
      );
    await eventually(seen, (text) => text.includes('王二狗'));
    await county.does(left, 'redact', { passage: '李长顺', reason: '旁人' });
    await county.does(left, 'correct', { place: { region: '610921107200' }, reason: '登记错了村' });
    const hiding = { passage: '王二狗', reason: '旁人' };
    await townDispatcher.isRefused(left, 'redact', hiding);
    expect((await acts(townDispatcher, 'redact', hiding, of)).response.status).toBe(200);
    expect(await seen()).toContain('系〔已隐去〕的弟弟〔已隐去〕施工挖断');
  });
});
