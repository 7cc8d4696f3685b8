import { aacFrame } from './aac';
import { afterId3 } from './frames';
import { mp3Frame } from './mp3';
import { silkStart } from './silk';

export type Format =
  'jpeg' | 'png' | 'webp' | 'heif' | 'mp3' | 'aac' | 'amr' | 'silk' | 'wav' | 'ogg' | 'webm' | 'mp4' | 'pdf';

const HEIF = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'];

/**
 * By the bytes; the name and type that the sender claims count for nothing. `undefined` for whatever nothing here can
 * strip of what it tells.
 */
export function formatOf(bytes: Buffer): Format | undefined {
  const text = (at: number, length: number): string => bytes.toString('latin1', at, at + length);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF')
    return text(8, 4) === 'WEBP' ? 'webp' : text(8, 4) === 'WAVE' ? 'wav' : undefined;
  if (text(4, 4) === 'ftyp') return ofBrand(text(8, 4), text(16, Math.min(bytes.readUInt32BE(0), 256) - 16));
  // QuickTime before it had a brand.
  if (text(4, 4) === 'moov' || text(4, 4) === 'mdat' || text(4, 4) === 'wide') return 'mp4';
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return 'webm';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 5) === '#!AMR') return 'amr';
  if (silkStart(bytes) !== undefined) return 'silk';
  if (text(0, 1024).includes('%PDF-')) return 'pdf';
  const sound = afterId3(bytes, 0);
  return mp3Frame(bytes, sound) ? 'mp3' : aacFrame(bytes, sound) ? 'aac' : undefined;
}

function ofBrand(major: string, others: string): Format | undefined {
  if (!HEIF.includes(major)) return major === 'avif' || major === 'avis' ? undefined : 'mp4';
  // The general brand of HEIF is AVIF's too, which has another decoder.
  return others.includes('avif') && !others.includes('heic') ? undefined : 'heif';
}
