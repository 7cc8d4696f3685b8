import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { FormatError } from '../../../src/attachments/formats/format-error';
import { formatOf } from '../../../src/attachments/formats/recognise';
import { strippers, type StrippedFormat } from '../../../src/attachments/formats/strip';
import { bare, sample, samples, toldBy } from '../../kit/media-samples';

/** Either a clean file or a refusal; anything else is a fault of ours. */
function outcome(format: StrippedFormat, bytes: Buffer): Buffer | undefined {
  try {
    return strippers[format](bytes).bytes;
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

const runs = { numRuns: 150 };

describe('a damaged file', () => {
  it.each([...samples, ...bare].map((one) => [one.name, one] as const))(
    '%s is cleaned or refused, wherever it was cut off or changed',
    (name, { format }) => {
      const whole = sample(name);
      const place = fc.nat({ max: whole.length - 1 });
      fc.assert(
        fc.property(
          fc.option(place),
          fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }),
          (cut, flips) => {
            const bytes = Buffer.from(cut === null ? whole : whole.subarray(0, cut));
            for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
            const clean = outcome(format, bytes);
            expect(clean === undefined || clean.length <= 4 * whole.length + 4_096).toBe(true);
          },
        ),
        runs,
      );
    },
  );

  it('random bytes are recognised as something or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        formatOf(Buffer.from(bytes));
      }),
    );
  });
});

const told = fc.string({ minLength: 1, maxLength: 60 }).map((text) => `CANARY ${text} 王大山`);
const sized = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

describe('what somebody else wrote into a file', () => {
  it('never survives in MP4, in boxes of any name, at the end or among its tracks', () => {
    const name = fc.constantFrom(
      'udta',
      'meta',
      'uuid',
      'free',
      'skip',
      'ilst',
      'xyz ',
      '\xa9xyz',
      'loci',
      'emsg',
      'abcd',
    );
    fc.assert(
      fc.property(name, told, fc.boolean(), (type, text, inside) => {
        const whole = sample('android.m4a');
        const added = sized(type, Buffer.from(text));
        const moov = whole.indexOf('moov') - 4;
        const size = whole.readUInt32BE(moov);
        // The list of tracks is the last box: what is added to it moves no sound.
        expect(moov + size).toBe(whole.length);
        if (inside) whole.writeUInt32BE(size + added.length, moov);
        expect(toldBy(strippers.mp4(Buffer.concat([whole, added])).bytes)).toEqual([]);
      }),
      runs,
    );
  });

  it('never survives in WAV, in chunks of any name', () => {
    const name = fc.constantFrom('LIST', 'bext', 'iXML', 'id3 ', 'cart', '_PMX', 'abcd', 'JUNK');
    fc.assert(
      fc.property(name, told, fc.boolean(), (type, text, before) => {
        const whole = strippers.wav(sample('recorder.wav')).bytes;
        const body = Buffer.from(text);
        const head = Buffer.alloc(8);
        head.write(type, 'latin1');
        head.writeUInt32LE(body.length, 4);
        const chunk = Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
        const at = before ? 12 : whole.length;
        const bytes = Buffer.concat([whole.subarray(0, at), chunk, whole.subarray(at)]);
        expect(toldBy(strippers.wav(bytes).bytes)).toEqual([]);
      }),
      runs,
    );
  });

  it.each([
    ['mp3', 'recorder.mp3'],
    ['aac', 'mini-program.aac'],
  ] as const)('never survives around the frames of %s', (format, name) => {
    fc.assert(
      fc.property(told, told, (before, behind) => {
        const frames = strippers[format](sample(name)).bytes;
        const tag = Buffer.from(before);
        const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, tag.length >> 7, tag.length & 0x7f]);
        const bytes = Buffer.concat([head, tag, frames, Buffer.from(behind), Buffer.from('TAG')]);
        expect(strippers[format](bytes).bytes.equals(frames)).toBe(true);
      }),
      runs,
    );
  });

  it('never survives in WebM, in elements that are no sound or picture', () => {
    // Tags, attachments, chapters, and one that nobody knows.
    const id = fc.constantFrom('1254c367', '1941a469', '1043a770', '1a45dfa4');
    fc.assert(
      fc.property(id, told, (hex, text) => {
        const whole = sample('browser-voice.webm');
        const body = Buffer.from(text);
        const size = Buffer.from([0x40 | (body.length >> 8), body.length & 0xff]);
        const element = Buffer.concat([Buffer.from(hex, 'hex'), size, body]);
        const segment = whole.indexOf(Buffer.from('18538067', 'hex'));
        // The segment's size is left open, as browsers write it while they record.
        whole.fill(Buffer.from('01ffffffffffffff', 'hex'), segment + 4, segment + 12);
        const clean = outcome('webm', Buffer.concat([whole, element]));
        expect(clean === undefined ? [] : toldBy(clean)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('a small file that hides a large one', () => {
  it('a PDF is not unpacked beyond its bound', () => {
    const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024));
    const head = `%PDF-1.5\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    const bytes = Buffer.concat([
      Buffer.from(head),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>'),
    ]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => strippers.pdf(bytes)).toThrow(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('photos on the pages of a PDF are not unpacked beyond theirs', () => {
    const packed = deflateSync(Buffer.alloc(60 * 1024 * 1024));
    const photo = (number: number): Buffer =>
      Buffer.concat([
        Buffer.from(
          `${number} 0 obj << /Subtype /Image /Filter [/FlateDecode /DCTDecode] /Length ${packed.length} >>\nstream\n`,
        ),
        packed,
        Buffer.from('\nendstream\nendobj\n'),
      ]);
    const pages = '1 0 obj << /Pages 2 0 R /A [3 0 R 4 0 R 5 0 R] >> endobj\n2 0 obj << /Kids [] >> endobj\n';
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.5\n${pages}`),
      ...[3, 4, 5].map(photo),
      Buffer.from('trailer << /Root 1 0 R >>'),
    ]);
    expect(() => strippers.pdf(bytes)).toThrow('cannot be unpacked');
  });

  it('nor what stands for four zeros at a time', () => {
    const photo = `3 0 obj << /Subtype /Image /Filter [/A85 /DCT] >>\nstream\n${'z'.repeat(40_000_000)}\nendstream\nendobj\n`;
    const pages = '1 0 obj << /Pages 2 0 R /A 3 0 R >> endobj\n2 0 obj << /Kids [] >> endobj\n';
    const bytes = Buffer.from(`%PDF-1.5\n${pages}${photo}trailer << /Root 1 0 R >>`);
    expect(() => strippers.pdf(bytes)).toThrow('unpacks to too much');
  });

  it('a PDF that nests without end is refused', () => {
    const bytes = Buffer.from(`%PDF-1.4\n1 0 obj ${'['.repeat(100_000)}`);
    expect(() => strippers.pdf(bytes)).toThrow('nests');
  });

  it('an MP4 that claims four thousand million samples takes no longer than another', () => {
    const file = sample('android.m4a');
    const stsz = file.indexOf('stsz');
    file.writeUInt32BE(1, stsz + 8);
    file.writeUInt32BE(0xffffffff, stsz + 12);
    const before = Date.now();
    outcome('mp4', file);
    expect(Date.now() - before).toBeLessThan(1_000);
  });
});
