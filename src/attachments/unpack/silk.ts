import { unreadable } from '../formats/format-error';

const HERTZ = 24_000;

/** What WeChat records, as a WAV that every browser plays. No other common tool reads SILK. @throws FormatError */
export async function silkToWav(bytes: Uint8Array): Promise<Buffer> {
  const { decode } = await import('silk-wasm');
  const { data } = await decode(bytes, HERTZ).catch((error: unknown) => {
    throw unreadable(`SILK that cannot be played: ${String(error)}`);
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  // PCM, one channel, 16 bits.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(HERTZ, 24);
  head.writeUInt32LE(HERTZ * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
