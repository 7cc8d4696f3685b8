import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface FileSum {
  readonly sha256: string;
  readonly bytes: number;
}

const CHUNK = 1 << 20;

/** Of the bytes that are there. */
export async function sumOf(path: string): Promise<FileSum> {
  const summed = summing();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) summed.add(chunk as Buffer);
  return summed.sum();
}

/** A new file with the same bytes, on disk when it resolves; its name is not, until its folder is synced too. */
export async function copyFileDurably(from: string, to: string): Promise<FileSum> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const summed = summing();
  const watch = new Transform({
    highWaterMark: CHUNK,
    transform: (chunk: Buffer, _, done) => {
      summed.add(chunk);
      done(null, chunk);
    },
  });
  await pipeline(
    createReadStream(from, { highWaterMark: CHUNK }),
    watch,
    createWriteStream(to, { flags: 'wx', mode: 0o600, highWaterMark: CHUNK }),
  );
  await syncFile(to);
  return summed.sum();
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Paths of all files below a folder, relative to it, in order; none when it is not there. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function summing() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add: (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
    },
    sum: (): FileSum => ({ sha256: hash.digest('hex'), bytes }),
  };
}
