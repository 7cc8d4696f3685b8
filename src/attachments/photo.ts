import type { Metadata, Sharp } from 'sharp';
import { attachmentError } from './errors';
import { FormatError } from './formats/format-error';
import { heifPixels } from './formats/heif-size';
import type { Format } from './formats/recognise';
import type { Gate } from './gate';
import { MIB, type AttachmentLimits } from './settings';
import { TooManyPixels } from './unpack/heif';
import type { Unpacking } from './unpack/unpacking';

export type PhotoFormat = Extract<Format, 'jpeg' | 'png' | 'webp' | 'heif'>;

/** No photo is kept larger than twelve-megapixel cameras make it: text on a sign stays readable. */
const LONGEST_SIDE = 4096;
const QUALITY = 85;
const THUMBNAIL_SIDE = 320;
/** Lines on their way, the shrunk picture, and the packed one. */
const STREAMED = 128 * MIB;
/** Planes, colours and a copy, as measured with libheif on photos of 12 and 48 megapixels. */
const HEIF_BYTES_A_PIXEL = 9;

/** Sharp is loaded with the first photo: a start must not wait for it. */
async function sharpOf(...input: Parameters<typeof import('sharp')>): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  // Nothing is asked for twice, and what it keeps counts against nobody.
  sharp.cache(false);
  return sharp(...input);
}

/** Photos as pictures alone: turned upright, shrunk, packed anew without place, camera, owner or preview. */
export class Photos {
  constructor(
    private readonly limits: Pick<AttachmentLimits, 'photoPixels' | 'memoryBytes'>,
    private readonly gate: Pick<Gate, 'run'>,
    private readonly unpacking: Pick<Unpacking, 'heif'>,
  ) {}

  /** @throws DomainError `attachment/unreadable`, `attachment/heic`, `attachment/too-many-pixels`, `attachment/busy` */
  async strip(photo: Buffer, format: PhotoFormat): Promise<{ mediaType: string; bytes: Buffer }> {
    try {
      return format === 'heif' ? await this.fromHeif(photo) : await this.packedAnew(photo, format);
    } catch (error) {
      // It is larger than it says, or holds nothing that can be unpacked.
      if (error instanceof FormatError || error instanceof TooManyPixels)
        throw attachmentError(format === 'heif' ? 'attachment/heic' : 'attachment/unreadable', {}, error);
      throw error;
    }
  }

  /** A small JPEG of a photo that was kept. */
  thumbnail(photo: Buffer): Promise<Buffer> {
    return this.gate.run(STREAMED, async () =>
      (await sharpOf(photo))
        .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' })
        .jpeg({ quality: 75 })
        .toBuffer(),
    );
  }

  private async packedAnew(photo: Buffer, format: Exclude<PhotoFormat, 'heif'>) {
    const about = await readable(async () => (await sharpOf(photo, { limitInputPixels: false })).metadata());
    const pixels = about.width * about.height;
    const weight = unpackedBytes(about, format);
    if (pixels > this.limits.photoPixels || weight > this.limits.memoryBytes)
      throw this.tooMany(pixels, weight / pixels);
    const options = { limitInputPixels: this.limits.photoPixels, failOn: 'error' } as const;
    return this.gate.run(weight + photo.length, async () =>
      packed((await sharpOf(photo, options)).autoOrient(), format),
    );
  }

  private fromHeif(photo: Buffer) {
    const pixels = heifPixels(photo);
    const weight = pixels * HEIF_BYTES_A_PIXEL;
    if (pixels > this.limits.photoPixels || weight > this.limits.memoryBytes)
      throw this.tooMany(pixels, HEIF_BYTES_A_PIXEL);
    return this.gate.run(weight + photo.length, async () => {
      const { data, width, height } = await this.unpacking.heif(photo, pixels);
      return packed(await sharpOf(data, { raw: { width, height, channels: 3 } }), 'jpeg');
    });
  }

  private tooMany(pixels: number, bytesAPixel: number) {
    const most = Math.min(this.limits.photoPixels, this.limits.memoryBytes / bytesAPixel);
    return attachmentError('attachment/too-many-pixels', {
      megapixels: Math.ceil(pixels / 1e6),
      max: Math.floor(most / 1e6),
    });
  }
}

async function packed(photo: Sharp, format: Exclude<PhotoFormat, 'heif'>) {
  const shrunk = photo.resize({
    width: LONGEST_SIDE,
    height: LONGEST_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  const bytes = await readable(() => {
    switch (format) {
      case 'png':
        return shrunk.png().toBuffer();
      case 'webp':
        return shrunk.webp({ quality: QUALITY }).toBuffer();
      case 'jpeg':
        return shrunk.jpeg({ quality: QUALITY }).toBuffer();
    }
  });
  return { mediaType: `image/${format}`, bytes };
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw attachmentError('attachment/unreadable', {}, error);
  }
}

/**
 * What a photo takes of memory while it is packed anew. Cameras' JPEGs and most PNGs go through line by line,
 * however large they are; several scans, interlacing and WebP need the whole picture at once.
 */
function unpackedBytes(about: Metadata, format: Exclude<PhotoFormat, 'heif'>): number {
  const pixels = about.width * about.height;
  const whole = pixels * about.channels * (about.depth === 'ushort' ? 2 : 1);
  switch (format) {
    case 'jpeg':
      // Sixteen bits a coefficient; colours usually have a quarter as many as brightness.
      return about.isProgressive
        ? pixels * 2 * (about.chromaSubsampling === '4:2:0' ? 1.5 : about.channels) + STREAMED
        : Math.min(whole, STREAMED);
    case 'png':
      return about.isProgressive ? whole + STREAMED : Math.min(whole, STREAMED);
    case 'webp':
      return pixels * 4 + STREAMED;
  }
}
