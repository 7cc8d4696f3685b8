import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import { eventually } from '../kit/eventually';
import { recordedIn } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const at = (time: string) => `2026-07-01T${time}+08:00`;

describe('an appeal as it was', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let townAuditor: Caller;
  let appeal: { readonly id: string };

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: at('10:00:00') },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    townAuditor = await client.as('auditor', '610921102');
    appeal = await story.filed(people.reporter, story.quarrel());
    await client.clock({ now: at('10:20:00') });
    await story.accepts(appeal, people.village, story.PANLONG_CENTRE);
    await client.clock({ now: at('10:30:00') });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const params = <Query extends object>(query: Query, { id } = appeal) => ({
    params: { path: { id }, query },
  });
  const of = <T>({ data, error }: { data?: T; error?: unknown }): T => {
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data;
  };
  const state = async (query: { at?: string }, by = people.auditor) =>
    of(await by.api.GET('/api/v1/audit/appeals/{id}', params(query)));
  const seenAs = async (
    query: { role: 'officer' | 'citizen' | 'auditor' | 'dispatcher'; unit?: string; at?: string },
    by = people.auditor,
  ) => by.api.GET('/api/v1/audit/appeals/{id}/as', params(query));
  const causes = async (known = appeal) =>
    of(
      await people.auditor.api.GET('/api/v1/audit/appeals/{id}/causes', {
        params: { path: { id: known.id } },
      }),
    ).acts;
  const accesses = async (query: { limit?: number; cursor?: string } = {}) =>
    of(await people.auditor.api.GET('/api/v1/audit/appeals/{id}/accesses', params(query)));

  it('stands as it stood, at an event or an instant, in clear', async () => {
    const first = await state({ at: '0' });
    expect(first.appeal).toMatchObject({ status: 'reported', words: '邻居的地界又挪了半米' });
    expect(first.appeal.holder).toBeUndefined();
    const before = await state({ at: at('10:10:00') });
    expect(before).toMatchObject({
      at: '2026-07-01T10:10:00.000+08:00',
      appeal: { status: 'routed', holder: story.PANLONG_CENTRE },
    });
    expect(before.appeal.assignee).toBeUndefined();
    expect(before.names[story.PANLONG_CENTRE]).toContain('盘龙村');
    const respond = before.deadlines.find(({ deadline }) => deadline.kind === 'respond');
    expect(respond).toMatchObject({ status: 'running' });
    const now = await state({});
    expect(now.appeal).toMatchObject({ status: 'handling', assignee: `officer-${story.PANLONG_CENTRE}` });
    expect(now.deadlines.find(({ deadline }) => deadline.kind === 'respond')).toMatchObject({
      status: 'met',
    });
    // An auditor of its town sees the same.
    expect((await state({ at: '0' }, townAuditor)).appeal.status).toBe('reported');
  });

  it('was not there before it was reported', async () => {
    for (const moment of [at('09:00:00'), '999']) {
      const { error } = await people.auditor.api.GET('/api/v1/audit/appeals/{id}', params({ at: moment }));
      expect(error).toMatchObject({ status: 404, code: 'audit/nothing-then' });
    }
  });

  it('differs field by field, each with the events that changed it', async () => {
    const diff = of(
      await people.auditor.api.GET(
        '/api/v1/audit/appeals/{id}/diff',
        params({ from: at('10:10:00'), to: at('10:25:00') }),
      ),
    );
    const field = (name: string) => diff.fields.find((each) => each.field === name);
    expect(field('/status')).toMatchObject({ was: 'routed', is: 'handling' });
    expect(field('/status')?.by.map(({ type }) => type)).toContain('AppealAccepted');
    expect(field('/assignee')).toMatchObject({ is: `officer-${story.PANLONG_CENTRE}` });
    expect(field('/assignee')).not.toHaveProperty('was');
    const handle = field('/deadlines/1~1handle~1-~11/dueAt');
    expect(handle?.by.map(({ type }) => type)).toEqual(['AppealAccepted']);
    // What did not change is not told.
    expect(field('/words')).toBeUndefined();
    const none = of(
      await people.auditor.api.GET('/api/v1/audit/appeals/{id}/diff', params({ from: at('10:25:00') })),
    );
    expect(none.fields).toEqual([]);
  });

  it('hangs together from the report to each notice, with the times between', async () => {
    const acts = await eventually(causes, (all) =>
      all.some(({ events }) => events.some(({ notices }) => notices.length > 0)),
    );
    const act = (type: string) => acts.find(({ events }) => events.some((each) => each.type === type))!;
    const report = act('AppealReported');
    expect(report).toMatchObject({ through: 'person', by: { role: 'citizen' }, depth: 0 });
    const routed = act('AppealRouted');
    expect(routed).toMatchObject({ through: 'saga', saga: 'routing', by: { role: 'system' } });
    expect(report.events.map(({ event }) => event)).toContain(routed.cause);
    expect(routed.depth).toBeGreaterThan(0);
    expect(routed.after).toBeGreaterThanOrEqual(0);
    const told = routed.events.find(({ type }) => type === 'AppealRouted');
    expect(told?.public.map(({ type }) => type)).toContain('suqiu.appeal.routed.v1');
    const notices = acts.flatMap(({ events }) => events.flatMap((each) => each.notices));
    expect(notices.some(({ to, text }) => to.kind === 'unit' && (text ?? '').length > 0)).toBe(true);
    for (const { to } of notices) expect(to.kind === 'citizen' && to.id !== undefined).toBe(false);
    expect(act('AppealAccepted')).toMatchObject({ through: 'person', by: { role: 'officer' } });
  });

  it('names the timer of a deadline that nobody met, and the event that had set it', async () => {
    const late = await story.filed(people.neighbour, story.powerCut());
    await client.clock({ now: '2026-07-03T10:00:00+08:00' });
    const acts = await eventually(
      () => causes(late),
      (all) => all.some(({ events }) => events.some(({ type }) => type === 'LadderStepped')),
    );
    const act = (type: string) => acts.find(({ events }) => events.some((each) => each.type === type))!;
    const missed = act('DeadlineMissed');
    expect(missed).toMatchObject({ through: 'timer', saga: 'deadlines' });
    expect(missed.timer?.deadline).toMatch(/^1\//);
    const setBy = acts.find(({ events }) => events.some(({ event }) => event === missed.cause));
    expect(setBy).toBeDefined();
    expect(missed.after).toBeGreaterThan(0);
    expect(act('LadderStepped')).toMatchObject({ saga: 'deadlines' });
  });

  it('was seen by each role as the rules of that day let it', async () => {
    const officer = of(await seenAs({ role: 'officer', unit: story.PANLONG_CENTRE, at: at('10:10:00') }));
    expect(officer).toMatchObject({ sees: true, as: { role: 'officer', unit: story.PANLONG_CENTRE } });
    expect(officer.versions.directory).toBeGreaterThan(0);
    expect(officer.seen?.appeal).toMatchObject({ status: 'routed' });
    expect(officer.seen?.appeal.actions.map(({ verb }) => verb)).toContain('accept');
    expect(officer.seen?.timeline.map(({ type }) => type)).toContain('AppealRouted');
    // Once accepted, it can no longer be.
    const later = of(await seenAs({ role: 'officer', unit: story.PANLONG_CENTRE }));
    expect(later.seen?.appeal.actions.map(({ verb }) => verb)).not.toContain('accept');
    const power = of(await seenAs({ role: 'officer', unit: 'ent-power', at: at('10:10:00') }));
    expect(power).toMatchObject({ sees: false });
    expect(power).not.toHaveProperty('seen');
    const reporter = of(await seenAs({ role: 'citizen', at: at('10:10:00') }));
    expect(reporter.seen?.appeal).toMatchObject({ words: '邻居的地界又挪了半米', tags: [] });
    expect(reporter.seen?.timeline.every(({ by }) => by.person === undefined)).toBe(true);
  });

  it('shows an auditor of the town no more through the eyes of the county than they may see', async () => {
    const { error } = await seenAs({ role: 'auditor', unit: 'dept-audit' }, townAuditor);
    expect(error).toMatchObject({ status: 403, code: 'audit/beyond-caller' });
    expect(of(await seenAs({ role: 'auditor', unit: 'dept-audit' })).sees).toBe(true);
  });

  it('tells who looked at it and why, whoever watches included', async () => {
    await people.county.does(appeal, 'identity/reveal', {
      ...{ purpose: 'contact', reason: '回访前核对联系电话' },
    });
    const looked = await people.county.api.POST('/api/v1/search/person', {
      body: { phone: '13891500001', purpose: 'caller', reason: '来电人查询进度', appeal: appeal.id },
    });
    expect(looked.response.status).toBe(200);
    await state({ at: '1' });
    const { accesses: all } = await accesses();
    expect(all.find(({ kind }) => kind === 'reveal')).toMatchObject({
      ...{ purpose: 'contact', purposeCalled: '联系诉求人', reason: '回访前核对联系电话' },
      by: { role: 'dispatcher', unit: story.COUNTY },
      what: 'reporter',
    });
    // What a look-up was about may be another appeal of theirs, and this is told beside each.
    const lookUps = all.filter(({ kind }) => kind === 'look-up');
    expect(lookUps.map(({ what, purpose, reason }) => [what, purpose, reason])).toEqual([
      ['phone', 'caller', undefined],
    ]);
    expect(all.find(({ kind }) => kind === 'audit')).toMatchObject({ what: 'accesses' });
    expect(all.filter(({ what, asked }) => what === 'state' && asked?.['at'] === '1')).toHaveLength(1);
    const { accesses: page, next } = await accesses({ limit: 1 });
    expect(page[0]).toMatchObject({ kind: 'audit', what: 'accesses' });
    const rest = await accesses({ limit: 200, cursor: next ?? '' });
    expect(rest.accesses.map(({ event }) => event)).toEqual(all.map(({ event }) => event));
  });

  it('puts each reading on record before it is answered, and what it refuses not at all', async () => {
    const reads = async () =>
      (await recordedIn(service.folder)).filter(({ type }) => type === 'AuditorRead').length;
    const before = await reads();
    await state({ at: '0' });
    expect(await reads()).toBe(before + 1);
    for (const path of ['', '/diff', '/causes', '/accesses', '/as']) {
      const address = `${service.url}/api/v1/audit/appeals/${appeal.id}${path}?wen=1`;
      const answer = await fetch(address, { headers: people.auditor.credentials });
      expect([path, answer.status]).toEqual([path, 400]);
    }
    expect(await reads()).toBe(before + 1);
  });

  it('tells no handler of the child behind what turned out to be a violation, nor of their guardian', async () => {
    const { auditor, county, reporter } = people;
    const child = await story.filed(
      reporter,
      story.quarrel({ reporter: { name: '石小雨', phone: '13891500001' }, child: { age: 9 } }),
    );
    await county.does(child, 'guardian', {
      guardian: { name: '石大川', phone: '13891500099' },
      reason: '父亲到窗口，出示户口簿',
    });
    await auditor.api.POST('/api/v1/appeals/{id}/identity/restrict', {
      params: { path: { id: child.id } },
      body: { party: 'reporter', ground: 'contested', reason: '书面申请第21号' },
    });
    await eventually(
      () => county.sees(child),
      ({ identity }) => identity !== undefined,
    );
    const told = async (query: object) =>
      JSON.stringify(
        of(
          await auditor.api.GET(
            '/api/v1/audit/appeals/{id}/as',
            params({ role: 'officer' as const, unit: story.PANLONG_CENTRE, ...query }, child),
          ),
        ).seen,
      );
    const latest = String((await county.sees(child)).revision);
    expect(await told({ at: latest })).toMatch(/ofChild.*GuardianNamed/);
    await county.does(child, 'classify', { service: 'violation-report', reason: '反映的是违法占地' });
    for (const at of ['2', latest])
      expect(await told({ at })).not.toMatch(/GuardianNamed|监护人|ofChild|byProxy|restricted|"identity"/);
  });

  it('is told as it stood also before what it was merged with was there', async () => {
    const { auditor, county, neighbour, reporter } = people;
    await client.clock({ now: '2026-08-03T09:00:00+08:00' });
    const source = await story.filed(reporter, story.quarrel({ words: '界桩被人拔了' }));
    const first = await story.filed(reporter, story.quarrel({ words: '水渠塌了' }));
    await client.clock({ now: '2026-08-03T09:30:00+08:00' });
    const lead = await story.filed(neighbour, story.quarrel({ words: '界桩倒在沟里' }));
    await county.does(lead, 'comments', { text: '邻居也报了', visibleTo: 'everyone' });
    await county.does(source, 'merge', { target: lead.id, reason: '同一处界桩' });
    await reporter.does(source, 'comments', { text: '界桩又被拔了一次', visibleTo: 'everyone' });
    await eventually(
      () => county.sees(lead),
      ({ remarks }) => remarks.some(({ text }) => text === '界桩又被拔了一次'),
    );
    const early = at('09:10:00').replace('2026-07-01', '2026-08-03');
    for (const moment of ['0', early]) {
      const then = of(await auditor.api.GET('/api/v1/audit/appeals/{id}', params({ at: moment }, source)));
      expect(then.appeal).toMatchObject({ words: '界桩被人拔了' });
      const query = { role: 'officer', unit: story.PANLONG_CENTRE, at: moment } as const;
      const as = of(await auditor.api.GET('/api/v1/audit/appeals/{id}/as', params(query, source)));
      expect(JSON.stringify(as)).not.toContain(lead.id);
    }
    const diff = of(
      await auditor.api.GET('/api/v1/audit/appeals/{id}/diff', params({ from: '0', to: early }, source)),
    );
    expect(diff.fields.map(({ field }) => field)).not.toContain('/mergedInto');
    // What was reported first may lead, too: of the other it knows nothing before that was there.
    const late = await story.filed(neighbour, story.quarrel({ words: '水渠塌了一段' }));
    await county.does(late, 'merge', { target: first.id, reason: '同一段水渠' });
    await neighbour.does(late, 'comments', { text: '我家门前也塌了', visibleTo: 'everyone' });
    await eventually(
      () => county.sees(first),
      ({ remarks }) => remarks.some(({ text }) => text === '我家门前也塌了'),
    );
    const then = of(await auditor.api.GET('/api/v1/audit/appeals/{id}', params({ at: early }, first)));
    expect(then.appeal.remarks).toEqual([]);
  });

  it('knows nothing of an appeal that there is not', async () => {
    const unknown = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
    for (const path of ['', '/diff?from=0', '/causes', '/accesses', '/as?role=citizen']) {
      const request = new Request(`${service.url}/api/v1/audit/appeals/${unknown}${path}`, {
        headers: people.auditor.credentials,
      });
      expect([path, ((await (await exchange(request)).json()) as { code: string }).code]).toEqual([
        path,
        'appeal/not-found',
      ]);
    }
  });
});
