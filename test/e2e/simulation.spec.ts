import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

type Line = Readonly<Record<string, unknown>>;

describe('what if', () => {
  let service: Service;
  let client: Client;
  let auditor: Caller;
  let admin: Caller;
  let appeal: { readonly id: string };

  beforeAll(async () => {
    const env = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00.000+08:00' };
    service = await startService({ env });
    client = await Client.of(service);
    [auditor, admin] = [await client.as('auditor', '610921'), await client.as('admin', '')];
    const people = await story.peopleOf(client);
    const filed = await story.filed(people.reporter, story.quarrel());
    appeal = filed;
    await story.stands(filed, people.reporter, { status: 'routed' });
    // Nobody accepts it: the respond deadline is over at half past four, and two hours later it climbs.
    await client.clock({ now: '2026-07-02T09:30:00.000+08:00' });
    await eventually(
      () => auditor.linesOf(filed),
      (lines) => lines.some(({ type }) => type === 'AppealEscalated'),
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const simulate = async (by: Caller, rules: object = {}): Promise<readonly Line[]> => {
    const { data, error } = await by.api.POST('/api/v1/simulations', {
      body: { from: '2026-07-01', until: '2026-07-02', ...rules },
      parseAs: 'text',
    });
    if (error !== undefined) return [error];
    return String(data)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  };
  const calendarWith = (holidays: object) => {
    const file = join(DEPLOY, 'calendars/610921-2024-2026.json');
    const calendar = JSON.parse(readFileSync(file, 'utf8')) as { holidays: object };
    return { ...calendar, holidays: { ...calendar.holidays, ...holidays } };
  };

  it('under the rules that it went by, goes as it went', async () => {
    const lines = await simulate(auditor);
    const missed = { owner: 'centre-610921102206', dueAt: '2026-07-01T16:30:00.000+08:00' };
    expect(lines).toContainEqual({
      ...{ line: 'late', appeal: appeal.id, deadline: '1/respond/-/1', kind: 'respond' },
      ...{ happened: missed, simulated: missed },
    });
    expect(lines.at(-1)).toMatchObject({
      ...{ line: 'done', appeals: 1, spared: 0, added: 0 },
      ...{ late: { happened: 1, simulated: 1 }, climbs: { happened: 1, simulated: 1 } },
      byUnit: { 'centre-610921102206': { happened: 1, simulated: 1 } },
    });
  });

  it('with the day off, nobody would have been late, and the log is as it was', async () => {
    const before = await factsRecorded(service.folder);
    const lines = await simulate(auditor, {
      calendar: { document: calendarWith({ '2026-07-01': '防汛', '2026-07-02': '防汛' }) },
    });
    expect(lines.at(-1)).toMatchObject({ spared: 1, late: { happened: 1, simulated: 0 } });
    expect(lines.at(-1)).toMatchObject({ climbs: { happened: 1, simulated: 0 } });
    expect(await factsRecorded(service.folder)).toBe(before);
  });

  it('plays a town, a service or a version alone', async () => {
    const appealsIn = async (rules: object) => (await simulate(auditor, rules)).at(-1)?.['appeals'];
    expect(await appealsIn({ place: '610921102' })).toBe(1);
    expect(await appealsIn({ place: '610921107' })).toBe(0);
    expect(await appealsIn({ service: 'sanitation' })).toBe(0);
    expect(await appealsIn({ calendar: { version: 1 }, policies: { version: 1 } })).toBe(1);
  });

  it('tells an auditor nothing of what names the auditor’s own office', async () => {
    const reporter = await client.as('citizen', '13891500055');
    const named = await reporter.reports(story.quarrel({ accused: [{ unit: 'dept-audit' }] }));
    const period = { from: '2026-07-02', until: '2026-07-03' };
    expect((await simulate(auditor, period)).at(-1)).toMatchObject({ appeals: 1 });
    const desk = await client.as('officer', 'dept-discipline');
    await desk.does(named, 'accused/confirm', { accused: { unit: 'dept-audit' } });
    expect(await auditor.statusOf(named)).toBe(404);
    const lines = await simulate(auditor, period);
    expect(lines).toMatchObject([{ line: 'done', appeals: 0 }]);
    expect((await simulate(admin, period)).at(-1)).toMatchObject({ appeals: 1 });
  });

  it('shows an administrator the sums alone, and what does not hold nobody', async () => {
    expect((await simulate(admin)).map(({ line }) => line)).toEqual(['done']);
    expect(await simulate(auditor, { calendar: { version: 9 } })).toMatchObject([
      { code: 'reference/no-version' },
    ]);
    expect(await simulate(auditor, { calendar: { document: {} } })).toMatchObject([
      { code: 'reference/invalid-document', pointer: '/county' },
    ]);
    expect(await simulate(auditor, { until: '2026-06-01' })).toMatchObject([
      { code: 'request/invalid', errors: [{ pointer: '/until' }] },
    ]);
  });
});
