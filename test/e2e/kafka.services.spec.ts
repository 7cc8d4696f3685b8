import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import type { Messaging } from '../../src/kernel/ports/messaging';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { broker, describeOnKafka, fresh } from '../kit/kafka/broker-under-test';
import { makeDeployedTopics } from '../kit/kafka/topics';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

interface Told {
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
  const env = { MESSAGING: 'kafka', KAFKA_BROKERS: broker ?? '' };

  beforeAll(async () => {
    expect(makeDeployedTopics()).toContain('suqiu.appeal.lifecycle.v1');
    // Once more changes nothing.
    expect(makeDeployedTopics()).toContain('suqiu.intake.v1.dlq: is there');
    service = await startService({ folder, env });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    messaging = new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined);
    for (const topic of ['suqiu.appeal.lifecycle.v1', 'suqiu.sla.v1'])
      await messaging.subscribe({
        topic,
        group: fresh('listener'),
        take: async (messages) => void told.push(...messages.map(({ value }) => JSON.parse(value) as Told)),
      });
  }, 120_000);
  afterAll(async () => {
    await messaging?.close();
    await service?.stop();
    removeFolder(folder);
  }, 60_000);

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

  it('shows its relay among the runners', async () => {
    const admin = await client.as('admin', '610921');
    const { data } = await admin.api.GET('/api/v1/operations/runners');
    expect(data?.runners).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'public-events', kind: 'relay' })]),
    );
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('suqiu_runner_lag_seconds{runner="public-events"}');
  });

  it('does not start without brokers, and says what to do in a sentence', async () => {
    const start = startService({ env: { MESSAGING: 'kafka', KAFKA_BROKERS: '127.0.0.1:1' } });
    await expect(start).rejects.toThrow(
      /KAFKA_BROKERS 127\.0\.0\.1:1 cannot be reached .*: start them, or set MESSAGING/,
    );
  });
});
