import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StrippedFormat } from '../../src/attachments/formats/strip';

const folder = join(__dirname, '../samples/media');

/** A fresh copy: strippers work in place. */
export const sample = (name: string): Buffer => Buffer.from(readFileSync(join(folder, name)));

export interface Sample {
  readonly name: string;
  readonly format: StrippedFormat;
  readonly kind: 'voice' | 'video' | 'document';
  readonly mediaType: string;
}

const of = (name: string, format: StrippedFormat, kind: Sample['kind'], mediaType: string): Sample => ({
  name,
  format,
  kind,
  mediaType,
});

/** Each made by a real encoder and told who recorded it, and where; `README.md` beside them says how. */
export const samples: readonly Sample[] = [
  of('android.m4a', 'mp4', 'voice', 'audio/mp4'),
  of('iphone.m4a', 'mp4', 'voice', 'audio/mp4'),
  of('samsung-aac.3gp', 'mp4', 'voice', 'audio/mp4'),
  of('samsung-amr.3gp', 'mp4', 'voice', 'audio/3gpp; codecs="samr"'),
  of('mini-program.aac', 'aac', 'voice', 'audio/aac'),
  of('recorder.mp3', 'mp3', 'voice', 'audio/mpeg'),
  of('recorder.wav', 'wav', 'voice', 'audio/wav'),
  of('voice.opus', 'ogg', 'voice', 'audio/ogg'),
  of('voice.ogg', 'ogg', 'voice', 'audio/ogg'),
  of('browser-voice.webm', 'webm', 'voice', 'audio/webm'),
  of('browser-video.webm', 'webm', 'video', 'video/webm'),
  of('phone-video.mp4', 'mp4', 'video', 'video/mp4'),
  of('safari.mp4', 'mp4', 'video', 'video/mp4'),
  of('iphone-video.mov', 'mp4', 'video', 'video/quicktime'),
  of('old-phone.3gp', 'mp4', 'video', 'video/3gpp; codecs="s263,mp4a"'),
  of('receipt.pdf', 'pdf', 'document', 'application/pdf'),
  of('receipt-linearized.pdf', 'pdf', 'document', 'application/pdf'),
  of('scripted.pdf', 'pdf', 'document', 'application/pdf'),
  of('photo.pdf', 'pdf', 'document', 'application/pdf'),
];

/** Formats that have no place for metadata. */
export const bare: readonly Sample[] = [
  of('amr-nb.amr', 'amr', 'voice', 'audio/amr'),
  of('amr-wb.awb', 'amr', 'voice', 'audio/amr-wb'),
  of('wechat.amr', 'silk', 'voice', 'audio/silk'),
  of('plain.silk', 'silk', 'voice', 'audio/silk'),
];

const told = ['王大山', 'CANARY', '32.8945', '108.4981'];

/** What of its owner and place is written in it, in any of the ways in which the formats write text. */
export const toldBy = (bytes: Buffer): readonly string[] =>
  told.filter((text) =>
    (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding))),
  );
