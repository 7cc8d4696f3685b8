import type {
  IncomingMessage,
  Messaging,
  OutgoingMessage,
  Publisher,
} from '../../src/kernel/ports/messaging';
import { MessagingMisconfigured, NotPublished } from '../../src/kernel/ports/messaging';
import { eventually } from '../kit/eventually';
import { fresh } from '../kit/kafka/broker-under-test';

export interface MessagingUnderTest {
  readonly messaging: Messaging;
  /** Topics of three partitions that exist and hold nothing. */
  readonly topic: string;
  readonly other: string;
  close(): Promise<void>;
}

const hanyin = '610921-20260701-0001';

/** What relay and intake build on. */
export function messagingContract(adapter: string, open: () => Promise<MessagingUnderTest>): void {
  describe(`messaging on ${adapter}`, () => {
    let under: MessagingUnderTest;
    let publisher: Publisher;
    beforeEach(async () => {
      under = await open();
      publisher = under.messaging.publisher();
    });
    afterEach(() => under.close());

    const message = (value: string, over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      topic: under.topic,
      key: hanyin,
      value,
      headers: { 'content-type': 'application/json' },
      ...over,
    });
    const listen = async (over: { readonly topic?: string; readonly group?: string } = {}) => {
      const taken: IncomingMessage[] = [];
      const subscription = await under.messaging.subscribe({
        topic: over.topic ?? under.topic,
        group: over.group ?? fresh('reader'),
        take: async (messages) => void taken.push(...messages),
      });
      return {
        taken,
        subscription,
        heard: (count: number) =>
          eventually(
            () => taken,
            (all) => all.length >= count,
          ),
      };
    };
    const values = (messages: readonly IncomingMessage[]) => messages.map(({ value }) => value);

    it('carries key, value and headers as they were given', async () => {
      const words = '电线杆倾斜，把院边的树推到我家房上';
      await publisher.publish([message(words, { key: '盘龙村', headers: { 来源: '12345热线' } })]);
      const { heard } = await listen();
      expect(await heard(1)).toEqual([
        expect.objectContaining({ key: '盘龙村', value: words, headers: { 来源: '12345热线' } }),
      ]);
    });

    it('keeps messages of one key in order, also over several batches', async () => {
      const told = Array.from({ length: 1200 }, (_, n) => `第${n}件`);
      for (const from of [0, 400, 800])
        await publisher.publish(told.slice(from, from + 400).map((one) => message(one)));
      const { heard } = await listen();
      expect(values(await heard(1200))).toEqual(told);
    });

    it('gives a new group everything, and the group that was there what came since', async () => {
      await publisher.publish([message('一')]);
      const first = await listen({ group: 'clerks' });
      await first.heard(1);
      await first.subscription.stop();
      await publisher.publish([message('二')]);
      const again = await listen({ group: 'clerks' });
      expect(values(await again.heard(1))).toEqual(['二']);
      const others = await listen();
      expect(values(await others.heard(2))).toEqual(['一', '二']);
    });

    it('hands messages over again when they were not taken, and holds up no other partition', async () => {
      const taken: string[] = [];
      let refusals = 0;
      await under.messaging.subscribe({
        topic: under.topic,
        group: fresh('reader'),
        take: async (messages) => {
          // Until the other partition was heard, and twice at least. A TypeError: the kind that ends a client's consumer
          // for good.
          if (messages[0]?.partition === 0 && (refusals++ < 2 || taken.length === 0))
            throw new TypeError('the store is away');
          taken.push(...values(messages));
        },
      });
      await publisher.publish([message('受阻', { partition: 0 }), message('畅通', { partition: 1 })]);
      await eventually(
        () => taken,
        (all) => all.length >= 2,
      );
      expect(taken).toEqual(['畅通', '受阻']);
    });

    it('has no trouble while it is heard', async () => {
      const { subscription, heard } = await listen();
      await publisher.publish([message('一')]);
      await heard(1);
      expect(subscription.trouble()).toBeUndefined();
    });

    it('does not lose what is published to a partition that does not exist: it says so', async () => {
      await expect(publisher.publish([message('一', { partition: 99 })])).rejects.toThrow(NotPublished);
      await publisher.publish([message('二')]);
      const { heard } = await listen();
      expect(values(await heard(1))).toEqual(['二']);
    });

    it('publishes to several topics at once', async () => {
      await publisher.publish([message('一'), message('二', { topic: under.other })]);
      expect(values(await (await listen()).heard(1))).toEqual(['一']);
      expect(values(await (await listen({ topic: under.other })).heard(1))).toEqual(['二']);
    });

    it('refuses to publish to a topic that does not exist', async () => {
      await expect(publisher.publish([message('一', { topic: fresh('nowhere') })])).rejects.toThrow(
        NotPublished,
      );
    });

    it('requires topics that are there, and names the one that is not', async () => {
      await under.messaging.require([under.topic, under.other]);
      await expect(under.messaging.require([under.topic, 'suqiu.misspelt.v1'])).rejects.toThrow(
        /no topic suqiu\.misspelt\.v1/,
      );
      await expect(under.messaging.require(['suqiu.misspelt.v1'])).rejects.toThrow(MessagingMisconfigured);
    });

    it('takes nothing more once it is stopped', async () => {
      const { subscription, taken, heard } = await listen();
      await publisher.publish([message('一')]);
      await heard(1);
      await subscription.stop();
      await publisher.publish([message('二')]);
      const { heard: others } = await listen();
      await others(2);
      expect(values(taken)).toEqual(['一']);
    });
  });
}
