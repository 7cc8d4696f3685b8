import { unreadable, type Stripped } from './format-error';

/** PCM, Microsoft ADPCM, float, A-law, µ-law, IMA ADPCM, GSM, and the extensible form of each. */
const codecs = [0x0001, 0x0002, 0x0003, 0x0006, 0x0007, 0x0011, 0x0031, 0xfffe];
const kept = ['fmt ', 'fact', 'data'];

/** Format and sound alone: LIST/INFO, bext, iXML, ID3 and whatever else lies beside them go. */
export function stripWav(bytes: Buffer): Stripped {
  const chunks: Buffer[] = [];
  const seen = new Set<string>();
  let at = 12;
  while (bytes.length - at >= 8 && !seen.has('data')) {
    const name = bytes.toString('latin1', at, at + 4);
    // A recorder that was cut off, or wrote while it recorded, never came back to fill in the length.
    const size = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - 8);
    if (kept.includes(name) && !seen.has(name)) {
      chunks.push(chunkOf(name, bytes.subarray(at + 8, at + 8 + size)));
      seen.add(name);
    }
    if (name === 'fmt ' && (size < 16 || !codecs.includes(bytes.readUInt16LE(at + 8))))
      throw unreadable('a sound format that is not taken inside WAV');
    at += 8 + size + (size & 1);
  }
  if (!seen.has('fmt ') || !seen.has('data')) throw unreadable('there is no sound in it');
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return { kind: 'voice', mediaType: 'audio/wav', bytes: chunkOf('RIFF', body) };
}

function chunkOf(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
}
