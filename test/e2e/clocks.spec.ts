import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
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
  const dueOf = async (appeal: { readonly id: string }, id: string) =>
    (await people.auditor.deadlines(appeal)).find((each) => each.id === id)!;
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
      actions: expect.arrayContaining([expect.objectContaining({ verb: 'decideSuspension' })]) as never,
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
    expect((await village.sees(appeal)).actions.map(({ verb }) => verb)).toContain('resume');
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

  it('an extension moves handling and the whole matter, and is refused after the due time or by silence', async () => {
    const { reporter, village, townDispatcher, auditor } = people;
    const [granted, late, silent] = [
      await story.inHand(people),
      await story.inHand(people),
      await story.inHand(people),
    ];
    const asks = { period: { unit: 'working-days', amount: 2 } as const, reason: '配件外地调运' };
    await village.does(granted, 'extension', asks);
    expect(await townDispatcher.sees(granted)).toMatchObject({
      pendingExtension: {
        ...asks,
        by: story.PANLONG_CENTRE,
        at: at(0, '09:00'),
        decidedBy: story.PUXI,
      },
    });
    expect(await reporter.sees(granted)).not.toHaveProperty('pendingExtension');
    await townDispatcher.does(granted, 'extension/decision', { granted: true, reason: '调运单属实' });
    const [whole, handle] = [
      await auditor.explains(granted, '1/whole/-/1'),
      await auditor.explains(granted, '1/handle/-/1'),
    ];
    const extensions = [{ unit: 'working-days', amount: 2 }];
    expect(handle).toMatchObject({
      agrees: true,
      deadline: { dueAt: at(7, '18:00'), extensions },
      versions: [{}, { causes: ['extended'], deadline: { extensions } }],
    });
    expect(whole).toMatchObject({ agrees: true, deadline: { dueAt: at(16, '18:00'), extensions } });
    expect(await dueOf(granted, '1/handle/-/1')).toMatchObject({
      deadline: { extensions },
      versions: [{}, { deadline: { extensions } }],
    });
    expect((await reporter.linesOf(granted)).at(-1)?.sentence).toContain('批准延期2个工作日，办理期限延至');
    expect((await village.isRefused(granted, 'extension', asks)).code).toBe('appeal/extension-already-asked');

    // An hour before handling is due, whoever decides has that hour.
    await later(5, '17:00');
    await village.does(silent, 'extension', asks);
    const decision = await auditor.explains(silent, '1/extension-decision/-/1');
    expect(decision).toMatchObject({
      deadline: { dueAt: at(5, '18:00'), notAfter: at(5, '18:00') },
      versions: [{ deadline: { notAfter: at(5, '18:00') } }],
      agrees: true,
    });
    expect(await dueOf(silent, '1/extension-decision/-/1')).toMatchObject({
      deadline: { notAfter: at(5, '18:00') },
      versions: [{ deadline: { notAfter: at(5, '18:00') } }],
    });
    await later(5, '18:01');
    const refused = await eventually(
      () => reporter.linesOf(silent),
      (lines) => lines.some(({ type }) => type === 'ExtensionRefused'),
    );
    expect(refused.map(({ sentence }) => sentence)).toContain('延期申请逾期未批，视为不同意');
    expect(
      (await townDispatcher.isRefused(silent, 'extension/decision', { granted: true, reason })).code,
    ).toBe('appeal/no-extension-pending');
    const tooLate = await village.isRefused(late, 'extension', asks);
    expect(tooLate).toMatchObject({ status: 409, code: 'appeal/extension-after-due' });
  });

  it('helpers have parts of their own, no later than the lead, which waits for them or says why not', async () => {
    const { reporter, village, town, county, auditor } = people;
    const appeal = await story.inHand(people);
    const water = await client.as('officer', 'dept-water');
    const helpers = [
      { unit: 'dept-water', task: '关闭该段阀门' },
      { unit: story.PUXI, task: '组织转移老人' },
    ];
    await county.does(appeal, 'helpers', { helpers });
    expect(await dueOf(appeal, '1/co-handle/dept-water/1')).toMatchObject({
      deadline: { owner: 'dept-water', dueAt: at(5, '18:00'), notAfter: at(5, '18:00') },
    });
    const queue = await water.queue('dept-water', { kinds: ['co-handle'] });
    expect(queue.items.map(({ id }) => id)).toContain(appeal.id);
    await water.does(appeal, 'helpers/report', { account: '阀门已关' });
    expect(await village.sees(appeal)).toMatchObject({
      helpers: ['dept-water', story.PUXI],
      coHandling: [
        {
          unit: 'dept-water',
          task: '关闭该段阀门',
          by: story.COUNTY,
          at: at(0, '09:00'),
          reportedAt: at(0, '09:00'),
          account: '阀门已关',
        },
        { unit: story.PUXI, task: '组织转移老人' },
      ],
    });
    expect(await reporter.sees(appeal)).toMatchObject({ coHandling: [] });
    const open = await village.isRefused(appeal, 'resolve', story.resolution());
    expect(open).toMatchObject({ status: 409, code: 'appeal/helpers-open', helpers: story.PUXI });
    expect((await town.isRefused(appeal, 'resolve', story.resolution())).code).toBe('appeal/not-holder');
    await village.does(appeal, 'resolve', story.resolution({ withoutHelpers: '老人已由家人接走' }));
    const lines = await auditor.linesOf(appeal);
    expect(lines.map(({ sentence }) => sentence)).toContain(
      '盘龙村综治中心说明理由，不再等待蒲溪镇综治中心协办',
    );
    expect(await auditor.explains(appeal, `1/co-handle/${story.PUXI}/1`)).toMatchObject({
      agrees: true,
      ended: { how: 'stopped', type: 'HelpersReleased' },
    });
  });

  it('a whistle calls departments to the place; who does not come in time has that in its own record', async () => {
    const { reporter, village, townDispatcher, power, auditor } = people;
    const appeal = await story.inHand(people);
    const water = await client.as('officer', 'dept-water');
    const units = ['dept-water', 'ent-power'];
    const place = '盘龙村三组河堤缺口处';
    await village.does(appeal, 'whistle', { units, place, reason: '河水漫堤' });
    await later(0, '11:00');
    await water.does(appeal, 'whistle/check-in', { note: '抢险队六人已到堤上' });
    expect(await village.sees(appeal)).toMatchObject({
      helpers: ['dept-water'],
      whistles: [
        {
          ...{ by: story.PANLONG_CENTRE, at: at(0, '09:00'), place },
          called: [{ unit: 'dept-water', checkedInAt: at(0, '11:00') }, { unit: 'ent-power' }],
        },
      ],
    });
    expect(await reporter.sees(appeal)).toMatchObject({ whistles: [] });
    expect((await water.isRefused(appeal, 'whistle/check-in', {})).code).toBe('appeal/not-called');
    await townDispatcher.does(appeal, 'conferences', {
      attendees: ['dept-water', story.PUXI],
      minutes: '水利局介绍河堤权属',
      decision: '由水利局先行加固',
    });

    await later(1, '18:01');
    const lines = await eventually(
      () => auditor.linesOf(appeal),
      (all) => all.some(({ type }) => type === 'DeadlineMissed'),
    );
    expect(lines.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        '盘龙村综治中心吹哨，请汉阴县水利局、国网汉阴县供电公司到场报到',
        '汉阴县水利局到场报到',
        '蒲溪镇综治中心召集汉阴县水利局、蒲溪镇综治中心会商',
        '报到超时（国网汉阴县供电公司）',
      ]),
    );
    await power.does(appeal, 'whistle/check-in', {});
    const { units: records } = await auditor.custody(appeal);
    const late = records.filter(({ misses }) => misses > 0);
    expect(late).toMatchObject([{ unit: 'ent-power', misses: 1, minutes: 0 }]);
    await water.does(appeal, 'helpers/report', { account: '缺口已堵' });
    await power.does(appeal, 'helpers/report', { account: '险段已断电' });
    await village.does(appeal, 'resolve', story.resolution());
  });
});
