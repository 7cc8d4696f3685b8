import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const [TOWN, OTHER_TOWN] = ['610921102', '610921107'];

/** June is over, and the county stands by its figures. */
describe('months', () => {
  let service: Service;
  let people: story.People;
  let client: Client;
  let pole: AppealAnswer;
  let settled: AppealAnswer;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-06-29T09:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    settled = await story.inHand(people);
    await people.village.does(settled, 'resolve', story.resolution());
    await people.reporter.does(settled, 'rate', story.stars(5));
    pole = await story.filed(people.reporter, story.pole());
    await client.anonymous().reports(story.unsigned());
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const freezes = (by: Caller, month: string) =>
    by.api.POST('/api/v1/months/{month}/freeze', { params: { path: { month } } });
  const asks = (by: Caller, month: string, kind: string, scope: string) =>
    by.api.GET('/api/v1/months/{month}/{kind}/{scope}', { params: { path: { month, kind, scope } } });
  const shows = async (month: string, kind: string, scope: string, by = people.county) => {
    const { data, error } = await asks(by, month, kind, scope);
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data;
  };
  const count = (of: Awaited<ReturnType<typeof shows>>, figure: string) =>
    of.figures.find((each) => each.figure === figure)?.count;
  const of = <Change extends { readonly figure: string }>(changes: readonly Change[], figure: string) =>
    changes.filter((each) => each.figure === figure);

  it('is frozen by the county alone, once it is over', async () => {
    const { county, townDispatcher, auditor, village } = people;
    expect((await freezes(county, '2026-06')).error).toMatchObject({ status: 409, code: 'month/not-over' });
    await client.clock({ now: '2026-07-03T09:00:00+08:00' });
    // What was missed in June is recorded a moment after the clock was set.
    await eventually(
      () => shows('2026-06', 'county', '610921'),
      (june) => count(june, 'respond.due') === 2,
    );
    for (const by of [townDispatcher, auditor, village])
      expect((await freezes(by, '2026-06')).error).toMatchObject({ code: 'access/forbidden' });
    expect((await freezes(county, 'June')).error).toMatchObject({ status: 404, code: 'month/no-such' });
    expect((await freezes(county, '2026-06')).data).toEqual({ month: '2026-06', state: 'frozen' });
    expect((await freezes(county, '2026-06')).error).toMatchObject({ code: 'month/frozen' });
    expect((await freezes(county, '2026-05')).error).toMatchObject({ code: 'month/later-frozen' });
  });

  it('says by which definitions, how far, and the figures that its dashboard had', async () => {
    const june = await shows('2026-06', 'town', TOWN);
    expect(june).toMatchObject({
      ...{ state: 'frozen', by: story.COUNTY, definitions: 1, corrected: [], corrections: [] },
      scope: { kind: 'town', id: TOWN, name: '蒲溪镇' },
    });
    expect(june.upTo).toMatch(/^[0-9a-f-]{36}$/);
    // The violation report is in no frozen figure.
    expect([count(june, 'reported'), count(june, 'completed'), count(june, 'backlog')]).toEqual([2, 1, 1]);
    expect(june.rates.find(({ rate }) => rate === 'satisfaction')).toMatchObject({
      denominator: 1,
      share: 1,
    });
    const { data } = await people.townDispatcher.api.GET('/api/v1/dashboards/{kind}/{scope}', {
      params: { path: { kind: 'town', scope: TOWN }, query: { from: '2026-06-01', to: '2026-06-30' } },
    });
    for (const { figure, count: shown } of data!.figures)
      expect([figure, count(june, figure)]).toEqual([figure, shown]);
  });

  it('is read by who sees the whole of it, and by the unit itself', async () => {
    const { village, townDispatcher, power } = people;
    expect(count(await shows('2026-06', 'unit', story.PANLONG_CENTRE, village), 'resolved')).toBe(1);
    expect((await shows('2026-06', 'town', TOWN, townDispatcher)).state).toBe('frozen');
    for (const [by, kind, scope] of [
      [townDispatcher, 'county', '610921'],
      [village, 'unit', story.PUXI],
      [power, 'town', TOWN],
    ] as const)
      expect((await asks(by, '2026-06', kind, scope)).error).toMatchObject({ code: 'month/not-yours' });
    expect((await asks(people.reporter, '2026-06', 'town', TOWN)).error).toMatchObject({
      code: 'access/forbidden',
    });
    expect((await asks(people.county, '2026-13', 'town', TOWN)).error).toMatchObject({
      code: 'month/no-such',
    });
    expect((await asks(people.county, '2026-06', 'unit', 'nobody')).error).toMatchObject({
      code: 'figures/unknown-scope',
    });
  });

  it('keeps its figures; what changes is a correction of the month in which it does, with both values', async () => {
    const { county } = people;
    await county.does(pole, 'correct', { place: { region: OTHER_TOWN }, reason: '登记时写错了镇' });
    const june = await eventually(
      () => shows('2026-06', 'town', TOWN),
      ({ corrected }) => corrected.length > 0,
    );
    expect(count(june, 'reported')).toBe(2);
    expect(of(june.corrected, 'reported')).toEqual([{ figure: 'reported', was: 2, is: 1, in: '2026-07' }]);
    const other = await shows('2026-06', 'town', OTHER_TOWN);
    expect(of(other.corrected, 'reported')).toEqual([{ figure: 'reported', was: 0, is: 1, in: '2026-07' }]);
    const july = await shows('2026-07', 'town', TOWN);
    expect(july.state).toBe('open');
    expect(of(july.corrections, 'reported')).toEqual([
      { month: '2026-06', figure: 'reported', was: 2, is: 1 },
    ]);
    expect((await shows('2026-06', 'county', '610921')).corrected).toEqual([]);
  });

  it('is corrected for good by the month that is frozen next, and once', async () => {
    await client.clock({ now: '2026-08-03T09:00:00+08:00' });
    expect((await freezes(people.county, '2026-07')).data).toEqual({ month: '2026-07', state: 'frozen' });
    const july = await eventually(
      () => shows('2026-07', 'town', TOWN),
      ({ state }) => state === 'frozen',
    );
    expect(of(july.corrections, 'reported')).toEqual([
      { month: '2026-06', figure: 'reported', was: 2, is: 1 },
    ]);
    const june = await shows('2026-06', 'town', TOWN);
    expect([count(june, 'reported'), of(june.corrected, 'reported')]).toEqual([
      2,
      [{ figure: 'reported', was: 2, is: 1, in: '2026-07' }],
    ]);
    expect(of((await shows('2026-08', 'town', TOWN)).corrections, 'reported')).toEqual([]);
    const { data } = await people.auditor.api.GET('/api/v1/months');
    expect(data!.items.map(({ month }) => month)).toEqual(['2026-07', '2026-06']);
    expect(data!.items[0]!.corrections).toBeGreaterThan(0);
  });

  it('says what was excluded from its rates since, with both values', async () => {
    const { ref } = await people.village.upload(await photoOf());
    await people.village.does(settled, 'exclusion', {
      ...{ ground: 'untrue', reason: '现场核查无此情况，附照片和走访记录' },
      attachments: [{ ref }],
    });
    await people.townDispatcher.does(settled, 'exclusion/decision', { granted: true, reason: '佐证齐全' });
    const june = await eventually(
      () => shows('2026-06', 'town', TOWN),
      ({ corrected }) => corrected.some(({ excluded }) => excluded),
    );
    expect(of(june.corrected, 'satisfied.yes')).toEqual([
      { figure: 'satisfied.yes', was: 0, is: 1, excluded: true, in: '2026-08' },
    ]);
    // The rate stays as it was frozen.
    expect(june.rates.find(({ rate }) => rate === 'satisfaction')).toMatchObject({ excluded: 0, share: 1 });
    const { corrections } = await shows('2026-08', 'town', TOWN);
    expect(of(corrections, 'satisfied.yes')).toEqual([
      { month: '2026-06', figure: 'satisfied.yes', was: 0, is: 1, excluded: true },
    ]);
  });
});
