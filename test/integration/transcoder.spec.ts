import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FfmpegTranscoder } from '../../src/adapters/ffmpeg/transcoder';
import { TranscodingFailed } from '../../src/kernel/ports/transcoder';
import { temporaryFolder } from '../kit/temporary-folder';

/** A program in ffmpeg's place. `args` are those that it was called with. */
function program(body: string): string {
  const path = join(temporaryFolder(), 'ffmpeg');
  const script = `#!${process.execPath}\nconst fs = require('node:fs'); const args = process.argv.slice(2);\n${body}\n`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}

const ours = (): readonly string[] =>
  ['/dev/shm', '/tmp'].flatMap((folder) => {
    try {
      return readdirSync(folder).filter((name) => /^suqiu-\w{6}$/.test(name) && folder === '/dev/shm');
    } catch {
      return [];
    }
  });

describe('the transcoder', () => {
  it('hands over what it is, and takes what was made', async () => {
    const noted = join(temporaryFolder(), 'noted.json');
    const transcoder = new FfmpegTranscoder({
      program: program(`
        const from = args[args.indexOf('-i') + 1];
        fs.writeFileSync(${JSON.stringify(noted)}, JSON.stringify({ args, env: process.env }));
        fs.writeFileSync(args.at(-1), 'made of ' + fs.readFileSync(from));`),
    });
    process.env.SUQIU_MASTER_KEY = 'a secret';
    expect((await transcoder.sound(Buffer.from('amr'), 'audio/amr')).toString()).toBe('made of amr');
    const { args, env } = JSON.parse(readFileSync(noted, 'utf8'));
    expect(args.join(' ')).toContain('-protocol_whitelist file -f amr -i');
    expect(args.join(' ')).toContain('-map_metadata -1');
    expect(env.SUQIU_MASTER_KEY).toBeUndefined();
    delete process.env.SUQIU_MASTER_KEY;
    expect(ours()).toEqual([]);
  });

  it('works on one at a time', async () => {
    const busy = join(temporaryFolder(), 'busy');
    const transcoder = new FfmpegTranscoder({
      program: program(`
        if (fs.existsSync(${JSON.stringify(busy)})) process.exit(7);
        fs.writeFileSync(${JSON.stringify(busy)}, '');
        setTimeout(() => { fs.rmSync(${JSON.stringify(busy)}); fs.writeFileSync(args.at(-1), 'made'); }, 50);`),
    });
    const all = ['audio/amr', 'audio/ogg', 'audio/wav'].map((type) =>
      transcoder.sound(Buffer.from('x'), type),
    );
    expect((await Promise.all(all)).map(String)).toEqual(['made', 'made', 'made']);
  });

  it.each([
    ['fails', 'console.error("moov atom not found"); process.exit(1)', 'moov atom not found'],
    ['makes nothing', '', 'ENOENT'],
    ['never ends', 'setInterval(() => undefined, 1000)', 'SIGKILL'],
  ])('says so when the program %s, and leaves nothing behind', async (_how, body, said) => {
    const transcoder = new FfmpegTranscoder({ program: program(body), longestMs: 400 });
    const making = transcoder.video(Buffer.from('x'), 'video/webm');
    await expect(making).rejects.toThrow(TranscodingFailed);
    await expect(making).rejects.toThrow(said);
    expect(ours()).toEqual([]);
  });

  it('says so when there is no such program, and for what nothing reads', async () => {
    const transcoder = new FfmpegTranscoder({ program: '/nowhere/ffmpeg' });
    await expect(transcoder.sound(Buffer.from('x'), 'audio/amr')).rejects.toThrow('ENOENT');
    await expect(transcoder.sound(Buffer.from('x'), 'audio/silk')).rejects.toThrow('nothing reads');
  });
});
