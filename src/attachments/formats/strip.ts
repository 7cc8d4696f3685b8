import { stripAac } from './aac';
import { stripAmr } from './amr';
import type { Stripped } from './format-error';
import { stripMp3 } from './mp3';
import { stripMp4 } from './mp4';
import { stripOgg } from './ogg';
import { stripPdf } from './pdf';
import type { Format } from './recognise';
import { stripSilk } from './silk';
import { stripWav } from './wav';
import { stripWebm } from './webm';

/** Photos are taken apart and packed anew elsewhere; everything else keeps its sound, picture or pages as they are. */
export type StrippedFormat = Exclude<Format, 'jpeg' | 'png' | 'webp' | 'heif'>;

/** May work on the bytes themselves. @throws FormatError */
export const strippers: Readonly<Record<StrippedFormat, (bytes: Buffer) => Stripped>> = {
  mp3: stripMp3,
  aac: stripAac,
  amr: stripAmr,
  silk: stripSilk,
  wav: stripWav,
  ogg: stripOgg,
  webm: stripWebm,
  mp4: stripMp4,
  pdf: stripPdf,
};
