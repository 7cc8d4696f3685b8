import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { factsRecorded } from '../kit/recorded';
import type { Caller } from '../kit/api/caller';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const WEEK = { kind: 'week', period: '2026-W27' };

/** The week from 29 June to 5 July 2026: the transformer of 盘龙村 again and again. */
describe('the analysis of a week', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let supervisor: Caller;

  beforeAll(async () => {
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-06-10T09:00:00+08:00' },
        EARLY_WARNINGS: '06:30',
      },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    supervisor = await client.as('supervisor', '610921');
    await people.reporter.reports(story.quarrel());
    for (const day of [30, 31, 32, 33]) {
      await client.clock({
        now: day === 30 ? '2026-06-30T09:00:00+08:00' : `2026-07-0${day - 30}T09:00:00+08:00`,
      });
      const words = '变压器冒火花，全组停电';
      await people.reporter.reports(story.powerCut({ words }));
      await people.neighbour.reports(story.powerCut({ words }));
    }
    await client.anonymous().reports(story.unsigned());
    await client.clock({ now: '2026-07-06T09:00:00+08:00' });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const path = (change: Partial<typeof WEEK> = {}) => ({ params: { path: { ...WEEK, ...change } } });
  const shows = (by: Caller, change?: Partial<typeof WEEK>) =>
    by.api.GET('/api/v1/analysis/{kind}/{period}', path(change));

  it('is for the county, and of what is over', async () => {
    for (const by of [people.townDispatcher, people.power, people.reporter])
      expect((await shows(by)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await shows(supervisor, { period: '2026-W28' })).error).toMatchObject({
      code: 'analysis/not-over',
    });
    expect((await shows(supervisor, { kind: 'day' })).error).toMatchObject({
      code: 'analysis/no-such-period',
    });
  });

  it('and the rest that is the county’s alone, tell nobody else how far the lists are', async () => {
    const asked = async (path: string, { credentials }: Caller) => {
      const headers = { ...credentials, 'suqiu-min-position': 'no position' };
      const answer = await fetch(`${service.url}/api/v1/${path}`, { headers });
      return ((await answer.json()) as { readonly code: string }).code;
    };
    for (const path of ['analysis/week/2026-W27', 'rankings', 'bulletins', 'surveys']) {
      expect(await asked(path, people.townDispatcher)).toBe('access/forbidden');
      expect(await asked(path, supervisor)).toBe('request/position-invalid');
    }
  });

  it('says what chance does not explain, and what comes again', async () => {
    const { data } = await shows(people.county);
    const power = data!.trends.find(({ id }) => id === 'infrastructure-power');
    expect(power).toMatchObject({ of: 'service', observed: 8, before: 0, times: 8, direction: 'up' });
    expect(power).not.toHaveProperty('ratio');
    // The violation report is in none of it.
    expect(data!.trends.find(({ of }) => of === 'county')).toMatchObject({ observed: 8, before: 1 });
    expect(data!.trends.some(({ id }) => id === 'violation-report')).toBe(false);
    expect(data!.hotspots).toMatchObject([{ service: 'infrastructure-power', observed: 8 }]);
    expect(data!.repeatReporters).toHaveLength(2);
    for (const { reporter, appeals } of data!.repeatReporters) {
      expect(reporter).toMatch(/^[0-9a-f]{16}$/);
      expect(appeals.length).toBeGreaterThanOrEqual(4);
    }
    expect(data!.repeatMatters).toMatchObject([{ village: story.PANLONG, days: 4, inPeriod: 8 }]);
    expect(data!.names['infrastructure-power']).toBeDefined();
  });

  it('is a text in both languages', async () => {
    const text = async (language: string) => {
      const answer = await fetch(`${service.url}/api/v1/analysis/week/2026-W27/markdown`, {
        headers: { ...supervisor.credentials, 'accept-language': language },
      });
      expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      return answer.text();
    };
    const [zh, en] = [await text('zh'), await text('en')];
    expect(zh).toMatch(/^# 群众诉求周研判 2026-W27\n\n2026-06-29 – 2026-07-05\n/);
    expect(zh).toMatch(/\| 盘龙村委会 \| 供电设施 \| 8 \| 0 \| 不到 0.1 % \|/);
    expect(en).toMatch(/^# Week in appeals 2026-W27\n/);
    expect(en).toContain('## Hotspots');
    expect(en).not.toMatch(/[一-鿿]{2,}的/);
  });

  it('is looked at by the county’s clock, and its warnings raised by nobody’s hand, once', async () => {
    const { data } = await eventually(
      () => shows(people.auditor),
      (answer) => answer.data?.lookedAt !== undefined,
    );
    expect(data).toMatchObject({ lookedAt: '2026-07-06T09:00:00.000+08:00' });
    expect(data!.warnings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['surge', 'hotspot', 'repeat-matter']),
    );
    // June is over, too. What was looked at is not looked at again, whenever the clock is set.
    await eventually(
      () => shows(people.auditor, { kind: 'month', period: '2026-06' }),
      (answer) => answer.data?.lookedAt !== undefined,
    );
    const recorded = await factsRecorded(service.folder);
    await client.clock({ now: '2026-07-06T09:30:00+08:00' });
    const again = await shows(people.auditor);
    expect(again.data).toMatchObject({ lookedAt: data!.lookedAt, warnings: data!.warnings });
    expect(await factsRecorded(service.folder)).toBe(recorded);
  });

  it('allows for the holidays of the county’s calendar in what it is compared with', async () => {
    // Friday 19 June is a holiday and Saturday 9 May is worked for one: neither meets a day that is not so.
    const { data } = await shows(people.county);
    expect(data!.replaced.map(({ day }) => day).sort()).toEqual(
      expect.arrayContaining(['2026-05-09', '2026-06-19']),
    );
  });

  it('raises warnings once, with their evidence', async () => {
    const raise = (by: Caller) => by.api.POST('/api/v1/analysis/{kind}/{period}/warnings', path());
    expect((await raise(people.auditor)).error).toMatchObject({ code: 'access/forbidden' });
    const { data } = await raise(supervisor);
    const kinds = data!.warnings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['surge', 'hotspot', 'repeat-matter']));
    expect(data!.warnings.find(({ kind }) => kind === 'hotspot')!.evidence).toMatchObject({
      ...{ observed: 8, before: 0, times: 8 },
    });
    const recorded = await factsRecorded(service.folder);
    expect((await raise(people.county)).data).toEqual(data);
    expect(await factsRecorded(service.folder)).toBe(recorded);
    expect((await shows(people.auditor)).data!.warnings).toEqual(data!.warnings);
  });

  it('opens words that grow, with who asked on record before', async () => {
    const words = (by: Caller, body: object = { purpose: 'reporting', reason: '编写周研判' }) =>
      by.api.POST('/api/v1/analysis/{kind}/{period}/words', { ...path(), body: body as never });
    expect((await words(supervisor, { purpose: 'contact', reason: '编写周研判' })).error).toMatchObject({
      code: 'purpose/unlisted',
    });
    expect((await words(supervisor, { purpose: 'reporting' })).error).toMatchObject({
      code: 'purpose/reason-needed',
    });
    expect((await words(people.townDispatcher)).error).toMatchObject({ code: 'access/forbidden' });
    const recorded = await factsRecorded(service.folder);
    const { data } = await words(supervisor);
    expect(data!.words.map(({ word }) => word)).toContain('变压器');
    for (const { observed } of data!.words) expect(observed).toBeGreaterThanOrEqual(5);
    // What the quarrel and the violation report say is said by one.
    expect(data!.words.map(({ word }) => word)).not.toContain('地界');
    expect(await factsRecorded(service.folder)).toBe(recorded + 1);
  });
});
