import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backEndOf } from '../kit/back-end';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService } from '../kit/service';

const root = resolve(__dirname, '../..');

it('an older deploy folder changes nothing and says so, until an operator publishes it', async () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  cpSync(DEPLOY, deploy, { recursive: true });
  const env = { DEPLOY_FOLDER: deploy, ...(await backEndOf(folder)) };
  const file = join(deploy, 'services/sanitation.json');
  const older = readFileSync(file, 'utf8');
  const startOnce = async (): Promise<{ readonly name: string; readonly output: string }> => {
    const service = await startService({ folder, env });
    const shown = (await (await fetch(`${service.url}/api/v1/catalogue/sanitation`)).json()) as {
      readonly name: { readonly zh: string };
    };
    await service.stop();
    return { name: shown.name.zh, output: service.output() };
  };
  try {
    expect(await startOnce()).toMatchObject({ name: '环境卫生' });
    writeFileSync(file, older.replace('环境卫生', '城乡环境卫生'));
    expect(await startOnce()).toMatchObject({ name: '城乡环境卫生' });
    writeFileSync(file, older);
    const again = await startOnce();
    expect(again.name).toBe('城乡环境卫生');
    expect(again.output).toContain('the files of catalogue are version 1, and version 2 is in force');
    expect(again.output).toContain('npm run reference -- publish catalogue');

    const published = spawnSync(process.execPath, ['dist/cli/reference.js', 'publish', 'catalogue'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'test', DATA_FOLDER: folder, ...env },
    });
    expect(published.stdout).toBe('catalogue is in force as version 3\n');
    expect(await startOnce()).toMatchObject({ name: '环境卫生' });
  } finally {
    [folder, deploy].forEach(removeFolder);
  }
}, 180_000);
