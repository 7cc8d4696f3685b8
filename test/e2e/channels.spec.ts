import { Client } from '../kit/api/client';
import type { Caller } from '../kit/api/caller';
import { eventually } from '../kit/eventually';
import { countyWithGateway, GATEWAY } from '../kit/gateway-county';
import { Receiver } from '../kit/receiver';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { verifies } from '../kit/verify-webhook';

/** Notices beside the inbox: to receivers that client accounts have registered, and back to their feet. */
describe('channels of notices', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let admin: Caller;
  let receiver: Receiver;

  const deploy = countyWithGateway();

  beforeAll(async () => {
    receiver = await Receiver.start();
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00.000+08:00' },
        ...{ NOTICE_CHANNELS: 'webhook,log', NOTICE_RETRY_MS: '100', WEBHOOK_OFF_AFTER: '3' },
        ...{ WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1', WEBHOOK_TIMEOUT_MS: '1000', DEPLOY_FOLDER: deploy },
      },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    admin = await client.as('admin', '');
  });

  afterAll(async () => {
    await service.stop();
    await receiver.stop();
    removeFolder(service.folder);
    removeFolder(deploy);
  });

  interface Body {
    account: string;
    url: string;
    to: ('citizen' | 'unit' | 'person')[];
    units: string[];
    moments: 'overdue'[];
  }
  const subscribe = (over: Partial<Body> = {}, key = `webhook-${Math.random()}`) =>
    admin.api.POST('/api/v1/operations/webhooks', {
      headers: { 'idempotency-key': key },
      body: { account: 'client-12345', url: receiver.url, to: ['unit' as const], ...over },
    });
  const listed = async () => (await admin.api.GET('/api/v1/operations/webhooks')).data?.webhooks ?? [];
  const stands = (id: string, is: (one: Awaited<ReturnType<typeof listed>>[number]) => boolean) =>
    eventually(
      async () => (await listed()).find((one) => one.id === id),
      (one) => one !== undefined && is(one),
    );
  const ofAppeal = (appeal: { readonly id: string }) =>
    receiver.received.flatMap(({ headers, body }) => {
      const event = JSON.parse(body) as { subject: string; id: string; data: Record<string, unknown> };
      return event.subject === appeal.id ? [{ headers, body, event }] : [];
    });
  let minutes = 0;
  /** The burst is over. */
  const later = async (by = 3) => {
    minutes += by;
    const at = new Date(Date.parse('2026-07-01T10:00:00+08:00') + minutes * 60_000).toISOString();
    await client.clock({ now: at });
  };

  it('bring a burst of one appeal as one message, word for word, signed, to who subscribed', async () => {
    const { data: made, response } = await subscribe({
      to: ['unit', 'person'],
      units: [story.PANLONG_CENTRE],
    });
    expect(response.status).toBe(201);
    const appeal = await story.inHand(people);
    await stands(made!.id, ({ waiting }) => waiting >= 2);
    expect(ofAppeal(appeal)).toEqual([]);
    await later();
    const sent = await eventually(
      () => ofAppeal(appeal),
      ({ length }) => length >= 2,
    );
    const [toUnit, toPerson] = sent.toSorted((a, b) => (String(a.body) > String(b.body) ? 1 : -1));
    for (const { headers, body, event } of sent) {
      expect(verifies(made!.secret, headers, body)).toBe(true);
      expect(headers['webhook-id']).toBe(event.id);
      expect(event).toMatchObject({
        specversion: '1.0',
        type: 'suqiu.notice.written.v1',
        source: '/suqiu/610921',
      });
    }
    const kinds = sent.map(({ event }) => (event.data['to'] as { kind: string }).kind).toSorted();
    expect(kinds).toEqual(['person', 'unit']);
    expect(toUnit && toPerson).toBeDefined();
    const forUnit = sent.find(({ event }) => (event.data['to'] as { kind: string }).kind === 'unit')!.event;
    expect(forUnit.data['text']).toMatchObject({ zh: expect.stringContaining('新派单') as string });
    await stands(made!.id, ({ waiting, failures }) => waiting === 0 && failures === 0);
    // The log says what went out, word for word; the reporter hears of it in no other way.
    expect(service.output()).toContain('"msg":"notice"');
    expect(JSON.stringify(sent)).not.toContain('citizen');
  });

  it('say nothing of violation reports, nor of what names somebody', async () => {
    const report = await people.reporter.reports(story.matter('violation-report', '有人吃拿卡要'));
    await story.stands(report, people.reporter, { holder: 'dept-police' });
    const appeal = await story.inHand(people);
    await people.reporter.does(appeal, 'accused', { accused: { unit: story.PANLONG_CENTRE } });
    const told = await story.filed(people.reporter, story.quarrel());
    await later();
    await eventually(
      () => ofAppeal(told),
      ({ length }) => length > 0,
    );
    expect(ofAppeal(report)).toEqual([]);
    expect(ofAppeal(appeal)).toEqual([]);
  });

  it('are tried again, switched off when a receiver stays away, and go on when somebody switches them on', async () => {
    const [first] = await listed();
    receiver.mood = 'fail';
    const before = receiver.received.length;
    const appeal = await story.filed(people.reporter, story.quarrel());
    await stands(first!.id, ({ waiting }) => waiting > 0);
    await later();
    const off = await stands(first!.id, ({ state }) => state === 'off');
    expect(off).toMatchObject({ cause: 'answered 500', failures: 3 });
    expect(receiver.received.length - before).toBe(3);
    const readiness = async () => {
      const ready = await fetch(`${service.url}/health/ready`);
      return { status: ready.status, text: await ready.text() };
    };
    // The runner says so a turn after the log does.
    expect((await eventually(readiness, ({ text }) => text.includes('switch-on'))).status).toBe(200);
    receiver.mood = 'take';
    const turn = (verb: 'switch-on' | 'switch-off' | 'end', webhook: string) =>
      admin.api.POST(`/api/v1/operations/webhooks/{webhook}/${verb}`, { params: { path: { webhook } } });
    const { data: on } = await turn('switch-on', first!.id);
    expect(on).toMatchObject({ id: first!.id });
    const sent = await eventually(
      () => ofAppeal(appeal),
      ({ length }) => length >= 4,
    );
    // The same message each time, byte for byte, under the same id.
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    await stands(first!.id, ({ state, waiting }) => state === 'on' && waiting === 0);
    expect((await turn('switch-off', first!.id)).response.status).toBe(200);
    await stands(first!.id, ({ state, cause }) => state === 'off' && cause === 'operator');
    await turn('switch-on', first!.id);
  });

  it('are signed with both secrets while one takes over from the other', async () => {
    const [first] = await listed();
    const params = { path: { webhook: first!.id } };
    const { data: rotated } = await admin.api.POST('/api/v1/operations/webhooks/{webhook}/rotate-secret', {
      params,
      body: { overlapHours: 1 },
    });
    expect(rotated?.beforeUntil).toMatch(/\+08:00$/);
    const appeal = await story.filed(people.reporter, story.quarrel());
    await stands(first!.id, ({ waiting }) => waiting > 0);
    await later();
    const [sent] = await eventually(
      () => ofAppeal(appeal),
      ({ length }) => length > 0,
    );
    expect(verifies(rotated!.secret, sent!.headers, sent!.body)).toBe(true);
    expect(String(sent!.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });

  it('go nowhere that an operator must not send them, and only for a client account', async () => {
    const codeOf = async (over: Partial<Body>) => (await subscribe(over)).error?.code;
    for (const url of [
      'http://10.0.0.1/',
      'https://127.0.0.2/',
      'https://[::1]/',
      'https://user:secret@gateway.example.cn/',
    ])
      expect([url, await codeOf({ url })]).toEqual([url, 'webhook/address']);
    expect(await codeOf({ account: 'officer-centre-610921102' })).toBe('webhook/unknown-account');
    expect(await codeOf({ units: ['centre-nowhere'] })).toBe('directory/unknown-unit');
    const { error } = await admin.api.POST('/api/v1/operations/webhooks/{webhook}/switch-on', {
      params: { path: { webhook: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a71' } },
    });
    expect(error).toMatchObject({ code: 'webhook/not-found' });
  });

  it('are registered once under one key, and gone when they are ended', async () => {
    const [one, other] = [
      await subscribe({ moments: ['overdue'] }, 'once'),
      await subscribe({ moments: ['overdue'] }, 'once'),
    ];
    expect(other.data).toEqual(one.data);
    await stands(one.data!.id, ({ moments }) => moments?.[0] === 'overdue');
    const path = { webhook: one.data!.id };
    await admin.api.POST('/api/v1/operations/webhooks/{webhook}/end', { params: { path } });
    await eventually(listed, (all) => all.every(({ id }) => id !== one.data!.id));
    const { error } = await admin.api.POST('/api/v1/operations/webhooks/{webhook}/end', { params: { path } });
    expect(error).toMatchObject({ code: 'webhook/not-found' });
  });

  describe('and the number behind one', () => {
    const PHONE = '13891500001';
    let gateway: Caller;
    let hook: string;
    /** By kind of whom it is for: the id of the message that told of this appeal. */
    const told = async (appeal: { readonly id: string }, kind: string): Promise<string> => {
      const is = ({ event }: ReturnType<typeof ofAppeal>[number]) =>
        (event.data['to'] as { readonly kind: string }).kind === kind;
      const [found] = await eventually(
        () => ofAppeal(appeal).filter(is),
        ({ length }) => length > 0,
      );
      return found!.event.id;
    };
    const asks = (message: string, by = gateway) =>
      by.api.POST('/api/v1/notices/{message}/number', { params: { path: { message } } });
    /** Once it is on record as sent. */
    const answered = (message: string) =>
      eventually(
        () => asks(message),
        ({ error }) => error?.code !== 'notice/not-found',
      );
    const noticesOf = async (appeal: { readonly id: string }) => {
      const { data } = await people.auditor.api.GET('/api/v1/audit/appeals/{id}/causes', {
        params: { path: { id: appeal.id } },
      });
      return (data?.acts ?? []).flatMap(({ events }) => events.flatMap(({ notices }) => notices));
    };
    const sent = async () => {
      const appeal = await story.filed(people.reporter, story.quarrel());
      await stands(hook, ({ waiting }) => waiting > 0);
      await later();
      return { appeal, message: await told(appeal, 'citizen') };
    };

    beforeAll(async () => {
      gateway = await client.as('client', 'client-12345');
      receiver.mood = 'take';
      hook = (await subscribe({ to: ['citizen', 'unit'] })).data!.id;
    });

    it('is answered to the gateway of the list, on record before; its owner sees it, and an auditor', async () => {
      const { appeal, message } = await sent();
      const { data } = await answered(message);
      expect(data).toMatchObject({
        message,
        phone: PHONE,
        until: expect.stringMatching(/\+08:00$/) as string,
      });
      const looks = await eventually(
        async () => (await people.reporter.api.GET('/api/v1/me/looks', {})).data!.items,
        (items) => items.some((each) => each.appeal === appeal.id),
      );
      expect(looks.find((each) => each.appeal === appeal.id)).toMatchObject({
        ...{ kind: 'reveal', role: 'client', purpose: 'sms-gateway' },
        purposeCalled: '短信、微信网关送达通知',
      });
      const params = { path: { id: appeal.id } };
      const { data: register } = await people.auditor.api.GET('/api/v1/audit/appeals/{id}/accesses', {
        params,
      });
      expect(register!.accesses.filter(({ kind }) => kind === 'reveal')).toMatchObject([
        {
          by: { id: 'client-12345' },
          what: 'reporter',
          asked: { notice: message },
          reason: `送达通知 ${message}`,
        },
      ]);
      expect((await client.anonymous().api.GET('/api/v1/looking', {})).data).not.toHaveProperty('gateways');
      const { data: gateways } = await people.auditor.api.GET('/api/v1/looking/gateways', {});
      expect(gateways).toEqual({ version: 1, gateways: [GATEWAY] });
      // What went out is no more than before.
      expect(JSON.stringify(receiver.received)).not.toContain(PHONE);
    });

    it('is refused to others, of other notices, too late, and once nobody may be told', async () => {
      const codeOf = async (message: string, by?: Caller) => (await asks(message, by)).error?.code;
      const { appeal, message } = await sent();
      await answered(message);
      expect(await codeOf(message, await client.as('client', 'client-devices'))).toBe('access/forbidden');
      expect(await codeOf(message, people.county)).toBe('access/forbidden');
      const unknown = ['nonsense', '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a71', appeal.id];
      for (const id of unknown) expect([id, await codeOf(id)]).toEqual([id, 'notice/not-found']);
      expect((await answered(await told(appeal, 'unit'))).error?.code).toBe('notice/no-number');
      const of = { params: { path: { id: appeal.id } } };
      const why = { party: 'reporter', ground: 'contested', reason: '本人要求暂停使用' } as const;
      await people.auditor.api.POST('/api/v1/appeals/{id}/identity/restrict', { ...of, body: why });
      expect(await codeOf(message)).toBe('identity/restricted');
      await people.auditor.api.POST('/api/v1/appeals/{id}/identity/release', { ...of, body: why });
      await people.reporter.does(appeal, 'accused', { accused: { unit: story.PANLONG_CENTRE } });
      expect(await codeOf(message)).toBe('notice/withheld');
      await later(61);
      expect(await codeOf(message)).toBe('notice/too-late');
    });

    it('beside them the tree of causes says what went out by every channel, and what did not', async () => {
      const { appeal } = await sent();
      const all = await eventually(
        () => noticesOf(appeal),
        (notices) => notices.some(({ to, sendings }) => to.kind === 'citizen' && sendings.length > 1),
      );
      const { goesBy, sendings, text, moment } = all.find(({ to }) => to.kind === 'citizen')!;
      expect([moment, goesBy?.map(({ channel }) => channel)]).toEqual(['routed', ['webhook', 'log']]);
      expect(sendings.map(({ channel }) => channel).toSorted()).toEqual(['log', 'webhook']);
      expect(sendings.find(({ channel }) => channel === 'webhook')).toMatchObject({
        ...{ target: hook, state: 'sent', attempts: 1, text, message: await told(appeal, 'citizen') },
      });
      const named = await story.filed(people.reporter, story.quarrel());
      await stands(hook, ({ waiting }) => waiting > 0);
      await people.reporter.does(named, 'accused', { accused: { unit: story.PANLONG_CENTRE } });
      await later();
      const failed = await eventually(
        async () => (await noticesOf(named)).flatMap((notice) => notice.sendings),
        ({ length }) => length > 1,
      );
      expect(failed[0]).toMatchObject({ state: 'failed', cause: 'withheld' });
    });
  });
});
