import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** What people do to the clocks of handling, and what the clocks then do by themselves. */
describe('clocks that people move', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let day = -35;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0', RATE_PER_TOKEN: '0' } });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  /** A Wednesday at nine, in a week without holidays; days apart, so that no story moves the clock of another. */
  beforeEach(async () => {
    day += 35;
    await client.clock({ now: at(0, '09:00') });
  });

  const at = (days: number, time: string): string => {
    const date = new Date(Date.UTC(2026, 2, 4 + day + days)).toISOString().slice(0, 10);
    return `${date}T${time}:00.000+08:00`;
  };
  const later = async (days: number, time: string) => client.clock({ now: at(days, time) });
  const reason = '司法鉴定期间无法施工';

  it('a suspension is approved above, stands still to its end, and adds exactly that time', async () => {
    const { reporter, village, townDispatcher, auditor } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'suspension', { until: at(5, '09:00'), reason });
    expect(await townDispatcher.sees(appeal)).toMatchObject({
      status: 'handling',
      pendingSuspension: {
        by: story.PANLONG_CENTRE,
        until: at(5, '09:00'),
        reason,
        decidedBy: story.PUXI,
        at: at(0, '09:00'),
      },
      actions: expect.arrayContaining(['decideSuspension']) as never,
    });
    expect(await reporter.sees(appeal)).not.toHaveProperty('pendingSuspension');
    await townDispatcher.does(appeal, 'suspension/decision', { granted: true, reason: '鉴定委托书属实' });
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({
      status: 'suspended',
      suspended: { until: at(5, '09:00'), by: story.PUXI, at: at(0, '09:00') },
    });
    expect(seen.names[story.PUXI]).toBe('蒲溪镇综治中心');
    const early = await village.isRefused(appeal, 'resolve', story.resolution());
    expect(early).toMatchObject({ status: 409, code: 'appeal/suspended' });
    expect((await village.sees(appeal)).actions).toContain('resume');
    expect((await reporter.lists({ status: ['suspended'] })).items.map(({ id }) => id)).toContain(appeal.id);

    await later(5, '09:01');
    await story.stands(appeal, reporter, { status: 'handling' });
    expect(await reporter.sees(appeal)).not.toHaveProperty('suspended');
    const handle = await auditor.explains(appeal, '1/handle/-/1');
    // Thursday, Friday, Monday: three days of seven hours, and the minute of this morning.
    expect(handle).toMatchObject({ agrees: true, status: 'running', paused: 3 * 420 + 1 });
    expect(handle.text.join('\n')).toContain('暂停');
    expect((await auditor.custody(appeal)).spells.at(-1)).toMatchObject({ pausedMinutes: 5 * 1440 + 1 });
    const told = await reporter.linesOf(appeal);
    expect(told.slice(-4).map(({ sentence }) => sentence)).toEqual([
      `盘龙村综治中心申请中止办理至${at(5, '09:00').slice(0, 16).replace('T', ' ')}`,
      `经蒲溪镇综治中心批准，办理中止至${at(5, '09:00').slice(0, 16).replace('T', ' ')}，其间暂停计时`,
      '中止期限届满',
      '中止期满，恢复办理和计时',
    ]);
    expect((await village.isRefused(appeal, 'resume', {})).code).toBe('appeal/not-suspended');
  });
});
