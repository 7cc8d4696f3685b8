import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Libsql from 'libsql';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { ask } from '../kit/api/exchange';
import type { AppealAnswer, ReportBody } from '../kit/api/types';
import { databaseIsAFile, logIsAFile } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import { matter, PANLONG, unsigned } from '../kit/stories';
import { bytesOf } from './canary';

const ROOT = resolve(__dirname, '../..');
const ENV = { CLOCK: 'settable', CLOCK_SPEED: '0', RETENTION_DAYS: '30' };
const PHONE = '13891577711';
const decision = (ground = 'citizen-asked') => ({ party: 'reporter', ground, reason: '书面申请第17号' });

/** 限制处理, 清除: of a citizen in all their appeals, in every store. */
describe('what is kept of a citizen', () => {
  let service: Service;
  let client: Client;
  let county: Caller;
  let auditor: Caller;
  let appeal: AppealAnswer;
  let other: AppealAnswer;
  const root = freshFolder();

  const decides = (who: Caller, { id }: { readonly id: string }, act: string, body: object) =>
    ask(`${service.url}/api/v1/appeals/${id}/identity/${act}`, {
      method: 'POST',
      headers: { ...who.credentials, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const looksUp = (who: Caller) =>
    ask(`${service.url}/api/v1/search/person`, {
      method: 'POST',
      headers: {
        ...who.credentials,
        'content-type': 'application/json',
        ...(client.lastPosition && { 'suqiu-min-position': client.lastPosition }),
      },
      body: JSON.stringify({ phone: PHONE, purpose: '来电人询问进度' }),
    });

  /** The list of the county as a file, all of it on record. */
  const exported = async (): Promise<string> =>
    (
      await ask(`${service.url}/api/v1/exports`, {
        method: 'POST',
        headers: {
          ...county.credentials,
          'content-type': 'application/json',
          ...(client.lastPosition && { 'suqiu-min-position': client.lastPosition }),
        },
        body: JSON.stringify({ list: 'appeals', format: 'csv' }),
      })
    ).text;

  const withholds = (act: string) =>
    ask(`${service.url}/api/v1/appeals/${appeal.id}/looks/${act}`, {
      method: 'POST',
      headers: { ...auditor.credentials, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...(act === 'withhold' && { until: '2026-07-20T10:00:00+08:00' }),
        reason: '纪检核查，案号2026-8',
      }),
    });

  async function uploaded(who: Caller): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(await photoOf({}))]), 'roof.jpg');
    const { text } = await ask(`${service.url}/api/v1/attachments`, {
      method: 'POST',
      body: form,
      headers: who.credentials,
    });
    return /"ref":"([^"]+)"/.exec(text)?.[1] ?? '';
  }

  async function begin(folder?: string): Promise<void> {
    service = await startService({ ...(folder && { folder }), env: ENV });
    client = await Client.of(service);
    county = await client.as('dispatcher', 'centre-610921');
    auditor = await client.as('auditor', '610921');
  }

  beforeAll(async () => {
    await begin();
    const said = {
      channel: 'hotline' as const,
      reporter: { name: '龚承祖', phone: PHONE, address: '盘龙村七组' },
      place: { region: PANLONG, address: '晒场边第二户' },
      attachments: [{ ref: await uploaded(county), transcript: '屋顶漏雨' }],
    } satisfies Partial<ReportBody>;
    appeal = await county.reports(matter('infrastructure-power', '房梁被压断，瓦片落了一地', said));
    other = await county.reports(
      matter('infrastructure-power', '变压器冒火花', {
        channel: 'hotline',
        reporter: { name: '李长顺', phone: '13891577712' },
      }),
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
    rmSync(root, { recursive: true, force: true });
  });

  it('is erased by nobody while an appeal of theirs is open', async () => {
    expect(await decides(auditor, appeal, 'erase', decision())).toMatchObject({
      status: 409,
      code: 'identity/appeal-open',
    });
    const town = await client.as('auditor', '610921102');
    expect((await decides(town, appeal, 'erase', decision())).code).toBe('identity/county-only');
    expect((await decides(county, appeal, 'erase', decision())).code).toBe('access/forbidden');
  });

  it('is nothing where nobody gave a name', async () => {
    const nameless = await client.anonymous().reports(unsigned());
    for (const act of ['restrict', 'release', 'erase'])
      expect((await decides(auditor, nameless, act, decision())).code).toBe('reveal/nobody');
  });

  it('is erased by nobody while somebody above looks at how it was answered', async () => {
    await county.does(other, 'decline', { ground: 'legal-procedure', note: '已起诉' });
    const reporter = await client.as('citizen', '13891577712');
    await reporter.does(other, 'review', { ground: '没有起诉，请复查' });
    expect((await decides(auditor, other, 'erase', decision())).code).toBe('identity/under-review');
  });

  it('is restricted: nobody reads it, finds it by its number or is told of it, until that is lifted', async () => {
    // What an answer outside the client says of the log is not waited for: lists follow it.
    const withoutWords = new RegExp(`${appeal.number},,`);
    expect((await decides(auditor, appeal, 'restrict', decision('contested'))).status).toBe(200);
    expect((await county.isRefused(appeal, 'identity/reveal', { purpose: '回访核对' })).code).toBe(
      'identity/restricted',
    );
    expect((await looksUp(county)).code).toBe('identity/restricted');
    const evidence = await ask(`${service.url}/api/v1/audit/export?appeal=${appeal.id}`, {
      headers: auditor.credentials,
    });
    expect([evidence.status, evidence.code]).toEqual([403, 'identity/restricted']);
    await eventually(exported, (text) => withoutWords.test(text));
    await eventually(
      () => county.sees(appeal),
      ({ identity }) => identity?.reporter?.mark === 'restricted',
    );
    expect((await county.sees(other)).identity).toBeUndefined();
    expect((await decides(auditor, appeal, 'release', decision('contested'))).status).toBe(200);
    await eventually(exported, (text) => text.includes(appeal.number) && !withoutWords.test(text));
    expect(await county.does(appeal, 'identity/reveal', { purpose: '回访核对' })).toMatchObject({
      reporter: { name: '龚承祖' },
    });
    await eventually(
      () => county.sees(appeal),
      ({ identity }) => identity?.reporter === undefined,
    );
  });

  it('is kept for as long as was said after the last of their appeals is closed', async () => {
    expect((await looksUp(county)).text).toContain(appeal.id);
    await county.does(appeal, 'decline', { ground: 'legal-procedure', note: '已起诉' });
    const refused = await decides(auditor, appeal, 'erase', decision());
    expect(refused.code).toBe('identity/within-retention');
    await client.clock({
      now: new Date(Date.parse(await client.clock()) + 31 * 86_400_000).toISOString(),
    });
  });

  it('is erased: nothing of it is shown, found, or lies in any file; how it was handled stays', async () => {
    if (databaseIsAFile && logIsAFile)
      execFileSync(process.execPath, [join(ROOT, 'dist/cli/backup.js'), join(root, 'backup')], {
        env: { ...process.env, DATA_FOLDER: service.folder, NODE_ENV: 'test' },
      });
    const before = databaseIsAFile ? tracesIn(service.folder) : [];
    const shown = await county.sees(appeal);
    const [photo] = shown.attachments;
    const erased = await decides(auditor, appeal, 'erase', decision('retention-over'));
    expect([erased.status, erased.text]).toEqual([200, expect.stringContaining('"attachments":1')]);
    await eventually(
      () => accesses(),
      (text) => text.includes('erasure-finished'),
    );
    const seen = await county.sees(appeal);
    expect(seen).toMatchObject({
      status: 'closed',
      words: null,
      place: { region: PANLONG, address: null },
      identity: { reporter: { mark: 'erased' } },
    });
    expect((await county.linesOf(appeal)).at(-1)).toMatchObject({
      sentence: '诉求人的身份信息、诉求内容和附件已依法清除，办理过程保留',
    });
    expect(await attachmentOf(photo?.id ?? '')).toBe(410);
    expect((await county.isRefused(appeal, 'identity/reveal', { purpose: '回访核对' })).code).toBe(
      'reveal/erased',
    );
    for (const act of ['withhold', 'withhold/1/end'])
      expect((await withholds(act)).code).toBe('reveal/erased');
    expect((await county.isRefused(appeal, 'comments', { text: '补充', visibleTo: 'staff' })).code).toBe(
      'appeal/erased',
    );
    expect((await decides(auditor, appeal, 'erase', decision())).code).toBe('identity/erased');
    expect((await looksUp(county)).text).not.toContain(appeal.id);
    const found = await county.searches('房梁');
    expect(found.items.map(({ id }) => id)).not.toContain(appeal.id);
    expect((await county.sees(other)).words).toBe('变压器冒火花');
    if (databaseIsAFile)
      await eventually(
        async () => leftOf(before),
        (left) => left.length === 0,
      );
  });

  it('is somebody new when they come again', async () => {
    const citizen = await client.as('citizen', PHONE);
    expect(await citizen.statusOf(appeal)).toBe(404);
    const again = await county.reports(
      matter('infrastructure-power', '又停电了', {
        channel: 'hotline',
        reporter: { name: '龚承祖', phone: PHONE },
      }),
    );
    expect(await county.does(again, 'identity/reveal', { purpose: '回访核对' })).toMatchObject({
      reporter: { name: '龚承祖' },
    });
  });

  it('stays erased where lists are made again, and where a backup from before is restored', async () => {
    if (!databaseIsAFile || !logIsAFile) return;
    const { folder } = service;
    await service.stop();
    for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `read-models.db${tail}`), { force: true });
    await begin(folder);
    expect((await county.sees(appeal)).words).toBeNull();
    expect((await county.searches('房梁')).items).toEqual([]);
    await service.stop();
    const restored = join(root, 'restored');
    const told = execFileSync(
      process.execPath,
      [join(ROOT, 'dist/cli/restore.js'), join(root, 'backup'), restored],
      { env: { ...process.env, DATA_FOLDER: folder, NODE_ENV: 'test' }, encoding: 'utf8' },
    );
    expect(told).toContain('is erased again at the start');
    await begin(restored);
    expect(service.output()).toContain('was erased again');
    await client.clock({
      now: new Date(Date.parse(await client.clock()) + 40 * 86_400_000).toISOString(),
    });
    await eventually(
      () => county.sees(appeal),
      ({ identity, words }) => identity?.reporter?.mark === 'erased' && words === null,
    );
    expect((await looksUp(county)).text).not.toContain(appeal.id);
    removeFolder(folder);
  });

  const accesses = async (): Promise<string> =>
    (await ask(`${service.url}/api/v1/audit/accesses?limit=50`, { headers: auditor.credentials })).text;

  const attachmentOf = async (id: string): Promise<number> =>
    (
      await ask(`${service.url}/api/v1/appeals/${appeal.id}/attachments/${id}`, {
        headers: county.credentials,
      })
    ).status;

  /** By what an erased person could be told from others: hashes of words and numbers, and the keys as they are wrapped. */
  function tracesIn(folder: string): readonly Buffer[] {
    const words = tableOf(folder, 'read-models.db', 'search_words');
    const traces = words
      .filter((row) => row['appeal'] === appeal.id)
      .flatMap((row) => [String(row['words']), String(row['persons']).slice(1)])
      .map((text) => Buffer.from(text));
    expect(traces.length).toBe(2);
    return traces;
  }

  /** But in the log: who was looked up by a number has its hash in the name of a stream (docs/threat-model.md). */
  const leftOf = (traces: readonly Buffer[]): readonly string[] =>
    bytesOf(service.folder)
      .filter(([file]) => !file.startsWith('events.db'))
      .flatMap(([file, bytes]) => (traces.some((trace) => bytes.includes(trace)) ? [file] : []));

  function tableOf(folder: string, file: string, name: string): readonly Record<string, unknown>[] {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`${path} is missing`);
    const db = new Libsql(path);
    try {
      const names = db
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%${name}%'`)
        .all() as { readonly name: string }[];
      return names.flatMap((table) => db.prepare(`SELECT * FROM "${table.name}"`).all() as never[]);
    } finally {
      db.close();
    }
  }
});
