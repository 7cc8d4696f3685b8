import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../kit/api/client';
import { backEndOf } from '../kit/back-end';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService } from '../kit/service';
import { matter } from '../kit/stories';

const report = matter('epidemic-report', '从西安返乡，已居家观察。', {
  place: { region: '610921102206' },
  form: { arrivedFrom: '西安', arrivedOn: '2026-06-30' },
});

it('a retry after the form of its service changed gets its first answer; another report meets the form', async () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  cpSync(DEPLOY, deploy, { recursive: true });
  const env = { DEPLOY_FOLDER: deploy, ...(await backEndOf(folder)) };
  const key = 'report-of-the-thirtieth';
  let service = await startService({ folder, env });
  try {
    const before = await (await Client.of(service)).as('citizen', '13891500001');
    const first = await before.triesToReport(report, { key });
    expect(first.status).toBe(201);
    await service.stop();

    const file = join(deploy, 'services/epidemic-report.json');
    const strict = readFileSync(file, 'utf8').replace(
      '"required": ["arrivedFrom", "arrivedOn"]',
      '"required": ["arrivedFrom", "arrivedOn", "transport"]',
    );
    writeFileSync(file, strict);
    service = await startService({ folder, env });
    const citizen = await (await Client.of(service)).as('citizen', '13891500001');
    expect(await citizen.triesToReport(report, { key })).toMatchObject({
      status: 201,
      body: { id: (first.body as { id: string }).id, number: (first.body as { number: string }).number },
    });
    expect(await citizen.triesToReport(report, { key: 'another-report' })).toMatchObject({
      status: 400,
      body: { code: 'request/invalid', errors: [{ pointer: '/form/transport' }] },
    });
  } finally {
    await service.kill();
    [folder, deploy].forEach(removeFolder);
  }
}, 180_000);
