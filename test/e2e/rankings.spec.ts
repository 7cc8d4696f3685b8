import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const PUXI = '610921102';
const JUNE = { month: '2026-06', group: 'towns' };

/** June is over and frozen; the county ranks its towns, and everybody may read how. */
describe('rankings', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let supervisor: Caller;
  let admin: Caller;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-06-29T09:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    supervisor = await client.as('supervisor', '610921');
    admin = await client.as('admin', '');
    for (const count of [5, 5, 4, 5, 1]) {
      const settled = await story.inHand(people);
      await people.village.does(settled, 'resolve', story.resolution());
      await people.reporter.does(settled, 'rate', story.stars(count));
      // The second round of what was rated badly begins in June, too.
      if (count === 1)
        await eventually(
          () => people.county.sees(settled),
          ({ round }) => round === 2,
        );
    }
    await client.anonymous().reports(story.unsigned());
    await client.clock({ now: '2026-07-03T09:00:00+08:00' });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const path = (change: Partial<typeof JUNE> = {}) => ({ params: { path: { ...JUNE, ...change } } });
  const drafts = (by: Caller, change?: Partial<typeof JUNE>) =>
    by.api.POST('/api/v1/rankings/{month}/{group}/draft', path(change));
  const reviews = (by: Caller, approved = true) =>
    by.api.POST('/api/v1/rankings/{month}/{group}/review', {
      ...path(),
      body: { approved, ...(approved ? {} : { note: '请核对积存件数' }) },
    });
  const publishes = (by: Caller) => by.api.POST('/api/v1/rankings/{month}/{group}/publish', path());
  const corrects = (by: Caller, reason: string) =>
    by.api.POST('/api/v1/rankings/{month}/{group}/correct', { ...path(), body: { reason } });
  const explained = async () =>
    (await supervisor.api.GET('/api/v1/rankings/{month}/{group}', path())).data!.editions;
  const published = () => client.anonymous().api.GET('/api/v1/published/rankings/{month}/{group}', path());
  const get = (route: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/api/v1/published/rankings${route}`, { headers });

  it('need a frozen month, a group of the formula, and people of the county', async () => {
    const { county, townDispatcher, auditor, reporter } = people;
    expect((await drafts(county)).error).toMatchObject({ status: 409, code: 'ranking/month-not-frozen' });
    await eventually(
      () => county.api.POST('/api/v1/months/{month}/freeze', { params: { path: { month: '2026-06' } } }),
      ({ data }) => data !== undefined,
    );
    expect((await drafts(county, { group: 'villages' })).error).toMatchObject({ code: 'ranking/no-group' });
    expect((await drafts(county, { month: '2026-13' })).error).toMatchObject({ code: 'month/no-such' });
    for (const by of [townDispatcher, auditor, reporter])
      expect((await drafts(by)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await published()).error).toMatchObject({ status: 404, code: 'ranking/not-found' });
  });

  it('go from draft to publication by two people, and nobody outside sees a draft', async () => {
    const { county, auditor, townDispatcher } = people;
    expect((await drafts(county)).data).toMatchObject({ ...JUNE, edition: 1, state: 'draft' });
    expect((await published()).response.status).toBe(404);
    expect((await publishes(supervisor)).error).toMatchObject({ code: 'publication/not-approved' });
    expect((await reviews(county)).error).toMatchObject({ status: 403, code: 'publication/own-work' });
    expect((await reviews(supervisor, false)).data).toMatchObject({ state: 'returned' });
    expect((await explained())[0]).toMatchObject({ note: '请核对积存件数' });
    expect((await drafts(county)).data).toMatchObject({ edition: 1, state: 'draft' });
    expect((await reviews(supervisor)).data).toMatchObject({ state: 'approved' });
    expect((await publishes(county)).error).toMatchObject({ code: 'publication/own-work' });
    expect((await publishes(supervisor)).data).toMatchObject({ state: 'published' });
    const list = await auditor.api.GET('/api/v1/rankings', {});
    expect(list.data!.items).toMatchObject([{ ...JUNE, state: 'published', publishedEdition: 1 }]);
    expect((await townDispatcher.api.GET('/api/v1/rankings', {})).error).toMatchObject({
      code: 'access/forbidden',
    });
  });

  it('explain each score by what was counted, and come out the same when they are made again', async () => {
    const [edition] = await explained();
    expect(edition).toMatchObject({ state: 'published', isReproduced: true, countedAs: 'frozen' });
    const [first, second] = edition!.lines;
    expect(first).toMatchObject({ rank: 1, scope: { kind: 'town', id: PUXI, name: '蒲溪镇' } });
    expect(second!.rank).toBeUndefined();
    const part = (measure: string) => first!.parts.find((each) => each.measure === measure)!;
    expect(part('resolution')).toMatchObject({ of: 4, samples: 5, points: 60, weight: 20, least: 5 });
    expect(part('backlog')).toMatchObject({ of: 1, samples: 6, points: 83.33 });
    const weighed = first!.parts.reduce((sum, { points = 0, weight }) => sum + points * weight, 0) / 100;
    expect(first!.score).toBeCloseTo(weighed, 2);
    for (const { of, samples, lists, measure } of first!.parts) {
      if (measure === 'speed') continue;
      for (const [at, { list }] of lists.entries()) {
        const answer = await fetch(`${service.url}${list}&limit=100`, {
          headers: { ...people.county.credentials },
        });
        const { items } = (await answer.json()) as { items: unknown[] };
        expect([list, items.length]).toEqual([list, at === 0 ? of : samples]);
      }
    }
  });

  it('are read by everybody, as JSON and as a sheet, kept by a cache and asked again by their tag', async () => {
    const { data } = await published();
    expect(data).toMatchObject({ ...{ month: '2026-06', edition: 1 }, corrections: [] });
    const all = await client.anonymous().api.GET('/api/v1/published/rankings');
    expect(all.data!.items).toMatchObject([{ ...JUNE, edition: 1 }]);
    expect(
      data!.lines.filter(({ rank }) => rank === undefined).every(({ parts }) => parts.length === 0),
    ).toBe(true);
    expect(JSON.stringify(data)).not.toContain('dispatcher');
    const answer = await get('/2026-06/towns');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    const etag = answer.headers.get('etag')!;
    expect((await get('/2026-06/towns', { 'if-none-match': etag })).status).toBe(304);
    const sheet = await get('/2026-06/towns/table', { 'accept-language': 'zh' });
    expect(sheet.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await sheet.text()).split('\r\n');
    expect(lines[1]).toMatch(/^2026-06,1,1,蒲溪镇,/);
    expect(lines[2]).toMatch(/样本不足，不参与排名/);
    expect((await get('/2026-06/towns/table', { 'if-none-match': sheet.headers.get('etag')! })).status).toBe(
      304,
    );
    const { items } = (await (await get('')).json()) as { items: { link: string }[] };
    expect(items.map(({ link }) => link)).toEqual(['/api/v1/published/rankings/2026-06/towns']);
    expect((await get('/2026-06/departments')).status).toBe(404);
  });

  it('are corrected by another edition under the formula in force, which everybody sees with its reason', async () => {
    const inForce = await client.anonymous().api.GET('/api/v1/scoring', {});
    const document = { groups: structuredClone(inForce.data!.groups) };
    const scoring = { params: { path: { document: 'scoring' } } };
    const bad = structuredClone(document);
    Object.assign(bad.groups[0]!.components[0]!, { weight: 30 });
    const refused = await admin.api.POST('/api/v1/reference/{document}/validate', {
      ...scoring,
      body: { document: bad as never },
    });
    expect(refused.error).toMatchObject({
      code: 'reference/invalid-document',
      pointer: '/groups/0/components',
    });
    Object.assign(document.groups[0]!.components[0]!, { weight: 10 });
    Object.assign(document.groups[0]!.components[4]!, { weight: 30 });
    const saved = await admin.api.POST('/api/v1/reference/{document}/draft', {
      ...scoring,
      body: { document: document as never },
    });
    const { data } = await admin.api.POST('/api/v1/reference/{document}/publish', {
      ...scoring,
      body: { draft: saved.data!.revision, reason: '群众满意度权重提高' },
    });
    expect(data).toMatchObject({ version: 2, by: 'admin-610921', standing: 'in-force' });
    await eventually(
      () => client.anonymous().api.GET('/api/v1/scoring', {}),
      (formula) => formula.data!.version === 2,
    );
    const reason = '六月满意度权重按新办法计算';
    expect((await corrects(people.county, reason)).data).toMatchObject({ edition: 2, state: 'draft' });
    expect((await published()).data).toMatchObject({ edition: 1 });
    await reviews(supervisor);
    await publishes(supervisor);
    const second = (await published()).data!;
    expect(second).toMatchObject({ edition: 2, countedAs: 'corrected', formula: { version: 2 } });
    expect(second.corrections).toMatchObject([{ edition: 2, reason }]);
    expect(
      (await explained()).map(({ edition, state, isReproduced }) => [edition, state, isReproduced]),
    ).toEqual([
      [2, 'published', true],
      [1, 'replaced', true],
    ]);
    expect((await drafts(people.county)).error).toMatchObject({ code: 'publication/published' });
  });

  it('are what a bulletin may stand on, about units that they rank and no others', async () => {
    const begins = (unit: string) =>
      people.county.api.POST('/api/v1/bulletins', {
        body: {
          ...{ title: '六月考核通报', text: '蒲溪镇六月得分第一，予以表扬。', basis: 'ranking', ...JUNE },
          units: [{ unit, as: 'praised' }],
        },
      });
    expect((await begins('ent-power')).error).toMatchObject({ code: 'bulletin/not-in-basis' });
    const path = { id: (await begins(story.PUXI)).data!.id };
    const reviews = (approved: boolean, note?: string) =>
      supervisor.api.POST('/api/v1/bulletins/{id}/review', {
        params: { path },
        body: { approved, ...(note && { note }) },
      });
    await reviews(false, '请写明得分');
    const seen = await supervisor.api.GET('/api/v1/bulletins/{id}', { params: { path } });
    const basis = { ranking: { ...JUNE, edition: 2 } };
    expect(seen.data!.editions).toMatchObject([{ state: 'returned', note: '请写明得分', basis }]);
    await people.county.api.POST('/api/v1/bulletins/{id}/draft', {
      params: { path },
      body: {
        ...{ title: '六月考核通报', text: '蒲溪镇六月得分82.5，列第一。', basis: 'ranking', ...JUNE },
        units: [{ unit: story.PUXI, as: 'praised' }],
      },
    });
    await reviews(true);
    await supervisor.api.POST('/api/v1/bulletins/{id}/publish', { params: { path } });
    const read = await client.anonymous().api.GET('/api/v1/published/bulletins/{id}', { params: { path } });
    expect(read.data).toMatchObject({ basis });
  });
});
