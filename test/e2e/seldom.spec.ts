import Database from 'libsql';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Caller, Credentials } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { ask } from '../kit/api/exchange';
import type { Step } from '../kit/api/types';
import { voice } from '../kit/media';
import { photoOf } from '../kit/photo';
import { logIsAFile } from '../kit/back-end';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { issuerOf, tokenFor } from '../kit/tokens';

/** What the API document has and the stories do not come by: members that are seldom there, refusals that are rare. */
describe('seldom, but documented', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T09:00:00+08:00' },
        ...{ ATTACHMENT_PHOTO_MIB: '1', ATTACHMENT_FILES: '2' },
      },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('shows when it was observed, and what was attached to later words', async () => {
    const { reporter, village, townDispatcher } = people;
    const observedAt = '2026-07-01T08:10:00.000+08:00';
    const appeal = await story.filed(reporter, story.quarrel({ observedAt }));
    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    const said = async (transcript: string) => ({ ref: (await village.upload(voice())).ref, transcript });
    const attachments = [{ ref: (await village.upload(await photoOf())).ref }, await said('双方都在场')];
    await village.does(appeal, 'progress', { note: '现场已看', visibleTo: 'everyone', attachments });
    await village.does(appeal, 'resolve', {
      ...story.resolution({ outcome: 'partly-solved', revisitAt: '2026-08-03T09:00:00.000+08:00' }),
      attachments: [await said('秋收后再量一次')],
    });
    await townDispatcher.does(appeal, 'resolution/confirm', {});
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({ observedAt, resolution: { revisitAt: '2026-08-03T09:00:00.000+08:00' } });
    expect(seen.resolution?.attachments[0]?.transcript).toBe('秋收后再量一次');
    const [, told] = seen.remarks.find(({ kind }) => kind === 'progress')!.attachments;
    expect(told).toMatchObject({ kind: 'voice', mediaType: 'audio/wav', transcript: '双方都在场' });
  });

  it('reveals all that a proxy left', async () => {
    const { county } = people;
    const proxy = {
      name: '柯玉珍',
      phone: '13891500044',
      idNumber: '612423198702147703',
      address: '盘龙村五组',
    };
    const reporter = { name: '王文兰', phone: '13891500045' };
    const appeal = await county.reports(story.powerCut({ channel: 'hotline', proxy, reporter }));
    const revealed = await county.does(appeal, 'identity/reveal', { purpose: '回电核实' });
    expect(revealed).toEqual({ reporter, proxy });
  });

  it('pages a queue, and says what is paused in it', async () => {
    const { village } = people;
    const appeal = await story.inHand(people);
    await story.inHand(people);
    await village.does(appeal, 'information', { question: '请补拍界桩照片' });
    const first = await village.queue(story.PANLONG_CENTRE, { limit: 1 });
    expect(first.next).toBeDefined();
    const { items } = await village.queue(story.PANLONG_CENTRE);
    const owed = items.find(({ id }) => id === appeal.id)?.deadlines ?? [];
    const paused = owed.filter(({ pausedAt }) => pausedAt !== undefined);
    expect(paused.map(({ kind }) => kind)).toEqual(['handle', 'whole']);
    const asked = village.queue('dept-nowhere');
    await expect(asked).rejects.toThrow('422 directory/unknown-unit');
  });

  const steps: readonly (readonly [who: 'reporter' | 'village' | 'gridWorker', step: Step, body: object])[] =
    [
      ['reporter', 'comments', { text: '界桩又挪了', visibleTo: 'everyone' }],
      ['village', 'progress', { note: '现场已看', visibleTo: 'everyone' }],
      ['village', 'resolve', story.resolution()],
      ['gridWorker', 'answer', { answer: '当面量界' }],
      ['reporter', 'information/answer', { answer: '界桩在井边' }],
      ['village', 'supervision/answer', { answer: '当日已派人' }],
    ];
  it.each(steps)('takes no attachment that the %s does not have, with %s', async (who, step, body) => {
    const appeal = await story.filed(people.reporter, story.quarrel());
    const attachments = [{ ref: 'bm9uc2Vuc2U' }];
    const refused = await people[who].isRefused(appeal, step, { ...body, attachments });
    expect(refused).toMatchObject({ status: 422, code: 'attachment/ref-invalid' });
  });

  it('says of an upload what is wrong with it', async () => {
    const photo = await photoOf();
    const torn = photo.subarray(0, photo.length / 2);
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(600),
    ]);
    const sent = async (...files: readonly Uint8Array[]) => {
      const form = new FormData();
      for (const file of files) form.append('file', new Blob([Uint8Array.from(file)]), 'IMG_20260701.jpg');
      const headers = people.reporter.credentials;
      return (await ask(`${service.url}/api/v1/attachments`, { method: 'POST', body: form, headers })).code;
    };
    expect([
      await sent(),
      await sent(torn),
      await sent(heic),
      await sent(Buffer.concat([photo, Buffer.alloc(1_200_000)])),
      await sent(photo, photo, photo),
    ]).toEqual([
      'attachment/no-file',
      'attachment/unreadable',
      'attachment/heic',
      'attachment/too-large',
      'attachment/too-many',
    ]);
  });

  it('takes words as UTF-8 or not at all, before it asks what they mean', async () => {
    const sent = async (contentType: string) => {
      const headers = { ...people.reporter.credentials, 'content-type': contentType };
      // 停电了 in GBK, by a channel that is not the caller's.
      const body = Buffer.from('eyJjaGFubmVsIjoiaG90bGluZSIsIndvcmRzIjoizaO158HLIn0=', 'base64');
      const url = `${service.url}/api/v1/appeals`;
      const { status, code } = await ask(url, { method: 'POST', headers, body });
      return [status, code];
    };
    expect(await sent('application/json; charset=gbk')).toEqual([415, 'request/charset']);
    expect(await sent('application/json')).toEqual([400, 'request/not-utf-8']);
  });

  it('merges as the caller saw it, and answers the same again under the same revision', async () => {
    const { reporter, county } = people;
    const lead = await story.filed(reporter, story.powerCut());
    const second = await story.filed(reporter, story.powerCut({ words: '我们院子也停电了' }));
    // So that both are at revisions of their own.
    await reporter.does(lead, 'comments', { text: '三组也停了', visibleTo: 'everyone' });
    const body = { target: lead.id, reason: '同一台变压器' };
    const { revision } = await county.sees(second);
    const before = await factsRecorded(service.folder);
    const stale = await county.isRefused(second, 'merge', body, { ifMatch: revision - 1 });
    expect([stale.status, stale.code]).toEqual([412, 'command/revision-mismatch']);
    expect(await factsRecorded(service.folder)).toBe(before);
    const told = { key: 'Hy4Nc8Tr2Lw6Xb9Qf3Zs7Km5', ifMatch: revision };
    const merged = await county.does(second, 'merge', body, told);
    expect(merged.status).toBe('merged');
    expect(await county.does(second, 'merge', body, told)).toEqual(merged);
  });

  it('lets an operator do with a runner only what fits', async () => {
    const { api } = await client.as('admin', '610921');
    const params = { path: { name: 'appeals' } };
    const accepted = await api.POST('/api/v1/operations/runners/{name}/accept', { params });
    const discarded = await api.POST('/api/v1/operations/runners/{name}/discard', { params });
    for (const { response, error } of [accepted, discarded])
      expect([response.status, error?.code]).toEqual([409, 'runner/not-possible']);
  });

  it('knows tokens, secrets and keys that are none', async () => {
    const issuer = await issuerOf(service.folder);
    const codeFor = async (credentials: Credentials, by: Caller = client.with(credentials)) =>
      (await by.api.GET('/api/v1/appeals')).error?.code;
    const odd = { ...tokenFor('officer', story.PUXI), unit: '../../etc' };
    const claiming = { authorization: `Bearer ${await issuer.issue(odd)}` };
    expect(await codeFor(claiming)).toBe('auth/claims-invalid');
    const late = await (await issuerOf(service.folder, -1)).issue(tokenFor('officer', story.PUXI));
    expect(await codeFor({ authorization: `Bearer ${late}` })).toBe('auth/token-expired');
    const guess = client.anonymous('123');
    await expect(guess.sees({ id: randomUUID() })).rejects.toThrow('auth/secret-invalid');
    const long = await people.reporter.triesToReport(story.quarrel(), { key: 'k'.repeat(256) });
    expect(long.body).toMatchObject({ status: 400, code: 'request/key-invalid' });
  });

  (logIsAFile ? it : it.skip)('names the first event of a history that was edited on the disk', async () => {
    const { auditor, reporter } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    const stream = `appeal-${appeal.id}`;
    await service.stop();
    const log = new Database(join(service.folder, 'events.db'));
    log
      .prepare(`UPDATE event SET data = replace(data, 'app', 'web') WHERE stream = ? AND revision = 0`)
      .run(stream);
    log.close();
    service = await startService({ folder: service.folder, port: service.port });
    const { chain, events } = await auditor.history(appeal);
    expect(chain).toMatchObject({ holds: false, revision: 0, event: events[0]!.id });
  });
});
