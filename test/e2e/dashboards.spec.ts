import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { paths } from '../kit/api/schema';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

type Dashboards = paths['/api/v1/dashboards/{kind}/{scope}']['get'];
type Dashboard = Dashboards['responses'][200]['content']['application/json'];
type Query = NonNullable<Dashboards['parameters']['query']>;
interface Count {
  readonly count?: number;
  readonly list?: string;
  readonly withheld?: boolean;
}
const COUNTY = ['county', '610921'] as const;

/** A month of a county, and what it is judged by. */
describe('figures', () => {
  let service: Service;
  let people: story.People;
  let client: Client;

  const asked = async (caller: Caller, kind: string, id: string, query: Query = {}) =>
    caller.api.GET('/api/v1/dashboards/{kind}/{scope}', { params: { path: { kind, scope: id }, query } });
  const shown = async (caller: Caller, kind: string, id: string, query: Query = {}): Promise<Dashboard> => {
    const { data, error } = await asked(caller, kind, id, query);
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data;
  };
  const follow = async (caller: Caller, link: string, limit = 100) => {
    const [, , , , kind = '', id = ''] = link.split('?')[0]!.split('/');
    const query = Object.fromEntries(new URL(link, client.url).searchParams);
    for (const list of ['service', 'channel', 'origin', 'urgency'])
      if (query[list] !== undefined) (query as Record<string, unknown>)[list] = query[list].split(',');
    const path = { kind, scope: decodeURIComponent(id) };
    const page = async (cursor?: string) => {
      const { data, error } = await caller.api.GET('/api/v1/dashboards/{kind}/{scope}/appeals', {
        params: { path, query: { ...query, limit, cursor } as never },
      });
      if (data === undefined) throw new Error(`${link}: ${JSON.stringify(error)}`);
      return data;
    };
    const rows = [];
    for (let at = await page(); ; at = await page(at.next)) {
      rows.push(...at.items);
      if (at.next === undefined) return rows;
    }
  };
  const figure = ({ figures }: Dashboard, name: string) => {
    const found = figures.find((each) => each.figure === name);
    if (found === undefined) throw new Error(`no figure ${name}`);
    return found;
  };
  const numbers = (dashboard: Dashboard, ...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, figure(dashboard, name).count]));

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-06-29T09:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    const { reporter, neighbour, village, townDispatcher, town } = people;
    // The last days of June: one settled and rated, one left alone.
    const june = await story.inHand(people);
    await village.does(june, 'resolve', story.resolution());
    await reporter.does(june, 'rate', story.stars(5));
    await story.filed(reporter, story.pole());
    await client.clock({ now: '2026-07-06T09:00:00+08:00' });
    const [rated, poor, back] = [
      await story.inHand(people),
      await story.inHand(people),
      await story.filed(neighbour, story.quarrel()),
    ];
    await client.clock({ now: '2026-07-06T15:30:00+08:00' });
    for (const each of [rated, poor]) await village.does(each, 'resolve', story.resolution());
    await reporter.does(rated, 'rate', story.stars(4));
    await reporter.does(poor, 'rate', story.stars(1));
    await village.does(back, 'return', { ground: '地界在邻村', basis: '勘界图', proposedUnit: story.PUXI });
    await townDispatcher.does(back, 'return/decision', { granted: true, reason: '核对属实' });
    await townDispatcher.does(back, 'route', { unit: story.PUXI, reason: '由镇上牵头' });
    await story.accepts(back, town, story.PUXI);
    await client.anonymous().reports(story.unsigned());
    await eventually(
      () => people.reporter.sees(poor),
      ({ round, status }) => round === 2 && status === 'routed',
    );
    await eventually(
      () => shown(people.auditor, ...COUNTY, { from: '2026-07-01', to: '2026-07-31' }),
      (seen) => figure(seen, 'reopened').count === 1 && (figure(seen, 'missed').count ?? 0) > 0,
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('are those of a past instant by replay, and of the present the same as shown', async () => {
    const july = { from: '2026-07-01', to: '2026-07-31' };
    const live = await shown(people.auditor, ...COUNTY, july);
    const now = await shown(people.auditor, ...COUNTY, { ...july, at: await client.clock() });
    const bare = (dashboard: Dashboard) =>
      JSON.parse(JSON.stringify(dashboard, (name, value: unknown) => (name === 'list' ? undefined : value)));
    expect(bare(now)).toEqual({ ...bare(live), at: now.at });
    const noon = await shown(people.auditor, ...COUNTY, { ...july, at: '2026-07-06T12:00:00+08:00' });
    expect(numbers(noon, 'reported', 'resolved', 'reopened', 'rated.4', 'closed')).toEqual({
      ...{ reported: 3, resolved: 0, reopened: 0, 'rated.4': 0, closed: 0 },
    });
    expect(figure(noon, 'backlog').list).toBeUndefined();
    const town = await shown(people.auditor, 'town', '610921102', {
      ...july,
      at: '2026-07-06T12:00:00+08:00',
    });
    expect(figure(town, 'reported').count).toBe(3);
    const { data } = await people.auditor.api.GET('/api/v1/audit/accesses', { params: { query: {} } });
    expect(JSON.stringify(data)).toContain('"what":"figures"');
    const refused = await Promise.all([
      asked(people.town, ...COUNTY, { at: '2026-07-06T12:00:00+08:00' }),
      asked(people.auditor, ...COUNTY, { at: '2036-07-06T12:00:00+08:00' }),
      asked(people.auditor, 'town', '610921999', { at: '2026-07-06T12:00:00+08:00' }),
    ]);
    expect(refused.map(({ error }) => (error as { code: string }).code)).toEqual([
      ...['access/forbidden', 'request/invalid', 'figures/unknown-scope'],
    ]);
  });

  it('count what happened in the county, beside the time before', async () => {
    const july = await shown(people.auditor, ...COUNTY, { from: '2026-07-01', to: '2026-07-31' });
    expect(july).toMatchObject({
      scope: { kind: 'county', id: '610921', name: '汉阴县' },
      before: { from: '2026-06-01', to: '2026-06-30' },
      lastYear: { from: '2025-07-01', to: '2025-07-31' },
    });
    expect(
      numbers(
        july,
        'reported',
        'reopened',
        'begun',
        'resolved',
        'returned',
        'closed',
        'completed',
        'backlog',
      ),
    ).toEqual({
      ...{ reported: 4, reopened: 1, begun: 5, resolved: 2, returned: 1, closed: 1, completed: 2 },
      // The pole of June waits as well.
      backlog: 4,
    });
    expect(figure(july, 'reported').before?.count).toBe(2);
    expect(figure(july, 'reported').lastYear?.count).toBe(0);
    expect(numbers(july, 'rated.4', 'rated.1', 'solved.yes', 'solved.no', 'unanswered')).toEqual({
      ...{ 'rated.4': 1, 'rated.1': 1, 'solved.yes': 1, 'solved.no': 1, unanswered: 0 },
    });
    expect(july.rates.find(({ rate }) => rate === 'resolution')).toMatchObject({
      ...{ numerator: { count: 1 }, denominator: { count: 2 }, share: 0.5 },
      before: { share: 1 },
    });
    expect(july.rates.find(({ rate }) => rate === 'completion')?.share).toBe(0.4);
    expect(july.took.map(({ step, samples }) => [step, samples])).toEqual([
      ['respond', 3],
      ['resolved', 2],
    ]);
    expect(july.took[1]?.median).toBeGreaterThan(330);
    expect(july.took[1]?.p90).toBeLessThan(470);
    expect(july.figures.some(({ figure: name }) => name === 'backlog.0-3')).toBe(true);
  });

  it.each([
    ['auditor', 'county', '610921'],
    ['county', 'county', '610921'],
    ['townDispatcher', 'town', story.PUXI.slice('centre-'.length)],
    ['village', 'unit', story.PANLONG_CENTRE],
    ['village', 'county', '610921'],
    ['gridWorker', 'village', story.PANLONG],
    ['county', 'service', 'neighbour-dispute'],
    ['power', 'county', '610921'],
  ] as const)('for %s of %s %s each is the length of the list that it links to', async (who, kind, id) => {
    const seen = await shown(people[who], kind, id, { from: '2026-07-01', to: '2026-07-31' });
    const counts: readonly Count[] = [
      ...seen.figures.flatMap(({ before, lastYear, ...now }) => [now, before ?? {}, lastYear ?? {}]),
      ...seen.rates.flatMap(({ before, lastYear, ...now }) =>
        [now, before, lastYear].flatMap(({ numerator, denominator, excluded }) => [
          ...[numerator, denominator, excluded],
        ]),
      ),
      ...seen.took.map(({ samples: count, list }) => ({ count, ...(list && { list }) })),
    ];
    // Nothing is withheld here: not one is told without the list behind it.
    for (const each of counts) if (each.count !== undefined) expect(each.list).toEqual(expect.any(String));
    const told = counts.filter(({ list }) => list !== undefined);
    const distinct = new Map(told.map((count) => [count.list!, count.count]));
    expect(distinct.size).toBeGreaterThan(100);
    for (const [link, count] of distinct)
      expect([link, (await follow(people[who], link)).length]).toEqual([link, count]);
  });

  it('leave out what the caller may not see, in every way of counting', async () => {
    const query = { from: '2026-07-01', to: '2026-07-31' };
    const reported = async (caller: Caller, kind: string, id: string, more: Query = {}) =>
      figure(await shown(caller, kind, id, { ...query, ...more }), 'reported').count;
    // The violation report of the place is the county's alone until whom it names is confirmed.
    expect(await reported(people.auditor, 'town', '610921102')).toBe(4);
    expect(await reported(people.townDispatcher, 'town', '610921102')).toBe(3);
    expect(await reported(people.gridWorker, 'village', story.PANLONG)).toBe(3);
    expect(await reported(people.power, ...COUNTY)).toBe(0);
    // Beyond their own place they see what they have a part in.
    expect(await reported(people.townDispatcher, ...COUNTY)).toBe(3);
    expect(await reported(people.auditor, ...COUNTY, { channel: ['app'] })).toBe(3);
    expect(await reported(people.auditor, ...COUNTY, { origin: ['patrol'], urgency: ['routine'] })).toBe(0);
  });

  it('page by what only events change, each fact once', async () => {
    const seen = await shown(people.auditor, ...COUNTY, { from: '2026-07-01', to: '2026-07-31' });
    const all = await follow(people.auditor, figure(seen, 'missed').list!);
    const paged = await follow(people.auditor, figure(seen, 'missed').list!, 1);
    expect(paged.map(({ id, counted }) => [id, counted.as, counted.at])).toEqual(
      all.map(({ id, counted }) => [id, counted.as, counted.at]),
    );
    const took = await follow(people.auditor, figure(seen, 'resolved').list!);
    expect(took.map(({ counted }) => counted)).toContainEqual(
      expect.objectContaining({ as: 'resolved.solved', minutes: 390, unit: story.PANLONG_CENTRE, round: 1 }),
    );
  });

  it('withhold what is small of a service whose reporters are protected', async () => {
    const seen = await shown(people.auditor, 'service', 'violation-report', { from: '2026-07-01' });
    expect(figure(seen, 'reported')).toMatchObject({ withheld: true });
    expect(figure(seen, 'reported').count).toBeUndefined();
    expect(figure(seen, 'returned')).toMatchObject({ count: 0 });
    expect(seen.rates.find(({ rate }) => rate === 'completion')?.share).toBeUndefined();
    const { error } = await people.auditor.api.GET('/api/v1/dashboards/{kind}/{scope}/appeals', {
      params: {
        path: { kind: 'service', scope: 'violation-report' },
        query: { figure: 'reported', from: '2026-07-01' },
      },
    });
    expect(error).toMatchObject({ code: 'figures/withheld' });
    // Narrowing is no way round it.
    const narrowed = await shown(people.auditor, ...COUNTY, { service: ['violation-report'] });
    expect(figure(narrowed, 'reported')).toMatchObject({ withheld: true });
  });

  it('are of places, units, services and periods that there are', async () => {
    const refused = async (kind: string, id: string, query: Query = {}) =>
      (await asked(people.auditor, kind, id, query)).error;
    for (const [kind, id] of [
      ['county', '610922'],
      ['town', '610921'],
      ['unit', 'nobody'],
      ['service', 'none'],
      ['planet', '610921'],
    ] as const)
      expect(await refused(kind, id)).toMatchObject({ code: 'figures/unknown-scope' });
    expect(await refused(...COUNTY, { from: '2026-07-02', to: '2026-07-01' })).toMatchObject({
      code: 'figures/period',
    });
    expect(await refused(...COUNTY, { from: '2024-07-02', to: '2026-07-01' })).toMatchObject({
      code: 'figures/period',
    });
    const list = (query: object) =>
      people.auditor.api
        .GET('/api/v1/dashboards/{kind}/{scope}/appeals', {
          params: { path: { kind: 'county', scope: '610921' }, query: query as never },
        })
        .then(({ error }) => error);
    expect(await list({ figure: 'reported', cursor: 'WyJ4Il0' })).toMatchObject({
      code: 'request/cursor-invalid',
    });
    expect(await list({ figure: 'reported', to: '2026-05-01', from: '2026-06-01' })).toMatchObject({
      code: 'figures/period',
    });
    expect(await list({ figure: 'happiness' })).toMatchObject({ code: 'request/invalid' });
    const { error } = await asked(people.reporter, ...COUNTY);
    expect(error).toMatchObject({ code: 'access/forbidden' });
  });
});
