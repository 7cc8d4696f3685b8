import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from '../kit/api/exchange';
import { removeFolder, startService, type Service } from '../kit/service';

const GUIDE = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');

describe('the calendar, asked by a front end', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T12:30:00.000+08:00' },
    });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const ask = async (path: string) => {
    const answer = await exchange(new Request(`${service.url}/api/v1/calendar/${path}`));
    return { body: (await answer.json()) as object, status: answer.status, headers: answer.headers };
  };

  it('answers as the guide shows', async () => {
    const asked = [...GUIDE.matchAll(/'http:\/\/localhost:3000\/api\/v1\/calendar\/(.*)'/g)].map(
      ([, path]) => path!,
    );
    expect(asked.length).toBeGreaterThan(1);
    for (const path of asked) expect(GUIDE).toContain(JSON.stringify((await ask(path)).body));
  });

  it.each([
    [
      'moment',
      { at: '2026-07-01T12:30:00.000+08:00', working: false, opensAt: '2026-07-01T14:30:00.000+08:00' },
    ],
    ['moment?at=2026-07-01T18:00:00%2B08:00', { working: true, opensAt: '2026-07-01T18:00:00.000+08:00' }],
    ['moment?at=2026-10-10', { working: false, opensAt: '2026-10-10T08:30:00.000+08:00' }],
    ['moment?at=2027-01-01T10:00:00%2B08:00', { working: true, provisional: true }],
    ['later?amount=3&unit=days', { at: '2026-07-06T18:00:00.000+08:00' }],
    ['later?from=2026-07-01T10:00:00%2B08:00&amount=4&unit=hours', { at: '2026-07-01T16:30:00.000+08:00' }],
    [
      'later?from=2026-07-01T11:30:00%2B08:00&amount=240&unit=minutes',
      { at: '2026-07-01T18:00:00.000+08:00' },
    ],
    ['later?from=2026-09-30&amount=5&unit=days&place=610921102206', { calendar: '610921/610921102@1' }],
  ])('says of %s what a deadline would', async (path, expected) => {
    expect((await ask(path)).body).toMatchObject(expected);
  });

  it('lets an answer about a named moment be kept, and that of now be asked again', async () => {
    const named = 'moment?at=2026-07-01T10:00:00%2B08:00';
    expect((await ask(named)).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await ask('moment')).headers.get('cache-control')).not.toContain('public');
  });

  it.each([
    ['moment?place=610921999', 422, 'calendar/unknown-place'],
    ['moment?at=1890-01-01', 400, 'request/invalid'],
    ['later?amount=100000&unit=days&from=2026-01-01', 422, 'calendar/out-of-range'],
    ['later?amount=0&unit=days', 400, 'request/invalid'],
  ])('refuses %s and says what to ask', async (path, status, code) => {
    expect(await ask(path)).toMatchObject({ status, body: { code } });
  });
});
