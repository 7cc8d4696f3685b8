import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import type { ListQuery } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const verbsOf = (actions: readonly { readonly verb: string }[]) => actions.map(({ verb }) => verb);

/** What a front-end team builds lists, work lists and buttons on: no call per row, no rule of the domain copied. */
describe('a screen', () => {
  let service: Service;
  let people: story.People;

  beforeAll(async () => {
    service = await startService();
    people = await story.peopleOf(await Client.of(service));
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('labels its choices and knows places, duties and times without a table of its own', async () => {
    const { api } = people.reporter;
    const { data } = await api.GET('/api/v1/labels', {});
    expect(data?.labels).toMatchObject({
      AppealStatus: { routed: { zh: '待签收', en: 'Routed' } },
      EventType: { AppealDeclined: { zh: '不予受理', en: 'Declined' } },
      Role: { 'grid-worker': { zh: '网格员' } },
    });
    const { data: regions } = await api.GET('/api/v1/directory/regions', {
      params: { query: { within: '610921102206' } },
    });
    expect(regions?.regions).toEqual([
      { code: '610921102206', name: '盘龙村委会', tier: 'village', parent: '610921102' },
    ]);
    const { data: list } = await api.GET('/api/v1/directory/dispatch-list', {});
    expect(list?.entries).toContainEqual({
      service: 'infrastructure-power',
      area: '610921',
      unit: 'ent-power',
    });
    const { data: rules } = await api.GET('/api/v1/policies', {});
    expect(rules?.policies.find(({ name }) => name === 'hotline')).toMatchObject({
      rules: expect.arrayContaining([expect.objectContaining({ kind: 'dispatch', urgency: 'critical' })]),
      windows: { reopen: { unit: 'days', amount: 15 } },
    });
    const { data: days } = await api.GET('/api/v1/calendar', {});
    expect(days?.calendar).toMatchObject({ county: '610921', holidays: { '2026-10-01': '国庆节' } });
  });

  it('keeps what it has read until it is different', async () => {
    for (const path of ['labels', 'directory/regions', 'directory/dispatch-list', 'policies', 'calendar']) {
      const url = `${service.url}/api/v1/${path}`;
      const tag = (await exchange(new Request(url))).headers.get('etag') ?? '';
      const again = await exchange(new Request(url, { headers: { 'if-none-match': tag } }));
      expect([path, again.status]).toEqual([path, 304]);
    }
  });

  it('shows only the buttons that work, on the appeal, in a list and in a queue', async () => {
    const { reporter, village, townDispatcher, auditor, neighbour } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    await story.stands(appeal, village, { status: 'routed' });
    const { actions } = await village.sees(appeal);
    expect(verbsOf(actions)).toEqual(expect.arrayContaining(['accept', 'requestReturn', 'comment']));
    expect(verbsOf(actions)).not.toContain('resolve');
    expect(verbsOf((await townDispatcher.sees(appeal)).actions)).toEqual(
      expect.arrayContaining(['recall', 'classify']),
    );
    expect((await auditor.sees(appeal)).actions).toEqual([]);
    const open = await neighbour.api.GET('/api/v1/appeals/{id}/public', {
      params: { path: { id: appeal.id } },
    });
    expect(verbsOf(open.data?.actions ?? [])).toEqual(['endorse']);

    const [listed] = (await village.lists({ number: appeal.number, actions: true })).items;
    expect(listed?.actions).toEqual(actions);
    const queue = await village.queue(story.PANLONG_CENTRE, { actions: true });
    expect(queue.items.find(({ id }) => id === appeal.id)?.actions).toEqual(actions);
    expect((await village.lists({ number: appeal.number })).items[0]).not.toHaveProperty('actions');

    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    const after = verbsOf((await village.sees(appeal)).actions);
    expect(after).not.toContain('accept');
    expect(after).toContain('resolve');
  });

  it('narrows a list by several values at once, in the order that it needs', async () => {
    const { auditor, reporter, village } = people;
    const first = await story.inHand(people);
    const second = await story.filed(reporter, story.powerCut());
    await story.stands(second, reporter, { status: 'routed' });
    const ids = async (query: ListQuery) => (await auditor.lists(query)).items.map(({ id }) => id);
    const both = await eventually(
      () => ids({ unit: [story.PANLONG_CENTRE, 'ent-power'], channel: ['app'] }),
      (found) => found.includes(second.id),
    );
    expect(both).toContain(first.id);
    const mine = await ids({ assignee: [`officer-${story.PANLONG_CENTRE}`], urgency: ['routine', 'urgent'] });
    expect(mine).toContain(first.id);
    expect(mine).not.toContain(second.id);
    expect(await ids({ overdue: true })).toEqual([]);
    expect(await ids({ misses: 1 })).toEqual([]);
    expect(await ids({ overdue: false, origin: ['citizen'], tier: ['county'] })).toEqual([second.id]);

    await village.does(first, 'progress', { note: '已到现场', visibleTo: 'everyone' });
    await auditor.lists({});
    const { items } = await village.lists({ sort: 'updated' });
    expect(items[0]).toMatchObject({ id: first.id, last: { type: 'ProgressRecorded' } });
    expect(await ids({ updatedSince: items[0]!.updatedAt })).toEqual([first.id]);
    const due = (await auditor.lists({ sort: 'due' })).items.map(({ dueAt }) => dueAt!);
    expect(due).toEqual([...due].sort());
    const start = await auditor.lists({ sort: 'due', limit: 1 });
    const rest = await auditor.lists({ sort: 'due', limit: 100, cursor: start.next! });
    expect([...start.items, ...rest.items].map(({ dueAt }) => dueAt)).toEqual(due);
    const unknown = await auditor.api.GET('/api/v1/appeals', {
      params: { query: { colour: 'red' } as never },
    });
    expect(unknown.response.status).toBe(400);
  });

  it('begins with who it is for: names, what the role may send, how much waits', async () => {
    const { village, reporter, auditor } = people;
    const appeal = await story.inHand(people);
    await village.lists({ number: appeal.number });
    const me = await village.me();
    expect(me).toMatchObject({ id: `officer-${story.PANLONG_CENTRE}`, role: 'officer' });
    expect(me.unit).toBe(story.PANLONG_CENTRE);
    expect(me.names[story.PANLONG_CENTRE]).toBe('盘龙村综治中心');
    expect(me.may).toEqual(expect.arrayContaining(['accept', 'resolve', 'revealIdentity']));
    expect(me.may).not.toContain('route');
    const owed = (await village.queue(story.PANLONG_CENTRE, { limit: 100 })).items;
    const open = (await village.lists({ mine: true, limit: 100 })).items.filter(
      ({ status }) => status !== 'closed',
    );
    expect(me.counts).toEqual({ mine: open.length, owed: owed.length, overdue: 0 });
    expect(me.counts.mine).toBeGreaterThan(0);
    const citizen = await reporter.me();
    expect(citizen).not.toHaveProperty('id');
    expect(citizen.counts).not.toHaveProperty('owed');
    await eventually(
      async () => (await reporter.lists({ mine: true, limit: 100 })).items.length,
      (mine) => mine === citizen.counts.mine,
    );
    expect((await auditor.me()).may).toEqual(['revealIdentity', 'lookUpPerson']);
  });

  it('asks again for next to nothing, also through a proxy that packs', async () => {
    const { reporter, village } = people;
    const appeal = await story.filed(reporter, story.quarrel({ words: '界桩又被挪了半米。'.repeat(120) }));
    await story.stands(appeal, village, { status: 'routed' });
    const read = (headers: Record<string, string> = {}) =>
      fetch(`${service.url}/api/v1/appeals/${appeal.id}`, {
        headers: { ...village.credentials, ...headers },
      });
    const plain = await read({ 'accept-encoding': 'identity' });
    const packed = await read({ 'accept-encoding': 'gzip', 'accept-language': 'en' });
    expect([plain.headers.get('content-encoding'), plain.headers.get('content-language')]).toEqual([
      null,
      'zh',
    ]);
    expect([packed.headers.get('content-encoding'), packed.headers.get('content-language')]).toEqual([
      'gzip',
      'en',
    ]);
    expect(plain.headers.get('vary')).toContain('Accept-Language');
    const { revision } = (await packed.json()) as { revision: number };
    const tag = packed.headers.get('etag')!;
    expect(tag).toMatch(new RegExp(`^W/"${revision}-`));
    const unchanged = await read({ 'if-none-match': tag, 'accept-language': 'en' });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    expect((await read({ 'if-none-match': tag })).status).toBe(200);
    const accepted = await fetch(`${service.url}/api/v1/appeals/${appeal.id}/accept`, {
      method: 'POST',
      headers: {
        ...{ ...village.credentials, 'if-match': tag },
        'content-type': 'application/json',
      },
      body: JSON.stringify({ assignee: `officer-${story.PANLONG_CENTRE}` }),
    });
    expect(accepted.status).toBe(200);
    expect((await read({ 'if-none-match': tag, 'accept-language': 'en' })).status).toBe(200);
  });
});
