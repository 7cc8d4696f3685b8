import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Client } from '../kit/api/client';
import { backEndOf } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { recordedIn } from '../kit/recorded';
import { freshFolder, removeFolder, startService } from '../kit/service';
import * as story from '../kit/stories';

/** The embedded profile's folder is one process's at a time, so the API is down while the runners run alone. */
it('the runners run as a process of their own, decide what is due, and stop in order', async () => {
  const folder = freshFolder();
  const clock = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T09:00:00+08:00' };
  const service = await startService({ folder, env: clock });
  const { reporter } = await story.peopleOf(await Client.of(service));
  const waiting = await story.filed(reporter, story.quarrel());
  await story.stands(waiting, reporter, { status: 'routed' });
  expect(await service.stop()).toBe(0);

  const env = {
    ...process.env,
    ...(await backEndOf(folder)),
    NODE_ENV: 'test',
    // Its health: any that is free, whoever else has the usual one.
    PORT: '0',
    DATA_FOLDER: folder,
    ...clock,
  };
  const child = spawn(process.execPath, [resolve(__dirname, '../../dist/main.js'), '--runners'], {
    cwd: resolve(__dirname, '../..'),
    // When the village's four working hours are over.
    env: { ...env, CLOCK_START: '2026-07-01T15:31:00+08:00' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  try {
    await eventually(
      async () => output,
      (text) => text.includes('running the runners'),
    );
    const types = await eventually(
      async () => (await recordedIn(folder)).map(({ type }) => type),
      (seen) => seen.includes('AppealUrged'),
    );
    expect(types.filter((type) => type === 'DeadlineMissed')).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(output).toContain('"msg":"stopped"');
  } finally {
    child.kill('SIGKILL');
    await exited;
    removeFolder(folder);
  }
}, 180_000);
