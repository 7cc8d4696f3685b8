import sharp from 'sharp';
import { Client, type Caller } from '../support/client';
import { eventually, removeFolder, startService, type Service } from '../support/service';
import { sample, toldBy } from '../unit/attachments/samples';

const PANLONG = '610921102206';

describe('a villager’s pictures and voice, from the telephone to the officer’s screen', () => {
  let service: Service;
  let reporter: Caller;
  let officer: Caller;
  let stranger: Caller;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    const client = await Client.of(service);
    reporter = await client.as('citizen', '13891500001');
    officer = await client.as('officer', 'ent-power');
    stranger = await client.as('officer', 'centre-610921107');
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const draft = (refs: readonly string[]) => ({
    channel: 'app',
    service: 'infrastructure-power',
    words: '电线杆把树推到房上',
    place: { region: PANLONG },
    attachments: refs.map((ref) => ({ ref })),
  });

  it('are shown without what they tell, small, playable, in parts, and without a header', async () => {
    const photo = (await reporter.upload(sample('iphone.heic'))).body.attachments[0]!;
    const voice = (await reporter.upload(sample('wechat.amr'))).body.attachments[0]!;
    const appeal = await reporter.reports(draft([photo.ref, voice.ref]));
    await eventually(
      () => reporter.sees(appeal),
      ({ holder }) => holder === 'ent-power',
    );
    const path = (id: string, rest = '') => `/appeals/${appeal.id}/attachments/${id}${rest}`;
    const open = async (id: string, as: string, headers: Record<string, string> = {}) => {
      const { body } = await officer.post<{ url: string }>(path(id, `/link?as=${as}`), {});
      return fetch(`${service.url}${body.url}`, { headers });
    };

    const thumbnail = await open(photo.id, 'thumbnail');
    expect(thumbnail.headers.get('content-type')).toBe('image/jpeg');
    const small = Buffer.from(await thumbnail.arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    expect(toldBy(small)).toEqual([]);

    const played = await open(voice.id, 'playable', { range: 'bytes=0-3' });
    expect([played.status, await played.text()]).toEqual([206, 'RIFF']);

    expect((await stranger.get(path(photo.id))).status).toBe(404);
    expect((await stranger.post(path(photo.id, '/link'), {})).status).toBe(404);
  });

  it('sent again with a draft whose answer was lost, give the first answer', async () => {
    const send = async (key: string) => {
      const { body } = await reporter.upload(sample('phone.jpg'));
      return reporter.post<{ id: string }>('/appeals', draft([body.attachments[0]!.ref]), { key });
    };
    const key = '3d0c8f1e-7a52-4b8a-9c60-2e5f8a1b3d47';
    const [first, again] = [await send(key), await send(key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
  });
});
