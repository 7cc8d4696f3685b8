import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** What people remember of an appeal finds it, and nothing that they may not see is met on the way. */
describe('finding', () => {
  let service: Service;
  let people: story.People;
  let client: Client;
  let quarrel: AppealAnswer;
  let cut: AppealAnswer;
  const found = async (by: Caller, q: string, query = {}) =>
    (await by.searches(q, query)).items.map(({ id }) => id);

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    quarrel = await story.filed(people.reporter, story.quarrel());
    cut = await story.filed(
      people.neighbour,
      story.powerCut({ words: '𠮷祥超市門口停電，電表沒有反應', summary: '超市停电' }),
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('finds by words of the appeal, all of them, however they are written', async () => {
    const { county } = people;
    for (const q of ['停电', '停電', '吉祥', '𠮷祥 电表', '　停电，电表！'])
      expect(await found(county, q)).toEqual([cut.id]);
    expect(await found(county, '地界 停电')).toEqual([]);
    expect(await found(county, '院坝')).toEqual(expect.arrayContaining([quarrel.id, cut.id]));
  });

  it('finds by place, also in letters, by service, holder and the end of a number', async () => {
    const { county } = people;
    const both = [cut.id, quarrel.id].sort();
    for (const q of ['盘龙村', '盘龙', 'plc', 'panlongcun', '蒲溪镇'])
      expect([...(await found(county, q))].sort()).toEqual(both);
    expect(await found(county, '盘龙村停电')).toEqual([cut.id]);
    expect(await found(county, '邻里纠纷')).toEqual([quarrel.id]);
    expect(await found(county, '漩涡镇')).toEqual([]);
    const row = (await county.searches('盘龙村综治中心')).items;
    expect(row.map(({ id, match }) => [id, match.by])).toEqual([[quarrel.id, ['holder']]]);
    const [number] = (await county.searches(cut.number.slice(-4))).items;
    expect([number?.id, number?.match.by]).toEqual([cut.id, ['number']]);
    expect(await found(county, cut.number)).toEqual([cut.id]);
  });

  it('narrows by the filters of the list, and the list takes q', async () => {
    const { county, reporter } = people;
    expect(await found(county, '盘龙', { service: ['infrastructure-power'] })).toEqual([cut.id]);
    expect((await county.lists({ q: '停电' })).items.map(({ id }) => id)).toEqual([cut.id]);
    expect((await reporter.lists({ q: '停电' })).items).toEqual([]);
    expect((await reporter.lists({ q: '地界', mine: true })).items.map(({ id }) => id)).toEqual([quarrel.id]);
  });

  it('pages best match first, and neither skips nor repeats while others arrive', async () => {
    const { county, reporter } = people;
    const first = await county.searches('盘龙', { limit: 1 });
    const late = await story.filed(reporter, story.quarrel());
    const second = await county.searches('盘龙', { limit: 1, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([quarrel.id, cut.id].sort());
    expect(second.next).toBeUndefined();
    expect(await found(county, '盘龙')).toContain(late.id);
  });

  it('lets nobody find by a tag what only staff may read', async () => {
    const { county, neighbour } = people;
    await county.does(cut, 'classify', {
      service: 'infrastructure-power',
      tags: ['变压器'],
      reason: '同一台变压器供电',
    });
    expect(await found(county, '变压器')).toEqual([cut.id]);
    expect(await found(neighbour, '变压器')).toEqual([]);
    expect(await found(neighbour, '停电')).toEqual([cut.id]);
  });

  it('looks for a person by the whole number alone, on record, and never for who reported a violation', async () => {
    const { county, village, reporter } = people;
    await reporter.reports({ ...story.unsigned(), channel: 'app', anonymous: false } as never);
    const lookUp = (by: Caller, body: object) =>
      by.api.POST('/api/v1/search/person', { body: body as never });
    const purpose = '来电人询问以前反映的事项';
    const { data } = await lookUp(county, { phone: '138 9150 0001', purpose });
    expect(data?.items.length).toBeGreaterThan(0);
    expect(data?.items.every(({ violation, match }) => !violation && match.by.includes('person'))).toBe(true);
    expect((await lookUp(county, { phone: '13891500009', purpose })).data?.items).toEqual([]);
    expect((await lookUp(village, { phone: '13891500002', purpose })).data?.items).toEqual([]);
    expect((await lookUp(reporter, { phone: '13891500001', purpose })).error).toMatchObject({
      code: 'access/forbidden',
    });
    const listed = { phone: '13891500001', purpose: 'caller', reason: purpose };
    expect((await lookUp(county, listed)).data?.items.length).toBeGreaterThan(0);
    const refused = async (body: object) => (await lookUp(county, { ...listed, ...body })).error?.code;
    expect(await refused({ purpose: 'curiosity' })).toBe('purpose/unlisted');
    expect(await refused({ reason: undefined })).toBe('purpose/reason-needed');
    expect(await refused({ appeal: '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b' })).toBe('appeal/not-found');
    expect((await lookUp(county, { purpose })).error).toMatchObject({ code: 'request/invalid' });
    expect((await lookUp(county, { phone: '13891500001', purpose, cursor: 'WyJ4Il0' })).error).toMatchObject({
      code: 'request/cursor-invalid',
    });
  });

  it('refuses what asks for nothing', async () => {
    const refused = (path: '/api/v1/search' | '/api/v1/appeals', query: object) =>
      people.county.api.GET(path, { params: { query: query as never } }).then(({ error }) => error);
    expect(await refused('/api/v1/search', { q: '的，！' })).toMatchObject({ code: 'search/nothing-asked' });
    expect(await refused('/api/v1/appeals', { q: '的，！' })).toMatchObject({ code: 'search/nothing-asked' });
    expect(await refused('/api/v1/appeals', { q: '停电', sort: 'due' })).toMatchObject({
      code: 'request/invalid',
    });
    expect(await refused('/api/v1/search', { q: '停电', cursor: 'WyJ4Il0' })).toMatchObject({
      code: 'request/cursor-invalid',
    });
  });
});
