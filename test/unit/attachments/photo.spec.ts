import sharp from 'sharp';
import { formatOf } from '../../../src/attachments/formats/recognise';
import { Photos, type PhotoFormat } from '../../../src/attachments/photo';
import { sample, toldBy } from '../../kit/media-samples';

const MIB = 1024 * 1024;

/** With a gate that notes what goes through it. */
function photos(limits: { readonly photoPixels?: number; readonly memoryBytes?: number } = {}) {
  const weights: number[] = [];
  const gate = {
    run: async <T>(weight: number, job: () => Promise<T>) => (weights.push(weight), job()),
  };
  const unpacking = { heif: () => Promise.reject(new Error('not here')) };
  const all = { photoPixels: 220_000_000, memoryBytes: 512 * MIB, ...limits };
  const of = new Photos(all, gate, unpacking);
  return { weights, strip: (photo: Buffer) => of.strip(photo, formatOf(photo) as PhotoFormat), of };
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#667788' } });

describe('a photo', () => {
  it('loses what its camera wrote into it', async () => {
    const told = sample('phone.jpg');
    expect(toldBy(told)).not.toEqual([]);
    const { bytes, mediaType } = await photos().strip(told);
    expect(mediaType).toBe('image/jpeg');
    expect(toldBy(bytes)).toEqual([]);
    const { exif, xmp, icc } = await sharp(bytes).metadata();
    expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['jpeg', (photo: ReturnType<typeof plain>) => photo.jpeg()],
    ['png', (photo: ReturnType<typeof plain>) => photo.png()],
    ['webp', (photo: ReturnType<typeof plain>) => photo.webp()],
  ] as const)('stays a %s, without what was written beside its picture', async (format, pack) => {
    const photo = await pack(
      plain(60, 40)
        .withExif({ IFD0: { Artist: '王大山' } })
        .withXmp('<x:xmpmeta>CANARY</x:xmpmeta>'),
    ).toBuffer();
    const { bytes, mediaType } = await photos().strip(photo);
    expect([mediaType, toldBy(bytes)]).toEqual([`image/${format}`, []]);
  });

  it('of a telephone with very many pixels is shrunk to what twelve megapixels show', async () => {
    const photo = await plain(9248, 6936).jpeg({ quality: 20 }).toBuffer();
    const { strip, weights } = photos();
    const { width, height } = await sharp((await strip(photo)).bytes).metadata();
    expect([width, height]).toEqual([4096, 3072]);
    // Line by line: it does not take what 64 megapixels take.
    expect(weights[0]).toBeLessThanOrEqual(128 * MIB + photo.length);
  }, 60_000);

  it('keeps its size when it is small', async () => {
    const { bytes } = await photos().strip(await plain(800, 600).jpeg().toBuffer());
    expect((await sharp(bytes).metadata()).width).toBe(800);
  });

  it.each([
    ['several scans', () => plain(1000, 1000).jpeg({ progressive: true }), 3_000_000],
    [
      'interlacing, sixteen bits a colour',
      () => plain(1000, 1000).toColourspace('rgb16').png({ progressive: true }),
      6_000_000,
    ],
    ['WebP', () => plain(1000, 1000).webp(), 4_000_000],
  ] as const)('weighs what it takes as a whole: %s', async (_how, make, weight) => {
    const photo = await make().toBuffer();
    const { strip, weights } = photos();
    await strip(photo);
    expect(weights[0]).toBe(weight + 128 * MIB + photo.length);
  });

  it('is refused above the limit, with the limit of its kind', async () => {
    const { strip } = photos({ photoPixels: 2_000_000, memoryBytes: 131 * MIB });
    const tooMany = (megapixels: number, max: number) => ({
      code: 'attachment/too-many-pixels',
      details: { megapixels, max },
    });
    await expect(strip(await plain(3000, 1000).jpeg().toBuffer())).rejects.toMatchObject(tooMany(3, 2));
    // One megapixel fits as a camera makes it, but not when all of it must be in memory at once.
    await expect(strip(await plain(1000, 1000).webp().toBuffer())).rejects.toMatchObject(tooMany(1, 0));
    await strip(await plain(1000, 1000).jpeg().toBuffer());
  });

  it.each([
    ['half of it', async () => (await plain(900, 900).jpeg().toBuffer()).subarray(0, 3_000)],
    ['only its first bytes', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('is refused as unreadable when there is %s', async (_what, make) => {
    const photo = await make();
    const { of } = photos();
    await expect(of.strip(photo, formatOf(photo) as PhotoFormat)).rejects.toMatchObject({
      code: 'attachment/unreadable',
    });
  });
});
