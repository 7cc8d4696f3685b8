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
