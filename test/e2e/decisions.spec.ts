import { Client } from '../kit/api/client';
import type { AppealList, Queue } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const GROUND = { ground: '地界在邻村', basis: '汉阴县派单目录 §3.2' };
const PUXI_VILLAGE = 'centre-610921102200';

/** Who decides what, where an appeal leaves its straight way. */
describe('decisions along the way', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_START: '2026-07-01T09:00:00+08:00', RATE_PER_TOKEN: '0' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('a return is decided by the dispatcher above; the second of a round goes to the county, for good', async () => {
    const { reporter, village, townDispatcher, county } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    await village.does(appeal, 'return', { ...GROUND, proposedUnit: story.PUXI });
    expect(await townDispatcher.sees(appeal)).toMatchObject({
      pendingReturn: { by: story.PANLONG_CENTRE, ...GROUND, proposedUnit: story.PUXI, ordinal: 1 },
    });
    expect(await reporter.sees(appeal)).not.toHaveProperty('pendingReturn');
    const early = await townDispatcher.isRefused(appeal, 'route', { unit: PUXI_VILLAGE });
    expect(early.code).toBe('appeal/already-routed');
    await townDispatcher.does(appeal, 'return/decision', { granted: true, reason: '核对派单目录，异议成立' });
    expect(await reporter.sees(appeal)).toMatchObject({ status: 'reported', queue: { unit: story.PUXI } });
    const sent = (unit: string, reason?: string) =>
      townDispatcher.isRefused(appeal, 'route', { unit, ...(reason && { reason }) });
    expect((await sent(PUXI_VILLAGE, '地界在蒲溪村')).code).toBe('appeal/outside-line');
    expect((await sent(story.PANLONG_CENTRE)).code).toBe('appeal/was-let-go');
    await townDispatcher.does(appeal, 'route', { unit: story.PUXI, reason: '两村交界，由镇里办' });

    const town = await client.as('officer', story.PUXI);
    await town.does(appeal, 'return', GROUND);
    const notTheirs = { granted: true, reason: '再派' };
    expect((await townDispatcher.isRefused(appeal, 'return/decision', notTheirs)).code).toBe(
      'appeal/not-dispatcher',
    );
    await county.does(appeal, 'return/decision', { granted: true, reason: '由县级裁定' });
    await county.does(appeal, 'route', { unit: story.PANLONG_CENTRE, reason: '界址在盘龙村，不得再退' });
    const third = await village.isRefused(appeal, 'return', GROUND);
    expect([third.status, third.code]).toEqual([409, 'appeal/routing-final']);
    await story.accepts(appeal, village, story.PANLONG_CENTRE);
  });

  it('a refused return leaves it where it was', async () => {
    const { reporter, village, townDispatcher } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    await village.does(appeal, 'return', GROUND);
    await townDispatcher.does(appeal, 'return/decision', { granted: false, reason: '界址在本村' });
    expect(await village.sees(appeal)).toMatchObject({ status: 'routed', holder: story.PANLONG_CENTRE });
  });

  it('what is not solved waits for confirmation above; rejected, the handling goes on', async () => {
    const { reporter, village, townDispatcher } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution({ outcome: 'explained', account: '已解释政策' }));
    expect((await reporter.sees(appeal)).resolution).toBeUndefined();
    expect((await reporter.isRefused(appeal, 'rate', story.stars(5))).code).toBe(
      'appeal/resolution-unconfirmed',
    );
    await townDispatcher.does(appeal, 'resolution/reject', { reason: '没有量界记录' });
    expect(await village.sees(appeal)).toMatchObject({ status: 'handling', holder: story.PANLONG_CENTRE });

    await village.does(
      appeal,
      'resolve',
      story.resolution({ outcome: 'explained', account: '已量界并解释' }),
    );
    await townDispatcher.does(appeal, 'resolution/confirm', { note: '属实' });
    expect((await reporter.sees(appeal)).resolution).toMatchObject({ outcome: 'explained', stands: true });
    expect((await reporter.does(appeal, 'rate', story.stars(4))).status).toBe('closed');
  });

  it('two stars open a second round by themselves, with a rating of its own', async () => {
    const { reporter, village } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await reporter.does(appeal, 'rate', story.stars(2));
    await story.stands(appeal, reporter, { status: 'routed', round: 2, holder: story.PANLONG_CENTRE });
    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    await village.does(appeal, 'resolve', story.resolution({ account: '重新丈量，双方签字' }));
    expect(await reporter.does(appeal, 'rate', story.stars(5))).toMatchObject({ status: 'closed', round: 2 });
    expect((await reporter.sees(appeal)).ratings.map(({ round, stars }) => [round, stars])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  });

  it('"not ours" is no ground for declining; a real one comes with the proper channel and the remedy', async () => {
    const { reporter, county } = people;
    const appeal = await reporter.reports({
      channel: 'app',
      words: '村里的事想找人说说',
      place: { region: story.PANLONG },
    });
    expect((await reporter.sees(appeal)).queue).toEqual({ unit: story.COUNTY });
    const blunt = await county.isRefused(appeal, 'decline', { ground: 'not-ours' });
    expect(blunt).toMatchObject({ status: 422, code: 'appeal/not-ours-is-no-ground', remedy: 'return' });
    expect(blunt.detail).toMatch(/派单|退单/);
    expect((await county.isRefused(appeal, 'decline', { ground: 'legal-procedure' })).code).toBe(
      'appeal/unclassified',
    );

    await county.does(appeal, 'classify', { service: 'neighbour-dispute', reason: '实为宅基地纠纷' });
    await story.stands(appeal, reporter, { status: 'routed' });
    await county.does(appeal, 'decline', { ground: 'legal-procedure', note: '该纠纷已由法院受理' });
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({ status: 'closed', closed: { cause: 'declined' } });
    expect(seen.notice?.properChannel).toContain('12368');
    expect(seen.notice?.remedy).toContain('复核');
  });

  it('a person says which of several services is meant', async () => {
    const { reporter, county } = people;
    const words = '垃圾堆到路面上，公路边沟也堵了';
    const appeal = await reporter.reports({ channel: 'wechat', words, place: { region: story.PANLONG } });
    const seen = await county.sees(appeal);
    expect(seen.candidates).toEqual(expect.arrayContaining(['infrastructure-road', 'sanitation']));
    const queue = await county.queue(story.COUNTY, { kinds: ['dispatch'] });
    expect(queue.items.map(({ id }) => id)).toContain(appeal.id);
    await county.does(appeal, 'classify', { service: 'sanitation', reason: '主要是垃圾清运' });
    await story.stands(appeal, reporter, { status: 'routed', holder: story.PANLONG_CENTRE });
  });

  it('a lead’s resolution answers all that were merged into it, each to be rated on its own', async () => {
    const { reporter, neighbour, power, county } = people;
    const lead = await story.filed(reporter, story.powerCut());
    const second = await story.filed(neighbour, story.powerCut({ words: '我们院子也停电了' }));
    await county.does(second, 'merge', { target: lead.id, reason: '同一台变压器' });
    await story.stands(second, neighbour, { status: 'merged' });
    // Its own clocks stand still meanwhile.
    const still = ({ items }: { readonly items: Queue['items'] | AppealList['items'] }) =>
      items.some(({ id, deadline }) => id === second.id && deadline?.pausedAt !== undefined);
    await eventually(() => neighbour.lists(), still);
    await eventually(() => power.queue('ent-power'), still);
    expect((await power.isRefused(second, 'accept', { assignee: 'officer-ent-power' })).code).toBe(
      'appeal/merged',
    );
    await story.accepts(lead, power, 'ent-power');
    await power.does(lead, 'resolve', story.resolution({ account: '变压器熔丝已更换' }));
    const answered = await story.stands(second, neighbour, { status: 'resolved' });
    // What was written to the lead's reporter is theirs; this one is told by whoever delivers it.
    expect(answered.resolution).toMatchObject({ outcome: 'solved' });
    expect(answered.resolution).not.toHaveProperty('account');
    expect((await reporter.sees(lead)).carries).toEqual([]);
    expect(await reporter.statusOf(second)).toBe(404);
    await reporter.does(lead, 'rate', story.stars(5));
    await neighbour.does(second, 'rate', story.stars(1));
    await story.stands(second, neighbour, { status: 'routed', round: 2 });
    expect(await reporter.sees(lead)).toMatchObject({ status: 'closed', round: 1 });
  });

  it('a lead is as urgent as what it carries, and its holder reads what is said there', async () => {
    const { reporter, neighbour, power, county, auditor } = people;
    const lead = await story.filed(reporter, story.powerCut());
    const second = await story.filed(neighbour, story.powerCut({ words: '电线掉在路上还带电' }));
    const live = { service: 'infrastructure-power', urgency: 'critical', reason: '线还带电' } as const;
    await county.does(second, 'classify', live);
    const before = await county.sees(lead);
    await county.does(second, 'merge', { target: lead.id, reason: '同一根电线杆' });
    const after = await county.sees(lead);
    expect([before.urgency, after.urgency]).toEqual(['routine', 'critical']);

    await neighbour.does(second, 'comments', { text: '孩子在旁边玩', visibleTo: 'everyone' });
    const heard = await eventually(
      () => power.sees(lead),
      ({ remarks }) => remarks.some(({ source }) => source === second.id),
    );
    expect(heard.remarks).toMatchObject([{ text: '孩子在旁边玩', by: 'reporter', visibleTo: 'staff' }]);
    expect(heard.updatedAt > after.updatedAt).toBe(true);
    // The lead's reporter hears nothing of another's words, and no more of another's appeal.
    expect((await reporter.sees(lead)).remarks).toEqual([]);
    expect(JSON.stringify(await reporter.timeline(lead))).not.toContain('孩子在旁边玩');

    // Whom the source names reads no more of it, at the lead either.
    await neighbour.does(second, 'accused', { accused: { unit: 'ent-power' } });
    expect(await power.statusOf(second)).toBe(404);
    expect((await power.sees(lead)).remarks).toEqual([]);
    expect(JSON.stringify(await power.timeline(lead))).not.toContain('孩子在旁边玩');
    expect((await auditor.sees(lead)).remarks).toMatchObject([{ text: '孩子在旁边玩' }]);
  });

  it('an answer of the lead that was none to the other is unmerged into a round of its own', async () => {
    const { reporter, neighbour, power, county } = people;
    const lead = await story.filed(reporter, story.powerCut());
    const second = await story.filed(neighbour, story.powerCut({ words: '我们院子也停电了' }));
    await county.does(second, 'merge', { target: lead.id, reason: '同一台变压器' });
    await story.accepts(lead, power, 'ent-power');
    await power.does(lead, 'resolve', story.resolution({ account: '变压器熔丝已更换' }));
    await story.stands(second, neighbour, { status: 'resolved' });
    await county.does(second, 'unmerge', { reason: '是另一条线路' });
    await story.stands(second, neighbour, { status: 'routed', round: 2, holder: 'ent-power' });
    expect(await reporter.sees(lead)).toMatchObject({ status: 'resolved', round: 1 });
  });

  it('the holder’s own dispatcher transfers to a sibling with the duty, and the clocks run on', async () => {
    const { reporter, auditor } = people;
    const appeal = await reporter.reports(
      story.matter('infrastructure-water', '水管爆了', { place: { region: '610921100' } }),
    );
    const own = await client.as('dispatcher', 'ent-water');
    await story.stands(appeal, reporter, { holder: 'ent-water' });
    const due = (kind: string) => async () =>
      (await auditor.deadlines(appeal)).find(({ deadline }) => deadline.kind === kind)!.deadline;
    const before = await due('respond')();
    const aside = await own.isRefused(appeal, 'transfer', { unit: story.PUXI, reason: '请镇里办理' });
    expect(aside.code).toBe('appeal/not-sibling');
    await own.does(appeal, 'transfer', { unit: 'dept-water', reason: '管网在城外，由水利局办理' });
    const after = await due('respond')();
    expect(after).toMatchObject({ id: before.id, dueAt: before.dueAt, owner: 'dept-water' });
    const sibling = await client.as('officer', 'dept-water');
    await story.accepts(appeal, sibling, 'dept-water');
  });

  it('a grid worker settles a quarrel on the spot, and the reporter still rates it', async () => {
    const { reporter, gridWorker } = people;
    const appeal = await gridWorker.reports(
      story.quarrel({ channel: 'grid', reporter: { name: '陈桂英', phone: '13891500001' } }),
    );
    await gridWorker.does(appeal, 'answer', { answer: '双方当面量界，立了界桩' });
    await gridWorker.does(appeal, 'feedback', { to: 'reporter', means: 'visit' });
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({ status: 'resolved', resolution: { outcome: 'solved' } });
    expect((await reporter.does(appeal, 'rate', story.stars(5))).status).toBe('closed');
  });

  it('a withdrawn matter ends; a withdrawn hazard goes on', async () => {
    const { reporter } = people;
    const quarrel = await story.filed(reporter, story.quarrel());
    expect((await reporter.does(quarrel, 'withdraw', { reason: '邻居已让步' })).status).toBe('closed');
    const pole = await story.filed(reporter, story.pole());
    await reporter.does(pole, 'withdraw', { reason: '树已经稳住了' });
    expect(await reporter.sees(pole)).toMatchObject({ status: 'routed', withdrawn: true });
  });

  it('whoever is named loses it at once, and it does not exist for them any more', async () => {
    const { reporter, village, county } = people;
    const appeal = await story.inHand(people);
    await reporter.does(appeal, 'accused', { accused: { unit: story.PANLONG_CENTRE } });
    await story.stands(appeal, county, { status: 'routed', holder: story.PUXI });
    const hidden = await village.isRefused(appeal, 'resolve', story.resolution());
    expect([hidden.status, hidden.code]).toEqual([404, 'appeal/not-found']);
    const queue = await village.queue(story.PANLONG_CENTRE);
    expect(queue.items.map(({ id }) => id)).not.toContain(appeal.id);
  });
});
