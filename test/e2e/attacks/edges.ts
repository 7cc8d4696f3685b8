import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DEPLOY } from '../../kit/hanyin';
import { freshFolder, removeFolder, startService } from '../../kit/service';
import { filed, pole } from '../../kit/stories';
import { attack, firstOf, holds, type Breach, type Kind } from './attack';
import type { Target } from './target';

const SAFE = [
  'x-content-type-options: nosniff',
  'x-frame-options: deny',
  'content-security-policy: ',
  'x-correlation-id: ',
];
const isSafe = (text: string): Breach => {
  const missing = SAFE.filter((header) => !text.toLowerCase().includes(header));
  return holds(missing.length === 0, `it answers without ${missing.join(', ')}`);
};

/** What node's parser never makes a request of. */
async function bare({ service }: Target, sent: string): Promise<string> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write(sent);
  return Buffer.concat((await socket.toArray()) as Buffer[]).toString('latin1');
}

const PATHS = [
  '/%ff',
  '/%zz',
  '//',
  '/appeals/%ff',
  '/appeals/%E0%A4%A',
  `/appeals/${'a'.repeat(300)}`,
  '/%00',
];
const BROKEN = [
  'GET / HTTP/1.1\r\nHost\r\n\r\n',
  'NOTHING\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: a\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
  'POST /api/v1/appeals HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
];
const SLOW = ['^(a+)+$', '^(a|aa)+$', '^([a-z]+)*$', '^\\w+\\s*\\w+$'];

export const edges: Kind = {
  kind: 'an answer beside the one edge, or a service that is slow by its own manifest',
  attacks: [
    attack('addresses that cannot be read, by anybody', (target) =>
      firstOf(PATHS, async (path) => {
        const { status, text } = await target.send('GET', path);
        return holds([401, 404].includes(status), `answered ${status}`) ?? isSafe(text);
      }),
    ),
    attack('what is no HTTP', (target) =>
      firstOf(BROKEN, async (sent) => {
        const text = await bare(target, sent);
        return holds(/^HTTP\/1\.1 4\d\d /.test(text), `answered ${text.slice(0, 40)}`) ?? isSafe(text);
      }),
    ),
    attack('telling by the answer whether somebody else’s appeal is there', async (target) => {
      const { id } = await filed(target.people.reporter, pole());
      const absent = '00000000-0000-8000-8000-000000000000';
      const by = target.people.neighbour;
      return firstOf(['', '/timeline', '/deadlines', '/custody', '/history'], async (view) => {
        const [other, none] = [
          await target.send('GET', `/appeals/${id}${view}`, { by }),
          await target.send('GET', `/appeals/${absent}${view}`, { by }),
        ];
        const bodies = [other, none].map(({ status, text }) =>
          `${status} ${text.split('\n\n').at(-1)}`.replace(/"(instance|correlationId)":"[^"]*"/g, ''),
        );
        return holds(bodies[0] === bodies[1], `${view}: ${bodies.join(' and ')}`);
      });
    }),
    ...SLOW.map((pattern) =>
      attack(`the pattern ${pattern} in the form of a service`, async () => {
        const [folder, deploy] = [freshFolder(), freshFolder()];
        try {
          cpSync(DEPLOY, deploy, { recursive: true });
          const file = join(deploy, 'services/infrastructure-light.json');
          const manifest = JSON.parse(readFileSync(file, 'utf8')) as { form: { properties: object } };
          manifest.form.properties = {
            poleNumber: { type: 'string', title: '灯杆编号', maxLength: 30, pattern },
          };
          writeFileSync(file, JSON.stringify(manifest));
          const service = await startService({ folder, until: 'live', env: { DEPLOY_FOLDER: deploy } });
          await service.kill();
          return 'it started';
        } catch (error) {
          return holds(
            String(error).includes('poleNumber/pattern'),
            `it does not say where: ${String(error).slice(0, 300)}`,
          );
        } finally {
          removeFolder(folder);
          removeFolder(deploy);
        }
      }),
    ),
  ],
};
