import type { NoticeChannel, OutgoingNotice } from '../../src/kernel/ports/notice-channel';
import { eventually } from './eventually';

/** A channel, and the other side of it. */
export interface ChannelUnderTest {
  readonly channel: NoticeChannel;
  readonly target: string;
  /** What has come out there by now, in order: id and body, byte for byte. */
  received(): Promise<readonly Came[]> | readonly Came[];
  /** Nobody is there, until it is called again; left out where there is always somebody. */
  readonly away?: ((isAway: boolean) => Promise<void>) | undefined;
  stop(): Promise<void>;
}
export interface Came {
  readonly id: string;
  readonly body: string;
}

const WITHIN_MS = 20_000;
let serial = 0;
const said = (zh: string): OutgoingNotice => {
  const id = `0190a1b2-3c4d-8e5f-8a9b-${String(Date.now()).slice(-8)}${String(++serial).padStart(4, '0')}`;
  const value = JSON.stringify({ id, subject: 'a', data: { text: { zh, en: 'Routed to you' } } });
  const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', ce_id: id };
  return { id, message: { topic: 'suqiu.notification.v1', key: 'a', value, headers } };
};

/** What every way out owes those who hand it a notice. */
export function noticeChannelContract(name: string, start: () => Promise<ChannelUnderTest>): void {
  describe(`${name}, as a channel of notices`, () => {
    let under: ChannelUnderTest;
    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under?.stop());

    const post = (notice: OutgoingNotice) => under.channel.post(notice, under.target);
    const came = async ({ id }: OutgoingNotice, times = 1) =>
      (
        await eventually(
          () => under.received(),
          (all) => all.filter((each) => each.id === id).length >= times,
        )
      ).filter((each) => each.id === id);

    it('takes a notice, and hands it over byte for byte under its id', async () => {
      const notice = said('𠮷家坪：新派单\\n请签收；“急”😀');
      expect(await post(notice)).toEqual({ kind: 'taken' });
      expect(await came(notice)).toEqual([{ id: notice.id, body: notice.message.value }]);
    });

    it('hands the same over at a repetition, so that a receiver knows it again', async () => {
      const notice = said('新派单：盘龙村');
      await post(notice);
      await post(notice);
      const both = await came(notice, 2);
      expect(new Set(both.map(({ body }) => body))).toEqual(new Set([notice.message.value]));
    });

    it('keeps one after the other in order, and loses none of many', async () => {
      const many = Array.from({ length: 20 }, (_, at) => said(`第${at}条`));
      for (const notice of many) expect(await post(notice)).toEqual({ kind: 'taken' });
      await came(many.at(-1)!);
      const ids = (await under.received()).map(({ id }) => id);
      expect(ids.filter((id) => many.some((notice) => notice.id === id))).toEqual(many.map(({ id }) => id));
    });

    it('comes back within a bounded time where nobody is there, says so, and goes on when somebody is', async () => {
      if (under.away === undefined) return;
      const notice = said('洪水预警');
      await under.away(true);
      const before = performance.now();
      const outcome = await post(notice);
      expect(performance.now() - before).toBeLessThan(WITHIN_MS);
      expect(outcome).toMatchObject({ kind: 'failed', cause: expect.stringMatching(/^.{3,200}$/) as string });
      // The cause stands in the log: none of the notice is in it.
      expect(JSON.stringify(outcome)).not.toContain('洪水');
      await under.away(false);
      const again = await eventually(
        () => post(notice),
        ({ kind }) => kind === 'taken',
      );
      expect(again).toEqual({ kind: 'taken' });
      expect((await came(notice)).at(-1)?.body).toBe(notice.message.value);
    }, 60_000);
  });
}
