import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lockDataFolder } from '../../src/adapters/files/data-folder';
import { temporaryFolder } from '../kit/temporary-folder';

const fixture = join(__dirname, 'fixtures/hold-data-folder.js');
const started: ChildProcess[] = [];

async function anotherProcess(
  folder: string,
): Promise<{ readonly says: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['--expose-gc', fixture, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [says] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { says, child };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the lock of a data folder', () => {
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  it('makes a folder that only its owner enters', () => {
    const folder = join(temporaryFolder(), 'county', 'data');
    lockDataFolder(folder).release();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is a file that only its owner reads', () => {
    const folder = temporaryFolder();
    lockDataFolder(folder).release();
    expect(statSync(join(folder, 'suqiu.lock')).mode & 0o777).toBe(0o600);
  });

  it('refuses a second process, naming the folder and what to do', async () => {
    const folder = temporaryFolder();
    const lock = lockDataFolder(folder);
    const { says } = await anotherProcess(folder);
    expect(says).toContain(folder);
    expect(says).toMatch(/in use by another process: stop that one, or choose another folder/);
    lock.release();
    expect((await anotherProcess(folder)).says).toBe('held');
  });

  it('is free again when its process is killed', async () => {
    const folder = temporaryFolder();
    const { says, child } = await anotherProcess(folder);
    expect(says).toBe('held');
    expect(() => lockDataFolder(folder)).toThrow(folder);
    await kill(child);
    lockDataFolder(folder).release();
  });

  it('refuses the same process a second time, until it is released', () => {
    const folder = temporaryFolder();
    const lock = lockDataFolder(folder);
    expect(() => lockDataFolder(join(folder, '.'))).toThrow(folder);
    lock.release();
    lock.release();
    lockDataFolder(folder).release();
  });
});
