import { attachmentError } from './errors';

const QUALITY = 85;

/**
 * The picture alone: turned upright, then packed anew without place, camera, owner or preview.
 * @throws DomainError `attachment/unreadable` when it is damaged or unpacks to more than `maxPixels`
 */
export async function stripped(photo: Buffer, mediaType: string, maxPixels: number): Promise<Buffer> {
  // Loaded with the first photo: its native part takes 55 ms of CPU, for which no start waits.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(photo, { limitInputPixels: maxPixels, failOn: 'error' }).autoOrient();
    switch (mediaType) {
      case 'image/png':
        return await picture.png().toBuffer();
      case 'image/webp':
        return await picture.webp({ quality: QUALITY }).toBuffer();
      default:
        return await picture.jpeg({ quality: QUALITY }).toBuffer();
    }
  } catch (error) {
    throw attachmentError('attachment/unreadable', {}, error);
  }
}
