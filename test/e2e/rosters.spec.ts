import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const POWER = 'ent-power';
const OFFICER = 'officer-ent-power';

/** 值班: whoever has something critical knows whom to call. */
describe('rosters', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T19:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const sets = (by: Caller, unit: string, days: object) =>
    by.api.POST('/api/v1/rosters/{unit}', {
      params: { path: { unit } },
      body: { days } as never,
    });
  const shows = async (by: Caller, unit: string, query = {}) =>
    (await by.api.GET('/api/v1/rosters/{unit}', { params: { path: { unit }, query } })).data!;
  const night = (day: string, person = OFFICER) => ({
    day,
    shifts: [{ person, from: '18:00', to: '08:30' }],
  });

  it('are set by the unit or the centre above it, many days at once, for its own people', async () => {
    const { power, county, townDispatcher, auditor, reporter } = people;
    expect((await sets(power, POWER, [night('2026-07-01'), night('2026-07-02')])).response.status).toBe(200);
    expect((await sets(county, POWER, [night('2026-07-20')])).response.status).toBe(200);
    expect((await sets(townDispatcher, POWER, [night('2026-07-03')])).error).toMatchObject({
      code: 'roster/not-yours',
    });
    expect((await sets(auditor, POWER, [night('2026-07-03')])).error).toMatchObject({
      code: 'access/forbidden',
    });
    expect((await sets(reporter, POWER, [night('2026-07-03')])).error).toMatchObject({
      code: 'access/forbidden',
    });
    expect((await sets(power, POWER, [night('2026-07-03', 'officer-centre-610921102')])).error).toMatchObject(
      {
        code: 'roster/unknown-person',
      },
    );
    expect((await sets(county, 'nobody', [night('2026-07-03')])).error).toMatchObject({
      code: 'directory/unknown-unit',
    });
    expect(
      (
        await sets(power, POWER, [
          { day: '2026-07-03', shifts: [{ person: OFFICER, from: '25:00', to: '9' }] },
        ])
      ).error,
    ).toMatchObject({ code: 'request/invalid' });
  });

  it('are read by all staff, with who is on duty now', async () => {
    const seen = await shows(people.townDispatcher, POWER);
    expect(seen.now).toEqual([{ person: OFFICER, until: '2026-07-02T08:30:00.000+08:00' }]);
    expect(seen.days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-07-02']);
    expect(seen.names).toMatchObject({ [OFFICER]: expect.any(String), [POWER]: expect.any(String) });
    const later = await shows(people.auditor, POWER, { from: '2026-07-10', to: '2026-07-31' });
    expect(later.days.map(({ day }) => day)).toEqual(['2026-07-20']);
    const unknown = await people.auditor.api.GET('/api/v1/rosters/{unit}', {
      params: { path: { unit: 'nobody' } },
    });
    expect(unknown.error).toMatchObject({ code: 'directory/unknown-unit' });
    const { error } = await people.reporter.api.GET('/api/v1/rosters/{unit}', {
      params: { path: { unit: POWER } },
    });
    expect(error).toMatchObject({ code: 'access/forbidden' });
  });

  it('take nobody for a day on which they do not serve, and show a year at most', async () => {
    const show = async (query: object) =>
      people.auditor.api.GET('/api/v1/rosters/{unit}', { params: { path: { unit: POWER }, query } });
    for (const query of [
      { from: '2026-07-02', to: '2026-07-01' },
      { from: '2020-01-01', to: '2026-07-01' },
    ])
      expect((await show(query)).error).toMatchObject({ status: 422, code: 'roster/period' });
    expect((await show({ from: '2026-07-20' })).data!.days).toHaveLength(1);
  });

  it('name in what is critical whom staff can call now, and nobody in the rest', async () => {
    const { reporter, county, power } = people;
    const cut = await story.filed(reporter, story.powerCut());
    expect(await county.sees(cut)).not.toHaveProperty('onDuty');
    await county.does(cut, 'classify', {
      service: 'infrastructure-power',
      urgency: 'critical',
      reason: '电线落地，危及行人',
    });
    const critical = await power.sees(cut);
    expect(critical.onDuty).toEqual([{ person: OFFICER, until: '2026-07-02T08:30:00.000+08:00' }]);
    expect(critical.names[OFFICER]).toEqual(expect.any(String));
    expect(await reporter.sees(cut)).not.toHaveProperty('onDuty');
    await client.clock({ now: '2026-07-02T08:30:00+08:00' });
    expect((await power.sees(cut)).onDuty).toEqual([]);
  });
});
