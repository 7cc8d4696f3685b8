import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { eventually } from '../kit/eventually';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** The loop on the service as it is delivered, in its own process, over HTTP. */
describe('an appeal goes all the way', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService();
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const photo = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a7' } })
      .withExif({ IFD0: { Make: 'HUAWEI' }, IFD3: { GPSLatitude: '32/1 53/1 35/1' } })
      .jpeg()
      .toBuffer();

  it('from the report to five stars', async () => {
    const { reporter, village, gridWorker, auditor } = people;
    const before = await reporter.upload(await photo());
    const appeal = await reporter.reports(
      story.matter('sanitation', '村口垃圾池满了一周没人清运', { attachments: [{ ref: before.ref }] }),
    );
    expect(appeal).toMatchObject({ status: 'reported', round: 1 });
    expect(appeal.number).toMatch(/^610921-\d{8}-\d{4}$/);
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PANLONG_CENTRE });

    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    await village.does(appeal, 'progress', { note: '清运车已到', visibleTo: 'everyone' });
    const unproven = await village.isRefused(appeal, 'resolve', story.resolution());
    expect(unproven).toMatchObject({ status: 422, code: 'appeal/evidence-missing', photos: 1, shown: 0 });
    const after = await village.upload(await photo());
    await village.does(appeal, 'resolve', story.resolution({ attachments: [{ ref: after.ref }] }));

    const hasty = await village.isRefused(appeal, 'feedback', { to: 'reporter', means: 'phone' });
    expect(hasty.code).toBe('appeal/grid-worker-first');
    await village.does(appeal, 'feedback', { to: 'grid-worker', means: 'message' });
    await gridWorker.does(appeal, 'feedback/receipt', { note: '下午上门告知' });
    await gridWorker.does(appeal, 'feedback', { to: 'reporter', means: 'visit' });
    const closed = await reporter.does(appeal, 'rate', story.stars(5, { remark: '当天就清走了，谢谢' }));
    expect(closed.status).toBe('closed');

    expect(await reporter.sees(appeal)).toMatchObject({
      status: 'closed',
      words: '村口垃圾池满了一周没人清运',
      closed: { cause: 'rated' },
      ratings: [{ round: 1, stars: 5 }],
      resolution: { outcome: 'solved', account: '已到现场处理完毕' },
    });
    const lines = await reporter.linesOf(appeal);
    expect(lines.map(({ sentence }) => sentence)).toEqual([
      '群众反映，地点：盘龙村委会',
      '归类为环境卫生，一般',
      '派单至盘龙村综治中心',
      expect.stringContaining('盘龙村综治中心签收，承办人'),
      '电话联系上诉求人',
      '盘龙村综治中心记录进展',
      '盘龙村综治中心办结：已解决',
      '已交网格员反馈（消息）',
      '网格员已签收反馈',
      '已向诉求人反馈（上门）',
      '评价5星，已解决',
      '结案：已评价',
    ]);
    for (const { at } of lines) expect(at).toMatch(/\+08:00$/);
    const english = await reporter.linesOf(appeal, { language: 'en' });
    expect(english.at(-1)?.sentence).toBe('Closed: rated');

    const deadlines = await auditor.deadlines(appeal);
    expect(deadlines.map(({ id, status }) => [id, status])).toEqual([
      ['1/dispatch/-/1', 'met'],
      ['1/whole/-/1', 'met'],
      ['1/respond/-/1', 'met'],
      ['1/handle/-/1', 'met'],
      ['1/feedback/-/1', 'met'],
      ['1/rate/-/1', 'met'],
    ]);
    const custody = await auditor.custody(appeal);
    expect(custody.spells).toMatchObject([
      { unit: story.COUNTY, as: 'dispatcher' },
      { unit: story.PANLONG_CENTRE, as: 'holder', returnsRequested: 0, missed: [] },
    ]);
  });

  it('keeps a history that proves itself, for auditors only', async () => {
    const appeal = await story.filed(people.reporter, story.powerCut());
    const history = await people.auditor.history(appeal);
    expect(history.chain).toMatchObject({ holds: true, events: history.events.length });
    expect(history.events.map(({ type }) => type)).toEqual([
      'AppealReported',
      'AppealClassified',
      'AppealRouted',
    ]);
    expect(history.events[1]!.prevHash).toBe(history.events[0]!.hash);
    expect(JSON.stringify(history)).not.toContain('电表');
    const first = await people.auditor.history(appeal, { limit: 2 });
    const rest = await people.auditor.history(appeal, { limit: 2, cursor: first.next! });
    expect([...first.events, ...rest.events]).toEqual(history.events);
    expect([first.chain.events, rest.chain, rest.next]).toEqual([2, history.chain, undefined]);
    const forged = Buffer.from(JSON.stringify(['2', '0'.repeat(64)])).toString('base64url');
    expect((await people.auditor.history(appeal, { cursor: forged })).chain).toMatchObject({ holds: false });
    await expect(people.auditor.history(appeal, { cursor: 'nothing' })).rejects.toThrow(
      '400 request/cursor-invalid',
    );
    await expect(people.power.history(appeal)).rejects.toThrow('403 access/forbidden');
  });

  it('answers a repeated request with its first answer, and refuses the key to another body', async () => {
    const { reporter, power } = people;
    const key = randomUUID();
    const first = await reporter.triesToReport(story.powerCut(), { key });
    const again = await reporter.triesToReport(story.powerCut(), { key });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await reporter.triesToReport(story.powerCut({ words: '别的事' }), { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'command/key-reused' } });

    const appeal = first.body as AppealAnswer;
    await story.stands(appeal, reporter, { status: 'routed' });
    const accept = { assignee: 'officer-ent-power', contact: story.reached() };
    const accepted = await power.does(appeal, 'accept', accept, { key });
    expect(await power.does(appeal, 'accept', accept, { key })).toEqual(accepted);
    const lines = await power.linesOf(appeal);
    expect(lines.filter(({ type }) => type === 'AppealAccepted')).toHaveLength(1);
  });

  it('refuses a write on what the caller has not seen, and tells what happened in between', async () => {
    const { reporter, power } = people;
    const appeal = await story.filed(reporter, story.powerCut());
    const { revision } = await power.sees(appeal);
    await reporter.does(appeal, 'comments', { text: '邻居家也没电', visibleTo: 'everyone' });
    const accept = { assignee: 'officer-ent-power' };
    const stale = await power.isRefused(appeal, 'accept', accept, { ifMatch: revision });
    expect([stale.status, stale.code]).toEqual([412, 'command/revision-mismatch']);
    expect(stale.events).toMatchObject([{ type: 'CommentAdded', revision: revision + 1 }]);
    const seen = await power.does(appeal, 'accept', accept, { ifMatch: revision + 1 });
    expect(seen.status).toBe('accepted');
  });

  it('shows in lists and queues what was just written, to who sends its position along', async () => {
    const { reporter, power } = people;
    for (const words of ['一组停电', '二组停电', '三组停电']) {
      const appeal = await reporter.reports(story.powerCut({ words }));
      const mine = await reporter.lists({ mine: true, limit: 1 });
      expect(mine.items[0]?.id).toBe(appeal.id);
      await story.stands(appeal, reporter, { status: 'routed' });
    }
    // What a saga did afterwards has no position that the officer's client could know.
    const queue = await eventually(
      () => power.queue('ent-power'),
      ({ items }) => items.some(({ headline }) => headline === '三组停电'),
    );
    expect(queue.items.length).toBeGreaterThanOrEqual(3);
    const due = queue.items.map(({ deadlines }) => deadlines[0]!.dueAt);
    expect(due).toEqual([...due].sort());
    expect(new Set(queue.items.map(({ id }) => id)).size).toBe(queue.items.length);
    for (const { owner, minutesLeft } of queue.items.flatMap(({ deadlines }) => deadlines)) {
      expect(owner).toBe('ent-power');
      expect(minutesLeft).toBeGreaterThan(0);
    }
    const foreign = await reporter.api.GET('/api/v1/appeals', {
      params: { header: { 'Suqiu-Min-Position': 'bm9uc2Vuc2U' } },
    });
    expect(foreign.response.status).toBe(400);
  });

  it('gives an anonymous reporter a secret, the same again on a retry, that opens the appeal', async () => {
    const body = story.unsigned();
    const nobody = client.anonymous();
    const key = randomUUID();
    const filed = await nobody.reports(body, { key });
    expect(await nobody.reports(body, { key })).toEqual(filed);
    await expect(nobody.reports(body, { key: 'abc' })).rejects.toThrow('400 request/key-required');

    const holder = client.anonymous(filed.secret);
    expect(await holder.sees(filed)).toMatchObject({ words: body.words, reporter: 'anonymous' });
    await holder.does(filed, 'comments', { text: '昨晚又来了两辆车', visibleTo: 'everyone' });
    for (const stranger of [nobody, client.anonymous('A'.repeat(40)), people.neighbour, people.gridWorker])
      expect([401, 404]).toContain(await stranger.statusOf(filed));
  });

  it('keeps the picture of a photo and nothing of the telephone that took it', async () => {
    const { reporter, neighbour, power } = people;
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const uploaded = await reporter.upload(taken);
    expect(uploaded).toMatchObject({ mediaType: 'image/jpeg' });
    const appeal = await story.filed(reporter, story.powerCut({ attachments: [{ ref: uploaded.ref }] }));
    for (const reader of [reporter, power]) {
      const { status, content, type } = await reader.bytes(appeal, uploaded.id);
      expect([status, type]).toEqual([200, 'image/jpeg']);
      expect(await sharp(content).metadata()).toMatchObject({ width: 60, height: 40 });
      expect((await sharp(content).metadata()).exif).toBeUndefined();
      expect(content.includes('HUAWEI')).toBe(false);
    }
    expect((await neighbour.bytes(appeal, uploaded.id)).status).toBe(404);
    await expect(reporter.upload(Buffer.from('<script>alert(1)</script>'))).rejects.toThrow('415');
    const stealing = neighbour.reports(story.powerCut({ attachments: [{ ref: uploaded.ref }] }));
    await expect(stealing).rejects.toThrow('422 attachment/ref-invalid');
  });
});
