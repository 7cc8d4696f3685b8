import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { recordedIn } from '../kit/recorded';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const cuts = { list: 'appeals', name: '蒲溪镇停电', query: { q: '停电', status: ['routed'] } } as const;

/** 常用筛选: what somebody keeps asking is kept for them, and for their unit where they say so. */
describe('saved filters', () => {
  let service: Service;
  let people: story.People;
  let colleague: Caller;

  beforeAll(async () => {
    service = await startService();
    const client = await Client.of(service);
    people = await story.peopleOf(client);
    colleague = people.townDispatcher;
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const keeps = (by: Caller, body: object) => by.api.POST('/api/v1/me/filters', { body: body as never });
  const acts = (by: Caller, filter: string, body?: object) =>
    body === undefined
      ? by.api.POST('/api/v1/me/filters/{filter}/drop', { params: { path: { filter } } })
      : by.api.POST('/api/v1/me/filters/{filter}', { params: { path: { filter } }, body: body as never });
  const listed = async (by: Caller) => (await by.api.GET('/api/v1/me/filters')).data?.items ?? [];
  const untilListed = (by: Caller, names: readonly string[]) =>
    eventually(
      () => listed(by),
      (items) => JSON.stringify(items.map(({ name }) => name)) === JSON.stringify(names),
    );

  it('are theirs alone, and open the list with just what was kept', async () => {
    const { town, power } = people;
    const { data } = await keeps(town, cuts);
    const [mine] = await untilListed(town, [cuts.name]);
    expect(mine).toEqual({ id: data!.id, ...cuts, shared: false, mine: true });
    for (const other of [colleague, power]) expect(await listed(other)).toEqual([]);
    expect((await town.lists(mine!.query as never)).items).toEqual([]);
    const seen = JSON.stringify(await recordedIn(service.folder));
    for (const told of [cuts.name, '停电"']) expect(seen).not.toContain(told);
  });

  it('are shared in the unit by who keeps them, who alone changes and drops them', async () => {
    const { town, power } = people;
    const { id } = (await listed(town))[0]!;
    expect((await acts(town, id, { ...cuts, name: '停电待签收', shared: true })).response.status).toBe(200);
    const [theirs] = await untilListed(colleague, ['停电待签收']);
    expect(theirs).toMatchObject({ id, shared: true, mine: false });
    expect(await listed(power)).toEqual([]);
    for (const by of [colleague, power])
      for (const body of [cuts, undefined])
        expect((await acts(by, id, body)).error).toMatchObject({ status: 404, code: 'filter/not-found' });
    expect((await acts(town, id)).response.status).toBe(200);
    await untilListed(colleague, []);
    expect((await acts(town, id)).error).toMatchObject({ code: 'filter/not-found' });
    expect((await acts(town, 'nothing')).error).toMatchObject({ code: 'filter/not-found' });
  });

  it('are judged as the list’s own route would, and bounded', async () => {
    const { county, reporter } = people;
    expect((await keeps(county, { ...cuts, query: { status: ['lost'] } })).error).toMatchObject({
      status: 400,
      errors: [{ pointer: '/query/status', code: 'field/not-a-choice' }],
    });
    expect((await keeps(county, { ...cuts, list: 'triage' })).error).toMatchObject({ status: 400 });
    expect((await keeps(reporter, cuts)).error).toMatchObject({ code: 'access/forbidden' });
    for (let n = 0; n < 100; n++) expect((await keeps(county, cuts)).response.status).toBe(201);
    await eventually(
      () => listed(county),
      (items) => items.length === 100,
    );
    expect((await keeps(county, cuts)).error).toMatchObject({ code: 'filter/too-many' });
  });

  it('answer the hundredth said again as before, and list theirs before a colleague’s', async () => {
    const by = people.power;
    for (let n = 0; n < 99; n++) await keeps(by, cuts);
    const last = () =>
      by.api.POST('/api/v1/me/filters', {
        params: { header: { 'Idempotency-Key': '7c3c5bd2-6f0a-4d5e-9a53-0f4f3f1d2a11' } },
        body: { ...cuts, name: '第一百个' } as never,
      });
    const { data } = await last();
    await eventually(
      () => listed(by),
      (items) => items.length === 100,
    );
    expect((await last()).data).toEqual(data);
    for (let n = 0; n < 3; n++)
      await keeps(people.townDispatcher, { ...cuts, name: `同事${n}`, shared: true });
    await keeps(people.town, { ...cuts, name: '自己的' });
    const names = await eventually(
      async () => (await listed(people.townDispatcher)).map(({ name }) => name),
      (all) => all.length >= 3,
    );
    expect(names.slice(0, 3)).toEqual(['同事2', '同事1', '同事0']);
    const seen = await eventually(
      () => listed(people.town),
      (items) => items.length === 4,
    );
    expect(seen.map(({ mine }) => mine)).toEqual([true, false, false, false]);
  });
});
