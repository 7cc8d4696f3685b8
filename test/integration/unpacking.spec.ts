import * as fc from 'fast-check';
import { workerFile } from '../../src/adapters/worker-file';
import { FormatError } from '../../src/attachments/formats/format-error';
import { TooManyPixels } from '../../src/attachments/unpack/heif';
import { Unpacking } from '../../src/attachments/unpack/unpacking';
import { sample } from '../kit/media-samples';

const file = workerFile('attachments/unpack/unpack.worker');

describe('taking files apart in a thread of its own', () => {
  const unpacking = new Unpacking({ file });
  afterAll(() => unpacking.close());

  it('unpacks HEIC to its pixels', async () => {
    const { width, height, data } = await unpacking.heif(sample('iphone.heic'), 1e6);
    expect([width, height, data.length]).toEqual([320, 240, 320 * 240 * 3]);
    // The test picture has all colours.
    expect(new Set(data).size).toBeGreaterThan(100);
  });

  it('unpacks none of what is larger than allowed', async () => {
    await expect(unpacking.heif(sample('iphone.heic'), 76_799)).rejects.toThrow(TooManyPixels);
  });

  it('refuses damaged HEIC, however it is damaged', async () => {
    const whole = sample('iphone.heic');
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.option(place),
        fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 6 }),
        async (cut, flips) => {
          const bytes = Buffer.from(cut === null ? whole : whole.subarray(0, cut));
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
          await unpacking.heif(bytes, 1e6).catch((error: unknown) => {
            if (!(error instanceof FormatError) && !(error instanceof TooManyPixels)) throw error;
          });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('plays SILK, and refuses what only looks like it', async () => {
    const wav = await unpacking.silk(sample('wechat.amr'));
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    await expect(unpacking.silk(Buffer.from('#!SILK_V3'))).rejects.toThrow(FormatError);
  });

  it('does several at once, and the next after one that failed', async () => {
    const strip = () => unpacking.strip('mp4', sample('android.m4a'));
    const all = await Promise.all([strip(), strip(), strip()]);
    expect(all.map(({ kind }) => kind)).toEqual(['voice', 'voice', 'voice']);
    await expect(unpacking.strip('pdf', Buffer.from('%PDF-1.4'))).rejects.toThrow(FormatError);
    expect((await strip()).mediaType).toBe('audio/mp4');
  });

  it('ends a thread whose heap a file fills, and no other', async () => {
    // Ten million boxes of nothing.
    const boxes = Buffer.alloc(80_000_000, Buffer.from('\0\0\0\x08free', 'latin1'));
    await expect(unpacking.strip('mp4', boxes)).rejects.toThrow(FormatError);
    expect((await unpacking.strip('mp4', sample('android.m4a'))).kind).toBe('voice');
  }, 60_000);

  it('ends a thread that takes too long', async () => {
    const hasty = new Unpacking({ file, longestMs: 1 });
    await expect(hasty.heif(sample('iphone.heic'), 1e6)).rejects.toThrow(FormatError);
    await hasty.close();
  });
});
