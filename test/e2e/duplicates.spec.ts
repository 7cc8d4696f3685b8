import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const NEXT_VILLAGE = '610921102207';

/** 疑似重复: what is likely the same matter is suggested once, acted on at once, and never again. */
describe('duplicates', () => {
  let service: Service;
  let people: story.People;
  let first: AppealAnswer;
  let second: AppealAnswer;
  let another: AppealAnswer;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    people = await story.peopleOf(await Client.of(service));
    const { reporter, neighbour } = people;
    first = await story.filed(reporter, story.powerCut());
    second = await story.filed(neighbour, story.powerCut({ words: '停电了，电表没有反应，一家老小摸黑' }));
    another = await story.filed(reporter, story.quarrel());
    await story.filed(reporter, story.powerCut({ place: { region: NEXT_VILLAGE } }));
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const asks = (by: Caller, of: Pick<AppealAnswer, 'id'>) =>
    by.api.GET('/api/v1/appeals/{id}/duplicates', { params: { path: { id: of.id } } });
  const found = async (by: Caller, of: Pick<AppealAnswer, 'id'>) => (await asks(by, of)).data?.items ?? [];
  const idsOf = async (by: Caller, of: Pick<AppealAnswer, 'id'>) =>
    (await found(by, of)).map(({ appeal }) => appeal);
  const sends = (by: Caller, call: { readonly path: string; readonly body: object }) =>
    exchange(
      new Request(service.url + call.path, {
        method: 'POST',
        headers: { ...by.credentials, 'content-type': 'application/json' },
        body: JSON.stringify(call.body),
      }),
    );

  it('suggests what was said of the same place at the same time, with reasons, and nothing else', async () => {
    const [one, ...more] = await eventually(
      () => found(people.county, second),
      (items) => items.length > 0,
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      appeal: first.id,
      number: first.number,
      headline: '家里停电，电表没有反应',
      holder: 'ent-power',
    });
    expect(one?.score).toBeGreaterThan(60);
    expect(one?.reasons.map(({ code }) => code)).toEqual([
      'same-village',
      'same-service',
      'same-words',
      'soon',
    ]);
    expect(one?.reasons[0]?.sentence).toBe('同一村（社区）');
    expect(one?.calls.map(({ does }) => does)).toEqual(['merge', 'tell-apart']);
  });

  it('shows a citizen the public view alone, to say "me too", and only of matters of a place', async () => {
    const [one, ...more] = await found(people.neighbour, second);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ appeal: first.id, region: story.PANLONG });
    expect(one).not.toHaveProperty('headline');
    expect(one).not.toHaveProperty('holder');
    expect(one?.reasons.map(({ code }) => code)).not.toContain('same-words');
    expect(one?.calls.map(({ does }) => does)).toEqual(['endorse']);
    expect((await sends(people.neighbour, one!.calls[0]!)).status).toBe(200);
    expect((await people.county.sees(first)).endorsements).toBe(1);
    const quarrels = await story.filed(people.neighbour, story.quarrel());
    expect(await idsOf(people.county, quarrels)).toEqual([another.id]);
    expect(await idsOf(people.neighbour, quarrels)).toEqual([]);
  });

  it('shows nobody what they may not see, and never a violation report', async () => {
    expect((await asks(people.power, another)).error).toMatchObject({ code: 'appeal/not-found' });
    const told = await people.reporter.reports(
      story.matter('violation-report', '有人偷电，家里停电，电表没有反应'),
    );
    expect(await found(people.county, told)).toEqual([]);
    expect(await idsOf(people.county, first)).toEqual([second.id]);
  });

  it('merges the later into the earlier by the call that it brings', async () => {
    const third = await story.filed(people.neighbour, story.powerCut());
    const items = await eventually(
      () => found(people.county, third),
      (all) => all.length === 2,
    );
    const merging = items
      .find(({ appeal }) => appeal === first.id)!
      .calls.find(({ does }) => does === 'merge')!;
    expect((await sends(people.county, merging)).status).toBe(200);
    await story.stands(third, people.county, { status: 'merged' });
    expect((await people.county.sees(third)).mergedInto).toBe(first.id);
    // It is handled there: it is suggested no more.
    await eventually(
      () => idsOf(people.county, second),
      (ids) => ids.length === 1 && ids[0] === first.id,
    );
  });

  it('attaches the one to the incident of the other', async () => {
    const { county } = people;
    const { data } = await county.api.POST('/api/v1/incidents', {
      body: { title: '盘龙村变压器故障停电', region: story.PANLONG, appeals: [first.id] },
    });
    const attaching = await eventually(
      async () => {
        const [one] = await found(county, second);
        return one?.incident === data!.id ? one.calls.find(({ does }) => does === 'attach') : undefined;
      },
      (call) => call !== undefined,
    );
    expect(attaching).toMatchObject({
      path: `/api/v1/incidents/${data!.id}/attach`,
      body: { appeals: [second.id] },
    });
    expect((await sends(county, attaching!)).status).toBe(200);
    await eventually(
      () => county.sees(second),
      ({ incident }) => incident === data!.id,
    );
  });

  it('never suggests again what somebody told apart, from either side and to nobody', async () => {
    const { county, power } = people;
    const apart = (by: Caller, other: string) =>
      by.api.POST('/api/v1/appeals/{id}/tell-apart', {
        params: { path: { id: second.id } },
        body: { other },
      });
    expect((await apart(people.neighbour, first.id)).error).toMatchObject({ code: 'access/forbidden' });
    expect((await apart(county, second.id)).error).toMatchObject({ code: 'appeal/merged-with-itself' });
    expect((await apart(power, another.id)).error).toMatchObject({ code: 'appeal/not-found' });
    const before = (await county.sees(second)).revision;
    expect((await apart(power, first.id)).data).toMatchObject({ apart: true });
    expect((await apart(county, first.id)).response.status).toBe(200);
    await eventually(
      () => idsOf(county, first),
      (ids) => !ids.includes(second.id),
    );
    expect(await idsOf(county, second)).not.toContain(first.id);
    expect(await idsOf(people.neighbour, second)).toEqual([]);
    expect((await county.sees(second)).revision).toBe(before);
  });

  it('tells no citizen how far from another’s place they stand: three distances would be that place', async () => {
    const at = (region: string, latitude: number) =>
      story.powerCut({ place: { region, location: { latitude, longitude: 108.5 } } });
    const here = await story.filed(people.reporter, at('610921102200', 32.9));
    const there = await story.filed(people.neighbour, at(story.PANLONG, 32.901));
    const near = await eventually(
      async () => (await found(people.county, there)).find(({ appeal }) => appeal === here.id),
      (item) => item !== undefined,
    );
    expect(near?.reasons).toContainEqual(expect.objectContaining({ code: 'near', value: 111 }));
    const told = (await found(people.neighbour, there)).flatMap(({ reasons }) => reasons);
    expect(told.filter(({ code }) => code === 'near' || code === 'same-grid')).toEqual([]);
  });
});
