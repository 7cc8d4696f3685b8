import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { aPhoto, attachmentsApp, type AttachmentsApp } from '../kit/attachments-app';
import { actors } from '../kit/edge-app';
import { sample } from '../kit/media-samples';

const chen = actors.chen!;

describe('reading an attachment', () => {
  let county: AttachmentsApp;
  beforeAll(async () => {
    county = await attachmentsApp();
  });
  afterAll(() => county.close());

  it('says what it is, for private caches alone, as a download', async () => {
    const { id } = await county.named(sample('android.m4a'));
    expect((await county.read(id)).headers).toMatchObject({
      'content-type': 'audio/mp4',
      'content-disposition': `attachment; filename="${id.slice(0, 16)}.m4a"`,
      'cache-control': 'private, max-age=604800, immutable',
      'accept-ranges': 'bytes',
      etag: `"${id}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('sends nothing again to who has it, but asks first whether they may', async () => {
    const { id } = await county.named(await aPhoto());
    const has = { 'if-none-match': `W/"${id}", "x"` };
    const again = await county.read(id, '', has);
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    county.barred.add(chen.id);
    expect((await county.read(id, '', has)).statusCode).toBe(404);
    county.barred.clear();
  });

  it('sends parts', async () => {
    const { id, bytes } = await county.named(sample('recorder.wav'));
    const whole = (await county.read(id)).rawPayload;
    const part = await county.read(id, '', { range: 'bytes=100-199' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 100-199/${bytes}`]);
    expect(part.rawPayload.equals(whole.subarray(100, 200))).toBe(true);
    const none = await county.read(id, '', { range: `bytes=${bytes}-` });
    expect([none.statusCode, none.headers['content-range'], none.json().code]).toEqual([
      416,
      `bytes */${bytes}`,
      'attachment/range-invalid',
    ]);
    const changed = await county.read(id, '', { range: 'bytes=0-9', 'if-range': '"another"' });
    expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, bytes]);
  });

  it('says so once the key is destroyed, or the bytes are nowhere', async () => {
    const erased = await county.named(await aPhoto());
    await county.profile.primary.keys.destroy(erased.key);
    expect((await county.read(erased.id)).json().code).toBe('attachment/erased');
    expect((await county.read(erased.id, '?as=thumbnail')).json().code).toBe('attachment/erased');
    const lost = await county.named(await aPhoto());
    await county.profile.attachments.delete(lost.id);
    expect((await county.read(lost.id)).json().code).toBe('attachment/not-found');
  });

  it('makes a thumbnail once, sealed as the photo is', async () => {
    const { id, key } = await county.named(await aPhoto(800));
    const first = await county.read(id, '?as=thumbnail');
    expect([first.statusCode, first.headers['content-type'], first.headers.etag]).toEqual([
      200,
      'image/jpeg',
      `"${id}.thumbnail"`,
    ]);
    const { width, height } = await sharp(first.rawPayload).metadata();
    expect([width, height]).toEqual([160, 320]);
    const kept = readFileSync(join(county.folder, 'derived', id.slice(0, 2), `${id}.thumbnail`));
    expect(kept.includes('JFIF')).toBe(false);
    expect((await county.read(id, '?as=thumbnail')).rawPayload.equals(first.rawPayload)).toBe(true);
    await county.profile.primary.keys.destroy(key);
    expect((await county.read(id, '?as=thumbnail')).statusCode).toBe(410);
  });

  it('plays what WeChat recorded, and everything else as it is while there is no tool', async () => {
    const silk = await county.read((await county.named(sample('wechat.amr'))).id, '?as=playable');
    expect(silk.headers['content-type']).toBe('audio/wav');
    // A second at 24 kHz, 16 bits.
    expect(silk.rawPayload.length).toBe(44 + 48_000);
    const m4a = await county.read((await county.named(sample('iphone.m4a'))).id, '?as=playable');
    expect([m4a.statusCode, m4a.headers['content-type']]).toEqual([200, 'audio/mp4']);
    const amr = await county.read((await county.named(sample('amr-nb.amr'))).id, '?as=playable');
    expect([amr.statusCode, amr.json().code]).toEqual([406, 'attachment/not-playable']);
  });

  it('refuses a form of it that there is not', async () => {
    expect(
      (await county.read((await county.named(await aPhoto())).id, '?as=poster')).json().errors,
    ).toMatchObject([{ pointer: '/as' }]);
  });
});

describe('the link of an attachment', () => {
  let county: AttachmentsApp;
  beforeAll(async () => {
    county = await attachmentsApp();
  });
  afterAll(() => county.close());

  const linkTo = async (id: string, query = '') => {
    const answer = await county.ask({
      method: 'POST',
      url: `/api/v1/appeals/${county.appeal}/attachments/${id}/link${query}`,
      headers: { authorization: 'Bearer chen' },
    });
    return { ...answer.json(), status: answer.statusCode } as {
      readonly status: number;
      readonly url: string;
      readonly expiresAt: string;
    };
  };

  it('opens it without a header, in the form that it was asked for', async () => {
    const { id } = await county.named(await aPhoto(800));
    const { status, url, expiresAt } = await linkTo(id, '?as=thumbnail');
    expect(status).toBe(200);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(4.9 * 60_000);
    const shown = await county.ask({ url });
    expect([shown.statusCode, shown.headers.etag]).toEqual([200, `"${id}.thumbnail"`]);
    expect((await county.ask({ url, headers: { range: 'bytes=0-9' } })).rawPayload.length).toBe(10);
  });

  it('is given to nobody who may not read it, and opens nothing to who lost that right', async () => {
    const { id } = await county.named(await aPhoto());
    expect((await linkTo('0'.repeat(64))).status).toBe(404);
    const { url } = await linkTo(id);
    county.barred.add(chen.id);
    expect((await linkTo(id)).status).toBe(404);
    expect((await county.ask({ url })).json().code).toBe('appeal/not-found');
    county.barred.clear();
    expect((await county.ask({ url })).statusCode).toBe(200);
  });

  it('refuses what reading without it would refuse', async () => {
    const { id, key } = await county.named(sample('amr-nb.amr'));
    const { url } = await linkTo(id);
    const past = await county.ask({ url, headers: { range: 'bytes=1000000-' } });
    expect([past.statusCode, past.json().code]).toEqual([416, 'attachment/range-invalid']);
    const played = await county.ask({ url: (await linkTo(id, '?as=playable')).url });
    expect([played.statusCode, played.json().code]).toEqual([406, 'attachment/not-playable']);
    await county.profile.primary.keys.destroy(key);
    expect((await county.ask({ url })).json().code).toBe('attachment/erased');
    // As an erasure leaves it: neither key nor bytes.
    await county.profile.attachments.delete(id);
    expect((await county.ask({ url })).json().code).toBe('attachment/erased');
    const lost = await county.named(sample('amr-nb.amr'));
    await county.profile.attachments.delete(lost.id);
    expect((await county.ask({ url: (await linkTo(lost.id)).url })).json().code).toBe('attachment/not-found');
  });

  it('that was made up opens nothing', async () => {
    const answer = await county.ask({ url: '/api/v1/attachments/linked?token=abc' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'attachment/link-invalid']);
  });
});
