import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** What time does by itself, on a clock that the tests move: nobody acts, and the service does. */
describe('when time passes', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  /** Days apart, so that no story moves the clock of another. */
  let day = 0;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  /** A Wednesday at nine, in a week without holidays. */
  beforeEach(async () => {
    await client.clock({ now: at(day, '09:00') });
    day += 35;
  });

  const at = (from: number, time: string): string => {
    const date = new Date(Date.UTC(2026, 2, 4 + from)).toISOString().slice(0, 10);
    return `${date}T${time}:00.000+08:00`;
  };
  const later = async (days: number, time: string) => client.clock({ now: at(day - 35 + days, time) });
  const dueOf = async (appeal: { readonly id: string }, id: string) =>
    (await people.auditor.deadlines(appeal)).find((each) => each.id === id)!;

  it('an appeal that nobody answers climbs from the village to the town and to the county', async () => {
    const { reporter, village, town, countyOfficer, auditor } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    const whole = await dueOf(appeal, '1/whole/-/1');
    expect(await dueOf(appeal, '1/respond/-/1')).toMatchObject({
      deadline: { owner: story.PANLONG_CENTRE, dueAt: at(day - 35, '15:30'), provisional: false },
    });

    // Urged at the miss, supervised after a quarter of the period, and gone up after half.
    await later(0, '15:31');
    await eventually(
      () => auditor.linesOf(appeal),
      (lines) => lines.some(({ type }) => type === 'AppealUrged'),
    );
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PANLONG_CENTRE });
    await later(0, '17:31');
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PUXI });
    await later(1, '12:02');
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PUXI });
    await later(1, '16:32');
    await story.stands(appeal, reporter, { status: 'routed', holder: story.COUNTY });
    const tooLate = await village.isRefused(appeal, 'accept', {
      assignee: `officer-${story.PANLONG_CENTRE}`,
    });
    expect(tooLate.code).toBe('appeal/not-holder');
    expect(await town.sees(appeal)).toMatchObject({ helpers: [story.PANLONG_CENTRE, story.PUXI] });

    // Above the county there is nobody: the miss stays in its queue, overdue, and is supervised.
    await later(2, '18:01');
    const overdue = await eventually(
      () => countyOfficer.queue(story.COUNTY),
      ({ items }) => items.some(({ deadline }) => deadline?.missedAt !== undefined),
    );
    expect(overdue.items[0]).toMatchObject({ id: appeal.id, deadlines: { 0: { kind: 'respond' } } });
    expect(overdue.items[0]!.deadlines[0]!.minutesLeft).toBeLessThan(0);
    const late = await countyOfficer.lists({ overdue: true });
    expect(late.items.find(({ id }) => id === appeal.id)?.deadline?.missedAt).toBeDefined();

    await eventually(
      () => auditor.linesOf(appeal),
      (lines) => lines.some(({ type }) => type === 'SupervisionOpened'),
    );
    const told = await auditor.linesOf(appeal);
    const lines = told.filter(({ type }) => type !== 'DeadlineApproaching' && type !== 'LadderStepped');
    expect(lines.slice(2).map(({ sentence }) => sentence)).toEqual([
      '派单至盘龙村综治中心',
      '响应超时（盘龙村综治中心）',
      '蒲溪镇综治中心催办，请盘龙村综治中心回复',
      '响应超时，由盘龙村综治中心提级至蒲溪镇综治中心（镇级）',
      '响应超时（蒲溪镇综治中心）',
      '响应超时，由蒲溪镇综治中心提级至汉阴县综治中心（县级）',
      '响应超时（汉阴县综治中心）',
      '汉阴县委县政府督查室催办，请汉阴县综治中心回复',
      '响应超时，汉阴县委县政府督查室督办，请汉阴县综治中心限期回复',
    ]);
    expect((await dueOf(appeal, '1/whole/-/1')).deadline).toMatchObject({
      dueAt: whole.deadline.dueAt,
      owner: story.COUNTY,
    });
    const { units } = await auditor.custody(appeal);
    expect(units.map(({ unit, misses }) => [unit, misses])).toEqual([
      // The county's desk dispatched it first.
      [story.COUNTY, 1],
      [story.PANLONG_CENTRE, 1],
      [story.PUXI, 1],
    ]);

    await countyOfficer.does(appeal, 'accept', {
      assignee: `officer-${story.COUNTY}`,
      contact: story.reached('向老人致歉，当日派人'),
    });
    await countyOfficer.does(appeal, 'resolve', story.resolution());
    expect((await reporter.does(appeal, 'rate', story.stars(4))).status).toBe('resolved');
    const supervisor = await client.as('supervisor', '610921');
    expect((await supervisor.sees(appeal)).supervisions).toMatchObject([
      { subject: 'respond', unit: story.COUNTY, by: 'office-supervision', answered: false },
    ]);
    const account = { account: '已约谈村镇两级，群众认可' };
    expect((await supervisor.does(appeal, 'supervision/close', account)).status).toBe('closed');
    expect(await auditor.explains(appeal, '1/respond/-/1')).toMatchObject({
      agrees: true,
      missedAt: at(day - 35, '15:30'),
      missed: { type: 'DeadlineMissed' },
      ended: { how: 'stopped', type: 'AppealEscalated' },
    });
    const { error } = await auditor.api.GET('/api/v1/appeals/{id}/deadlines/{deadline}/explain', {
      params: { path: { id: appeal.id, deadline: '9/respond/-/9' } },
    });
    expect(error?.code).toBe('sla/no-deadline');
  });

  it('what is asked of the reporter stops the clocks, until it comes or the time for it lapses', async () => {
    const { reporter, village } = people;
    const answered = await story.inHand(people);
    const forgotten = await story.inHand(people);
    const question = { question: '请补拍界桩照片' };
    for (const appeal of [answered, forgotten]) await village.does(appeal, 'information', question);
    const before = await dueOf(answered, '1/handle/-/1');
    expect(before).toMatchObject({ status: 'paused', deadline: { dueAt: at(day - 30, '18:00') } });

    await later(1, '09:00');
    await reporter.does(answered, 'information/answer', { answer: '界桩在井边，照片已发' });
    // Nine o'clock to nine o'clock is a working day of seven hours that was paused.
    expect(await dueOf(answered, '1/handle/-/1')).toMatchObject({
      status: 'running',
      paused: 420,
      deadline: { dueAt: at(day - 29, '18:00') },
    });
    const twice = await village.isRefused(answered, 'information', question);
    expect(twice.code).toBe('appeal/information-already-asked');

    expect(await reporter.sees(forgotten)).toMatchObject({ status: 'awaiting-information' });
    await later(6, '09:00');
    await story.stands(forgotten, reporter, { status: 'handling', holder: story.PANLONG_CENTRE });
    const lines = await reporter.linesOf(forgotten);
    expect(lines.at(-1)?.sentence).toBe('补充材料逾期未提供，恢复计时');
    expect(await dueOf(forgotten, '1/handle/-/1')).toMatchObject({ status: 'running' });
  });

  it('an answer that nobody rates closes unrated, and may still be reopened for a while', async () => {
    const { reporter, village, gridWorker } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await village.does(appeal, 'feedback', { to: 'grid-worker', means: 'message' });
    await gridWorker.does(appeal, 'feedback/receipt');
    await gridWorker.does(appeal, 'feedback', { to: 'reporter', means: 'visit' });

    await later(8, '09:01');
    const closed = await story.stands(appeal, reporter, { status: 'closed' });
    expect(closed.closed?.cause).toBe('unrated');
    expect((await reporter.isRefused(appeal, 'rate', story.stars(5))).code).toBe('appeal/closed');
    const again = await reporter.does(appeal, 'reopen', { reason: '地界又挪了' });
    expect(again).toMatchObject({ status: 'reported', round: 2 });
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PANLONG_CENTRE, round: 2 });
    await later(30, '09:00');
  });

  it('an answer that nobody carries back becomes the county dispatcher’s move', async () => {
    const { reporter, village, county } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await later(1, '18:01');
    const missed = await eventually(
      () => dueOf(appeal, '1/feedback/-/1'),
      ({ deadline }) => deadline.owner === story.COUNTY,
    );
    expect(missed.missed).toBeDefined();
    const queue = await eventually(
      () => county.queue(story.COUNTY, { kinds: ['feedback'] }),
      ({ items }) => items.length > 0,
    );
    expect(queue.items).toMatchObject([{ id: appeal.id, deadlines: [{ kind: 'feedback' }] }]);
    await county.does(appeal, 'feedback', { to: 'reporter', means: 'phone' });
    expect((await reporter.does(appeal, 'rate', story.stars(3))).status).toBe('closed');
  });
});
