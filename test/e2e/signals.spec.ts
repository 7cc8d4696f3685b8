import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const REASON = '电话核实：界桩没有复位，答复照抄上月';

/** 虚假办结: a supervisor looks at closings that may be none, and says what each means. */
describe('signals', () => {
  let service: Service;
  let people: story.People;
  let supervisor: Caller;
  let townSupervisor: Caller;
  let ofPuxi: Caller;
  let officer: Caller;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00+08:00' },
    });
    const client = await Client.of(service);
    people = await story.peopleOf(client);
    supervisor = await client.as('supervisor', '610921');
    townSupervisor = await client.as('supervisor', '610921107');
    ofPuxi = await client.as('supervisor', '610921102');
    officer = await client.as('officer', story.PUXI);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const lists = async (by: Caller, query: object = {}) =>
    (await by.api.GET('/api/v1/signals', { params: { query } })).data!;
  const decides = (by: Caller, signal: string, body: { confirmed: boolean; reason: string }) =>
    by.api.POST('/api/v1/signals/{signal}/decision', { params: { path: { signal } }, body });

  it('come from what was resolved and is said to be not solved, with the appeal behind each', async () => {
    const { reporter, village } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await reporter.does(appeal, 'rate', story.stars(1, { solved: false, satisfied: false }));
    const { items, units, names } = await eventually(
      () => lists(supervisor, { unit: [story.PANLONG_CENTRE] }),
      (page) => page.items.length === 2,
    );
    // Not solved reopens it by itself.
    expect(items.map(({ code }) => code).sort()).toEqual(['came-back', 'not-solved']);
    expect(items[0]).toMatchObject({
      ...{ unit: story.PANLONG_CENTRE, appeal: appeal.id, number: appeal.number, state: 'open', round: 1 },
      ...{ likes: [] },
    });
    expect(items.find(({ code }) => code === 'not-solved')?.sentence).toBe('诉求人评价或回访时说没有解决');
    expect(units).toEqual([{ unit: story.PANLONG_CENTRE, open: 2, confirmed: 0, dismissed: 0 }]);
    expect(names[story.PANLONG_CENTRE]).toBe('盘龙村综治中心');
    expect((await lists(townSupervisor)).items).toEqual([]);
    for (const other of [reporter, village, people.townDispatcher])
      expect((await other.api.GET('/api/v1/signals', {})).response.status).toBe(403);
  });

  it('are not judged by a supervisor of the unit that they are about', async () => {
    const { reporter, townDispatcher } = people;
    const appeal = await story.filed(
      reporter,
      story.quarrel({ place: { region: '610921102', address: '集镇' } }),
    );
    await townDispatcher.does(appeal, 'accept', {
      assignee: `officer-${story.PUXI}`,
      contact: story.reached(),
    });
    await officer.does(appeal, 'resolve', story.resolution());
    await reporter.does(appeal, 'rate', story.stars(1, { solved: false, satisfied: false }));
    const { items } = await eventually(
      () => lists(supervisor, { unit: [story.PUXI] }),
      (page) => page.items.length > 0,
    );
    expect((await decides(ofPuxi, items[0]!.id, { confirmed: false, reason: REASON })).error).toMatchObject({
      code: 'signal/own-unit',
    });
  });

  it('are confirmed or dismissed by a supervisor with a reason, and told again when more is known', async () => {
    const { items } = await lists(supervisor);
    const { id } = items.find(({ code }) => code === 'not-solved')!;
    expect(
      (await decides(people.townDispatcher, id, { confirmed: true, reason: REASON })).error,
    ).toMatchObject({
      code: 'access/forbidden',
    });
    expect((await decides(townSupervisor, id, { confirmed: true, reason: REASON })).error).toMatchObject({
      code: 'signal/not-found',
    });
    expect((await decides(supervisor, id, { confirmed: true, reason: REASON })).response.status).toBe(200);
    expect((await decides(supervisor, id, { confirmed: true, reason: REASON })).error).toMatchObject({
      code: 'signal/decided-so',
    });
    const confirmed = await eventually(
      () => lists(supervisor, { state: ['confirmed'] }),
      (page) => page.items.length === 1,
    );
    expect(confirmed.items[0]).toMatchObject({ id, state: 'confirmed', reason: REASON });
    expect(confirmed.items[0]?.decidedBy).toMatch(/^supervisor-/);
    expect((await lists(supervisor, { state: ['open'] })).items.map((item) => item.id)).not.toContain(id);
    expect(
      (await decides(supervisor, id, { confirmed: false, reason: '再次核实，界桩已复位' })).response.status,
    ).toBe(200);
    await eventually(
      () => lists(supervisor, { state: ['dismissed'] }),
      (page) => page.items.length === 1,
    );
  });
});
