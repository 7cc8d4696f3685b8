import { randomBytes } from 'node:crypto';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { PHOTO } from '../kit/media';
import { county, type County } from '../kit/postgres/nodes';
import { onPostgres } from '../kit/postgres/server-under-test';
import { freshFolder, removeFolder, type Service } from '../kit/service';
import * as story from '../kit/stories';

interface Health {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly state: string; readonly detail?: string }[];
}

const healthOf = async ({ url }: Service): Promise<Health> =>
  (await (await fetch(`${url}/health/ready`)).json()) as Health;

/** A lease lasts ten seconds, and who takes it over opens its runner first. */
const LEASES_PASS_WITHIN_MS = 60_000;

const runnersOf = (health: Health) => health.checks.filter(({ name }) => name.startsWith('runner '));

onPostgres('two nodes that answer and two that run the runners', () => {
  let nodes: County;
  let apis: readonly Service[];
  let runners: Service[];
  let clients: readonly Client[];
  beforeAll(async () => {
    nodes = await county({ RATE_ANONYMOUS_WRITES: '4' });
    // At once, on an empty database.
    const roles = ['api', 'api', 'runners', 'runners'] as const;
    const [one, two, ...others] = await Promise.all(roles.map((role) => nodes.start(role)));
    [apis, runners] = [[one!, two!], others];
    clients = await Promise.all(apis.map((api) => Client.of(api)));
  });
  afterAll(() => nodes.close());

  it('what is filed at one is routed, and shown by the other as fresh as its position asks', async () => {
    const here = await story.peopleOf(clients[0]!);
    const filed = await story.filed(here.reporter, story.powerCut());
    const { reporter, power } = await story.peopleOf(clients[1]!);
    await story.stands(filed, reporter, { status: 'routed', holder: 'ent-power' });
    await story.accepts(filed, power, 'ent-power');
    const { items } = await reporter.lists({ mine: true });
    expect(items.find(({ number }) => number === filed.number)).toMatchObject({ status: 'handling' });
  });

  it('each runner is run by one of them, and both say so', async () => {
    const owned = await Promise.all(
      runners.map(async (node) =>
        runnersOf(await healthOf(node)).filter(({ detail }) => detail === undefined),
      ),
    );
    const names = owned.flat().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(runnersOf(await healthOf(apis[0]!)).length);
  });

  it('an operator orders a rebuild at either, which the owner of the lease carries out', async () => {
    for (const client of clients) {
      const admin = await client.as('admin', '610921');
      const path = { params: { path: { name: 'deadlines' } } };
      const { response } = await admin.api.POST('/api/v1/operations/runners/{name}/rebuild', path);
      expect(response.status).toBe(202);
      const refused = await admin.api.POST('/api/v1/operations/runners/{name}/accept', path);
      expect(refused.error).toMatchObject({ code: 'runner/not-possible', detail: expect.anything() });
    }
  });

  it('a photo that came in at one is read at the other', async () => {
    const { reporter } = await story.peopleOf(clients[0]!);
    const { ref } = await reporter.upload(PHOTO);
    const filed = await story.filed(reporter, story.pole({ attachments: [{ ref }] }));
    const { reporter: there } = await story.peopleOf(clients[1]!);
    const { attachments } = await there.sees(filed);
    const { data } = await there.api.POST('/api/v1/appeals/{id}/attachments/{attachment}/link', {
      params: { path: { id: filed.id, attachment: attachments[0]!.id } },
    });
    const read = await fetch(`${apis[1]!.url}${data!.url}`);
    expect(read.headers.get('content-type')).toBe('image/png');
  });

  it('who may report four times an hour without a token may do so at both together', async () => {
    const statuses: number[] = [];
    for (const at of [0, 1, 0, 1, 0]) {
      const { status } = await clients[at]!.anonymous().triesToReport(story.unsigned(), {
        key: randomBytes(24).toString('base64url'),
      });
      statuses.push(status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 429]);
  });

  it('when the node that runs them is killed the other goes on, and nobody is turned away meanwhile', async () => {
    await runners[0]!.kill();
    const people = await story.peopleOf(clients[0]!);
    const filed = await people.reporter.reports(story.powerCut());
    expect(await healthOf(apis[1]!)).toMatchObject({ status: 'ready' });
    await eventually(
      () => people.reporter.sees(filed),
      ({ status }) => status === 'routed',
      LEASES_PASS_WITHIN_MS,
    );
    await eventually(
      async () => runnersOf(await healthOf(runners[1]!)),
      (all) => all.every(({ state, detail }) => state === 'ok' && detail === undefined),
      LEASES_PASS_WITHIN_MS,
    );
    expect(await healthOf(apis[1]!)).toMatchObject({ status: 'ready' });
  });

  it('a node with attachments of its own is not started', async () => {
    const folder = freshFolder();
    await expect(nodes.start('api', { folder })).rejects.toThrow(
      /attachments does not have the attachments that the other nodes of this database have: let DATA_FOLDER be/,
    );
    removeFolder(folder);
  });
});
