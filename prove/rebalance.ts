import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { KafkaMessaging } from '../src/adapters/kafka/messaging';
import type { IncomingMessage } from '../src/kernel/ports/messaging';
import type { Caller } from '../test/kit/api/caller';
import { measured, type Measure } from '../test/kit/measured';
import { removeFolder } from '../test/kit/service';
import { on } from './load/back-ends';
import { sender, startBroker } from './load/brokers';
import { lastingDifferences } from './load/compare';
import {
  allTaken,
  noneSetAside,
  GROUP,
  HOTLINE,
  INTAKE_TOPIC,
  item,
  message,
  PARTITIONS,
} from './load/intake';
import { rowsOf, startWorld, verdictOn } from './load/world';

/**
 * Messages come in all the while, and other members of the group come and go: each time the partitions change hands.
 * What a member that loses one had not committed comes to the next. Each message takes effect once. A member is the
 * adapter's own subscription, which hands what it gets to the service over HTTP. `--rebalances 20`
 */
const rebalance: Measure = async function* (options) {
  const rebalances = options.number('rebalances', 20);
  const broker = await startBroker();
  yield* on({ kafka: broker.address }, async function* () {
    const world = await startWorld();
    const { folder } = world.service;
    const hotline = await world.client.as('client', HOTLINE.account);
    const way = await sender(broker.address, INTAKE_TOPIC);
    let over = false;
    let sent = 0;
    const sending = (async () => {
      while (!over) {
        await way.send([message(item('20260701', sent, world.towns), randomInt(PARTITIONS))]);
        sent++;
        await pause(10);
      }
    })();
    try {
      const member = { taken: 0, joins: 0, leaves: 0 };
      while (member.joins + member.leaves < rebalances) {
        const joining = new KafkaMessaging({ brokers: [broker.address], tls: false }, () => undefined);
        const take = async (messages: readonly IncomingMessage[]) => {
          await handIn(hotline, messages);
          member.taken += messages.length;
        };
        await joining.subscribe({ topic: INTAKE_TOPIC, group: GROUP, take });
        member.joins++;
        await pause(1_500 + randomInt(1_000));
        await joining.close();
        member.leaves++;
        await pause(500);
      }
      over = true;
      await sending;
      await allTaken(broker.address, world);
      const reported = (await rowsOf(folder)).filter(({ type }) => type === 'AppealReported').length;
      yield measured(
        'rebalance: members that came or went',
        member.joins + member.leaves,
        'rebalances',
        `>= ${rebalances}`,
      );
      yield measured('rebalance: messages handed in', sent, 'messages', `>= ${rebalances * 10}`);
      yield measured('rebalance: of these taken by another member', member.taken, 'messages', '>= 1');
      yield measured(
        'rebalance: messages without an appeal',
        Math.max(0, sent - reported),
        'messages',
        '= 0',
      );
      yield measured(
        'rebalance: appeals beyond one of each message',
        Math.max(0, reported - sent),
        'appeals',
        '= 0',
      );
      yield* noneSetAside('rebalance', broker.address);
      yield measured(
        'rebalance: faults found by the independent verifier',
        (await verdictOn(folder)).faults.length,
        'faults',
        '= 0',
      );
      const rows = await lastingDifferences(world.client, folder);
      yield measured('rebalance: rows unlike a fold of the events', rows.length, 'rows', '= 0');
    } finally {
      over = true;
      await sending.catch(() => undefined);
      await way.close();
      await world.service.kill();
      removeFolder(folder);
    }
  });
  await broker.wipe();
};
export default rebalance;

/** @throws Error when one was not taken: then they come again */
async function handIn(by: Caller, messages: readonly IncomingMessage[]): Promise<void> {
  const items = messages.map(({ value }) => {
    const { id, data } = JSON.parse(value) as { readonly id: string; readonly data: object };
    return { ...data, id };
  });
  const { data } = await by.api.POST('/api/v1/intake', { body: { items } as never });
  const wrong = data?.items.find(({ outcome }) => outcome !== 'taken' && outcome !== 'known');
  if (data === undefined || wrong) throw new Error(`not taken: ${JSON.stringify(wrong)}`);
}
