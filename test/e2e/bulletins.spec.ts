import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** 通报: the county names and praises units, everybody reads it, and who is named answers. */
describe('bulletins', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let supervisor: Caller;
  let id: string;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-03T09:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    supervisor = await client.as('supervisor', '610921');
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const written = {
    title: '六月虚假办结情况通报',
    text: '供电公司两件诉求未与群众联系即答复办结，予以通报；蒲溪镇逐件上门，予以表扬。',
    units: [
      { unit: 'ent-power', as: 'named' as const },
      { unit: story.PUXI, as: 'praised' as const },
    ],
    basis: 'signals' as const,
  };
  const begins = (by: Caller, change: Partial<typeof written> = {}) =>
    by.api.POST('/api/v1/bulletins', { body: { ...written, ...change } });
  const of = () => ({ params: { path: { id } } });
  const redrafts = (by: Caller, body: typeof written) =>
    by.api.POST('/api/v1/bulletins/{id}/draft', { ...of(), body });
  const corrects = (by: Caller, change: Partial<typeof written>) =>
    by.api.POST('/api/v1/bulletins/{id}/correct', {
      ...of(),
      body: { ...written, ...change, reason: '供电公司两件经复核确已联系群众' },
    });
  const reviews = (by: Caller, approved = true) =>
    by.api.POST('/api/v1/bulletins/{id}/review', { ...of(), body: { approved } });
  const publishes = (by: Caller) => by.api.POST('/api/v1/bulletins/{id}/publish', of());
  const answers = (by: Caller, text: string) =>
    by.api.POST('/api/v1/bulletins/{id}/answer', { ...of(), body: { text } });
  const published = () => client.anonymous().api.GET('/api/v1/published/bulletins/{id}', of());

  it('are drafted by the county, about units that there are, and with nobody’s number in them', async () => {
    const { county, townDispatcher, power } = people;
    for (const by of [townDispatcher, power])
      expect((await begins(by)).error).toMatchObject({ code: 'access/forbidden' });
    for (const text of ['请联系13891500001', '请联系１３８ ９１５０ ０００１', '身份证61092119800101123X'])
      expect((await begins(county, { text })).error).toMatchObject({
        status: 422,
        code: 'bulletin/tells-person',
      });
    expect((await begins(county, { units: [{ unit: 'nobody', as: 'named' }] })).error).toMatchObject({
      code: 'directory/unknown-unit',
    });
    const byRanking = { ...written, basis: 'ranking' as const, month: '2026-06', group: 'enterprises' };
    expect((await county.api.POST('/api/v1/bulletins', { body: byRanking })).error).toMatchObject({
      code: 'bulletin/basis-not-published',
    });
    const { data } = await begins(county);
    expect(data).toMatchObject({ edition: 1, state: 'draft' });
    id = data!.id;
    expect((await published()).error).toMatchObject({ status: 404, code: 'bulletin/not-found' });
    expect((await answers(people.power, '情况属实')).error).toMatchObject({ code: 'bulletin/not-found' });
    const nobody = { ...written, units: [{ unit: 'nobody', as: 'named' as const }] };
    expect((await redrafts(county, nobody)).error).toMatchObject({ code: 'directory/unknown-unit' });
    expect((await corrects(county, {})).error).toMatchObject({ code: 'publication/not-published' });
  });

  it('are published by somebody who had no hand in them', async () => {
    const { county } = people;
    expect((await reviews(county)).error).toMatchObject({ code: 'publication/own-work' });
    expect((await reviews(supervisor)).data).toMatchObject({ state: 'approved' });
    const again = await redrafts(county, { ...written, title: '六月办理情况通报' });
    expect(again.data).toMatchObject({ edition: 1, state: 'draft' });
    expect((await publishes(supervisor)).error).toMatchObject({ code: 'publication/not-approved' });
    await reviews(supervisor);
    expect((await publishes(supervisor)).data).toMatchObject({ state: 'published' });
    expect((await reviews(supervisor)).error).toMatchObject({ code: 'publication/no-draft' });
    const { data } = await published();
    expect(data).toMatchObject({
      title: '六月办理情况通报',
      text: written.text,
      edition: 1,
      corrections: [],
    });
    expect(data!.units.map(({ name, as }) => [name, as])).toEqual([
      ['国网汉阴县供电公司', 'named'],
      ['蒲溪镇综治中心', 'praised'],
    ]);
    expect(JSON.stringify(data)).not.toContain('dispatcher');
    const list = await client.anonymous().api.GET('/api/v1/published/bulletins', {});
    expect(list.data!.items).toMatchObject([{ id, title: '六月办理情况通报' }]);
  });

  it('are answered by the units that they name, and by no other', async () => {
    const text = '两件均已重新办理，并向群众当面说明。';
    expect((await answers(people.power, text)).data).toMatchObject({ id });
    expect((await answers(people.village, text)).error).toMatchObject({ code: 'bulletin/not-named' });
    expect((await answers(people.power, '请联系13891500001')).error).toMatchObject({
      code: 'bulletin/tells-person',
    });
    expect((await answers(supervisor, text)).error).toMatchObject({ code: 'access/forbidden' });
    const { data } = await published();
    expect(data!.answers).toMatchObject([{ unit: 'ent-power', name: '国网汉阴县供电公司', text }]);
  });

  it('are corrected by another edition, with its reason; who was named may still answer', async () => {
    const { county } = people;
    const nobody = { units: [{ unit: 'nobody', as: 'named' as const }] };
    expect((await corrects(county, nobody)).error).toMatchObject({ code: 'directory/unknown-unit' });
    const corrected = { units: [written.units[1]!], text: '蒲溪镇逐件上门，予以表扬。' };
    const { data } = await corrects(county, corrected);
    expect(data).toMatchObject({ edition: 2, state: 'draft' });
    expect((await published()).data).toMatchObject({ edition: 1 });
    await reviews(supervisor);
    await publishes(supervisor);
    expect((await published()).data).toMatchObject({
      edition: 2,
      corrections: [{ edition: 2, reason: '供电公司两件经复核确已联系群众' }],
    });
    expect((await answers(people.power, '感谢更正')).data).toMatchObject({ id });
    const { editions, answers: said } = (await supervisor.api.GET('/api/v1/bulletins/{id}', of())).data!;
    expect(editions.map(({ edition, state }) => [edition, state])).toEqual([
      [2, 'published'],
      [1, 'replaced'],
    ]);
    expect(said).toHaveLength(2);
    expect((await people.auditor.api.GET('/api/v1/bulletins', {})).data!.items).toMatchObject([
      { id, edition: 2, publishedEdition: 2 },
    ]);
  });
});
