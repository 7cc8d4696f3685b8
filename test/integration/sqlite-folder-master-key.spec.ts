import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadMasterKey } from '../../src/adapters/files/master-key';
import { temporaryFolder } from '../kit/temporary-folder';

describe('the master key', () => {
  it('is made once, for its owner only, and found again', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'master.key');
    const key = await loadMasterKey({ file });
    expect(key).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(key.toString('base64'));
    expect((await loadMasterKey({ file })).equals(key)).toBe(true);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('is one key when many make it at once', async () => {
    const file = join(temporaryFolder(), 'master.key');
    const keys = await Promise.all(Array.from({ length: 12 }, () => loadMasterKey({ file })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('comes from the environment when it is there, and then leaves no file', async () => {
    const folder = temporaryFolder();
    const key = randomBytes(32);
    const loaded = await loadMasterKey({
      fromEnvironment: key.toString('base64'),
      file: join(folder, 'master.key'),
    });
    expect(loaded.equals(key)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', randomBytes(16).toString('base64'), 'not a key', `${randomBytes(32).toString('base64')}AAAA`])(
    'refuses %p from the environment',
    async (fromEnvironment) => {
      const file = join(temporaryFolder(), 'master.key');
      await expect(loadMasterKey({ fromEnvironment, file })).rejects.toThrow('must be 32 bytes in base64');
    },
  );

  it('refuses a file that was cut off, or that others may read', async () => {
    const file = join(temporaryFolder(), 'master.key');
    writeFileSync(file, 'AAAA\n', { mode: 0o600 });
    await expect(loadMasterKey({ file })).rejects.toThrow(`${file} must be 32 bytes`);
    chmodSync(file, 0o640);
    await expect(loadMasterKey({ file })).rejects.toThrow(
      `others may read the master key ${file}: chmod 600 it`,
    );
  });
});
