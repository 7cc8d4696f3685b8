import { inflateSync } from 'node:zlib';
import { FormatError } from '../../../src/attachments/formats/format-error';
import { formatOf } from '../../../src/attachments/formats/recognise';
import { strippers, type StrippedFormat } from '../../../src/attachments/formats/strip';
import { bare, sample, samples, toldBy } from '../../kit/media-samples';

const strip = (name: string, format: StrippedFormat) => strippers[format](sample(name));

const box = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

describe('what a file is', () => {
  it.each([...samples, ...bare].map((one) => [one.name, one] as const))('%s', (name, { format }) => {
    expect(formatOf(sample(name))).toBe(format);
  });

  it.each([
    ['a program', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an archive', Buffer.from('PK\x03\x04')],
    ['a picture of AV1', Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0mif1miaf'))])],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(5_000)],
  ])('%s is nothing that is taken', (_name, bytes) => {
    expect(formatOf(bytes)).toBeUndefined();
  });

  it.each(['iphone.heic'])('%s is HEIF', (name) => {
    expect(formatOf(sample(name))).toBe('heif');
  });
});

describe('a file without what it tells', () => {
  it.each(samples.map((one) => [one.name, one] as const))('%s', (name, { format, kind, mediaType }) => {
    const before = sample(name);
    if (!name.startsWith('receipt-') && name !== 'scripted.pdf') expect(toldBy(before)).not.toEqual([]);
    const { bytes, ...media } = strip(name, format);
    expect(toldBy(bytes)).toEqual([]);
    expect(media).toEqual({ kind, mediaType });
    expect(bytes.length).toBeLessThanOrEqual(before.length);
    // Nothing is left that could be taken away: the next reader finds the same file.
    expect(strippers[format](Buffer.from(bytes)).bytes.equals(bytes)).toBe(true);
  });

  it.each(bare.map((one) => [one.name, one] as const))('%s has only sound', (name, { format, mediaType }) => {
    const all = sample(name);
    const { bytes } = strip(name, format);
    expect(strippers[format](all)).toMatchObject({ kind: 'voice', mediaType });
    expect(all.indexOf(bytes)).toBe(0);
    const behind = Buffer.concat([bytes, Buffer.from([0x7f, 0xff]), Buffer.from('盘龙村王大山')]);
    expect(toldBy(strippers[format](behind).bytes)).toEqual([]);
  });

  it.each([
    ['recorder.mp3', 'mp3'],
    ['mini-program.aac', 'aac'],
  ] as const)('%s keeps every frame', (name, format) => {
    const { bytes } = strip(name, format);
    expect(sample(name).includes(bytes)).toBe(true);
    expect(sample(name).length - bytes.length).toBeLessThan(600);
  });

  it('keeps the sound of a WAV', () => {
    const all = sample('recorder.wav');
    const { bytes } = strip('recorder.wav', 'wav');
    expect(bytes.subarray(44).equals(all.subarray(all.indexOf('data') + 8))).toBe(true);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  });

  it.each(['android.m4a', 'phone-video.mp4', 'iphone-video.mov', 'safari.mp4', 'browser-video.webm'])(
    '%s moves nothing, so that what points into it still does',
    (name) => {
      const all = sample(name);
      const { bytes } = strip(name, formatOf(all) as StrippedFormat);
      expect(bytes.length).toBe(all.length);
      const changed = [...bytes.entries()].filter(([at, byte]) => byte !== all[at]);
      expect(changed.length).toBeLessThan(1_200);
    },
  );

  it('blanks the track of places that a camera records, and the names of its makers', () => {
    const { bytes } = strip('phone-video.mp4', 'mp4');
    for (const gone of ['text', 'tx3g', 'udta', 'VideoHandler', 'SoundHandler'])
      expect([gone, bytes.includes(gone)]).toEqual([gone, false]);
  });

  it.each(['mvhd', 'tkhd', 'mdhd'])('forgets when an MP4 was recorded, as its %s says', (type) => {
    const all = sample('android.m4a');
    const times = all.indexOf(type) + 8;
    all.writeUInt32BE(0xe1a2b3c4, times);
    all.writeUInt32BE(0xe1a2b3c5, times + 4);
    const { bytes } = strippers.mp4(all);
    expect([bytes.readUInt32BE(times), bytes.readUInt32BE(times + 4)]).toEqual([0, 0]);
  });

  it('takes a lone header among other bytes for no sound', () => {
    const frames = strip('mini-program.aac', 'aac').bytes;
    const header = Buffer.from(frames.subarray(0, 7));
    // A frame of 57 bytes, all of which are there.
    header.set([header[3]! & ~3, 57 >> 3, (57 & 7) << 5], 3);
    const chance = Buffer.concat([Buffer.alloc(50, 'x'), header]);
    expect(strippers.aac(Buffer.concat([frames, chance, Buffer.alloc(200, 'x')])).bytes.equals(frames)).toBe(
      true,
    );
  });

  it('counts the pages of Ogg anew', () => {
    const { bytes } = strip('voice.ogg', 'ogg');
    const numbers: number[] = [];
    for (let at = bytes.indexOf('OggS'); at >= 0; at = bytes.indexOf('OggS', at + 4))
      numbers.push(bytes.readUInt32LE(at + 18));
    expect(numbers).toEqual(numbers.map((_, index) => index));
  });
});

describe('a PDF made anew', () => {
  it.each(['receipt.pdf', 'receipt-linearized.pdf', 'scripted.pdf'])('%s has the same pages', (name) => {
    const { bytes } = strip(name, 'pdf');
    const text = bytes.toString('latin1');
    expect(text.match(/\/Type \/Page /g)).toHaveLength(2);
    const streams = [...text.matchAll(/\/FlateDecode[^>]*>>\nstream\n([\s\S]*?)\nendstream/g)].map(
      ([, data]) => inflateSync(Buffer.from(data ?? '', 'latin1')).toString('latin1'),
    );
    expect(streams.join('\n')).toContain('PAGE TWO');
    expect(text).toContain('(a note on the page)');
    for (const gone of [
      'JavaScript',
      'OpenAction',
      'EmbeddedFile',
      'Metadata',
      '/Info',
      '/ID',
      'Exif',
      'GPS',
      '/T (',
    ])
      expect([gone, text.includes(gone)]).toEqual([gone, false]);
  });

  it('takes the place out of a photo that stands on a page', () => {
    expect(sample('photo.pdf').includes('Exif\0')).toBe(true);
    const { bytes } = strip('photo.pdf', 'pdf');
    expect(bytes.includes('Exif\0')).toBe(false);
    expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(true);
  });

  it('is refused under a password', () => {
    expect(() => strip('locked.pdf', 'pdf')).toThrow(expect.objectContaining({ code: 'protected' }));
  });
});

describe('what cannot be followed to its end', () => {
  it.each([
    ['no sound', 'mp3', Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x7f'), Buffer.alloc(200)])],
    [
      'an MP4 of text alone',
      'mp4',
      Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), box('moov', Buffer.alloc(0))]),
    ],
    [
      'a WAV of something else',
      'wav',
      Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x99\0\x01\0'.padEnd(60, '\0'), 'latin1'),
    ],
    ['FLAC in Ogg', 'ogg', sample('voice.opus').fill('\x7fFLAC', 28, 33, 'latin1')],
    [
      'Matroska',
      'webm',
      sample('browser-voice.webm').fill(
        'mkvm',
        sample('browser-voice.webm').indexOf('webm'),
        sample('browser-voice.webm').indexOf('webm') + 4,
      ),
    ],
    [
      'a PDF without pages',
      'pdf',
      Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>'),
    ],
  ] as const)('%s is refused', (_name, format, bytes) => {
    expect(() => strippers[format](Buffer.from(bytes))).toThrow(FormatError);
  });

  it('media that lie in another file', () => {
    const file = sample('android.m4a');
    file.writeUInt32BE(0, file.indexOf('url ') + 4);
    expect(() => strippers.mp4(file)).toThrow('another file');
  });
});
