import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import { recordedIn } from '../kit/recorded';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const GROUND = { ground: '不属于本村职责', basis: '派单目录第12条' };

/** What the registers of a county hold: written by people, by time, and by a calendar that was changed. */
describe('the registers of a county', () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  let service: Service;
  let auditor: Caller;
  let town: Caller;
  let other: Caller;
  let returned: { readonly id: string };
  let late: { readonly id: string };

  beforeAll(async () => {
    cpSync(DEPLOY, deploy, { recursive: true });
    const env = {
      ...{ CLOCK: 'settable', CLOCK_SPEED: '0', DEPLOY_FOLDER: deploy },
      CLOCK_START: '2026-07-01T10:00:00.000+08:00',
    };
    service = await startService({ folder, env });
    let people = await story.peopleOf(await Client.of(service));
    const { reporter, neighbour, village, townDispatcher, county } = people;
    returned = await story.filed(reporter, story.quarrel());
    await village.does(returned, 'return', { ...GROUND, proposedUnit: story.PUXI });
    await townDispatcher.does(returned, 'return/decision', { granted: false, reason: '界址在本村' });
    const accepted = await story.filed(reporter, story.quarrel({ words: '院墙又被推倒一截' }));
    await village.does(accepted, 'return', GROUND);
    await story.accepts(accepted, village, story.PANLONG_CENTRE);
    await county.does(returned, 'identity/reveal', {
      ...{ purpose: 'verify-identity', reason: '核实来电人身份' },
    });
    late = await story.filed(neighbour, story.powerCut());
    await service.stop();

    const file = join(deploy, 'calendars/610921-2024-2026.json');
    const calendar = JSON.parse(readFileSync(file, 'utf8')) as { holidays: Record<string, string> };
    calendar.holidays['2026-07-02'] = '防汛';
    writeFileSync(file, JSON.stringify(calendar));
    service = await startService({ folder, env });
    const client = await Client.of(service);
    people = await story.peopleOf(client);
    auditor = people.auditor;
    town = await client.as('auditor', '610921102');
    other = await client.as('auditor', '610921107');
    await eventually(
      () => auditor.linesOf(late),
      (all) => all.some(({ type }) => type === 'DeadlineChanged'),
    );
    await client.clock({ now: '2026-07-04T10:00:00+08:00' });
    await eventually(
      () => auditor.linesOf(late),
      (all) => all.some(({ type }) => type === 'DeadlineMissed'),
    );
  });

  afterAll(async () => {
    await service.stop();
    for (const each of [folder, deploy]) removeFolder(each);
  });

  interface Item {
    readonly [member: string]: unknown;
  }
  interface Page {
    readonly items: readonly Item[];
    readonly next?: string;
    readonly names: Readonly<Record<string, string>>;
  }
  const ask = async (path: string, by = auditor) => {
    const headers = by.credentials as Record<string, string>;
    const answer = await exchange(new Request(`${service.url}/api/v1/audit/${path}`, { headers }));
    return { status: answer.status, text: await answer.text() };
  };
  const page = async (path: string, by = auditor): Promise<Page> => {
    const { status, text } = await ask(path, by);
    expect(`${status} ${status === 200 ? '' : text}`).toBe('200 ');
    return JSON.parse(text) as Page;
  };
  /** Projections follow. */
  const filled = (path: string, ready: (items: readonly Item[]) => boolean, by = auditor) =>
    eventually(
      () => page(path, by),
      ({ items }) => ready(items),
    );

  it('list who was late with what, with filters and pages', async () => {
    const { items, names } = await filled('late', (all) => all.some(({ appeal }) => appeal === late.id));
    const missed = items.find(({ appeal, kind }) => appeal === late.id && kind === 'respond');
    expect(missed).toMatchObject({ unit: 'ent-power', owner: 'ent-power', round: 1 });
    expect(names['ent-power']).toContain('供电');
    expect(String(missed?.['at']) < String(missed?.['recordedAt'])).toBe(true);
    const power = await page('late?unit=ent-power&kind=respond');
    expect(power.items.length).toBeGreaterThan(0);
    for (const item of power.items) expect(item).toMatchObject({ unit: 'ent-power', kind: 'respond' });
    expect((await page('late?to=2026-07-01T00:00:00%2B08:00')).items).toEqual([]);
    expect((await page('late?region=610921107')).items).toEqual([]);
    const first = await page('late?limit=1');
    expect(first.items).toEqual(items.slice(0, 1));
    const second = await page(`late?limit=100&cursor=${first.next}`);
    expect(second.items).toEqual(items.slice(1));
  });

  it('list each return that was asked for, in clear, and what came of it', async () => {
    const { items } = await filled('returns', (all) => all.every(({ decision }) => decision !== 'pending'));
    expect(items.find(({ appeal }) => appeal === returned.id)).toMatchObject({
      ...{ unit: story.PANLONG_CENTRE, proposedUnit: story.PUXI, ordinal: 1, ...GROUND },
      ...{ decision: 'refused', decidedBy: story.PUXI, reason: '界址在本村' },
    });
    // Who accepts takes the request back.
    expect(items.map(({ decision }) => decision).sort()).toEqual(['ended', 'refused']);
    expect((await page('returns?decision=granted')).items).toEqual([]);
    const { next } = await page('returns?limit=1');
    expect((await page(`returns?cursor=${next}`)).items).toEqual(items.slice(1));
  });

  it('list who looked at what and why, auditors included', async () => {
    const { items } = await filled('accesses', (all) => all.some(({ kind }) => kind === 'audit'));
    expect(items.find(({ kind }) => kind === 'reveal')).toMatchObject({
      ...{ appeal: returned.id, what: 'reporter', purpose: 'verify-identity', reason: '核实来电人身份' },
      purposeCalled: '核对身份',
      by: { role: 'dispatcher', unit: story.COUNTY },
    });
    const reads = await filled('accesses?kind=audit', (all) =>
      all.some(({ what, asked }) => what === 'late' && (asked as Item)['unit'] === 'ent-power'),
    );
    expect(reads.items[0]).toMatchObject({ kind: 'audit', by: { role: 'auditor' } });
    const { items: verified } = await page('accesses?purpose=verify-identity');
    expect(verified.map(({ kind, appeal }) => [kind, appeal])).toEqual([['reveal', returned.id]]);
    expect((await page('accesses?purpose=unlisted')).items).toEqual([]);
    const [reveal] = (await page(`accesses?appeal=${returned.id}&kind=reveal`)).items;
    expect(reveal).toMatchObject({ number: expect.stringMatching(/^610921-20260701-/) as string });
  });

  it('list who published what, and which appeals it moved', async () => {
    const { items } = await filled('changes?document=calendar', (all) => Number(all[0]?.['moved']) > 0);
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    expect(items[0]).toMatchObject({ document: 'calendar', by: { role: 'system' } });
    const moved = await page('changes/calendar/2');
    expect(moved.items.map(({ appeal }) => appeal)).toContain(late.id);
    expect(moved.items[0]).toMatchObject({ deadline: expect.any(String) as string });
    expect(String(moved.items[0]?.['was']) < String(moved.items[0]?.['dueAt'])).toBe(true);
    const [one, two] = [await page('changes/calendar/2?limit=1'), moved.items.slice(1)];
    expect((await page(`changes/calendar/2?limit=100&cursor=${one.next}`)).items).toEqual(two);
    expect((await page('changes/calendar/1')).items).toEqual([]);
    const all = await page('changes?limit=3');
    const rest = await page(`changes?limit=100&cursor=${all.next}`);
    expect(all.items.length + rest.items.length).toBe(9);
  });

  it('take no page mark of another register, and no version that nobody published', async () => {
    const { next } = await page('accesses?limit=1');
    for (const path of ['late', 'returns', 'changes', 'changes/calendar/2'])
      expect([path, (await ask(`${path}?cursor=${next}`)).text]).toEqual([
        path,
        expect.stringContaining('request/cursor-invalid'),
      ]);
    for (const path of ['calendar/3', 'calendar/02', 'calendar/x', 'weather/1'])
      expect([path, await ask(`changes/${path}`)]).toEqual([
        path,
        { status: 404, text: expect.stringContaining('reference/no-version') as string },
      ]);
  });

  it('come whole as lines, as many as the pages hold', async () => {
    const { items } = await page('late?limit=100');
    const { text } = await ask('register?register=late');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Item);
    expect(lines.at(-1)).toEqual({ line: 'end', lines: items.length });
    expect(lines.slice(0, -1)).toEqual(items.map((item) => ({ line: 'late', ...item })));
    for (const register of ['returns', 'accesses', 'changes'])
      expect((await ask(`register?register=${register}`)).text).toContain('"line":"end"');
  });

  it('show an auditor of a town what is of its appeals, to look through and to take away', async () => {
    const mine = await page('late', town);
    expect(mine.items.map(({ appeal }) => appeal)).toContain(late.id);
    expect((await page('late', other)).items).toEqual([]);
    expect((await page('returns', other)).items).toEqual([]);
    expect((await page('changes?document=calendar', other)).items[0]).toMatchObject({ moved: 0 });
    expect((await page('accesses?kind=audit', other)).items).toEqual([]);
    expect((await page('accesses?kind=reveal', town)).items).toHaveLength(1);
    expect((await ask('register?register=late', other)).text).toBe('{"line":"end","lines":0}\n');
    expect((await ask('register?register=late', town)).text).toContain(late.id);
  });

  it('are on record for each reading, before it is answered', async () => {
    const reads = async () =>
      (await recordedIn(folder)).filter(
        ({ type, stream }) => type === 'AuditorRead' && stream === 'access-610921',
      ).length;
    const before = await reads();
    for (const path of ['late', 'returns', 'accesses', 'changes', 'changes/calendar/2']) await page(path);
    await ask('register?register=late');
    expect(await reads()).toBe(before + 6);
    for (const path of ['late', 'returns', 'accesses', 'changes', 'changes/calendar/2', 'register'])
      expect([path, (await ask(`${path}?wen=1`)).status]).toEqual([path, 400]);
    expect(await reads()).toBe(before + 6);
  });
});
