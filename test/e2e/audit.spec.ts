import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Libsql from 'libsql';
import { exitCodes, type Verdict } from '../../src/cli/verify/verdict';
import { isConsistent, rootByInclusion } from '../../src/proof/merkle';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import { logIsAFile } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { writeHeadKey } from '../kit/head-keys';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { chainedAnew, type Row } from '../kit/tampering/rows';
import { temporaryFolder } from '../kit/temporary-folder';

const dist = (name: string) => join(__dirname, '../../dist/cli', `${name}.js`);
const run = promisify(execFile);
const onAFile = logIsAFile ? it : it.skip;

interface Line {
  readonly line: string;
  readonly [member: string]: unknown;
}
interface Head {
  readonly number: number;
  readonly text: string;
}
const bytes = (hashes: readonly string[]) => hashes.map((hash) => Buffer.from(hash, 'hex'));

describe('what an auditor takes away', () => {
  const folder = temporaryFolder();
  const witness = join(folder, 'heads.ndjson');
  const env = {
    ...{ HEAD_KEY_FILE: writeHeadKey(), HEAD_EVENTS: '10', HEAD_MINUTES: '10', WITNESS_FILE: witness },
    ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00.000+08:00' },
  };
  let service: Service;
  let client: Client;
  let auditor: Caller;
  let appeal: { readonly id: string };

  beforeAll(async () => {
    service = await startService({ env });
    client = await Client.of(service);
    const people = await story.peopleOf(client);
    auditor = people.auditor;
    appeal = await story.inHand(people);
    await story.filed(people.neighbour, story.powerCut());
    // Whatever is left waits for its ten minutes.
    await eventually(
      async () => (await heads()).total,
      (total) => total > 0,
    );
    await client.clock({ now: '2026-07-01T10:10:00.000+08:00' });
    await eventually(covered, (isCovered) => isCovered);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const get = async (path: string, by: Caller = auditor) => {
    const headers = { ...by.credentials } as Record<string, string>;
    const answer = await exchange(new Request(`${service.url}/api/v1/audit/${path}`, { headers }));
    const text = await answer.text();
    const code = answer.ok ? undefined : (JSON.parse(text) as { code: string }).code;
    return { status: answer.status, code, text };
  };
  const got = async <Answer>(path: string): Promise<Answer> => {
    const { status, text } = await get(path);
    expect(`${status} ${status === 200 ? '' : text}`).toBe('200 ');
    return JSON.parse(text) as Answer;
  };
  const heads = () => got<{ heads: readonly Head[]; total: number; next?: number }>('heads');
  const inclusionOf = (revision: number, more = '') =>
    get(`proofs/inclusion?stream=appeal-${appeal.id}&revision=${revision}${more}`);
  const covered = async (): Promise<boolean> => (await inclusionOf(3)).status === 200;
  const exported = async (query: string): Promise<readonly Line[]> =>
    (await get(`export${query}`)).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  /** By the program that is given to auditors, on nothing but the file. */
  async function verified(query: string, ...trust: readonly string[]): Promise<Verdict> {
    const file = join(folder, 'export.ndjson');
    writeFileSync(file, (await get(`export${query}`)).text);
    const { stdout } = await run(process.execPath, [dist('verify'), '--json', ...trust, file]).catch(
      (failed: { stdout: string }) => failed,
    );
    return JSON.parse(stdout) as Verdict;
  }

  it('is heads that vouch for each other, page by page', async () => {
    const { heads: all, total } = await heads();
    expect(all).toHaveLength(total);
    // Another may be signed at any moment: each answer is held against its own total.
    const { heads: page, ...rest } = await got<{ heads: readonly Head[]; total: number; next?: number }>(
      'heads?from=0&limit=1',
    );
    expect({ page, next: rest.next }).toEqual({
      page: all.slice(0, 1),
      next: rest.total > 1 ? 1 : undefined,
    });
    const proof = await got<{
      from: { size: number; root: string };
      to: { size: number; root: string };
      path: readonly string[];
    }>('proofs/consistency?from=0');
    const end = ({ size, root }: { size: number; root: string }) => ({
      size,
      root: Buffer.from(root, 'hex'),
    });
    expect(isConsistent({ before: end(proof.from), after: end(proof.to), path: bytes(proof.path) })).toBe(
      true,
    );
    // Another may have been signed since.
    const { heads: now } = await heads();
    expect(JSON.parse(now[proof.to.size - 1]?.text ?? '')).toMatchObject({ heads: proof.to.root });
    expect((await get('proofs/consistency?from=1&to=0')).code).toBe('audit/not-found');
    expect((await get('proofs/consistency?from=999')).code).toBe('audit/not-found');
  });

  it('is a proof of each event, up to any later head', async () => {
    const proof = JSON.parse((await inclusionOf(0)).text) as {
      hash: string;
      index: number;
      size: number;
      root: string;
      path: readonly string[];
      under: { index: number; size: number; root: string; path: readonly string[] };
    };
    const root = rootByInclusion({
      entry: Buffer.from(proof.hash, 'hex'),
      ...{ index: proof.index, size: proof.size, path: bytes(proof.path) },
    });
    expect(root?.toString('hex')).toBe(proof.root);
    const { under } = proof;
    const vouched = rootByInclusion({
      entry: root!,
      ...{ index: under.index, size: under.size, path: bytes(under.path) },
    });
    expect(vouched?.toString('hex')).toBe(under.root);

    expect((await inclusionOf(99)).code).toBe('audit/not-found');
    expect((await inclusionOf(0, '&head=999')).code).toBe('audit/not-found');
    const young = await story.filed(await client.as('citizen', '13891500002'), story.pole());
    expect((await get(`proofs/inclusion?stream=appeal-${young.id}&revision=0`)).code).toBe(
      'audit/not-covered',
    );
  });

  it('is an appeal with all that was recorded of it, which holds by itself', async () => {
    const lines = await exported(`?appeal=${appeal.id}`);
    expect(lines[0]).toMatchObject({ line: 'export', v: 1, county: '610921', of: { appeal: appeal.id } });
    expect(lines.at(-1)).toMatchObject({ line: 'end' });
    const types = lines.filter(({ line }) => line === 'event').map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['AppealReported', 'AppealAccepted', 'EvidenceExported']));
    expect(lines[1]?.['shapes']).toHaveProperty(['AppealReported@2']);
    const verdict = await verified(`?appeal=${appeal.id}`, '--witness', witness);
    expect(verdict).toMatchObject({ verdict: 'holds' });
    expect(JSON.stringify(verdict)).toContain('whether what was entered was true');
  });

  it('is a period, or the whole log', async () => {
    expect(await verified('', '--witness', witness)).toMatchObject({ verdict: 'holds', uncovered: 0 });
    expect(
      await verified('?from=2026-07-01T10:00:00%2B08:00&until=2026-07-01T10:05:00%2B08:00'),
    ).toMatchObject({
      verdict: 'holds',
    });
    expect((await get('export?from=2027-01-01T00:00:00%2B08:00')).code).toBe('audit/not-found');
  });

  it('goes on where it broke off', async () => {
    const lines = await exported('?until=2026-07-01T10:05:00%2B08:00');
    const { resume } = lines[0] as unknown as { resume: string };
    const rest = await exported(`?resume=${resume}&had=3`);
    const third = lines.findIndex(({ n }) => n === 2);
    expect(rest).toEqual(lines.slice(third + 1));
    const ofAppeal = await exported(`?appeal=${appeal.id}`);
    const again = await exported(`?resume=${String(ofAppeal[0]?.['resume'])}&had=2`);
    expect(again).toEqual(ofAppeal.slice(ofAppeal.findIndex(({ n }) => n === 1) + 1));
    for (const token of ['bm9uZQ', Buffer.from('{"heads":99}').toString('base64url')])
      expect((await get(`export?resume=${token}`)).code).toBe('audit/resume-invalid');
  });

  it('comes by the command that auditors are given, which knows what it has', async () => {
    const out = join(folder, 'by-command.ndjson');
    const token = String(Object.values(auditor.credentials)[0]).replace(/^Bearer /, '');
    const command = () =>
      run(
        process.execPath,
        [dist('audit-export'), '--url', service.url, '--appeal', appeal.id, '--out', out],
        {
          env: { SUQIU_TOKEN: token },
        },
      );
    expect((await command()).stdout).toMatch(/^\d+ events are in/);
    expect((await command()).stdout).toMatch(/^\d+ events are in/);
    await expect(
      run(process.execPath, [
        dist('audit-export'),
        '--url',
        service.url,
        '--out',
        join(folder, 'none.ndjson'),
      ]),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('auth/') });
  });

  it.each([
    ['nothing that it does not know', 'heads?sort=newest'],
    ['no proof of a head before the event', 'proofs/inclusion?stream=a&revision=-1'],
    ['an appeal and a period', `export?appeal=0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b&from=2026-07-01`],
    ['a period that ends before it begins', 'export?from=2026-07-02T00:00:00Z&until=2026-07-01T00:00:00Z'],
    ['what is had of nothing', 'export?had=3'],
    ['a period to go on with', 'export?resume=abc&from=2026-07-01T00:00:00Z'],
  ])('takes %s', async (_what, path) => {
    expect(await get(path)).toMatchObject({ status: 400, code: 'request/invalid' });
  });

  it('is for auditors of the county alone', async () => {
    const town = await client.as('auditor', '610921107');
    for (const path of [
      'heads',
      'proofs/consistency?from=0',
      'export',
      `proofs/inclusion?stream=appeal-1&revision=0`,
    ])
      expect(await get(path, town)).toMatchObject({ status: 403, code: 'access/forbidden' });
    expect((await get('heads', await client.as('admin', ''))).code).toBe('access/forbidden');
    expect((await get('export?appeal=0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b')).code).toBe('audit/not-found');
  });

  onAFile(
    'names the event that a clerk with the database’s password changed, every hash after it fixed',
    async () => {
      await service.stop();
      const db = new Libsql(join(service.folder, 'events.db'));
      const rows = db.prepare('SELECT * FROM event ORDER BY position').all() as Row[];
      const stream = `appeal-${appeal.id}`;
      const routed = rows.find((row) => row.stream === stream && row.data.includes('"dueAt":"')) as Row;
      const later = { ...routed, data: routed.data.replace(/"dueAt":"2026/, '"dueAt":"2027') };
      const put = db.prepare('UPDATE event SET id = ?, data = ?, metadata = ? WHERE position = ?');
      for (const row of chainedAnew(
        rows.map((row) => (row === routed ? later : row)),
        stream,
        routed.revision,
      ))
        put.run(row.id, row.data, row.metadata, row.position);
      db.close();
      service = await startService({ env, folder: service.folder, port: service.port });

      const { chain } = await auditor.history(appeal);
      expect(chain).toMatchObject({ holds: true });
      const named = { verdict: 'broken', fault: 'edited', stream, revision: routed.revision };
      expect(await verified(`?appeal=${appeal.id}`)).toMatchObject(named);
      expect(await verified('')).toMatchObject(named);
      expect(exitCodes.broken).toBe(1);
    },
  );
});
