import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { countyWithGateway } from '../kit/gateway-county';
import { Receiver } from '../kit/receiver';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { numbersOfAChild } from './numbers-of-a-child';

/** 监护人. */
describe('who speaks for a child', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let receiver: Receiver;
  const deploy = countyWithGateway();

  beforeAll(async () => {
    receiver = await Receiver.start();
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-31T10:00:00+08:00' },
        ...{ NOTICE_CHANNELS: 'webhook', WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1', DEPLOY_FOLDER: deploy },
        RETENTION_DAYS: '1',
      },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });
  afterAll(async () => {
    await service.stop();
    await receiver.stop();
    removeFolder(service.folder);
    removeFolder(deploy);
  });

  const reveals = (by: Caller, of: { readonly id: string }) =>
    by.api.POST('/api/v1/appeals/{id}/identity/reveal', {
      params: { path: { id: of.id } },
      body: { purpose: 'contact', reason: '核实陈家院坝的地界' },
    });
  const looks = async (by: Caller, query: object = {}) =>
    (await by.api.GET('/api/v1/me/looks', { params: { query } })).data!;

  it('is found by a gateway under the number of whom a notice is for', async () => {
    const admin = await client.as('admin', '');
    const { data: hook } = await admin.api.POST('/api/v1/operations/webhooks', {
      headers: { 'idempotency-key': 'numbers-of-a-child' },
      body: { account: 'client-12345', url: receiver.url, to: ['citizen'] },
    });
    const gateway = await client.as('client', 'client-12345');
    const asks = (message: string) =>
      gateway.api.POST('/api/v1/notices/{message}/number', { params: { path: { message } } });
    const waiting = async () =>
      (await admin.api.GET('/api/v1/operations/webhooks')).data?.webhooks.find(({ id }) => id === hook?.id)
        ?.waiting ?? 0;
    await numbersOfAChild(people, {
      sent: async (appeal) => {
        await eventually(waiting, (some) => some > 1);
        // The burst is over.
        await client.clock({ now: '2026-07-31T10:03:00+08:00' });
        const told = () =>
          receiver.received
            .map(({ body }) => JSON.parse(body) as { readonly id: string; readonly subject: string })
            .filter(({ subject }) => subject === appeal.id);
        return (await eventually(told, ({ length }) => length === 2)).map(({ id }) => id);
      },
      answered: (message) =>
        eventually(
          () => asks(message),
          ({ error }) => error?.code !== 'notice/not-found',
        ),
      ...{ asks, reporters: '13891500001' },
    });
  });

  it('is the guardian, who sees who looked, rates, and asks what becomes of their data', async () => {
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

  it('is the guardian who stands there by then, and whoever stood there before finds nothing of the child', async () => {
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
    const grown = await story.filed(people.reporter, story.quarrel());
    expect((await names(county, grown)).error).toMatchObject({ status: 422, code: 'appeal/not-a-child' });
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
    // Whoever spoke before is no party of them any more, and is restricted all the same, in all three.
    const decidesOnFirst = (act: 'restrict' | 'release' | 'erase', before: number) =>
      auditor.api.POST(`/api/v1/appeals/{id}/identity/${act}`, {
        params: { path: { id: first.id } },
        body: { party: 'proxy', before, ground: 'citizen-asked', reason: '书面申请第21号' },
      });
    const motherIn = async () => (await reveals(village, second)).data?.before;
    expect((await decidesOnFirst('release', 1)).error).toMatchObject({ code: 'identity/not-restricted' });
    expect((await decidesOnFirst('release', 2)).error).toMatchObject({ code: 'reveal/nobody' });
    expect((await decidesOnFirst('erase', 1)).error).toMatchObject({ code: 'identity/appeal-open' });
    // Of the child nothing is read since it was restricted above.
    await auditor.api.POST('/api/v1/appeals/{id}/identity/release', {
      params: { path: { id: first.id } },
      body: { party: 'reporter', ground: 'citizen-asked', reason: '书面申请第22号', askedBy: 'guardian' },
    });
    expect(await motherIn()).toMatchObject([{ proxy: { phone: '13891500091' } }]);
    expect((await decidesOnFirst('restrict', 1)).data).toMatchObject({ appeals: 3 });
    expect(await motherIn()).toEqual([{}]);
    expect((await decidesOnFirst('release', 1)).data).toMatchObject({ appeals: 3 });

    expect((await names(county, alone)).response.status).toBe(200);
    expect(await father.sees(alone)).toMatchObject({ ofChild: true, byProxy: true });

    // And erased, once nothing of the child's keeps it: what the new one is reached by stays.
    const aunt = await client.as('citizen', '13891500094');
    const last = await story.filed(
      aunt,
      story.quarrel({ reporter: { name: '石小云', phone: '13891500094' }, child: { age: 6 } }),
    );
    const uncle = await client.as('citizen', '13891500095');
    await names(county, last, { guardian: { name: '石二川', phone: '13891500095' } });
    await story.accepts(last, village, story.PANLONG_CENTRE);
    await village.does(last, 'resolve', story.resolution());
    await uncle.does(last, 'rate', story.stars(5));
    await client.clock({ now: '2026-08-03T10:00:00+08:00' });
    const erased = await auditor.api.POST('/api/v1/appeals/{id}/identity/erase', {
      params: { path: { id: last.id } },
      body: { party: 'proxy', before: 1, ground: 'citizen-asked', reason: '书面申请第23号' },
    });
    expect(erased.data).toMatchObject({ act: 'eraseIdentity', appeals: 1, attachments: 0 });
    const left = await eventually(
      async () => (await reveals(village, last)).data,
      (data) => data?.before?.[0]?.proxy === undefined,
    );
    expect(left).toMatchObject({ proxy: { phone: '13891500095' }, before: [{}] });

    await client.clock({ now: '2030-07-31T10:00:00+08:00' });
    expect((await names(county, alone, { guardian: child })).error).toMatchObject({
      ...{ status: 422, code: 'appeal/speaks-for-itself' },
    });
  });
});
