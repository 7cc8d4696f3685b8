import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from '../kit/api/client';
import { backEndOf } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const CLI = join(__dirname, '../../dist/cli/check-deadlines.js');

describe('the proof of all deadlines', () => {
  let service: Service;
  let client: Client;

  beforeAll(async () => {
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', NIGHTLY_PROOF: '02:30' },
        CLOCK_START: '2026-07-01T10:00:00.000+08:00',
      },
    });
    client = await Client.of(service);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const health = async (): Promise<unknown> => {
    const { data } = await client.anonymous().api.GET('/health/ready');
    return data?.checks.find(({ name }) => name === 'deadlines');
  };

  it('is asked for by an auditor of the county, told line by line and recorded', async () => {
    const auditor = await client.as('auditor', '610921');
    expect((await auditor.api.GET('/api/v1/operations/deadline-proof')).data).toEqual({});
    expect(await health()).toMatchObject({ state: 'ok', detail: expect.stringContaining('not proven yet') });
    const people = await story.peopleOf(client);
    const appeal = await story.filed(people.reporter, story.quarrel());
    await story.stands(appeal, people.reporter, { status: 'routed' });

    const { data: lines } = await auditor.api.POST('/api/v1/operations/deadline-proof', { parseAs: 'text' });
    const told = String(lines)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const counted = { appeals: 1, misses: 0, findings: 0 };
    expect(told).toEqual([
      { line: 'done', at: '2026-07-01T10:00:00.000+08:00', events: 3, deadlines: 3, ...counted },
    ]);
    const { data } = await auditor.api.GET('/api/v1/operations/deadline-proof');
    expect(data?.last).toMatchObject({ ...counted, first: [], by: 'auditor-610921' });
  });

  it('is refused to whoever watches over a town alone', async () => {
    const { error } = await (
      await client.as('auditor', '610921107')
    ).api.GET('/api/v1/operations/deadline-proof');
    expect(error).toMatchObject({ code: 'access/forbidden' });
  });

  it('runs by itself at night, and readiness says so', async () => {
    await client.clock({ now: '2026-07-02T02:31:00.000+08:00' });
    const admin = await client.as('admin', '');
    const { data } = await eventually(
      () => admin.api.GET('/api/v1/operations/deadline-proof'),
      (answer) => answer.data?.last?.by === 'system',
    );
    expect(data?.last).toMatchObject({ appeals: 1, findings: 0 });
    expect(await health()).toMatchObject({
      state: 'ok',
      detail: expect.stringMatching(/^proven 2026-07-02T02:31/),
    });
  });

  it('is run by the command line beside the service, and its exit code says whether all is well', async () => {
    const env = {
      ...{ PATH: process.env['PATH'], DATA_FOLDER: service.folder, NODE_ENV: 'test' },
      ...(await backEndOf(service.folder)),
    };
    const args = [CLI, '--at', '2026-07-02T02:31:00+08:00'];
    const lines = execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ line: 'done', appeals: 1, findings: 0 });
    // Three weeks on, the misses that a service would have recorded are not there.
    const late = () =>
      execFileSync(process.execPath, [CLI, '--at', '2026-07-21T10:00:00+08:00'], { env, encoding: 'utf8' });
    expect(late).toThrow(
      expect.objectContaining({ status: 1, stdout: expect.stringContaining('"kind":"missing"') }),
    );
  });
});
