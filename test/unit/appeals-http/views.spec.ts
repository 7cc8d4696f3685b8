import { appealsApp, type AppealsApp } from './appeals-app';
import type { AppealId, AttachmentId } from '../../../src/kernel/ids';
import { callers } from './county';

const pole = {
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆把树推到我家房上，母亲一人在家',
  place: { region: '610921102206', address: '盘龙村三组' },
};

describe('what each role is shown', () => {
  let hanyin: AppealsApp;
  let id: string;
  beforeEach(async () => {
    hanyin = await appealsApp();
    id = (
      await hanyin.post('/appeals', 'reporter', {
        ...pole,
        attachments: [{ ref: hanyin.upload(Buffer.from('a leaning pole')) }],
      })
    ).body.id as string;
    await hanyin.post(`/appeals/${id}/route`, 'countyDispatcher', {
      unit: 'centre-610921102',
      reason: '先行排险',
    });
  });
  afterEach(() => hanyin.close());

  const show = (path: string, by: string, headers?: Readonly<Record<string, string>>) =>
    hanyin.get(`/appeals/${id}${path}`, by, headers);

  it('opens the words for who works on it, in the county’s time, with the names of things', async () => {
    const { status, body, headers } = await show('', 'townOfficer');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      words: pole.words,
      place: { address: '盘龙村三组' },
      status: 'routed',
      holder: 'centre-610921102',
      reporter: 'named',
      receivedAt: '2026-07-01T10:00:00.000+08:00',
    });
    expect(body.names['centre-610921102']).toContain('蒲溪镇');
    expect(headers.etag).toMatch(/^"2-/);
    expect(headers['suqiu-position']).toBeDefined();
    expect(JSON.stringify(body)).not.toContain('陈秀英');
  });

  it.each(['', '/timeline', '/deadlines', '/custody'])('shows strangers no %s', async (path) => {
    expect(await show(path, 'otherTown')).toMatchObject({ status: 404, body: { code: 'appeal/not-found' } });
  });

  it('tells the timeline in the language asked for', async () => {
    const zh = await show('/timeline', 'reporter');
    const en = await show('/timeline', 'reporter', { 'accept-language': 'en' });
    expect(zh.body.entries.at(-1).sentence).toContain('派单至');
    expect(en.body.entries.at(-1).sentence).toContain('Routed to');
  });

  it('explains each deadline, and what is left of it', async () => {
    hanyin.pass(5);
    const { body } = await show('/deadlines', 'townOfficer');
    const respond = body.deadlines.find(
      (each: { deadline: { kind: string } }) => each.deadline.kind === 'respond',
    );
    expect(respond).toMatchObject({ status: 'running', deadline: { owner: 'centre-610921102' } });
    expect(respond.used).toBeGreaterThan(0);
    expect(respond.granted + respond.moved).toBe(respond.used + respond.paused + respond.minutesLeft);
  });

  it('keeps the ledger of who had it', async () => {
    hanyin.pass(20);
    const { body } = await show('/custody', 'townDispatcher');
    expect(body.spells).toMatchObject([
      { unit: 'centre-610921', as: 'dispatcher' },
      { unit: 'centre-610921102', as: 'holder', minutes: 20 },
    ]);
    expect(await show('/custody', 'reporter')).toMatchObject({ status: 403 });
  });

  it('gives the auditor the events as stored, sealed, with a chain that holds', async () => {
    const { body } = await show('/history', 'auditor');
    expect(body.events).toHaveLength(3);
    expect(body.chain).toMatchObject({ holds: true, events: 3 });
    expect(body.events[0].data).toBe(hanyin.store.log[0]?.data);
    expect(JSON.stringify(body)).not.toContain('电线杆');
    expect(await show('/history', 'countyDispatcher')).toMatchObject({
      status: 403,
      body: { code: 'access/forbidden' },
    });
  });

  it('lets whoever may see an attachment read it, and nobody else know of it', async () => {
    const attachment = (await show('', 'townOfficer')).body.attachments[0].id as AttachmentId;
    const find = (which: AttachmentId, by: keyof typeof callers) =>
      hanyin.access.find(id as AppealId, which, callers[by]);
    expect(await find(attachment, 'townOfficer')).toMatchObject({ id: attachment, mediaType: 'image/jpeg' });
    await expect(find(attachment, 'otherTown')).rejects.toMatchObject({ code: 'appeal/not-found' });
    await expect(find('0'.repeat(64) as AttachmentId, 'townOfficer')).rejects.toMatchObject({
      code: 'attachment/not-found',
    });
  });

  it('keeps an attachment between colleagues from the reporter', async () => {
    const ref = hanyin.upload(Buffer.from('for colleagues'), 'upload-2');
    await hanyin.post(`/appeals/${id}/comments`, 'townDispatcher', {
      text: '内部核查',
      visibleTo: 'staff',
      attachments: [{ ref }],
    });
    const attachment = (await show('', 'townDispatcher')).body.remarks[0].attachments[0].id as AttachmentId;
    const find = (by: keyof typeof callers) => hanyin.access.find(id as AppealId, attachment, callers[by]);
    expect(await find('townDispatcher')).toMatchObject({ id: attachment });
    await expect(find('reporter')).rejects.toMatchObject({ code: 'attachment/not-found' });
  });

  it('reveals who reported it for a purpose only, and to nobody without the right', async () => {
    const reveal = (by: string, purpose: string) =>
      hanyin.post(`/appeals/${id}/identity/reveal`, by, { purpose });
    expect(await reveal('townOfficer', '回访前核对电话')).toMatchObject({
      status: 200,
      body: { reporter: { name: '陈秀英 (回访前核对电话)' } },
    });
    expect(await reveal('townOfficer', '看')).toMatchObject({ status: 400 });
    expect(await reveal('reporter', '看看是谁报的')).toMatchObject({ status: 403 });
    expect(await reveal('otherTown', '看看是谁报的')).toMatchObject({ status: 404 });
  });

  it('lists and queues what it has come to, once the read models know', async () => {
    await hanyin.project();
    const mine = await hanyin.get('/appeals?mine=true&limit=5', 'reporter');
    expect(mine.body.items).toMatchObject([
      { id, status: 'routed', holder: 'centre-610921102', revision: 2 },
    ]);
    expect(JSON.stringify(mine.body)).not.toContain(callers.reporter.citizen);
    expect((await hanyin.get('/appeals', 'neighbour')).body.items).toEqual([]);
    expect(
      (await hanyin.get('/appeals?status=routed,accepted&tier=town', 'supervisor')).body.items,
    ).toHaveLength(1);

    const queue = await hanyin.get('/queues/centre-610921102', 'townOfficer');
    expect(queue.body.items).toMatchObject([
      { id, deadlines: [{ kind: 'respond', owner: 'centre-610921102' }, { kind: 'whole' }] },
    ]);
    expect(await hanyin.get('/queues/centre-610921102', 'reporter')).toMatchObject({ status: 403 });
    expect(await hanyin.get('/queues/nobody', 'townOfficer')).toMatchObject({ status: 422 });
  });

  it('shows in a row all that a list screen does, in the language and from the side of the caller', async () => {
    await hanyin.post(`/appeals/${id}/comments`, 'townDispatcher', { text: '内部核查', visibleTo: 'staff' });
    await hanyin.project();
    const [row] = (await hanyin.get('/appeals', 'townOfficer')).body.items;
    expect(row).toMatchObject({
      headline: pole.words,
      attachments: 1,
      deadline: { kind: 'respond', owner: 'centre-610921102', dueAt: '2026-07-01T16:30:00.000+08:00' },
      last: { type: 'CommentAdded', sentence: '工作人员备注', at: '2026-07-01T10:00:00.000+08:00' },
    });
    const mine = await hanyin.get('/appeals', 'reporter', { 'accept-language': 'en' });
    const { names, items } = mine.body;
    expect(items[0].last).toEqual({
      type: 'AppealRouted',
      at: '2026-07-01T10:00:00.000+08:00',
      sentence: `Routed to ${names['centre-610921102']}`,
    });
    const [queued] = (await hanyin.get('/queues/centre-610921102', 'townOfficer')).body.items;
    expect(queued).toEqual({ ...row, deadlines: queued.deadlines });
    expect(queued.deadlines[0]).toEqual(row.deadline);
  });

  it.each([
    ['limit=101', '/limit'],
    ['limit=0', '/limit'],
    ['status=lost', '/status'],
    ['region=61', '/region'],
    ['colour=red', '/colour'],
    ['from=yesterday', '/from'],
  ])('refuses a list with %s', async (query, pointer) => {
    const { status, body } = await hanyin.get(`/appeals?${query}`, 'auditor');
    expect({ status, pointer: body.errors?.[0]?.pointer }).toEqual({ status: 400, pointer });
  });

  it('tells everybody what can be asked for and where, and colleagues who is on duty', async () => {
    const services = await hanyin.get('/catalogue');
    expect(services.body.services.length).toBeGreaterThan(9);
    expect((await hanyin.get('/catalogue/infrastructure-power')).body.name.zh).toBeDefined();
    expect((await hanyin.get('/catalogue/no-such')).status).toBe(404);
    const villages = await hanyin.get('/directory/regions?within=610921102');
    expect(villages.body.regions.every(({ code }: { code: string }) => code.startsWith('610921102'))).toBe(
      true,
    );
    expect((await hanyin.get('/directory/units?within=610921102206')).body.units).toHaveLength(1);
    expect((await hanyin.get('/directory/people', 'reporter')).status).toBe(403);
    const people = await hanyin.get('/directory/people?unit=centre-610921102', 'townOfficer');
    expect(people.body.people.map(({ id: person }: { id: string }) => person)).toContain(
      callers.townOfficer.id,
    );
  });
});
