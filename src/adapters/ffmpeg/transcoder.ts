import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TranscodingFailed, type Transcoder } from '../../kernel/ports/transcoder';

export interface FfmpegOptions {
  /** Path of `ffmpeg`. */
  readonly program: string;
  readonly longestMs?: number | undefined;
  /** Bytes that it may make. */
  readonly most?: number | undefined;
}

/** Longer recordings are cut. */
const SECONDS = ['-t', '600'];
const SOUND = ['-c:a', 'aac', '-b:a', '64k', '-ac', '1'];
const PICTURE = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28', '-pix_fmt', 'yuv420p'],
  // At most 720 lines, and even, as the codec wants it.
  ...['-vf', "scale=-2:'min(720,trunc(ih/2)*2)'"],
];

/** What the bytes are is known: the program shall not guess, nor follow what they name. */
const formats: Readonly<Record<string, string>> = {
  'audio/amr': 'amr',
  'audio/amr-wb': 'amr',
  'audio/aac': 'aac',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/webm': 'matroska',
  'video/webm': 'matroska',
  'audio/mp4': 'mov',
  'audio/3gpp': 'mov',
  'video/mp4': 'mov',
  'video/3gpp': 'mov',
  'video/quicktime': 'mov',
};

/**
 * ffmpeg as a child process, one at a time, with a bound on time and size. It reads and writes files, since most
 * containers want to be read from both ends: they lie in memory (`/dev/shm`) where there is such a place, and are
 * gone when it ends.
 */
export class FfmpegTranscoder implements Transcoder {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: FfmpegOptions) {}

  sound(bytes: Buffer, mediaType: string): Promise<Buffer> {
    return this.make(bytes, mediaType, 'out.m4a', ['-vn', ...SECONDS, ...SOUND, '-movflags', '+faststart']);
  }

  video(bytes: Buffer, mediaType: string): Promise<Buffer> {
    const into = ['-map', '0:v:0', '-map', '0:a:0?', ...SECONDS, ...PICTURE, ...SOUND];
    return this.make(bytes, mediaType, 'out.mp4', [...into, '-movflags', '+faststart']);
  }

  firstPicture(bytes: Buffer, mediaType: string): Promise<Buffer> {
    return this.make(bytes, mediaType, 'out.jpg', ['-an', '-frames:v', '1', '-f', 'image2', '-update', '1']);
  }

  private make(bytes: Buffer, mediaType: string, out: string, into: readonly string[]): Promise<Buffer> {
    const format = formats[mediaType];
    if (format === undefined) return Promise.reject(new TranscodingFailed(`nothing reads ${mediaType}`));
    const job = (): Promise<Buffer> => this.makeNow(bytes, format, out, into);
    const own = this.last.then(job, job);
    this.last = own.catch(() => undefined);
    return own;
  }

  private async makeNow(
    bytes: Buffer,
    format: string,
    out: string,
    into: readonly string[],
  ): Promise<Buffer> {
    const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'suqiu-'));
    try {
      const [from, to] = [join(folder, 'in'), join(folder, out)];
      await writeFile(from, bytes, { mode: 0o600 });
      const most = String(this.options.most ?? 64 * 1024 * 1024);
      await this.run([
        ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-threads', '1'],
        ...['-protocol_whitelist', 'file', '-f', format, '-i', from],
        ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-threads', '1'],
        ...[...into, '-fs', most, '-y', to],
      ]);
      return await readFile(to);
    } catch (error) {
      throw error instanceof TranscodingFailed ? error : new TranscodingFailed(String(error));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private run(args: readonly string[]): Promise<void> {
    return new Promise((done, failed) => {
      const child = spawn(this.options.program, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        // Nothing of ours: neither the master key nor where to find it.
        env: { PATH: process.env.PATH },
      });
      const late = setTimeout(() => child.kill('SIGKILL'), this.options.longestMs ?? 60_000);
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
      const end = (fault: string | undefined): void => {
        clearTimeout(late);
        if (fault === undefined) done();
        else failed(new TranscodingFailed(fault));
      };
      child.once('error', (error) => end(error.message));
      child.once('close', (code, signal) =>
        end(code === 0 ? undefined : `ended with ${code ?? signal}: ${said.trim()}`),
      );
    });
  }
}
