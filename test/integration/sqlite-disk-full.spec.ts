import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import type { Revision, StreamName } from '../../src/kernel/ids';
import { eventually } from '../kit/eventually';
import { temporaryFolder } from '../kit/temporary-folder';

const fixture = join(__dirname, 'fixtures/append-until-told.js');

/** The kernel's limit on the size of a file stands for a full disk: it fails the writes of a real process. */
const limitFileSize = (pid: number, bytes: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a log whose disk is full', () => {
  it('answers that it is unavailable, loses nothing that it acknowledged, and goes on once there is space', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const child = spawn(process.execPath, [fixture, file], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const seen: { readonly outcome: string; readonly id: string }[] = [];
    createInterface(child.stdout).on('line', (line) => {
      const [outcome = '', id = ''] = line.split(' ');
      seen.push({ outcome, id });
    });
    const count = (outcome: string) => seen.filter((one) => one.outcome === outcome).length;
    const reaches = (outcome: string, least: number) =>
      eventually(
        () => count(outcome),
        (n) => n >= least,
        10_000,
      );

    await reaches('stored', 200);
    for (let round = 0; round < 3; round += 1) {
      const before = { stored: count('stored'), refused: count('StoreUnavailable') };
      limitFileSize(child.pid!, 65_536);
      await reaches('StoreUnavailable', before.refused + 100);
      limitFileSize(child.pid!, 'unlimited');
      await reaches('stored', before.stored + 200);
    }
    child.stdin.end();
    expect(await ended).toEqual([0, null]);

    expect(new Set(seen.map(({ outcome }) => outcome))).toEqual(new Set(['stored', 'StoreUnavailable']));
    const log = openSqliteEventReader({ file });
    const inLog = await Promise.all(
      seen.map(
        async ({ id }) => (await log.readStream(`appeal-${id}` as StreamName, 0 as Revision, 2)).length,
      ),
    );
    await log.close();
    expect(seen.filter(({ outcome }, at) => (inLog[at] === 1) !== (outcome === 'stored'))).toEqual([]);
  }, 60_000);
});
