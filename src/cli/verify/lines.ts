import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** The whole lines of a file, one page of it in memory; a last one without an end is left out. */
export async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const lines = (rest + decoder.write(bytes as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}
