import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spool } from '../../../src/attachments/spool';
import { temporaryFolder } from '../../kit/temporary-folder';

async function* chunks(bytes: Buffer, size = 100): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('where uploads wait', () => {
  let folder: string;
  const open = async (ofAll = 10_000, ofOne = 1_000) => {
    const spool = new Spool(folder, { ofAll, ofOne });
    await spool.open();
    return spool;
  };
  beforeEach(() => {
    folder = join(temporaryFolder(), 'spool');
  });

  it('gives back what arrived, and lets nobody read it on the disk', async () => {
    const sent = Buffer.concat([Buffer.from('王大山'), randomBytes(700)]);
    const spooled = await (await open()).take(chunks(sent), 'chen');
    expect((await spooled.read()).equals(sent)).toBe(true);
    const [name] = readdirSync(folder);
    expect(readFileSync(join(folder, name!)).includes('王大山')).toBe(false);
    await spooled.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('knows the same bytes again', async () => {
    const spool = await open();
    const sent = randomBytes(300);
    const [one, other] = [await spool.take(chunks(sent), 'a'), await spool.take(chunks(sent, 7), 'b')];
    expect(one.digest).toBe(other.digest);
  });

  it('has room for one, however much is left for others, and for all', async () => {
    const spool = await open(1_500, 1_000);
    const kept = await spool.take(chunks(randomBytes(800)), 'chen');
    const busy = { code: 'attachment/busy' };
    await expect(spool.take(chunks(randomBytes(300)), 'chen')).rejects.toMatchObject(busy);
    await spool.take(chunks(randomBytes(600)), 'wang');
    await expect(spool.take(chunks(randomBytes(200)), 'li')).rejects.toMatchObject(busy);
    expect(readdirSync(folder)).toHaveLength(2);
    await kept.discard();
    await kept.discard();
    await spool.take(chunks(randomBytes(900)), 'li');
  });

  it('keeps nothing of what broke off, nor of what a crash left', async () => {
    const spool = await open();
    const broken = async function* () {
      yield randomBytes(10);
      throw new Error('the line is gone');
    };
    await expect(spool.take(broken(), 'chen')).rejects.toThrow('the line is gone');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'left'), 'by a crash');
    await open();
    expect(readdirSync(folder)).toEqual([]);
  });
});
