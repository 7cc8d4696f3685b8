import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { sample, toldBy } from '../kit/media-samples';

describe('a villager’s pictures and voice, from the telephone to the officer’s screen', () => {
  let service: Service;
  let people: story.People;
  let stranger: Caller;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    const client = await Client.of(service);
    people = await story.peopleOf(client);
    stranger = await client.as('officer', 'centre-610921107');
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const fallen = (refs: readonly string[]) =>
    story.powerCut({ words: '电线杆把树推到房上', attachments: refs.map((ref) => ({ ref })) });

  const linkTo = (reader: Caller, id: string, attachment: string, as?: 'thumbnail' | 'playable') =>
    reader.api.POST('/api/v1/appeals/{id}/attachments/{attachment}/link', {
      params: { path: { id, attachment }, query: { ...(as && { as }) } },
    });

  it('are shown without what they tell, small, playable, in parts, and without a header', async () => {
    const { reporter, power } = people;
    const photo = await reporter.upload(sample('iphone.heic'));
    const voice = await reporter.upload(sample('wechat.amr'));
    const video = await reporter.upload(sample('phone-video.mp4'));
    const appeal = await story.filed(reporter, fallen([photo.ref, voice.ref, video.ref]));
    await story.stands(appeal, reporter, { holder: 'ent-power' });
    const open = async (
      id: string,
      as?: 'thumbnail' | 'playable',
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const { data } = await linkTo(power, appeal.id, id, as);
      return exchange(new Request(`${service.url}${data?.url}`, { headers }));
    };

    const thumbnail = await open(photo.id, 'thumbnail');
    expect(thumbnail.headers.get('content-type')).toBe('image/jpeg');
    const small = Buffer.from(await thumbnail.arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    expect(toldBy(small)).toEqual([]);

    const played = await open(voice.id, 'playable', { range: 'bytes=0-3' });
    expect([played.status, await played.text()]).toEqual([206, 'RIFF']);

    const seen = await power.bytes(appeal, video.id);
    expect([seen.status, seen.type, seen.content.length]).toEqual([200, 'video/mp4', video.bytes]);
    expect(toldBy(seen.content)).toEqual([]);

    expect((await stranger.bytes(appeal, photo.id)).status).toBe(404);
    expect((await linkTo(stranger, appeal.id, photo.id)).response.status).toBe(404);
  });

  it('sent again with a draft whose answer was lost, give the first answer', async () => {
    const { reporter } = people;
    const key = randomUUID();
    const send = async () => {
      const { ref } = await reporter.upload(sample('phone.jpg'));
      return reporter.reports(fallen([ref]), { key });
    };
    const [first, again] = [await send(), await send()];
    expect(again.id).toBe(first.id);
  });
});
