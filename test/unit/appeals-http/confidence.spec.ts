import { appealsApp, type AppealsApp } from './appeals-app';

describe('a report in confidence', () => {
  let hanyin: AppealsApp;
  beforeEach(async () => {
    hanyin = await appealsApp();
  });
  afterEach(() => hanyin.close());

  const violation = {
    channel: 'app',
    service: 'violation-report',
    words: '村上发低保时有人收好处费',
    place: { region: '610921102206' },
  };
  const logged = (id: string) =>
    JSON.stringify(hanyin.store.log.filter(({ stream }) => stream === `appeal-${id}`));
  /** The keys under which something in these events is sealed. */
  const keysIn = (text: string) => new Set([...text.matchAll(/key-\d+/g)].map(([key]) => key));

  it('shares no name and no key with what else is its reporter’s, whatever they do in it', async () => {
    const open = (await hanyin.post('/appeals', 'reporter', { ...violation, service: 'sanitation' })).body.id;
    const { id } = (await hanyin.post('/appeals', 'reporter', violation)).body;
    const said = { text: '他们昨天又收了一次', visibleTo: 'everyone' };
    expect((await hanyin.post(`/appeals/${id}/comments`, 'reporter', said)).status).toBe(200);
    expect((await hanyin.post(`/appeals/${id}/urge`, 'reporter', { reason: '请尽快查' })).status).toBe(200);
    expect(logged(open)).toContain('citizen:chen-xiuying');
    expect(logged(id).replaceAll('pseudonym-chen-xiuying', '')).not.toContain('chen-xiuying');
    expect([...keysIn(logged(id))].filter((key) => keysIn(logged(open)).has(key))).toEqual([]);
  });

  it('is its reporter’s all the same, and nobody else’s', async () => {
    const { id } = (await hanyin.post('/appeals', 'reporter', violation)).body;
    expect((await hanyin.get(`/appeals/${id}`, 'reporter')).status).toBe(200);
    expect((await hanyin.get(`/appeals/${id}`, 'neighbour')).status).toBe(404);
    await hanyin.project();
    const mine = (await hanyin.get('/appeals?mine=true', 'reporter')).body.items as { id: string }[];
    expect(mine.map((row) => row.id)).toEqual([id]);
  });

  it('is so already when its words suggest one, before anybody has said what it is', async () => {
    const words = '有人违纪违法，收受好处费';
    const { id } = (await hanyin.post('/appeals', 'reporter', { ...violation, service: undefined, words }))
      .body;
    expect(logged(id)).toContain('pseudonym-chen-xiuying');
    expect(logged(id).replaceAll('pseudonym-chen-xiuying', '')).not.toContain('chen-xiuying');
  });
});
