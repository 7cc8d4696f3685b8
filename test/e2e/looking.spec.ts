import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const PHONE = '13891500001';
const NEIGHBOUR_PHONE = '13891500002';
const WHY = { purpose: 'contact', reason: '核实陈家院坝的地界' };
const INVESTIGATED = '纪检核查，案号2026-8';

/** 谁查过我, 暂不告知, 异常查阅. */
describe('looking at who stands behind an appeal', () => {
  const deploy = freshFolder();
  let service: Service;
  let client: Client;
  let people: story.People;
  let appeal: AppealAnswer;

  beforeAll(async () => {
    cpSync(DEPLOY, deploy, { recursive: true });
    const file = join(deploy, 'access/looking.json');
    const rules = JSON.parse(readFileSync(file, 'utf8')) as { watch: object[] };
    rules.watch = [
      { signal: 'many-reveals', looks: 2, minutes: 60, roles: ['auditor', 'dispatcher'] },
      { signal: 'no-appeal-at-hand', looks: 2, minutes: 60, roles: ['dispatcher'] },
    ];
    writeFileSync(file, JSON.stringify(rules));
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', DEPLOY_FOLDER: deploy },
        CLOCK_START: '2026-07-01T10:00:00+08:00',
      },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    appeal = await story.filed(people.reporter, story.quarrel());
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
    removeFolder(deploy);
  });

  const reveals = (by: Caller, of: { readonly id: string }, body: object = WHY) =>
    by.api.POST('/api/v1/appeals/{id}/identity/reveal', {
      params: { path: { id: of.id } },
      body: body as never,
    });
  const looksUp = (by: Caller, body: object) =>
    by.api.POST('/api/v1/search/person', {
      body: { phone: PHONE, purpose: 'caller', reason: '来电人询问进度', ...body },
    });
  const looks = async (by: Caller, query: object = {}) =>
    (await by.api.GET('/api/v1/me/looks', { params: { query } })).data!;
  const withholds = (by: Caller, body: object) =>
    by.api.POST('/api/v1/appeals/{id}/looks/withhold', {
      params: { path: { id: appeal.id } },
      body: { until: '2026-07-31T10:00:00+08:00', reason: INVESTIGATED, ...body },
    });
  const ends = (by: Caller, withholding: string) =>
    by.api.POST('/api/v1/appeals/{id}/looks/withhold/{withholding}/end', {
      params: { path: { id: appeal.id, withholding } },
      body: { reason: '核查已结束' },
    });
  const unusual = async (by: Caller, query: object = {}) =>
    (await by.api.GET('/api/v1/audit/looking', { params: { query } })).data!;
  const decides = (by: Caller, signal: string, body: object = {}) =>
    by.api.POST('/api/v1/audit/looking/{signal}/decision', {
      params: { path: { signal } },
      body: { confirmed: true, reason: '所查诉求与其工作无关', ...body },
    });

  it('follows rules that everybody may read', async () => {
    const { data } = await client.anonymous().api.GET('/api/v1/looking', {});
    expect(data).toMatchObject({ version: 1, wordsAlone: true, withholdDays: 90 });
    expect(data!.purposes.find(({ code }) => code === 'follow-up')).toEqual({
      ...{ code: 'follow-up', zh: '办结后回访', en: 'Calling back after it was resolved' },
      for: ['reveal', 'look-up'],
    });
    expect(data!.watch[0]).toMatchObject({ signal: 'many-reveals', looks: 2, minutes: 60 });
  });

  it('is for a purpose of the list, and a reason', async () => {
    const { village } = people;
    expect((await reveals(village, appeal, { purpose: 'curiosity' })).error).toMatchObject({
      ...{ status: 422, code: 'purpose/unlisted' },
    });
    expect((await reveals(village, appeal, { purpose: 'contact' })).error).toMatchObject({
      ...{ status: 422, code: 'purpose/reason-needed' },
    });
  });

  it('is told to whom it was at: when, by which role of which unit, for what, and not by whom', async () => {
    const { reporter, neighbour, village, county } = people;
    expect((await reveals(village, appeal)).response.status).toBe(200);
    expect((await looksUp(county, { appeal: appeal.id })).response.status).toBe(200);
    const told = await eventually(
      () => looks(reporter),
      (page) => page.items.length === 2,
    );
    expect(told.items.find(({ kind }) => kind === 'reveal')).toEqual({
      ...{ at: '2026-07-01T10:00:00.000+08:00', kind: 'reveal', role: 'officer' },
      ...{ unit: story.PANLONG_CENTRE, purpose: 'contact', purposeCalled: '联系诉求人' },
      ...{ appeal: appeal.id, number: appeal.number },
    });
    expect(told.items.find(({ kind }) => kind === 'look-up')).toEqual({
      ...{ at: '2026-07-01T10:00:00.000+08:00', kind: 'look-up', role: 'dispatcher' },
      ...{ unit: story.COUNTY, purpose: 'caller', purposeCalled: '来电来访人问自己的事' },
    });
    expect(told.names[story.PANLONG_CENTRE]).toBe('盘龙村综治中心');
    expect(JSON.stringify(told)).not.toMatch(/陈家|officer-|dispatcher-|案号/);
    // One page after the other is the same, and of one appeal without the look-up.
    const first = await looks(reporter, { limit: 1 });
    expect(first.items).toEqual(told.items.slice(0, 1));
    expect((await looks(reporter, { cursor: first.next })).items).toEqual(told.items.slice(1));
    expect((await looks(reporter, { appeal: appeal.id })).items.map(({ kind }) => kind)).toEqual(['reveal']);
    const { error } = await reporter.api.GET('/api/v1/me/looks', {
      params: { query: { cursor: 'WyJ4Il0' } },
    });
    expect(error).toMatchObject({ code: 'request/cursor-invalid' });
    expect((await looks(neighbour)).items).toEqual([]);
    expect((await looks(neighbour, { appeal: appeal.id })).items).toEqual([]);
    expect((await village.api.GET('/api/v1/me/looks', {})).response.status).toBe(403);
  });

  it('tells a proxy of what was shown of the proxy, and the reporter’s matter is not theirs', async () => {
    const { neighbour, village } = people;
    const spoken = await story.filed(
      neighbour,
      story.quarrel({ reporter: { name: '陈老伯', phone: '13891500066' } }),
    );
    expect((await reveals(village, spoken)).response.status).toBe(200);
    const { items } = await eventually(
      () => looks(neighbour, { appeal: spoken.id }),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({ kind: 'reveal', appeal: spoken.id });
    const uncle = await client.as('citizen', '13891500066');
    expect((await looks(uncle)).items.map((item) => item.appeal)).toEqual([spoken.id]);
  });

  it('is withheld while an investigation goes on, on record and for a time', async () => {
    const { reporter, auditor, village, county } = people;
    const kinds = async () => (await looks(reporter)).items.map(({ kind }) => kind).sort();
    expect((await withholds(auditor, { until: '2026-12-01T10:00:00+08:00' })).error).toMatchObject({
      ...{ status: 422, code: 'looks/until-out-of-bounds' },
    });
    expect((await withholds(auditor, { unit: 'dept-nobody' })).error).toMatchObject({
      code: 'directory/unknown-unit',
    });
    expect((await withholds(village, {})).error).toMatchObject({ code: 'access/forbidden' });
    expect((await withholds(county, {})).error).toMatchObject({ code: 'access/forbidden' });
    const { data } = await withholds(auditor, { unit: story.PANLONG_CENTRE });
    expect(data).toEqual({ appeal: appeal.id, withholding: 1 });
    await eventually(kinds, (seen) => seen.join() === 'look-up');
    expect((await withholds(auditor, {})).data).toMatchObject({ withholding: 2 });
    await eventually(kinds, (seen) => seen.length === 0);
    // Who decides it hides nothing of their own.
    expect((await reveals(auditor, appeal, { ...WHY, purpose: 'inspection' })).response.status).toBe(200);
    const { items } = await eventually(
      () => looks(reporter),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({ role: 'auditor', purposeCalled: '审计、督查抽查' });
    const { data: register } = await auditor.api.GET('/api/v1/audit/accesses', {
      params: { query: { kind: ['withholding'] } },
    });
    expect(register!.items.find(({ asked }) => asked?.['withholding'] === '2')).toMatchObject({
      ...{ kind: 'withholding', what: 'withheld', reason: INVESTIGATED, appeal: appeal.id },
      asked: { withholding: '2', until: '2026-07-31T10:00:00.000+08:00' },
    });

    expect((await ends(village, '1')).error).toMatchObject({ code: 'access/forbidden' });
    expect((await ends(auditor, '3')).error).toMatchObject({ code: 'looks/no-withholding' });
    expect((await ends(auditor, 'x')).error).toMatchObject({ code: 'looks/no-withholding' });
    expect((await ends(auditor, '1')).data).toEqual({ appeal: appeal.id, withholding: 1 });
    expect((await ends(auditor, '1')).error).toMatchObject({ status: 409, code: 'looks/not-withheld' });
    // From the proxy alone: the reporter is told, and the proxy of what was looked up for another appeal.
    const uncle = await client.as('citizen', '13891500066');
    const { neighbour } = people;
    const { appeal: spoken } = (await looks(uncle)).items[0]!;
    const seen = async (by: Caller) => (await looks(by)).items.map(({ kind }) => kind);
    const { data: proxys } = await auditor.api.POST('/api/v1/appeals/{id}/looks/withhold', {
      params: { path: { id: spoken! } },
      body: { until: '2026-07-31T10:00:00+08:00', reason: INVESTIGATED, party: 'proxy' },
    });
    expect(proxys).toMatchObject({ withholding: 1 });
    await eventually(
      () => seen(neighbour),
      (kinds) => kinds.length === 0,
    );
    expect(await seen(uncle)).toEqual(['reveal']);
    const about = { phone: NEIGHBOUR_PHONE };
    expect((await looksUp(county, { ...about, appeal: spoken })).response.status).toBe(200);
    expect((await looksUp(county, about)).response.status).toBe(200);
    expect((await looksUp(county, { ...about, appeal: appeal.id })).response.status).toBe(200);
    await eventually(
      () => seen(neighbour),
      (kinds) => kinds.join() === 'look-up',
    );
    // The other one ends by itself.
    await client.clock({ now: '2026-07-31T10:00:00+08:00' });
    expect(await kinds()).toEqual(['look-up', 'reveal', 'reveal']);
  });

  it('that is unusual is a signal to the auditor, with what is behind it', async () => {
    const { auditor, county, village } = people;
    const other = await story.filed(people.neighbour, story.quarrel({ words: '田埂被挖断' }));
    const listed = { ...WHY, purpose: 'handling' };
    for (const each of [appeal, other])
      expect((await reveals(county, each, listed)).response.status).toBe(200);
    for (const phone of ['13891500071', '13891500072'])
      expect((await looksUp(county, { phone })).response.status).toBe(200);
    const page = await eventually(
      () => unusual(auditor, { person: [`dispatcher-${story.COUNTY}`] }),
      ({ items }) => items.length === 2,
    );
    const [, many] = page.items.toSorted((a, b) => (a.signal < b.signal ? 1 : -1));
    expect(many).toMatchObject({
      ...{ signal: 'many-reveals', sentence: '1小时内查看诉求人身份2次', count: 2, state: 'open' },
      ...{ person: `dispatcher-${story.COUNTY}`, role: 'dispatcher', unit: story.COUNTY },
      threshold: { looks: 2, minutes: 60, version: 1 },
    });
    expect(many!.looks.map((look) => look.appeal).sort()).toEqual([appeal.id, other.id].sort());
    expect(many!.looks[0]).toMatchObject({
      ...{ kind: 'reveal', purpose: 'handling', reason: WHY.reason },
      asked: { relation: expect.stringMatching(/^(involved|none)$/) as string },
    });
    expect(page.names[story.COUNTY]).toBe('汉阴县综治中心');
    const looking = async () => (await auditor.api.GET('/api/v1/me/counters', {})).data!.looking;
    expect(await looking()).toBeGreaterThanOrEqual(2);
    const first = await unusual(auditor, { limit: 1 });
    expect((await unusual(auditor, { limit: 1, cursor: first.next })).items[0]!.id).not.toBe(
      first.items[0]!.id,
    );
    const { error } = await auditor.api.GET('/api/v1/audit/looking', {
      params: { query: { cursor: 'WyJ4Il0' } },
    });
    expect(error).toMatchObject({ code: 'request/cursor-invalid' });
    const townAuditor = await client.as('auditor', '610921102');
    expect((await unusual(townAuditor)).items).toEqual([]);
    expect((await decides(townAuditor, many!.id)).error).toMatchObject({ code: 'looking/not-found' });
    expect((await decides(village, many!.id)).error).toMatchObject({ code: 'access/forbidden' });

    expect((await decides(auditor, many!.id)).response.status).toBe(200);
    expect((await decides(auditor, many!.id)).error).toMatchObject({ code: 'signal/decided-so' });
    const { items } = await eventually(
      () => unusual(auditor, { state: ['confirmed'] }),
      (confirmed) => confirmed.items.length === 1,
    );
    expect(items[0]).toMatchObject({
      ...{ id: many!.id, reason: '所查诉求与其工作无关', decidedBy: 'auditor-610921' },
    });
    expect(items[0]!.decidedAt).toMatch(/^2026-07-31T/);
  });

  it('at a child is told to the guardian, who acts for them, rates, and asks what becomes of their data', async () => {
    const { village, auditor } = people;
    const guardian = await client.as('citizen', '13891500081');
    const child = { name: '石小川', phone: '13891500081' };
    const refused = await guardian.triesToReport(story.quarrel({ child: { age: 9 } }));
    expect(refused.body).toMatchObject({ status: 422, code: 'appeal/child-needs-guardian' });
    const of = await story.filed(
      guardian,
      story.quarrel({ reporter: child, child: { birthDate: '2017-03-04' }, words: '放学路上的石桥塌了一角' }),
    );
    const own = await story.filed(guardian, story.quarrel({ words: '自家的院墙' }));
    expect(await village.sees(of)).toMatchObject({ ofChild: true, byProxy: true });
    const path = { id: of.id };
    const then = await auditor.api.GET('/api/v1/audit/appeals/{id}', { params: { path, query: {} } });
    expect(then.data!.appeal.ofChild).toBe(true);
    const query = { role: 'officer' as const, unit: story.PANLONG_CENTRE };
    const seen = await auditor.api.GET('/api/v1/audit/appeals/{id}/as', { params: { path, query } });
    expect(seen.data!.seen?.appeal.ofChild).toBe(true);
    const { data } = await reveals(village, of);
    expect(data).toMatchObject({ reporter: child, proxy: { phone: child.phone } });
    await eventually(
      () => looks(guardian, { appeal: of.id }),
      ({ items }) => items.length === 1,
    );
    await story.accepts(of, village, story.PANLONG_CENTRE);
    await village.does(of, 'resolve', story.resolution());
    expect((await guardian.does(of, 'rate', story.stars(5))).status).toBe('closed');

    const decides = (act: 'restrict' | 'release' | 'erase', askedBy?: 'self' | 'guardian') =>
      auditor.api.POST(`/api/v1/appeals/{id}/identity/${act}`, {
        params: { path: { id: of.id } },
        body: {
          party: 'reporter',
          ground: 'citizen-asked',
          reason: '书面申请第18号',
          ...(askedBy && { askedBy }),
        },
      });
    for (const act of ['restrict', 'release', 'erase'] as const)
      expect((await decides(act)).error).toMatchObject({ status: 422, code: 'identity/guardian-asks' });
    expect((await decides('restrict', 'self')).error).toMatchObject({ code: 'identity/guardian-asks' });
    // A subject of their own: what is the guardian's stays as it is.
    expect((await decides('restrict', 'guardian')).data).toMatchObject({ appeals: 1 });
    expect((await reveals(village, of)).error).toMatchObject({ code: 'identity/restricted' });
    expect((await reveals(village, own)).response.status).toBe(200);

    // At a window somebody listens: no child is sent away.
    const alone = await village.reports(
      story.quarrel({
        channel: 'window',
        reporter: { name: '小芳', phone: '13891500082' },
        child: { age: 12 },
      }),
    );
    expect(await village.sees(alone)).toMatchObject({ ofChild: true, byProxy: false });
    // Of one name, and taken down by the same person: two children all the same.
    await village.reports(
      story.quarrel({
        channel: 'window',
        reporter: { name: '小芳', phone: '13891500083' },
        child: { age: 12 },
      }),
    );
    const ofOne = await auditor.api.POST('/api/v1/appeals/{id}/identity/restrict', {
      params: { path: { id: alone.id } },
      body: { party: 'reporter', ground: 'citizen-asked', reason: '书面申请第19号', askedBy: 'guardian' },
    });
    expect(ofOne.data).toMatchObject({ appeals: 1 });
  });

  it('is told to the guardian who stands there by then, and whoever stood there before finds nothing of the child', async () => {
    const { village, county, auditor } = people;
    const [mother, father] = [
      await client.as('citizen', '13891500091'),
      await client.as('citizen', '13891500092'),
    ];
    const child = { name: '石小雨', phone: '13891500091' };
    const files = (by: Caller, words: string) =>
      story.filed(by, story.quarrel({ reporter: child, child: { age: 9 }, words }));
    const [first, second] = [await files(mother, '桥栏断了'), await files(mother, '水沟没有盖板')];
    const alone = await village.reports(
      story.quarrel({
        channel: 'window',
        reporter: { name: '小兰', phone: '13891500093' },
        child: { age: 12 },
      }),
    );
    const names = (by: Caller, of: { readonly id: string }, body: object = {}) =>
      by.api.POST('/api/v1/appeals/{id}/guardian', {
        params: { path: { id: of.id } },
        body: {
          guardian: { name: '石大川', phone: '13891500092' },
          reason: '父亲到窗口，出示户口簿',
          ...body,
        },
      });
    expect((await reveals(village, first)).response.status).toBe(200);
    await client.clock({ now: '2026-07-31T10:05:00+08:00' });
    expect((await names(village, first)).error).toMatchObject({ status: 403, code: 'access/forbidden' });
    expect((await names(mother, first)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await names(county, appeal)).error).toMatchObject({ status: 422, code: 'appeal/not-a-child' });
    expect((await names(county, first, { guardian: { name: '石大川' } })).error).toMatchObject({
      ...{ status: 400, errors: [{ pointer: '/guardian/phone', code: 'field/required' }] },
    });
    const towns = await story.filed(mother, story.pole({ reporter: child, child: { age: 9 } }));
    // Who handles it names nobody: the guardian rates the handling.
    expect((await names(people.townDispatcher, towns)).error).toMatchObject({
      ...{ status: 409, code: 'appeal/not-guardian-desk' },
    });
    expect((await names(county, first)).response.status).toBe(200);
    expect((await names(county, second)).error).toMatchObject({ code: 'appeal/guardian-unchanged' });
    for (const each of [first, second, towns]) {
      expect((await father.sees(each)).byProxy).toBe(true);
      const { error } = await mother.api.GET('/api/v1/appeals/{id}', { params: { path: { id: each.id } } });
      expect(error).toMatchObject({ status: 404, code: 'appeal/not-found' });
    }
    const { data: listed } = await mother.api.GET('/api/v1/appeals', {});
    expect(listed!.items).toEqual([]);
    // What was shown before was of the one who stood there then.
    expect((await reveals(village, second)).data).toMatchObject({ proxy: { phone: '13891500092' } });
    const { items } = await eventually(
      () => looks(father),
      (page) => page.items.length > 0,
    );
    expect(items.map((item) => item.appeal)).toEqual([second.id]);
    expect((await looks(mother)).items).toEqual([]);
    // One child, whoever of the two speaks.
    await story.filed(
      father,
      story.quarrel({ reporter: { name: child.name, phone: '13891500092' }, child: { age: 9 } }),
    );
    const { data } = await auditor.api.POST('/api/v1/appeals/{id}/identity/restrict', {
      params: { path: { id: first.id } },
      body: { party: 'reporter', ground: 'citizen-asked', reason: '书面申请第20号', askedBy: 'guardian' },
    });
    expect(data).toMatchObject({ appeals: 4 });
    expect((await names(county, alone)).response.status).toBe(200);
    expect(await father.sees(alone)).toMatchObject({ ofChild: true, byProxy: true });
    await client.clock({ now: '2030-07-31T10:00:00+08:00' });
    expect((await names(county, alone, { guardian: child })).error).toMatchObject({
      ...{ status: 422, code: 'appeal/speaks-for-itself' },
    });
  });

  it('of an auditor is for another auditor to judge', async () => {
    const { auditor, neighbour } = people;
    for (const words of ['水渠堵了', '界石不见了']) {
      const each = await story.filed(neighbour, story.quarrel({ words }));
      expect((await reveals(auditor, each, { ...WHY, purpose: 'inspection' })).response.status).toBe(200);
    }
    const { items } = await eventually(
      () => unusual(auditor, { signal: ['many-reveals'], person: ['auditor-610921'] }),
      (page) => page.items.length === 1,
    );
    expect((await decides(auditor, items[0]!.id)).error).toMatchObject({ status: 403, code: 'looking/own' });
  });
});
