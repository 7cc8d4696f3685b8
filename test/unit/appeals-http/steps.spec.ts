import { mergingSaga } from '../../../src/appeals/sagas/merging';
import { SYSTEM } from '../../../src/kernel/actor';
import { appealStream, type AppealId, type CorrelationId } from '../../../src/kernel/ids';
import { causeOfEvent, commandIdFor } from '../../../src/runtime/saga-runner/saga-input';
import { appealsApp, type AppealsApp } from './appeals-app';

/** Four feet of a wire pole on a roof in 盘龙村. */
const pole = {
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆把树推到我家房上，母亲一人在家',
  place: { region: '610921102206', address: '盘龙村三组' },
};
const KEY = '7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47';

describe('the five steps over HTTP', () => {
  let hanyin: AppealsApp;
  beforeEach(async () => {
    hanyin = await appealsApp();
  });
  afterEach(() => hanyin.close());

  const report = async (headers: Readonly<Record<string, string>> = {}, by = 'reporter') =>
    hanyin.post('/appeals', by, pole, headers);
  const reported = async () => (await report()).body.id as string;

  it('takes an appeal: number, revision, where it stands', async () => {
    const { status, body, headers } = await report();
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        number: '610921-20260701-0001',
        status: 'reported',
        revision: 1,
        round: 1,
        events: [
          { type: 'AppealReported', revision: 0, occurredAt: '2026-07-01T10:00:00.000+08:00' },
          { type: 'AppealClassified', revision: 1 },
        ],
      },
    });
    expect(headers).toMatchObject({ etag: '"1"', location: `/api/v1/appeals/${body.id}` });
    expect(headers['suqiu-position']).toBeDefined();
  });

  it('lets no clear word near the log', async () => {
    await report();
    const stored = JSON.stringify(hanyin.store.log);
    for (const canary of ['电线杆', '盘龙村三组', '陈秀英']) expect(stored).not.toContain(canary);
  });

  it('answers a repeated report as the first, whose number and events stay the only ones', async () => {
    const first = await report({ 'idempotency-key': KEY });
    const stored = hanyin.store.log.length;
    const again = await report({ 'idempotency-key': KEY });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(hanyin.store.log).toHaveLength(stored);
    const other = await hanyin.post(
      '/appeals',
      'reporter',
      { ...pole, words: '另一件事' },
      { 'idempotency-key': KEY },
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'command/key-reused' } });
  });

  it('goes all the way: route, accept, contact, resolve, deliver, rate', async () => {
    const id = await reported();
    const at = (path: string, by: string, body: object) => hanyin.post(`/appeals/${id}/${path}`, by, body);
    await at('route', 'countyDispatcher', { unit: 'centre-610921102', reason: '先行排险' });
    const accepted = await at('accept', 'townOfficer', {
      assignee: 'officer-centre-610921102',
      contact: { means: 'phone', reached: true, note: '已嘱老人到院坝' },
    });
    expect(accepted).toMatchObject({ status: 200, body: { status: 'handling' } });
    const resolved = await at('resolve', 'townOfficer', {
      outcome: 'solved',
      account: '电线杆已扶正',
      attachments: [{ ref: hanyin.upload(Buffer.from('photo')) }],
    });
    expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved' } });
    const rated = await at('rate', 'reporter', {
      stars: 5,
      responded: true,
      solved: true,
      satisfied: true,
      remark: '真快',
    });
    expect(rated).toMatchObject({ status: 200, body: { status: 'closed', round: 1 } });
    expect(rated.body.events.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['AppealRated', 'AppealClosed']),
    );
  });

  it('answers a repeated step with the first answer, whatever happened since', async () => {
    const id = await reported();
    const route = () =>
      hanyin.post(
        `/appeals/${id}/route`,
        'countyDispatcher',
        { unit: 'centre-610921102', reason: '先行排险' },
        { 'idempotency-key': KEY },
      );
    const first = await route();
    await hanyin.post(`/appeals/${id}/accept`, 'townOfficer', { assignee: 'officer-centre-610921102' });
    expect((await route()).body).toEqual(first.body);
    expect(first.body.status).toBe('routed');
  });

  it('tells whoever came too late what happened in between', async () => {
    const id = await reported();
    await hanyin.post(`/appeals/${id}/comments`, 'townDispatcher', {
      text: '只给同事看',
      visibleTo: 'staff',
    });
    await hanyin.post(`/appeals/${id}/comments`, 'reporter', { text: '又掉下一根', visibleTo: 'everyone' });
    const stale = (by: string) =>
      hanyin.post(
        `/appeals/${id}/comments`,
        by,
        { text: '迟到的话', visibleTo: 'everyone' },
        { 'if-match': '"1"' },
      );
    const types = (body: { events: { revision: number }[] }) => body.events.map(({ revision }) => revision);
    const staff = await stale('townDispatcher');
    expect(staff).toMatchObject({
      status: 412,
      body: { code: 'command/revision-mismatch', expected: 1, actual: 3 },
    });
    expect(types(staff.body)).toEqual([2, 3]);
    expect(types((await stale('reporter')).body)).toEqual([3]);
  });

  it('knows no appeal that is not the caller’s', async () => {
    const id = await reported();
    for (const path of ['comments', 'rate', 'withdraw']) {
      const bodies: Readonly<Record<string, object>> = {
        comments: { text: '不是我的事', visibleTo: 'everyone' },
        rate: { stars: 1, responded: false, solved: false, satisfied: false },
        withdraw: {},
      };
      const { status, body } = await hanyin.post(`/appeals/${id}/${path}`, 'neighbour', bodies[path] ?? {});
      expect({ path, status, code: body.code }).toEqual({ path, status: 404, code: 'appeal/not-found' });
    }
    expect(await hanyin.get('/appeals/no-such-thing', 'reporter')).toMatchObject({ status: 404 });
  });

  it('refuses a step that the role may not do, and says so', async () => {
    const id = await reported();
    expect(await hanyin.post(`/appeals/${id}/route`, 'reporter', {})).toMatchObject({
      status: 403,
      body: { code: 'access/forbidden' },
    });
  });

  it('points at each field that does not hold', async () => {
    const { status, body } = await hanyin.post('/appeals', 'reporter', { ...pole, place: {}, colour: 'red' });
    expect(status).toBe(400);
    expect(
      body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
    ).toEqual(
      expect.arrayContaining([
        ['/place/region', 'field/required'],
        ['/colour', 'field/unknown'],
      ]),
    );
    const form = await hanyin.post('/appeals', 'reporter', { ...pole, form: { nonsense: true } });
    expect(form).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: expect.stringMatching(/^\/form/) }] },
    });
  });

  it('merges one appeal into another, once, however often it is sent', async () => {
    const [source, target] = [await reported(), await reported()];
    const merge = () =>
      hanyin.post(
        `/appeals/${source}/merge`,
        'countyDispatcher',
        { target, reason: '同一根电线杆' },
        { 'idempotency-key': KEY },
      );
    const first = await merge();
    expect(first).toMatchObject({ status: 200, body: { status: 'merged' } });
    expect((await merge()).body).toEqual(first.body);
    const types = hanyin.store.log.map(({ type }) => type).filter((type) => /Absorbed|Merged/.test(type));
    expect(types).toEqual(['AppealAbsorbed', 'AppealMerged']);
    expect(JSON.stringify(hanyin.store.log)).not.toContain('同一根电线杆');
  });

  it('merges under the id that the saga would use, so that the saga finds it done', async () => {
    const [source, target] = [await reported(), await reported()];
    await hanyin.post(`/appeals/${source}/merge`, 'countyDispatcher', { target, reason: '同一根电线杆' });
    const { events } = await hanyin.executor.load(hanyin.aggregate, appealStream(target as AppealId));
    const absorbed = events.filter(({ event }) => event.type === 'AppealAbsorbed');
    const sent = absorbed.flatMap((recorded) => {
      const input = { kind: 'event', recorded } as const;
      const [instance = ''] = mergingSaga.instancesOf(recorded);
      return mergingSaga
        .react(mergingSaga.evolve(mergingSaga.initial, input, instance), input, instance)
        .flatMap((effect, index) =>
          effect.kind === 'send'
            ? [{ ...effect, id: commandIdFor(mergingSaga.name, instance, causeOfEvent(recorded), index) }]
            : [],
        );
    });
    const [effect] = sent;
    if (!effect) throw new Error('the saga sent nothing');
    const outcome = await hanyin.executor.execute(
      hanyin.aggregate,
      { stream: effect.to, commandId: effect.id, correlationId: 'saga' as CorrelationId, actor: SYSTEM },
      effect.command,
    );
    expect(outcome).toMatchObject({ repeated: true, stream: appealStream(source as AppealId) });
  });

  it('lets another citizen endorse what they see in public', async () => {
    const id = await reported();
    expect(await hanyin.get(`/appeals/${id}`, 'neighbour')).toMatchObject({ status: 404 });
    const shown = await hanyin.get(`/appeals/${id}/public`, 'neighbour');
    expect(shown).toMatchObject({ status: 200, body: { endorsements: 0, region: '610921102206' } });
    expect(JSON.stringify(shown.body)).not.toContain('电线杆把树');
    expect(await hanyin.post(`/appeals/${id}/endorse`, 'neighbour', {})).toMatchObject({ status: 200 });
    expect(await hanyin.post(`/appeals/${id}/endorse`, 'neighbour', {})).toMatchObject({
      status: 409,
      body: { code: 'appeal/already-endorsed' },
    });
  });
});

describe('an anonymous report', () => {
  let hanyin: AppealsApp;
  beforeEach(async () => {
    hanyin = await appealsApp();
  });
  afterEach(() => hanyin.close());

  const violation = {
    channel: 'web',
    service: 'violation',
    words: '村口沙场夜里偷采河沙',
    place: { region: '610921102206' },
    anonymous: true,
  };
  const file = async (by: string | undefined, key?: string, body: object = violation) =>
    hanyin.post('/appeals', by, body, key === undefined ? {} : { 'idempotency-key': key });

  it('needs a key that nobody guesses', async () => {
    expect(await file(undefined)).toMatchObject({ status: 400, body: { code: 'request/key-required' } });
    expect(await file('reporter')).toMatchObject({ status: 400, body: { code: 'request/key-required' } });
  });

  it('answers the secret that opens it, also to the same request again', async () => {
    const services = (await hanyin.get('/catalogue')).body.services as { id: string; violation: boolean }[];
    const service = services.find((each) => each.violation)?.id;
    const first = await file(undefined, KEY, { ...violation, service });
    expect(first.status).toBe(201);
    const { id, secret } = first.body;
    expect(secret).toMatch(/^[0-9A-Z]{32}$/);
    expect((await file(undefined, KEY, { ...violation, service })).body).toEqual(first.body);
    expect(JSON.stringify(hanyin.store.log)).not.toContain(secret);
    expect(await hanyin.get(`/appeals/${id}`, undefined, { 'suqiu-secret': secret })).toMatchObject({
      status: 200,
    });
    expect(await hanyin.get(`/appeals/${id}`, undefined, { 'suqiu-secret': '0'.repeat(32) })).toMatchObject({
      status: 404,
    });
  });

  it('leaves no trace of the account that sent it', async () => {
    const services = (await hanyin.get('/catalogue')).body.services as { id: string; violation: boolean }[];
    const service = services.find((each) => each.violation)?.id;
    const { status } = await file('reporter', KEY, { ...violation, service });
    expect(status).toBe(201);
    expect(JSON.stringify(hanyin.store.log)).not.toContain('chen-xiuying');
  });

  it('refuses to be anonymous and to name its reporter', async () => {
    const named = { ...violation, reporter: { name: '陈秀英', phone: '13891500000' } };
    expect(await file('reporter', KEY, named)).toMatchObject({
      status: 422,
      body: { code: 'appeal/anonymous-with-reporter' },
    });
  });
});
