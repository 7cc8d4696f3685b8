import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** 08:30: a dispatcher sees in one call what is about to go wrong, why, and what to do about it. */
describe('triage', () => {
  let service: Service;
  let people: story.People;
  let client: Client;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('says of each open appeal whose move it is, until when, why it stands there, and what can be done', async () => {
    const { reporter, village, townDispatcher, auditor } = people;
    const pole = await story.filed(reporter, story.pole());
    const quarrel = await story.filed(reporter, story.quarrel());
    // Which unit owes what follows from the routing, and that is a saga's.
    const { items, groups, names } = await eventually(
      () => townDispatcher.triage(),
      (answer) => answer.items.length === 2 && answer.items.every(({ status }) => status === 'routed'),
    );
    expect(items.map(({ id }) => id)).toEqual([pole.id, quarrel.id]);
    expect(items[0]).toMatchObject({
      status: 'routed',
      risk: {
        unit: story.PUXI,
        until: items[0]?.deadline?.dueAt,
        reasons: [
          {
            code: 'due',
            kind: 'respond',
            sentence: expect.stringMatching(/^响应期限到2026-07-01 \d\d:\d\d$/),
          },
          { code: 'urgency' },
        ],
      },
      actions: expect.arrayContaining([
        expect.objectContaining({ verb: 'classify', method: 'POST' }),
        expect.objectContaining({ verb: 'transfer' }),
      ]),
    });
    expect(items[0]!.risk.at! < items[0]!.risk.until!).toBe(true);
    expect(names).toMatchObject({ [story.PUXI]: '蒲溪镇综治中心' });
    expect(groups).toMatchObject({ 'due-within-hour': 0, missed: 0, returned: 0 });

    // A village sees what it owes itself, an auditor everything.
    expect((await village.triage()).items.map(({ id }) => id)).toEqual([quarrel.id]);
    expect((await auditor.triage({ actions: false })).items.every((row) => row.actions === undefined)).toBe(
      true,
    );
  });

  it('counts what is due within the hour by the clock, and lists just what it counts', async () => {
    const { townDispatcher } = people;
    const [pole] = (await townDispatcher.triage()).items;
    await client.clock({ now: '2026-07-01T11:30:00+08:00' });
    const soon = await townDispatcher.triage({ group: 'due-within-hour' });
    expect(soon.items.map(({ id }) => id)).toEqual([pole?.id]);
    expect(soon.groups).toMatchObject({ 'due-within-hour': 1 });
    const counters = await townDispatcher.api.GET('/api/v1/me/counters', {});
    expect(counters.data).toEqual({ ...soon.groups, handovers: 0 });
  });

  it('pages, narrows, and refuses what it does not know', async () => {
    const { county } = people;
    const first = await county.triage({ limit: 1 });
    const second = await county.triage({ limit: 1, cursor: first.next! });
    expect(second.groups).toBeUndefined();
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect((await county.triage({ region: '610921100' })).items).toEqual([]);
    expect((await county.triage({ region: `${story.PANLONG}-01` })).items).toEqual([]);
    expect((await county.triage({ unit: story.PANLONG_CENTRE, urgency: ['routine'] })).items).toHaveLength(1);
    expect((await county.triage({ service: ['risk-report'] })).items).toHaveLength(1);
    const refused = (query: object) =>
      county.api.GET('/api/v1/triage', { params: { query: query as never } }).then(({ error }) => error);
    expect(await refused({ cursor: 'WyJ4Il0' })).toMatchObject({ code: 'request/cursor-invalid' });
    expect(await refused({ unit: 'nobody' })).toMatchObject({ code: 'directory/unknown-unit' });
    expect(await refused({ group: 'late' })).toMatchObject({ code: 'request/invalid' });
  });

  it('knows how long a step usually takes once twenty have taken it', async () => {
    const { reporter, village, townDispatcher } = people;
    for (let n = 0; n < 20; n++)
      await story.accepts(await story.filed(reporter, story.quarrel()), village, story.PANLONG_CENTRE);
    const next = await story.filed(reporter, story.quarrel());
    const usual = await eventually(
      async () =>
        (await townDispatcher.triage({ limit: 100 })).items.find(({ id }) => id === next.id)?.risk.reasons[1],
      (reason) => reason?.kind === 'respond',
    );
    expect(usual).toMatchObject({ kind: 'respond', samples: 20, group: 'service' });
    expect(usual?.sentence).toMatch(/^同一事项的响应一般要\d+分钟，九成不超过\d+分钟（近期20件）$/);
  });

  it('shows what came back, what stands still, what is late and what is answered', async () => {
    const { reporter, village, townDispatcher } = people;
    const [back, paused, answered] = [
      await story.filed(reporter, story.quarrel()),
      await story.inHand(people),
      await story.inHand(people),
    ];
    await village.does(back, 'return', { ground: '地界在邻村', basis: '勘界图', proposedUnit: story.PUXI });
    await townDispatcher.does(back, 'return/decision', { granted: true, reason: '核对属实' });
    await village.does(paused, 'information', { question: '界桩在哪里' });
    await village.does(answered, 'resolve', story.resolution());
    await client.clock({ now: '2026-07-03T11:30:00+08:00' });
    const rowOf = async (appeal: { readonly id: string }, isSo: (row: Row) => boolean): Promise<Row> => {
      const row = await eventually(
        async () => (await townDispatcher.triage({ limit: 100 })).items.find(({ id }) => id === appeal.id),
        (found) => found !== undefined && isSo(found),
      );
      return row!;
    };
    type Row = Awaited<ReturnType<typeof townDispatcher.triage>>['items'][number];
    // Missed, it climbs by itself within milliseconds.
    const returned = await rowOf(back, ({ misses }) => misses > 0);
    expect([story.PUXI, story.COUNTY]).toContain(returned.queue);
    expect(returned.risk.reasons).toContainEqual(
      expect.objectContaining({ code: 'returned', times: 1, sentence: '本轮已退单1次' }),
    );
    const waiting = await rowOf(paused, ({ risk }) => risk.at === undefined);
    expect(waiting.deadline?.pausedAt ?? waiting.risk.reasons[0]?.code).toBeDefined();
    expect(waiting.risk.reasons[0]).toMatchObject({ code: 'paused', sentence: '已暂停计时' });
    expect((await rowOf(answered, ({ outcome }) => outcome !== undefined)).outcome).toBe('solved');
  });

  it('is for staff who watch or act', async () => {
    const { error } = await people.reporter.api.GET('/api/v1/triage', {});
    expect(error).toMatchObject({ code: 'access/forbidden' });
  });
});
