import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIssuer } from '../../src/app/authenticator';
import { features } from '../../src/app/features';
import { startNode, type ApiNode } from '../../src/app/node';
import { readConfig, type Config } from '../../src/config/config';
import type { TokenRequest } from '../../src/identity';
import { createLogger } from '../../src/observability';
import { DEPLOY } from '../kit/hanyin';
import { temporaryFolder } from '../kit/temporary-folder';
import { visitsFeature } from '../toy-feature/feature';

const ID = '7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47';
const logger = createLogger('silent');
const people: Readonly<Record<string, TokenRequest>> = {
  gridWorker: {
    sub: 'grid-610921102206',
    role: 'grid-worker',
    unit: 'centre-610921102206',
    region: '610921102206-01',
  },
  citizen: { sub: 'chen', role: 'citizen', phone_number: '13891500001', phone_number_verified: true },
  admin: { sub: 'admin-610921', role: 'admin' },
};

/** Hanyin's files, and a policy that lets grid workers plan visits. */
function configured(): Config {
  const deploy = temporaryFolder();
  cpSync(DEPLOY, deploy, { recursive: true });
  const policy = join(deploy, 'access/permissions.json');
  const document = JSON.parse(readFileSync(policy, 'utf8'));
  document.roles['grid-worker'].may.push('planVisit');
  writeFileSync(policy, JSON.stringify(document));
  return readConfig({
    DATA_FOLDER: temporaryFolder(),
    DEPLOY_FOLDER: deploy,
    HOST: '127.0.0.1',
    PORT: '0',
    NODE_ENV: 'test',
  });
}

describe('a feature that is added by one folder and one line', () => {
  let node: ApiNode;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    const config = configured();
    node = await startNode(config, [...features, visitsFeature], { logger });
    const issuer = await openIssuer(config.identity);
    for (const [name, request] of Object.entries(people)) tokens[name] = await issuer.issue(request);
  });
  afterAll(() => node.close());

  const call = async (path: string, by: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${node.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens[by]}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  const plan = (by: string) => call(`/api/v1/visits/${ID}/plan`, by, { household: '陈桂英家' });

  it('runs over HTTP from end to end: permission, command, projection, saga, error', async () => {
    expect((await plan('citizen')).body).toMatchObject({ status: 403, code: 'access/forbidden' });

    const planned = await plan('gridWorker');
    expect(planned.status).toBe(200);
    const position = planned.headers.get('suqiu-position') ?? '';
    const seen = await call(`/api/v1/visits/${ID}`, 'gridWorker', undefined, {
      'suqiu-min-position': position,
    });
    expect(seen.body).toMatchObject({ household: '陈桂英家' });
    for (let asked = 0; asked < 200; asked++) {
      if ((await call(`/api/v1/visits/${ID}`, 'gridWorker')).body.confirmed === 1) break;
      await new Promise((resume) => setTimeout(resume, 20));
    }
    expect((await call(`/api/v1/visits/${ID}`, 'gridWorker')).body).toMatchObject({ confirmed: 1 });

    const again = await plan('gridWorker');
    expect(again.body).toMatchObject({ status: 409, code: 'visit/already-planned', title: '已经预约走访' });
  });

  it('stands in the API document, with its refusals', async () => {
    const { body } = await call('/api/openapi.json', 'citizen');
    expect(body.paths['/api/v1/visits/{id}/plan'].post.operationId).toBe('visits.plan');
    expect(body.components.schemas.ProblemCode.enum).toContain('visit/already-planned');
    expect(body.components.examples['visit.already-planned'].value.title).toBe('已经预约走访');
  });

  it('has its runners in readiness, metrics and the operator’s list', async () => {
    const { checks } = (await call('/health/ready', 'admin')).body;
    expect(checks).toEqual(
      expect.arrayContaining([
        { name: 'runner visits', state: 'ok' },
        { name: 'runner confirming', state: 'ok' },
      ]),
    );
    const { runners } = (await call('/api/v1/operations/runners', 'admin')).body;
    expect(runners.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['appeals', 'visits', 'confirming']),
    );
    const metrics = await (await fetch(`${node.url}/metrics`)).text();
    expect(metrics).toContain('suqiu_runner_state{runner="visits",state="running"} 1');
    expect((await call('/api/v1/operations/runners/visits/rebuild', 'admin', {})).status).toBe(202);
  });
});

it('a policy that permits what no feature brings stops the start and names the place', async () => {
  const started = startNode(configured(), features, { logger, runners: 'here' });
  await expect(started).rejects.toThrow(
    /access\/permissions\.json#\/roles\/grid-worker\/may\/\d+: must be one of/,
  );
});
