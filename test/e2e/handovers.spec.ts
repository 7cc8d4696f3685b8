import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const UNIT = story.PUXI;
const NOTE = '盘龙村三组停电，户主陈秀英行动不便，接班后请先打电话';

/** 交接班: what whoever leaves knows, whoever comes has read. */
describe('hand-overs', () => {
  let service: Service;
  let people: story.People;
  let officer: Caller;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T18:00:00+08:00' },
    });
    const client = await Client.of(service);
    people = await story.peopleOf(client);
    officer = await client.as('officer', UNIT);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const path = { unit: UNIT };
  const writes = (by: Caller, note = NOTE) =>
    by.api.POST('/api/v1/handovers/{unit}', { params: { path }, body: { note } });
  const takes = (by: Caller, handover: string) =>
    by.api.POST('/api/v1/handovers/{unit}/{handover}/take', {
      params: { path: { ...path, handover } },
      body: {},
    } as never);
  const lists = async (by: Caller, query: { waiting?: boolean; from?: string } = {}) =>
    (await by.api.GET('/api/v1/handovers/{unit}', { params: { path, query } })).data!;
  const waiting = async (by: Caller) => (await by.api.GET('/api/v1/me/counters', {})).data?.handovers;

  it('are left with the end of the shift, wait in the menu of the others, and are taken once each', async () => {
    const { townDispatcher } = people;
    await officer.api.POST('/api/v1/rosters/{unit}', {
      params: { path },
      body: {
        days: [
          {
            day: '2026-07-01',
            shifts: [{ person: `officer-${UNIT}`, from: '08:30', to: '18:30' }],
          },
        ],
      },
    });
    const { data, response } = await writes(officer);
    expect(response.status).toBe(201);
    const id = data!.id;
    await eventually(
      () => waiting(townDispatcher),
      (count) => count === 1,
    );
    expect(await waiting(officer)).toBe(0);
    const { items, names } = await lists(townDispatcher, { waiting: true });
    expect(items).toEqual([
      {
        ...{ id, by: `officer-${UNIT}`, at: '2026-07-01T18:00:00.000+08:00', note: NOTE, taken: [] },
        shiftUntil: '2026-07-01T18:30:00.000+08:00',
      },
    ]);
    expect(names).toHaveProperty(`officer-${UNIT}`);

    expect((await takes(officer, id)).error).toMatchObject({ code: 'handover/own' });
    expect((await takes(townDispatcher, id)).response.status).toBe(200);
    await eventually(
      () => waiting(townDispatcher),
      (count) => count === 0,
    );
    expect((await lists(officer, { waiting: true })).items).toEqual([]);
    expect((await lists(officer)).items[0]?.taken).toEqual([
      { by: `dispatcher-${UNIT}`, at: '2026-07-01T18:00:00.000+08:00' },
    ]);
  });

  it('are sealed, and read by nobody outside the unit, not even above it', async () => {
    const { county, auditor, reporter, village } = people;
    const before = await lists(officer);
    for (const other of [county, village, auditor, reporter]) {
      const read = await other.api.GET('/api/v1/handovers/{unit}', { params: { path } });
      expect(read.response.status).toBe(403);
      expect((await writes(other)).response.status).toBe(403);
      expect((await takes(other, before.items[0]!.id)).response.status).toBe(403);
    }
    expect((await takes(people.townDispatcher, 'f'.repeat(8))).error).toMatchObject({
      code: 'handover/not-found',
    });
    const unknown = { params: { path: { unit: 'nobody', handover: before.items[0]!.id } } };
    const { api } = people.townDispatcher;
    for (const { error } of [
      await api.GET('/api/v1/handovers/{unit}', unknown),
      await api.POST('/api/v1/handovers/{unit}', { ...unknown, body: { note: NOTE } }),
      await api.POST('/api/v1/handovers/{unit}/{handover}/take', { ...unknown, body: {} } as never),
    ])
      expect(error).toMatchObject({ code: 'directory/unknown-unit' });
  });
});
