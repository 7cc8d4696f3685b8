import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import type { Messaging } from '../../src/kernel/ports/messaging';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { broker, describeOnKafka, fresh } from '../kit/kafka/broker-under-test';
import { letGatewayAsk } from '../kit/gateway-county';
import { noticesAtOnce } from '../kit/notices-at-once';
import { makeDeployedTopics } from '../kit/kafka/topics';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describeOnKafka('the service with MESSAGING=kafka', () => {
  let service: Service;
  let messaging: Messaging;
  let client: Client;
  let people: story.People;
  const told: Told[] = [];
  const folder = freshFolder();
  const deploy = noticesAtOnce();
  letGatewayAsk(deploy);
  const env = {
    ...{ MESSAGING: 'kafka', KAFKA_BROKERS: broker ?? '' },
    ...{ NOTICE_CHANNELS: 'kafka', DEPLOY_FOLDER: deploy },
  };

  beforeAll(async () => {
    expect(makeDeployedTopics()).toContain('suqiu.appeal.lifecycle.v1');
    // Once more changes nothing.
    expect(makeDeployedTopics()).toContain('suqiu.intake.v1.dlq: is there');
    service = await startService({ folder, env });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    messaging = new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined);
    for (const topic of ['suqiu.appeal.lifecycle.v1', 'suqiu.sla.v1', 'suqiu.notification.v1'])
      await messaging.subscribe({
        topic,
        group: fresh('listener'),
        take: async (messages) => void told.push(...messages.map(({ value }) => JSON.parse(value) as Told)),
      });
  });
  afterAll(async () => {
    await messaging?.close();
    await service?.stop();
    removeFolder(folder);
    removeFolder(deploy);
  });

  it('tells others what happens to an appeal, in order, and of whom it is nothing', async () => {
    const filed = await story.filed(people.reporter, story.powerCut());
    await story.stands(filed, people.reporter, { status: 'routed', holder: 'ent-power' });
    const mine = () => told.filter(({ subject }) => subject === filed.id);
    const all = await eventually(mine, (some) => some.some(({ type }) => type === 'suqiu.appeal.routed.v1'));
    const course = all.filter(({ type }) => type.startsWith('suqiu.appeal.')).map(({ type }) => type);
    expect(course).toEqual([
      'suqiu.appeal.reported.v1',
      'suqiu.appeal.classified.v1',
      'suqiu.appeal.routed.v1',
    ]);
    expect(JSON.stringify(all)).not.toMatch(/139\d{8}|陈/);
  });

  it('hands what people are to be told to the gateways, and records that it did', async () => {
    const filed = await story.filed(people.reporter, story.powerCut());
    await story.stands(filed, people.reporter, { status: 'routed', holder: 'ent-power' });
    const [notice] = await eventually(
      () =>
        told.filter(
          ({ subject, type, data }) =>
            subject === filed.id &&
            type === 'suqiu.notice.written.v1' &&
            (data['to'] as { readonly id: string }).id === 'ent-power',
        ),
      ({ length }) => length > 0,
    );
    expect(notice?.data).toMatchObject({ number: filed.number, to: { kind: 'unit', id: 'ent-power' } });
    expect((notice?.data['text'] as { readonly zh: string }).zh).toMatch(/^(新派单|特急派单)：/);
    expect(JSON.stringify(notice)).not.toMatch(/139\d{8}|陈/);
    const admin = await client.as('admin', '610921');
    const posting = async () =>
      (await admin.api.GET('/api/v1/operations/runners')).data?.runners.find(
        ({ name }) => name === 'posting',
      );
    expect(await posting()).toMatchObject({ kind: 'posting', state: 'running' });
  });

  it('answers a gateway that reads the topic with the number behind a notice, of whom it is for', async () => {
    const gateway = await client.as('client', 'client-12345');
    const messageOf = async (appeal: { readonly id: string }, kind: string) => {
      const [notice] = await eventually(
        () =>
          told.filter(
            ({ subject, type, data }) =>
              subject === appeal.id &&
              type === 'suqiu.notice.written.v1' &&
              (data['to'] as { readonly kind: string }).kind === kind,
          ),
        ({ length }) => length > 0,
      );
      return notice!.id;
    };
    /** The topic may be read before it is on record that something was sent. */
    const asks = (message: string, by = gateway) =>
      eventually(
        () => by.api.POST('/api/v1/notices/{message}/number', { params: { path: { message } } }),
        ({ error }) => error?.code !== 'notice/not-found',
      );
    const filed = await story.filed(people.reporter, story.powerCut());
    const message = await messageOf(filed, 'citizen');
    expect((await asks(message)).data).toMatchObject({ message, phone: '13891500001' });
    expect((await asks(await messageOf(filed, 'unit'))).error).toMatchObject({ code: 'notice/no-number' });
    // A list of gateways, and not the topic, says who may ask.
    const devices = await client.as('client', 'client-devices');
    expect((await asks(message, devices)).error).toMatchObject({ code: 'access/forbidden' });
    const { data } = await people.auditor.api.GET('/api/v1/audit/appeals/{id}/accesses', {
      params: { path: { id: filed.id } },
    });
    const reveals = data!.accesses.filter(({ kind }) => kind === 'reveal');
    expect(reveals).toMatchObject([{ by: { id: 'client-12345' }, asked: { notice: message } }]);
    expect(JSON.stringify(told)).not.toContain('13891500001');
  });

  it('shows its relay among the runners', async () => {
    const admin = await client.as('admin', '610921');
    const { data } = await admin.api.GET('/api/v1/operations/runners');
    expect(data?.runners).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'public-events', kind: 'relay' })]),
    );
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('suqiu_runner_lag_seconds{runner="public-events"}');
  });

  it('takes in what another system reports, once, and sets aside what it cannot take', async () => {
    const matter = fresh('20260701');
    const event = (id: string, over: object = {}) =>
      JSON.stringify({
        ...{ specversion: '1.0', id, source: '/12345', type: 'suqiu.intake.reported.v1' },
        data: {
          ...{ case: matter, service: 'infrastructure-power', words: '三组的变压器昨晚起火，现在整组停电' },
          ...{
            place: { region: story.PANLONG },
            reporter: { name: '赵小兰', phone: '13709150000' },
            ...over,
          },
        },
      });
    const publisher = messaging.publisher();
    const send = (value: string) =>
      publisher.publish([{ topic: 'suqiu.intake.v1', key: '12345', value, headers: {} }]);
    await send(event(`${matter}-0`, { place: {} }));
    for (let times = 0; times < 3; times++) await send(event(`${matter}-1`));
    const hotline = await client.as('client', 'client-12345');
    const body = {
      items: [
        {
          ...{ id: `${matter}-1`, case: matter, service: 'infrastructure-power' },
          ...{ words: '三组的变压器昨晚起火，现在整组停电', place: { region: story.PANLONG } },
          reporter: { name: '赵小兰', phone: '13709150000' },
        },
      ],
    } as never;
    const filed = () =>
      told.filter(({ data }) => (data['about'] as { channel?: string })?.channel === 'hotline');
    await eventually(filed, (some) => some.some(({ type }) => type === 'suqiu.appeal.routed.v1'));
    const { data } = await hotline.api.POST('/api/v1/intake', { body });
    expect(data?.items).toMatchObject([{ outcome: 'taken' }]);
    expect(new Set(filed().map(({ subject }) => subject)).size).toBe(1);
    expect(await dlq('list')).toMatch(/12345 {2}request\/invalid {2}\/place\/region field\/required\n/);
    expect(await dlq('replay')).toMatch(/handed in again/);
  });

  /** As an operator runs it. */
  const dlq = async (verb: string): Promise<string> => {
    const cli = resolve(__dirname, '../../dist/cli/dlq.js');
    const { stdout } = await promisify(execFile)(process.execPath, [cli, verb], { cwd: folder, env });
    return stdout;
  };

  it('does not start without brokers, and says what to do in a sentence', async () => {
    const start = startService({ env: { MESSAGING: 'kafka', KAFKA_BROKERS: '127.0.0.1:1' } });
    await expect(start).rejects.toThrow(
      /KAFKA_BROKERS 127\.0\.0\.1:1 cannot be reached .*: start them, or set MESSAGING/,
    );
  });
});
