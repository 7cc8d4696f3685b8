import { Client } from '../kit/api/client';
import type { Caller } from '../kit/api/caller';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const DESK = 'dept-discipline';
const CHENGGUAN = 'centre-610921100';
const CLAIM = `1/accusation/${CHENGGUAN}/1`;

/** The discipline desk at work, and what everybody else learns of it. */
describe('a claim that the discipline desk decides on', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let desk: Caller;
  let oversight: Caller;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    client = await Client.of(service);
    await client.clock({ now: '2026-03-04T09:00:00.000+08:00' });
    people = await story.peopleOf(client);
    desk = await client.as('officer', DESK);
    oversight = await client.as('supervisor', '610921');
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const owedIn = async (who: Caller, appeal: { readonly id: string }) =>
    (await who.queue(DESK)).items
      .find(({ id }) => id === appeal.id)
      ?.deadlines.map(({ kind, missedAt }) => [kind, missedAt !== undefined]);
  const clocksSeenBy = async (who: Caller, appeal: { readonly id: string }) =>
    (await who.deadlines(appeal)).map(({ id }) => id).filter((id) => id.includes('accusation'));

  it('waits in its queue until then, late or not; who reported or handled the matter sees nothing of it', async () => {
    const { reporter, village, countyOfficer, county, auditor } = people;
    const appeal = await story.inHand(people);
    // The county's centre has had it, so that whoever works there sees the matter.
    await county.does(appeal, 'recall', { reason: '派单有误' });
    await county.does(appeal, 'route', { unit: story.PANLONG_CENTRE, reason: '仍由村里办理' });
    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    await village.does(appeal, 'resolve', story.resolution());
    expect((await reporter.does(appeal, 'rate', story.stars(5))).status).toBe('closed');
    await reporter.does(appeal, 'accused', { accused: { unit: CHENGGUAN } });

    expect(await owedIn(desk, appeal)).toEqual([['accusation', false]]);
    expect(await owedIn(county, appeal)).toEqual([['accusation', false]]);
    for (const who of [village, countyOfficer]) expect(await owedIn(who, appeal)).toBeUndefined();

    await client.clock({ now: '2026-04-08T10:00:00.000+08:00' });
    await eventually(
      () => auditor.linesOf(appeal),
      (lines) => lines.some(({ type }) => type === 'SupervisionOpened'),
    );
    for (const who of [desk, auditor, county, oversight]) {
      expect(await clocksSeenBy(who, appeal)).toContain(CLAIM);
      expect((await who.sees(appeal)).supervisions).toMatchObject([
        { subject: `accusation:${CHENGGUAN}`, unit: DESK, by: 'office-supervision', answered: false },
      ]);
    }
    for (const who of [reporter, village]) {
      expect(await clocksSeenBy(who, appeal)).toEqual([]);
      expect((await who.sees(appeal)).supervisions).toEqual([]);
      const told = (await who.linesOf(appeal)).map(({ type }) => type);
      expect(told.filter((type) => /^(Accused|Supervision|DeadlineMissed|Ladder)/.test(type))).toEqual([]);
      const rows = (await who.lists({})).items.filter(({ id }) => id === appeal.id);
      expect(rows).toMatchObject([{ misses: 0, last: { type: 'AppealClosed' } }]);
      expect(rows[0]).not.toHaveProperty('deadline');
      expect((await who.lists({ overdue: true })).items.filter(({ id }) => id === appeal.id)).toEqual([]);
    }
    const noticesTo = async (who: Caller) =>
      ((await who.api.GET('/api/v1/me/inbox', {})).data?.items ?? [])
        .filter((notice) => notice.appeal === appeal.id)
        .map(({ moment }) => moment);
    await eventually(
      async () => [...(await noticesTo(desk)), ...(await noticesTo(county))],
      (moments) => moments.includes('overdue') && moments.includes('supervised'),
    );
    // Who else works at the county's centre is told what its dispatchers are, but of a claim.
    for (const who of [countyOfficer, village]) expect(await noticesTo(who)).not.toContain('overdue');
    expect((await village.custody(appeal)).units.map(({ unit }) => unit)).not.toContain(DESK);
    await expect(village.explains(appeal, CLAIM)).rejects.toThrow('404 sla/no-deadline');

    expect(await owedIn(desk, appeal)).toEqual([
      ['accusation', true],
      ['supervise', false],
    ]);
    await desk.does(appeal, 'supervision/answer', { answer: '正在核实，本周内认定' });
    await desk.does(appeal, 'accused/dismiss', { accused: { unit: CHENGGUAN }, reason: '经核实不成立' });
    expect(await owedIn(desk, appeal)).toBeUndefined();
    await oversight.does(appeal, 'supervision/close', { account: '已督促纪委监委认定' });
    expect((await desk.sees(appeal)).supervisions).toEqual([]);
    for (const who of [reporter, village])
      expect((await who.linesOf(appeal)).map(({ type }) => type).at(-1)).toBe('AppealClosed');
  });
});
