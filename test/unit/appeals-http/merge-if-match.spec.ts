import type { AppealId } from '../../../src/kernel/ids';
import { appealStream } from '../../../src/kernel/ids';
import { appealsApp, type AppealsApp } from './appeals-app';

const pole = {
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆把树推到我家房上，母亲一人在家',
  place: { region: '610921102206', address: '盘龙村三组' },
};
const KEY = '7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47';

describe('merging under If-Match', () => {
  let hanyin: AppealsApp;
  let source: string;
  let target: string;
  beforeEach(async () => {
    hanyin = await appealsApp();
    const reported = async () => (await hanyin.post('/appeals', 'reporter', pole)).body.id as string;
    [source, target] = [await reported(), await reported()];
    await comment(source);
  });
  afterEach(() => hanyin.close());

  const comment = (id: string) =>
    hanyin.post(`/appeals/${id}/comments`, 'reporter', { text: '树还压着', visibleTo: 'everyone' });
  const merge = (ifMatch: number) =>
    hanyin.post(
      `/appeals/${source}/merge`,
      'countyDispatcher',
      { target, reason: '同一根电线杆' },
      { 'idempotency-key': KEY, 'if-match': `"${ifMatch}"` },
    );
  const typesOf = (id: string) =>
    hanyin.store.log
      .filter(({ stream }) => stream === appealStream(id as AppealId))
      .map(({ type }) => type)
      .slice(-1);

  it('asks for the source as it was seen, whatever the target’s revision', async () => {
    expect(await merge(2)).toMatchObject({ status: 200, body: { status: 'merged', revision: 3 } });
  });

  it('records nothing on either when the source has changed since', async () => {
    expect(await merge(1)).toMatchObject({ status: 412, body: { code: 'command/revision-mismatch' } });
    expect([...typesOf(source), ...typesOf(target)]).toEqual(['CommentAdded', 'AppealClassified']);
  });

  it('answers the same when it is repeated, though it has itself moved the source on', async () => {
    const first = await merge(2);
    expect(await merge(2)).toMatchObject({ status: 200, body: first.body });
  });

  it('is finished once the target has absorbed, though the source moves meanwhile', async () => {
    const append = hanyin.store.append.bind(hanyin.store);
    hanyin.store.append = async (stream, expected, events) => {
      const appended = await append(stream, expected, events);
      if (events.some(({ type }) => type === 'AppealAbsorbed')) {
        hanyin.store.append = append;
        await comment(source);
      }
      return appended;
    };
    expect(await merge(2)).toMatchObject({ status: 200, body: { status: 'merged', revision: 4 } });
  });
});
