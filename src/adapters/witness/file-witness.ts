import { open } from 'node:fs/promises';
import type { SignedHead, Witness } from '../../kernel/ports/witness';
import { hasCode } from '../files/durable';

/** One head a line, as JSON; what follows the file elsewhere, such as a write-once share, is its operator's. */
export class FileWitness implements Witness {
  readonly name: string;

  constructor(private readonly file: string) {
    this.name = file;
  }

  /** On disk when it resolves. A head that stands there already is not added again. */
  async witness(heads: readonly SignedHead[]): Promise<void> {
    const there = await endOf(this.file);
    const known = new Set(there.split('\n'));
    const lines = heads.map(lineOf).filter((line) => !known.has(line));
    if (lines.length === 0) return;
    const file = await open(this.file, 'a', 0o644);
    try {
      // A line that a crash left half written stays alone.
      const start = there === '' || there.endsWith('\n') ? '' : '\n';
      await file.writeFile(`${start}${lines.join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** What was added last lies at the end: the whole grows for years. */
const LOOKED_AT_BYTES = 256 * 1024;

async function endOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const length = Math.min(size, LOOKED_AT_BYTES);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}

/** As every witness gets it. */
export const lineOf = ({ text, signature }: SignedHead): string => JSON.stringify({ signature, text });
