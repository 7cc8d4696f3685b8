import { blank, boxAt, boxesIn, boxOf, type Box } from './boxes';
import { reading, unreadable, type Stripped } from './format-error';
import { movieOf } from './mp4-movie';
import type { Track } from './mp4-track';
import { fragmentRanges } from './mp4-fragments';
import { keepRanges, type Range } from './ranges';
import { sampleRanges } from './mp4-samples';

/** What players need of a file's uppermost boxes; `udta`, `meta`, `uuid`, `emsg` and all others are blanked. */
const kept = ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'mfra'];

/**
 * MP4, M4A, 3GP and QuickTime. Only boxes that playback needs stay, and of the media data only what the sound and
 * picture tracks name: a camera's track of places, its samples included, is gone. Works in place.
 */
export const stripMp4 = (bytes: Buffer): Stripped => reading(() => withoutMetadata(bytes));

function withoutMetadata(bytes: Buffer): Stripped {
  const top = topBoxes(bytes);
  const moov = boxOf(top, 'moov');
  if (moov === undefined) throw unreadable('it has no list of its tracks');
  const end = top.at(-1)?.end ?? 0;
  const movie = movieOf(bytes, moov);
  const { tracks } = movie;
  if (tracks.length === 0) throw unreadable('there is neither sound nor picture in it');
  const data = top.filter(({ type }) => type === 'mdat');
  const ranges: Range[] = [
    ...sampleRanges(bytes, movie),
    ...top.filter(({ type }) => type === 'moof').flatMap((moof) => fragmentRanges(bytes, moof, tracks)),
  ];
  for (const mdat of data) keepRanges(bytes, mdat.body, mdat.end, ranges);
  for (const box of top) if (!kept.includes(box.type)) blank(bytes, box);
  return { ...mediaOf(bytes, top, tracks), bytes: bytes.subarray(0, end) };
}

/** What is no box any more, behind sound and tracks, was put there by somebody else: it is cut off. */
function topBoxes(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    try {
      boxes.push(boxAt(bytes, at, bytes.length));
    } catch (error) {
      if (boxOf(boxes, 'moov') && boxOf(boxes, 'mdat')) break;
      throw error;
    }
    at = boxes.at(-1)?.end ?? bytes.length;
  }
  for (const box of boxes.filter(({ type }) => type === 'mfra')) boxesIn(bytes, box.body, box.end);
  return boxes;
}

/** What every browser plays: H.264 and AAC. */
const common = ['avc1', 'avc3', 'mp4a'];

/** A file of sound tracks alone is a voice message, whatever its brand says. */
function mediaOf(bytes: Buffer, top: readonly Box[], tracks: readonly Track[]) {
  const ftyp = boxOf(top, 'ftyp');
  const brand = ftyp === undefined ? 'qt  ' : bytes.toString('latin1', ftyp.body, ftyp.body + 4);
  const video = tracks.some(({ kind }) => kind === 'vide');
  const codecs = [...new Set(tracks.map(({ codec }) => codec.replace(/[^\w.-]/g, '_')))];
  const kind = video ? 'video' : 'voice';
  const rare = codecs.some((codec) => !common.includes(codec));
  const type = `${video ? 'video' : 'audio'}/${containerOf(brand, video, codecs)}`;
  return { kind, mediaType: rare ? `${type}; codecs="${codecs.join(',')}"` : type } as const;
}

/** Mobile telephones of old wrote AMR into 3GP; sound in anything else is AAC. */
function containerOf(brand: string, video: boolean, codecs: readonly string[]): string {
  if (!video) return codecs.includes('samr') || codecs.includes('sawb') ? '3gpp' : 'mp4';
  return brand === 'qt  ' ? 'quicktime' : brand.startsWith('3g') ? '3gpp' : 'mp4';
}
