import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../kit/api/client';
import { backEndOf } from '../kit/back-end';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService } from '../kit/service';
import { matter } from '../kit/stories';

const concern = matter('direct-line', '村口便道塌了一段，三轮车过不去。', {
  place: { region: '610921102206' },
});

it('a start with a clock before the newest event decides nothing until somebody vouches for it', async () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  cpSync(DEPLOY, deploy, { recursive: true });
  const env = { DEPLOY_FOLDER: deploy, ...(await backEndOf(folder)) };
  try {
    const ahead = { CLOCK: 'settable', CLOCK_START: '2090-01-03T09:00:00+08:00' };
    await (await startService({ folder, env: { ...env, ...ahead } })).stop();

    const service = await startService({ folder, env, until: 'live' });
    const ready = async () => {
      const answer = await fetch(`${service.url}/health/ready`);
      return { status: answer.status, body: await answer.text() };
    };
    expect(await ready()).toMatchObject({
      status: 503,
      body: expect.stringContaining('before the newest event') as string,
    });
    const client = await Client.of(service, { fresh: false });
    const reporter = await client.as('citizen', '13891500001');
    expect(await reporter.triesToReport(concern)).toMatchObject({
      status: 503,
      body: { code: 'clock/disputed' },
    });
    const admin = await client.as('admin', '610921');
    await admin.api.POST('/api/v1/operations/clock/confirm');
    expect((await reporter.triesToReport(concern)).status).toBe(201);
    await service.stop();

    await (await startService({ folder, env: { ...env, ...ahead } })).stop();
    const file = join(deploy, 'services/sanitation.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('环境卫生', '城乡环境卫生'));
    await (await startService({ folder, env: { ...env, ...ahead } })).stop();
    writeFileSync(file, readFileSync(file, 'utf8').replace('城乡环境卫生', '乡村环境卫生'));
    await expect(startService({ folder, env, until: 'live' })).rejects.toThrow(
      /the clock of this machine is before the newest event/,
    );
  } finally {
    [folder, deploy].forEach(removeFolder);
  }
}, 180_000);
