import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** Each is told what is theirs to know, word for word, once. */
describe('notices', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    const env = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00.000+08:00' };
    service = await startService({ env });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  type Query = { unread?: boolean; limit?: number; cursor?: string };
  const inboxOf = async (by: Caller, query: Query = {}, language = 'zh') => {
    const headers = { 'accept-language': language };
    const { data } = await by.api.GET('/api/v1/me/inbox', { params: { query }, headers });
    return data ?? { items: [], unread: 0 };
  };
  const of = (appeal: { readonly id: string }, { items }: Awaited<ReturnType<typeof inboxOf>>) =>
    items.filter((item) => item.appeal === appeal.id);
  const told = async (by: Caller, appeal: { readonly id: string }, moment: string) =>
    (
      await eventually(
        async () => of(appeal, await inboxOf(by)),
        (items) => items.some((item) => item.moment === moment),
      )
    ).filter((item) => item.moment === moment);
  const read = (by: Caller, notice: string) =>
    by.api.POST('/api/v1/me/inbox/{notice}/read', { params: { path: { notice } } });

  it('go to the reporter and to the unit that has it, each in their words, and to nobody else', async () => {
    const appeal = await story.inHand(people);
    const [toReporter] = await told(people.reporter, appeal, 'routed');
    expect(toReporter).toMatchObject({
      number: appeal.number,
      read: false,
      text: `您反映的邻里纠纷（编号${appeal.number}）已交盘龙村综治中心办理，工作人员会在2026-07-01 16:30前与您联系。`,
    });
    const [toHolder] = await told(people.village, appeal, 'routed');
    expect(toHolder?.text).toMatch(
      /^新派单：.*，邻里纠纷，编号.*。请在2026-07-01 16:30前签收并联系诉求人。$/,
    );
    expect(await told(people.village, appeal, 'assigned')).toHaveLength(1);
    const english = of(appeal, await inboxOf(people.reporter, {}, 'en'));
    expect(english[0]?.text).toContain(`Your appeal ${appeal.number}`);
    for (const other of [people.neighbour, people.county, people.town])
      expect(of(appeal, await inboxOf(other))).toEqual([]);
  });

  it('are read by each for themselves, and those to others are not to be had', async () => {
    const appeal = await story.inHand(people);
    const [notice] = await told(people.village, appeal, 'routed');
    const colleague = await client.as('dispatcher', story.PANLONG_CENTRE);
    expect((await read(people.village, notice!.id)).data).toEqual({ id: notice!.id, read: true });
    expect((await read(people.village, notice!.id)).response.status).toBe(200);
    const rest = await eventually(
      () => inboxOf(people.village, { unread: true, limit: 100 }),
      ({ items, unread }) => items.every(({ id }) => id !== notice!.id) && unread === items.length,
    );
    // Whatever page is asked for; another may have come since.
    expect((await inboxOf(people.village, { limit: 1 })).unread).toBeGreaterThanOrEqual(rest.unread);
    expect(of(appeal, await inboxOf(colleague, { unread: true }))).not.toEqual([]);
    for (const id of [notice!.id, 'nonsense', '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b'])
      expect((await read(people.neighbour, id)).error).toMatchObject({ code: 'notice/not-found' });
  });

  it('say nothing of an answer before it stands', async () => {
    const appeal = await story.inHand(people);
    await people.village.does(appeal, 'resolve', story.resolution({ outcome: 'not-solvable' }));
    const dispatcher = await client.as('dispatcher', story.PUXI);
    await dispatcher.does(appeal, 'resolution/confirm', { note: '情况属实' });
    const resolved = await told(people.reporter, appeal, 'resolved');
    expect(resolved).toHaveLength(1);
    const { entries } = await people.auditor.timeline(appeal);
    const confirmed = entries.find(({ type }) => type === 'ResolutionConfirmed');
    expect(confirmed?.at).toBe(resolved[0]?.at);
  });

  it('are gone for whom an appeal has named since', async () => {
    const appeal = await story.inHand(people);
    await told(people.village, appeal, 'assigned');
    await people.reporter.does(appeal, 'accused', { accused: { unit: story.PANLONG_CENTRE } });
    await eventually(
      async () => of(appeal, await inboxOf(people.village)),
      (items) => items.length === 0,
    );
    expect(of(appeal, await inboxOf(people.reporter))).not.toEqual([]);
  });

  it('warn before something is due, and say when it is over', async () => {
    const appeal = await story.filed(people.reporter, story.quarrel());
    await told(people.village, appeal, 'routed');
    await client.clock({ now: '2026-07-01T16:25:00.000+08:00' });
    expect((await told(people.village, appeal, 'warning'))[0]?.text).toContain(
      '响应期限将至，2026-07-01 16:30到期',
    );
    await client.clock({ now: '2026-07-02T09:00:00.000+08:00' });
    expect((await told(people.town, appeal, 'overdue'))[0]?.text).toContain('响应已超时');
  });

  it('come in pages that neither skip nor repeat', async () => {
    const whole = await inboxOf(people.reporter, { limit: 100 });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inboxOf(people.reporter, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    const { error } = await people.reporter.api.GET('/api/v1/me/inbox', {
      params: { query: { cursor: 'nonsense' } },
    });
    expect(error).toMatchObject({ code: 'request/cursor-invalid' });
  });
});
