import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import { startNode, startRunnerNode, type ApiNode, type RunnerNode } from '../../src/app/node';
import { openProfile, type Profile } from '../../src/app/profile';
import { readConfig } from '../../src/config/config';
import { createLogger } from '../../src/observability';
import { publishDocument, referenceSources } from '../../src/reference';
import { CommandExecutor } from '../../src/runtime/executor';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY, HANYIN } from '../kit/hanyin';
import * as story from '../kit/stories';
import { temporaryFolder } from '../kit/temporary-folder';

/**
 * Two nodes over the same stores: one answers HTTP and has no runners, the other has the runners and an executor of
 * its own. They share the store objects of this process and nothing above them, so it shows that a second executor is
 * safe and that the runners need no thread, no port and no shared clock; not that two processes can open these files.
 */
describe('the runners in a node of their own', () => {
  let profile: Profile;
  let api: ApiNode;
  let runners: RunnerNode;
  let people: story.People;
  let client: Client;
  const deploy = temporaryFolder();

  beforeAll(async () => {
    cpSync(DEPLOY, deploy, { recursive: true });
    const folder = temporaryFolder();
    const config = readConfig({
      DATA_FOLDER: folder,
      DEPLOY_FOLDER: deploy,
      HOST: '127.0.0.1',
      PORT: '0',
      NODE_ENV: 'test',
      CLOCK: 'settable',
      CLOCK_START: '2026-07-01T09:00:00+08:00',
      RATE_PER_ADDRESS: '0',
    });
    const logger = createLogger('silent');
    profile = await openProfile(config, logger, compose(features).categories);
    const shared = { ...profile, exclusive: false, close: async () => undefined };
    runners = await startRunnerNode(config, undefined, { logger, profile: shared });
    api = await startNode(config, undefined, { logger, profile: shared, runners: 'elsewhere' });
    client = await Client.of({ url: api.url, folder });
    people = await story.peopleOf(client);
  });
  afterAll(async () => {
    await api.close();
    await runners.close();
    await profile.close();
  });

  it('route what is filed at the other node, and both go on with the same appeal', async () => {
    const filed = await story.filed(people.reporter, story.powerCut());
    await story.stands(filed, people.reporter, { status: 'routed', holder: 'ent-power' });
    await story.accepts(filed, people.power, 'ent-power');
    await story.stands(filed, people.reporter, { status: 'handling' });
  });

  it('fill the lists that the other node shows, and let it wait for its own writes', async () => {
    const filed = await story.filed(people.reporter, story.quarrel());
    const { items } = await people.reporter.lists({ mine: true });
    expect(items.map(({ number }) => number)).toContain(filed.number);
  });

  it('fire deadlines by the executor of their own', async () => {
    const filed = await story.filed(people.reporter, story.quarrel());
    await story.stands(filed, people.reporter, { status: 'routed' });
    // Missed, and half the four hours over it: the ladder is at its top.
    await client.clock({ now: '2026-07-02T14:00:00+08:00' });
    await story.stands(filed, people.reporter, { status: 'routed', holder: story.PUXI });
    const types = (await people.auditor.linesOf(filed)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['DeadlineMissed', 'AppealEscalated']));
  });

  it('go by a version of reference data that is published meanwhile, as the other node does', async () => {
    const file = join(deploy, 'services/sanitation.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('环境卫生', '城乡环境卫生'));
    const executor = new CommandExecutor({ store: profile.events, clock: profile.clock.clock });
    const from = { executor, reader: profile.events, sources: referenceSources, folder: deploy };
    await publishDocument({ ...from, county: HANYIN, verbs: compose(features).verbs }, 'catalogue');
    const inForce = () =>
      [api.engine, runners.engine].map(({ reference }) => reference.current().versions.catalogue);
    await eventually(inForce, (versions) => versions.every((version) => version === 2), 1000);
    const shown = await fetch(`${api.url}/api/v1/catalogue/sanitation`);
    expect(await shown.json()).toMatchObject({ name: { zh: '城乡环境卫生' } });
  });

  it('are seen in the other node’s readiness, which is ready, and answer for their own', async () => {
    const { checks } = (await (await fetch(`${api.url}/health/ready`)).json()) as {
      readonly checks: readonly { readonly name: string; readonly state: string }[];
    };
    expect(checks).toEqual(expect.arrayContaining([{ name: 'runner deadlines', state: 'ok' }]));
    const own = (await (await fetch(`${runners.url}/health/ready`)).json()) as typeof checks;
    expect(own).toMatchObject({ status: 'ready' });
    expect(await (await fetch(`${runners.url}/metrics`)).text()).toContain('suqiu_runner_lag_seconds');
    expect((await fetch(`${runners.url}/api/v1/me`)).status).toBe(404);
  });

  it('take orders there', async () => {
    const admin = await client.as('admin', '');
    const rebuilding = await admin.api.POST('/api/v1/operations/runners/{name}/rebuild', {
      params: { path: { name: 'appeals' } },
    });
    expect(rebuilding.response.status).toBe(202);
    const lists = async () => (await admin.api.GET('/api/v1/operations/runners')).data?.runners ?? [];
    await eventually(lists, (all) =>
      all.some(({ name, state }) => name === 'appeals' && state === 'running'),
    );
    const { error } = await admin.api.POST('/api/v1/operations/runners/{name}/accept', {
      params: { path: { name: 'appeals' } },
    });
    expect(error).toMatchObject({ status: 409, code: 'runner/not-possible' });
  });
});
