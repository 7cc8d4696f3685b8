import { randomBytes } from 'node:crypto';
import { ask } from '../kit/api/exchange';
import { writeHeadKey } from '../kit/head-keys';
import { freshFolder, removeFolder, startService } from '../kit/service';

describe('in production', () => {
  const production = {
    NODE_ENV: 'production',
    SUQIU_MASTER_KEY: randomBytes(32).toString('base64'),
    HEAD_KEY_FILE: writeHeadKey(),
    TOKEN_EMBEDDED_IN_PRODUCTION: 'true',
    // Lines to the servers of a test are not encrypted, and that is refused for a reason of its own.
    ...{ EVENT_STORE: 'sqlite', KURRENTDB_URL: '', MESSAGING: 'in-process' },
    ...{ ATTACHMENTS: 'folder', S3_ENDPOINT: '' },
  };

  it.each([
    ['a master key', { SUQIU_MASTER_KEY: '' }, 'SUQIU_MASTER_KEY'],
    ['a key for its heads', { HEAD_KEY_FILE: '' }, 'HEAD_KEY_FILE'],
    ['that key at hand', { HEAD_KEY_FILE: '/nowhere/head-key.pem' }, 'HEAD_KEY_FILE'],
    ['a real issuer', { TOKEN_EMBEDDED_IN_PRODUCTION: '' }, 'TOKEN_ISSUER'],
    ['the system’s clock', { CLOCK: 'settable' }, 'CLOCK'],
  ])('does not start without %s, and says so', async (_what, env, variable) => {
    const folder = freshFolder();
    await expect(startService({ folder, env: { ...production, ...env } })).rejects.toThrow(variable);
    removeFolder(folder);
  });

  it('signs nobody in, however it is asked', async () => {
    const service = await startService({ env: production });
    try {
      const json = { 'content-type': 'application/json' };
      const body = JSON.stringify({ role: 'admin', where: '610921' });
      for (const request of [{ method: 'POST', headers: json, body }, { method: 'GET' }])
        for (const path of ['tokens', 'people'])
          expect(await ask(`${service.url}/api/v1/dev/${path}`, request)).toMatchObject({
            status: 404,
            code: 'request/no-route',
          });
      const page = await (await fetch(`${service.url}/api/docs/start.js`)).text();
      expect(page).toContain('SwaggerUIBundle');
      expect(page).not.toContain('dev/');
    } finally {
      await service.stop();
      removeFolder(service.folder);
    }
  });

  it('has no clock to set', async () => {
    const service = await startService({ env: production });
    try {
      for (const method of ['GET', 'POST'])
        expect(await ask(`${service.url}/api/v1/dev/clock`, { method })).toMatchObject({
          status: 404,
          code: 'request/no-route',
        });
    } finally {
      await service.stop();
      removeFolder(service.folder);
    }
  });
});
